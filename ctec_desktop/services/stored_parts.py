"""Merged parts as they were issued, found by an agreement that stands in them."""

from functools import cached_property
from typing import TYPE_CHECKING

from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import AgreementView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries import agreements as queries
from ctec_desktop.storage.queries.printing import holds_others

if TYPE_CHECKING:
    from ctec_desktop.documents.preview import PageShower
    from ctec_desktop.storage.database import Database


class StoredParts:
    """Keeps the part a person is looking at in memory, so that turning a page does not decrypt it again."""

    def __init__(self, database: "Database") -> None:
        self._database = database
        self._shown: tuple[StoredFile, bytes] | None = None

    @cached_property
    def shower(self) -> "PageShower":
        from ctec_desktop.documents.preview import PageShower

        return PageShower()

    def seen(self, actor: Actor, agreement_id: int) -> AgreementView:
        """Raises: RuleViolation when the agreement is gone, out of the actor's sight, or has no paper yet."""
        with self._database.read() as connection:
            found = queries.agreement(connection, actor.scope, agreement_id)
        if found is None:
            raise RuleViolation([Problem(AgreementCode.NO_SUCH_AGREEMENT)])
        if not found.is_issued:
            raise RuleViolation([Problem(AgreementCode.NO_PAPER_YET)])
        return found

    def whole(self, actor: Actor, agreement_id: int) -> AgreementView:
        """The same, to hand out every page of its part.

        Raises: RuleViolation when there are papers in it that are out of the actor's sight.
        """
        found = self.seen(actor, agreement_id)
        with self._database.read() as connection:
            is_beyond = holds_others(connection, actor.scope, found.part_id)
        if is_beyond:
            raise RuleViolation([Problem(AgreementCode.PART_BEYOND_SCOPE)])
        return found

    def data(self, part_id: int) -> bytes:
        """The whole PDF."""
        with self._database.read() as connection:
            stored, _ = queries.stored_part(connection, part_id)
        shown = self._shown
        if shown is None or shown[0] != stored:
            shown = self._shown = (stored, self._database.files.read(stored))
        return shown[1]
