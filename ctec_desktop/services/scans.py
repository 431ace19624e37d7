"""扫描收件: paper that came back is filed by its own codes; what cannot be is shown to a person, never guessed."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.signing_places import code_corners_mm
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.scan_matching import KnownVersion, by_hand_problem
from ctec_desktop.domain.scan_views import IntakeReport, ReturnedAgreement, TrayFile, TrayPage
from ctec_desktop.domain.scans import CopyPlace, PagePlace, PageState, ReturnedPaper, copy_of
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.scans.reading import CopyPage, make_copies
from ctec_desktop.services.agreement_batch import PAGE_KEY_ID
from ctec_desktop.services.agreement_carrying import note_returned
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.scan_copies import CopyMaker
from ctec_desktop.services.scan_folders import files_of
from ctec_desktop.services.scan_intake import FileTaken, Intake, place_facts, scanning_folder
from ctec_desktop.storage.queries import scan_tray as tray
from ctec_desktop.storage.queries import scans as queries
from ctec_desktop.storage.tables import ScanFileRow, ScanPageRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import scans as writer
from ctec_desktop.storage.writers.records import record
from ctec_desktop.wording import scans as words

_TURNS = frozenset({0, 90, 180, 270})


class ScanService(Service):
    @needs(Permission.SCANS_FILE)
    def take_in(self, actor: Actor, paths: Sequence[Path], progress: Progress | None = None) -> Outcome[IntakeReport]:
        """Takes in files, and the scans lying in folders; each file is in the record whole before the next one begins.

        Raises:
            RuleViolation: there is nothing to take in.
            Cancelled: the files before are in, nothing of this one is.
        """
        files, unseen = files_of(paths)
        if not files and not unseen:
            raise RuleViolation([Problem(ScanCode.NO_FILES)])
        told = progress or SilentProgress()
        intake = Intake(self._database, actor)
        taken: list[FileTaken] = []
        for n, path in enumerate(files, 1):
            told.begin(words.taking(path.name, n, len(files)), 0)
            taken.append(intake.take(path, told))
        agreements = tuple(sorted({one for file in taken for one in file.agreement_ids}))
        report = IntakeReport(
            (*(one.report for one in taken), *unseen), sum(one.completed for one in taken), agreements
        )
        return Outcome(report, _changed(agreements))

    @needs(Permission.SCANS_SEE)
    def tray(self, actor: Actor) -> tuple[TrayPage, ...]:
        """Pages that wait for a person, oldest first."""
        with self._database.read() as connection:
            return tray.tray_pages(connection, actor.scope)

    @needs(Permission.SCANS_SEE)
    def refused_files(self, actor: Actor) -> tuple[TrayFile, ...]:
        """Files that could not be read and nobody has put aside."""
        del actor
        with self._database.read() as connection:
            return tray.tray_files(connection)

    @needs(Permission.SCANS_SEE)
    def returned(self, actor: Actor, class_name: str | None = None) -> tuple[ReturnedAgreement, ...]:
        """Agreements of which anything came back, original by original."""
        with self._database.read() as connection:
            return queries.returned_agreements(connection, actor.scope, class_name)

    @needs(Permission.SCANS_SEE)
    def save_page(self, actor: Actor, page_id: int, target: Path) -> Path:
        """Writes a page of the tray as a PDF, to be looked at beside the record.

        Raises:
            RuleViolation: it does not wait in the tray, or is out of sight.
        """
        if page_id not in {page.id for page in self.tray(actor)}:
            raise RuleViolation([Problem(ScanCode.NOT_IN_TRAY)])
        with self._picture(actor, page_id) as made, write_beside(target) as temporary:
            shutil.copyfile(made, temporary)
        return target

    @needs(Permission.SCANS_SEE)
    def page_png(self, actor: Actor, page_id: int, dpi: int) -> bytes:
        """A page of the tray as a picture, as it came.

        Raises:
            RuleViolation: it does not wait in the tray, or is out of sight.
        """
        if page_id not in {page.id for page in self.tray(actor)}:
            raise RuleViolation([Problem(ScanCode.NOT_IN_TRAY)])
        with self._picture(actor, page_id) as made, open_pdf(made) as pdf:
            return pdf.png(0, dpi)

    @contextmanager
    def _picture(self, actor: Actor, page_id: int) -> Iterator[Path]:
        """A page as a PDF of its own, while the block lasts."""
        with self._database.read() as connection:
            source = tray.page_source(connection, actor.scope, page_id)
        assert source is not None
        with scanning_folder(self._database) as folder:
            page = CopyPage(CopyMaker(self._database, folder).source(source.stored), source.n, None)
            (made,) = make_copies([[page]], code_corners_mm(), folder)
            yield made.target

    @needs(Permission.SCANS_SEE)
    def place_named(self, actor: Actor, number: str, paper: ReturnedPaper, copy: int, page: int) -> PagePlace:
        """A place as a person reads it off the foot of a page.

        Raises:
            RuleViolation: there is no such agreement, original or page.
        """
        with self._database.read() as connection:
            known = queries.known_number(connection, actor.scope, number.strip())
        if known is None:
            facts = {"number": number.strip()}
            raise RuleViolation([Problem(ScanCode.PLACE_UNKNOWN, facts=facts, place=FieldPlace("number"))])
        place = PagePlace(known.version_id, paper, copy, page)
        _refuse_outside(known, place)
        return place

    @needs(Permission.SCANS_FILE)
    def file_by_hand(
        self, actor: Actor, page_id: int, place: PagePlace, *, turn: int = 0, is_replacing: bool = False
    ) -> Outcome[int]:
        """A person says where a page of the tray belongs.

        Args:
            turn: degrees clockwise that make it upright, for a page without a code.
            is_replacing: the page that is filed there is put aside.

        Raises:
            RuleViolation: the page is not in the tray, there is no such place, it is taken, or the page's own code,
                which is genuine, says something else.
        """
        if turn not in _TURNS:
            raise ValueError(f"a page is turned by quarters, not by {turn}")
        with self._database.read() as connection:
            known = queries.known_version(connection, actor.scope, place.version_id)
            filed = queries.filed_pages(connection, [place.version_id])
            source = tray.page_source(connection, actor.scope, page_id)
        if known is None or source is None:
            raise RuleViolation([Problem(ScanCode.NO_SUCH_PAGE)])
        _refuse_outside(known, place)
        if problem := by_hand_problem(source.codes, {PAGE_KEY_ID: self._database.keys.page}, known, place):
            raise RuleViolation([problem])
        there = filed.get(place)
        if there is not None and not is_replacing:
            raise RuleViolation([Problem(ScanCode.PLACE_TAKEN, facts=place_facts(known, place))])
        with scanning_folder(self._database) as folder:
            maker = CopyMaker(self._database, folder)
            page = CopyPage(maker.source(source.stored), source.n, source.quad, turn)
            copies = maker.with_pages({place: page}, [known])
            with self._database.unit(Command(actor.name, "scans.file_by_hand", known.number)) as unit:
                if there is not None:
                    self._page(unit, there.id).state = PageState.SET_ASIDE.value
                    unit.session.flush()
                row = self._page(unit, page_id)
                if row.state not in (PageState.TRAY, PageState.BLANK, PageState.SET_ASIDE):
                    raise RuleViolation([Problem(ScanCode.NOT_IN_TRAY)])
                writer.set_filed(unit, row, actor.name, place, turn)
                writer.keep_copies(unit, copies)
                if place.paper is ReturnedPaper.AGREEMENT:
                    note_returned(unit, actor.name, [known.agreement_id])
        return Outcome(page_id, _changed((known.agreement_id,)))

    @needs(Permission.SCANS_FILE)
    def set_aside(
        self, actor: Actor, page_ids: Sequence[int], reason: str, file_ids: Sequence[int] = ()
    ) -> Outcome[int]:
        """Pages and unreadable files of the tray that need no filing; the files they came in stay.

        Raises:
            RuleViolation: no reason, or one of the pages does not wait in the tray.
        """
        if not reason.strip():
            raise RuleViolation([Problem(ScanCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "scans.set_aside", reason.strip())) as unit:
            for page_id in page_ids:
                if tray.page_source(unit.connection, actor.scope, page_id) is None:
                    raise RuleViolation([Problem(ScanCode.NO_SUCH_PAGE)])
                row = self._page(unit, page_id)
                if row.state != PageState.TRAY:
                    raise RuleViolation([Problem(ScanCode.NOT_IN_TRAY)])
                row.state = PageState.SET_ASIDE.value
            for file_id in file_ids:
                file = record(unit, ScanFileRow, file_id)
                if file.problem is None or file.closed_at_utc is not None:
                    raise RuleViolation([Problem(ScanCode.NOT_IN_TRAY)])
                file.closed_by, file.closed_at_utc = actor.name, unit.at_utc
            unit.session.flush()
        return Outcome(len(page_ids) + len(file_ids), _changed(()))

    @needs(Permission.SCANS_FILE)
    def take_out(self, actor: Actor, place: PagePlace, reason: str) -> Outcome[int]:
        """A filed page goes back into the tray; the picture of its original is not whole any more.

        Raises:
            RuleViolation: no reason, or nothing is filed there.
        """
        if not reason.strip():
            raise RuleViolation([Problem(ScanCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.read() as connection:
            known = queries.known_version(connection, actor.scope, place.version_id)
            there = queries.filed_pages(connection, [place.version_id]).get(place)
        if known is None or there is None:
            raise RuleViolation([Problem(ScanCode.NOT_FILED)])
        problem = Problem(ScanCode.PAGE_TAKEN_OUT, facts={"reason": reason.strip()})
        with self._database.unit(Command(actor.name, "scans.take_out", reason.strip())) as unit:
            writer.set_excepted(unit, self._page(unit, there.id), problem)
            writer.drop_image(unit, copy_of(place))
        return Outcome(there.id, _changed((known.agreement_id,)))

    @needs(Permission.SCANS_FILE)
    def note_originals(
        self, actor: Actor, places: Sequence[CopyPlace], on: date | None, handed_by: str = ""
    ) -> Outcome[int]:
        """The paper itself is back (原件已回), on that day and from whom; None takes it back.

        Raises:
            RuleViolation: a day ahead, or an original that there is not.
        """
        if on is not None and on > self._clock.today():
            raise RuleViolation([Problem(ScanCode.DAY_AHEAD, facts={"on": on.isoformat()}, place=FieldPlace("on"))])
        touched = set()
        with self._database.unit(Command(actor.name, "scans.note_originals", handed_by.strip() or None)) as unit:
            for place in places:
                known = queries.known_version(unit.connection, actor.scope, place.version_id)
                if known is None:
                    raise RuleViolation([Problem(ScanCode.NO_SUCH_PAGE)])
                _refuse_outside(known, PagePlace(*place, 1))
                row = writer.copy_row(unit, place)
                row.original_on = on
                row.original_from = handed_by.strip() or None if on is not None else None
                row.original_noted_by = actor.name if on is not None else None
                touched.add(known.agreement_id)
            unit.session.flush()
        return Outcome(len(places), _changed(touched))

    @staticmethod
    def _page(unit: WriteUnit, page_id: int) -> ScanPageRow:
        return record(unit, ScanPageRow, page_id)


def _refuse_outside(known: KnownVersion, place: PagePlace) -> None:
    originals = known.originals if place.paper is ReturnedPaper.AGREEMENT else 1
    pages = known.pages.get(place.paper, 0)
    if not 1 <= place.copy <= originals or not 1 <= place.page <= pages:
        facts = {**place_facts(known, place), "originals": originals, "pages": pages}
        raise RuleViolation([Problem(ScanCode.PLACE_OUTSIDE, facts=facts, place=FieldPlace("page"))])


def _changed(agreement_ids: Iterable[int]) -> tuple[Change, ...]:
    return (Change(Area.SCANS), Change(Area.AGREEMENTS, tuple(sorted(agreement_ids))))
