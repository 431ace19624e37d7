"""From what a row says, what the record has and what stands against it to what importing the row would do."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.drafts_placements import SelfPlacementDraft
from ctec_desktop.domain.import_plan import Action, D, FieldChange, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.sheets.result import SheetRecord

U = TypeVar("U", EnterpriseDraft, SelfPlacementDraft)


def planned_row(
    record: SheetRecord[D],
    label: str,
    problems: Iterable[Problem],
    known_id: int | None,
    changes: tuple[FieldChange, ...] = (),
) -> PlannedRow[D]:
    """The row under its group: refused and held by what stands against it, else by whether the record knows it."""
    told = (*record.problems, *problems)
    severities = {problem.severity for problem in told}
    if Severity.REFUSED in severities:
        return PlannedRow(record.row, label, Action.REFUSED, Action.REFUSED, record.draft, problems=told)
    intent = Action.NEW if known_id is None else Action.CHANGED if changes else Action.SAME
    action = Action.HELD if Severity.HELD in severities and intent is not Action.SAME else intent
    return PlannedRow(record.row, label, action, intent, record.draft, known_id, changes, told)


def with_codes_named_elsewhere(
    records: Sequence[SheetRecord[U]], name_of: Callable[[U], str | None]
) -> tuple[SheetRecord[U], ...]:
    """A row without a credit code takes the one that another row of the sheet gives a unit of the same name."""
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        if record.draft.uscc:
            codes[search_key(name_of(record.draft) or "")].add(record.draft.uscc)
    only = {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}

    def filled(draft: U) -> U:
        return draft if draft.uscc else replace(draft, uscc=only.get(search_key(name_of(draft) or "")))

    return tuple(replace(record, draft=filled(record.draft)) for record in records)


def differences(draft: object, known: object | None, fields: Mapping[str, str]) -> tuple[FieldChange, ...]:
    """Fields the sheet states otherwise than the record; a blank cell states nothing.

    Args:
        known: None where the record has nothing of the kind yet.
        fields: field of the draft → attribute of the record.
    """
    pairs = (
        (field, getattr(draft, field), None if known is None else getattr(known, own)) for field, own in fields.items()
    )
    return tuple(
        FieldChange(field, None if old is None else str(old), str(new))
        for field, new, old in pairs
        if new is not None and new != old
    )
