"""A row of a grid that somebody else changed while it was being filled in."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import WHOLE_ROW, FieldPlace, Problem

# What stands in the cells of a row that can be filled in.
Cells: TypeAlias = tuple[date | str | None, ...]


def refuse_changed(rows: Iterable[tuple[int, Cells | None, Cells, Cells]]) -> None:
    """
    Args:
        rows: of each row the id of its record, what stood there when it was filled in (None where nobody looked), what
            shall stand there, and what stands there by now.

    Raises: RuleViolation naming every row that somebody changed, unless both wrote the same.
    """
    changed = [
        _changed(key, known) for key, shown, wanted, known in rows if shown is not None and known not in (shown, wanted)
    ]
    if changed:
        raise RuleViolation(changed)


def _changed(key: int, known: Cells) -> Problem:
    told = [cell.isoformat() if isinstance(cell, date) else cell for cell in known if cell]
    return Problem(
        RecordCode.ROW_CHANGED, facts={"now": " · ".join(told) or None}, place=FieldPlace(f"{WHOLE_ROW}:{key}")
    )
