"""催收: what every unit or class still owes of the papers it was handed, as a slip or as a text for a chat."""

from pathlib import Path

from ctec_desktop.domain.codes.handouts import HandoutCode
from ctec_desktop.domain.handouts import Chase, ReceiverKind, chases
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.handouts import standing_papers
from ctec_desktop.storage.queries.school import school
from ctec_desktop.wording import handouts as words


class ChasingService(Service):
    @needs(Permission.HANDOUTS_SEE)
    def chases(self, actor: Actor, receiver: ReceiverKind, name: str | None = None) -> tuple[Chase, ...]:
        """What every unit, or class, still owes; or the one with this name."""
        with self._database.read() as connection:
            papers = standing_papers(connection, actor.scope)
        found = chases(receiver, papers, self._clock.today())
        return tuple(one for one in found if name is None or one.name == name)

    @needs(Permission.HANDOUTS_SEE)
    def slip_text(self, actor: Actor, receiver: ReceiverKind, name: str) -> str:
        """The slip of one unit or class to paste into a chat.

        Raises: RuleViolation: it owes nothing.
        """
        found = self._owed(actor, receiver, name)
        return words.chat_text(found[0], self._clock.today(), self._school_name())

    @needs(Permission.HANDOUTS_SEE)
    def write_slips(
        self,
        actor: Actor,
        receiver: ReceiverKind,
        target: Path,
        name: str | None = None,
        progress: Progress | None = None,
    ) -> Outcome[int]:
        """Writes one slip for each unit, or class, that owes papers, into one PDF. Returns how many slips.

        Raises: RuleViolation: nobody owes anything.
        """
        from ctec_desktop.documents.handouts import PaperListSnapshot, print_slips

        found, today = self._owed(actor, receiver, name), self._clock.today()
        about = self._school_name()
        slips = [
            PaperListSnapshot(
                one.name,
                about,
                words.slip_about(one, today),
                tuple(words.slip_line(n, paper, today) for n, paper in enumerate(one.papers, 1)),
            )
            for one in found
        ]
        with write_beside(target) as temporary:
            print_slips(slips, temporary, progress or SilentProgress())
        return Outcome(len(slips))

    def _owed(self, actor: Actor, receiver: ReceiverKind, name: str | None) -> tuple[Chase, ...]:
        found = self.chases(actor, receiver, name)
        if not found:
            raise RuleViolation([Problem(HandoutCode.NOTHING_OUTSTANDING)])
        return found

    def _school_name(self) -> str:
        with self._database.read() as connection:
            return school(connection).name
