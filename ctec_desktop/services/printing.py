"""Papers to a printer: which pages there are, their pictures, and how far printing went."""

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.printing import PrintableView, PrintEntry, PrintRun, begins_on_sheets, last_page
from ctec_desktop.domain.views import AgreementView
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.pictures import GreyPage
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.stored_parts import StoredParts
from ctec_desktop.storage.queries import agreements as queries
from ctec_desktop.storage.queries.printing import last_run, part_pages
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.printing import add_run


class PrintingService(Service):
    """Prints what was stored when it was issued, never a new rendition of it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._parts = StoredParts(self._database)

    @needs(Permission.AGREEMENTS_SEE)
    def of_part(self, actor: Actor, agreement_id: int) -> PrintableView:
        """The whole part an agreement stands in, cover sheets included."""
        found = self._parts.whole(actor, agreement_id)
        with self._database.read() as connection:
            views = queries.agreements_of_part(connection, actor.scope, found.part_id)
            pages = part_pages(connection, found.part_id)
        return self._printable(found, found.file, (1, pages), views)

    @needs(Permission.AGREEMENTS_SEE)
    def of_agreement(self, actor: Actor, agreement_id: int) -> PrintableView:
        """One student's papers: all originals and the consent."""
        found = self._parts.seen(actor, agreement_id)
        until = last_page(found, begins_on_sheets([found], found.first_page))
        return self._printable(found, f"{found.number} {found.student_name}", (found.first_page, until), (found,))

    @needs(Permission.AGREEMENTS_SEE)
    def page(self, actor: Actor, agreement_id: int, page: int, dpi: int) -> GreyPage:
        """A page of the part as the printer draws it: black or white at the edge of every letter.

        Args:
            page: from 1, within the part.
        """
        found = self._parts.seen(actor, agreement_id)
        until = last_page(found, begins_on_sheets([found], found.first_page))
        if not found.first_page <= page <= until:
            self._parts.whole(actor, agreement_id)
        return self._parts.shower.grey(self._parts.data(found.part_id), page - 1, dpi)

    @needs(Permission.AGREEMENTS_SEE)
    def draft_page(self, actor: Actor, draft: bytes, page: int, dpi: int) -> GreyPage:
        """The same of a 草稿, which is kept nowhere."""
        del actor
        return self._parts.shower.grey(draft, page - 1, dpi)

    @needs(Permission.AGREEMENTS_SEE)
    def note(self, actor: Actor, run: PrintRun) -> Outcome[None]:
        """Remembers how far a printer got, to go on from there."""
        self._parts.seen(actor, run.printable.agreement_id)
        with self._database.unit(Command(actor.name, "agreements.print", run.printable.title)) as unit:
            add_run(unit, actor.name, run)
        return Outcome(None, (Change(Area.AGREEMENTS, (run.printable.agreement_id,)),))

    def _printable(
        self, found: AgreementView, title: str, pages: tuple[int, int], views: tuple[AgreementView, ...]
    ) -> PrintableView:
        with self._database.read() as connection:
            last = last_run(connection, found.part_id, *pages)
            newest = queries.newest_versions(connection, found.part_id)
        is_duplex = begins_on_sheets(views, pages[0])
        entries = tuple(
            PrintEntry(
                view.first_page,
                last_page(view, is_duplex),
                view.number,
                view.student_name,
                view.version,
                view.version < newest[view.id],
            )
            for view in views
        )
        return PrintableView(found.id, found.part_id, title, *pages, is_duplex, entries, last)
