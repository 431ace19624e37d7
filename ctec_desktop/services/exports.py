"""Taking what is seen in a list out of the program: as a workbook, and written into the trail."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ctec_desktop.domain.codes.lists import ListCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.sheets.list_export import MOST_ROWS, write_list
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording.lists import export_reason


class ExportService(Service):
    @needs(Permission.LISTS_EXPORT)
    def write_list(
        self, actor: Actor, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], target: Path
    ) -> Outcome[int]:
        """Writes the rows as they are seen, numbers masked where screens mask them; how many there were.

        Who took which list out, and how many rows, is in the trail before the file is at its place.

        Raises:
            RuleViolation: no column, or more rows than a sheet holds.
            EnvironmentFault: the target cannot be written.
        """
        if not headings:
            raise RuleViolation([Problem(ListCode.NO_COLUMNS)])
        with write_beside(target) as temporary:
            written = write_list(temporary, title, headings, _checked(rows))
            with self._database.unit(Command(actor.name, "list.export", export_reason(title, written, target.name))):
                pass
        return Outcome(written)


def _checked(rows: Iterable[Sequence[str]]) -> Iterable[Sequence[str]]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise RuleViolation([Problem(ListCode.TOO_MANY_ROWS, facts={"most": MOST_ROWS})])
        yield row
