"""The sheets that place students, to checked drafts: posts the school names, and places students found themselves."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ctec_desktop.domain import names
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.identifiers import is_placeholder, says_nothing
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.enterprises import credit_code, pay_of
from ctec_desktop.sheets.placement_columns import POST_ASSIGNMENT_COLUMNS, SELF_PLACEMENT_COLUMNS
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader, as_written
from ctec_desktop.sheets.table import read_list

_AGREEMENT: Mapping[str, bool] = {
    **dict.fromkeys(
        (
            "同意",
            "是",
            "已同意",
            "知情同意",
            "同意实习",
            "家长同意",
            "已知情同意",
            "有",
            "已签",
            "已签字",
            "√",
            "y",
            "yes",
        ),
        True,
    ),
    **dict.fromkeys(("不同意", "否", "未同意", "反对", "×", "n", "no"), False),
}
_BETWEEN_DAYS = re.compile(r"\s*(?:至|到|~|～|—+|–|--+|起至)\s*")
# 2026-07-01-2026-12-31 and 2026.7.1-2026.12.31: the dash between two whole days.
_TWO_DAYS = re.compile(r"(.*?\d{4}\D\d{1,2}\D\d{1,2}日?)\s*[-–—－]\s*(\d{4}\D\d{1,2}\D\d{1,2}日?)")


def read_post_assignments(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[PostAssignmentDraft]:
    """Reads who goes to which post; see `read_list`."""
    return read_list(path, POST_ASSIGNMENT_COLUMNS, post_assignment, choice=choice, progress=progress)


def read_self_placements(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[SelfPlacementDraft]:
    """Reads the collected sheet of self-chosen placements; see `read_list`."""
    return read_list(path, SELF_PLACEMENT_COLUMNS, self_placement, choice=choice, progress=progress)


def post_assignment(row: RowReader) -> PostAssignmentDraft:
    from_on, until_on = _days(row)
    return PostAssignmentDraft(
        student_no=_student_no(row),
        name=row.person_name("name"),
        enterprise_name=row.text("enterprise_name"),
        uscc=credit_code(row),
        post_name=_needed(row, "post_name"),
        site_address=row.text("site_address"),
        from_on=from_on,
        until_on=until_on,
        plan_name=row.text("plan_name"),
    )


def self_placement(row: RowReader) -> SelfPlacementDraft:
    from_on, until_on = _days(row)
    pay_fen, pay_unit = pay_of(row)
    agrees, agreed_on = _guardian(row)
    return SelfPlacementDraft(
        student_no=_student_no(row),
        name=row.person_name("name"),
        enterprise_name=_needed(row, "enterprise_name"),
        uscc=credit_code(row),
        enterprise_address=row.text("enterprise_address"),
        contact_name=row.person_name("contact_name"),
        contact_phone=row.phone("contact_phone"),
        post_name=_needed(row, "post_name"),
        site_address=row.text("site_address"),
        mentor_name=row.person_name("mentor_name"),
        mentor_phone=row.phone("mentor_phone"),
        mentor_title=row.text("mentor_title"),
        pay_fen=pay_fen,
        pay_unit=pay_unit,
        from_on=from_on,
        until_on=until_on,
        applied_on=row.day_or_refuse("applied_on"),
        reason=row.text("reason"),
        guardian_agrees=agrees,
        guardian_agreed_on=agreed_on,
        plan_name=row.text("plan_name"),
    )


def _student_no(row: RowReader) -> str | None:
    number = row.number_text("student_no", required=True)
    if number is not None and is_placeholder(number):
        row.refuse("student_no", SheetCode.PLACEHOLDER)
        return None
    return number


def _needed(row: RowReader, key: str) -> str | None:
    """A text without which the row cannot be acted on."""
    if not row.has(key):
        row.refuse(key, SheetCode.FACT_MISSING)
        return None
    return row.text(key, required=True)


def _days(row: RowReader) -> tuple[date | None, date | None]:
    """First and last day, of their own columns or of one that holds both."""
    from_on, until_on = row.day_or_refuse("from_on"), row.day_or_refuse("until_on")
    if from_on is None and until_on is None and row.has("period"):
        from_on, until_on = _period(row)
    if from_on is not None and until_on is not None and until_on < from_on:
        key = "until_on" if row.has("until_on") else "period"
        row.refuse(key, SheetCode.PERIOD_REVERSED, {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()})
    return from_on, until_on


def _period(row: RowReader) -> tuple[date | None, date | None]:
    cell = row.value("period")
    if cell is None or (isinstance(cell, str) and says_nothing(cell)):
        return None, None
    text = as_written(cell).strip()
    found = _TWO_DAYS.fullmatch(text)
    parts = found.groups() if found is not None else tuple(_BETWEEN_DAYS.split(text))
    try:
        first, last = (parse_day(part) for part in parts)
    except (NotADay, ValueError):
        row.refuse("period", SheetCode.PERIOD_UNREADABLE)
        return None, None
    if first.whole_month or last.whole_month:
        row.refuse("period", SheetCode.PERIOD_UNREADABLE)
        return None, None
    return first.on, last.on


def _guardian(row: RowReader) -> tuple[bool | None, date | None]:
    """Whether the guardian agrees and since when; a day in the column of consent says both."""
    agreed_on = row.day_or_refuse("guardian_agreed_on")
    cell = row.value("guardian_agrees")
    if cell is None:
        return (True if agreed_on is not None else None), agreed_on
    if names.search_key(as_written(cell)) in _AGREEMENT:
        return row.choice("guardian_agrees", _AGREEMENT), agreed_on
    try:
        found = row.day("guardian_agrees")
    except NotADay:
        return row.choice("guardian_agrees", _AGREEMENT), agreed_on
    return (True, agreed_on or found.on) if found is not None else (None, agreed_on)
