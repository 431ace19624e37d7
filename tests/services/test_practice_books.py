"""A workbook of practice: made, filled in elsewhere, taken in again; and every file that is not taken."""

from datetime import date
from typing import Any

import openpyxl
import pytest

from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.practice_books import PracticeBookCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.practice.books import FIELDS
from ctec_desktop.domain.practice.merging import Kind, Side
from ctec_desktop.domain.practice.views import DecisionForm, PeriodForm
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.sheets.practice_book import HEAD_ROW
from ctec_desktop.wording import practice_books as words
from tests.schools import CLERK, value
from tests.services.practice_book_desk import (
    COLUMN,
    FORM,
    NEW,
    OTHER_UNIT,
    UNIT,
    kinds,
    made,
    periods,
    plan,
    refused,
    row_of,
    take,
    typed,
    with_stays,
)
from tests.services.undoing import content, undo


@pytest.fixture
def there(staffed):
    """A teacher with three stays: one verified, one approved, one planned."""
    return with_stays(staffed)


def test_a_workbook_is_filled_elsewhere_and_taken_in_once(there):
    before = content(there)
    file = made(there)
    handed_out = content(there)
    typed(file, d2026_07_06={"outcomes": "案例 2 个", "stated_days": 20}, n4=NEW)
    planned = plan(there, file)
    assert kinds(planned) == [Kind.SAME, Kind.THEIRS, Kind.SAME, Kind.NEW]
    assert [one.problems for one in planned.records] == [()] * 4
    assert content(there) == handed_out
    done = take(there, planned)
    assert (done.new, done.changed, done.removed) == (1, 1, 0)
    found = periods(there)
    assert (found["2026-07-06"].outcomes, found["2026-07-06"].stated_days) == ("案例 2 个", 20)
    assert found["2026-07-06"].approved_by == "教务处"
    assert (found["2026-08-10"].unit, found["2026-08-10"].form, found["2026-08-10"].outcomes) == (
        OTHER_UNIT,
        "post",
        "案例 1 个",
    )
    assert refused(there, file)[0] == PracticeBookCode.REPLAYED
    undo(there)
    assert content(there) == handed_out
    assert take(there, plan(there, file)).new == 1
    assert before["practice_workbook"] == []


def test_the_workbook_guards_itself_and_says_what_to_do(there):
    book = openpyxl.load_workbook(made(there))
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [words.SHEET, words.EXPLAINED]
    sheet = book[words.SHEET]
    assert sheet.protection.sheet
    assert sheet.column_dimensions["A"].hidden
    verified, open_row = row_of(sheet, "2025-07-07"), row_of(sheet, "2026-07-06")
    unlocked = {row: {sheet.cell(row, at).protection.locked for at in COLUMN.values()} for row in (verified, open_row)}
    assert unlocked == {verified: {True}, open_row: {False}}
    assert all(sheet.cell(open_row, at).protection.locked for at in (1, 2, 3))
    assert all(sheet.cell(HEAD_ROW + 1, at).protection.locked for at in range(1, sheet.max_column + 1))
    assert sheet.cell(open_row, COLUMN["from_on"]).is_date
    rules = {str(rule.sqref).rstrip("0123456789"): rule for rule in sheet.data_validations.dataValidation}
    offered = [rule.formula1 for rule in rules.values() if rule.type == "list"]
    assert '"企业,实训基地"' in offered
    assert any(FORM in text for text in offered)
    assert sum(rule.type == "date" for rule in rules.values()) == 6
    assert [book[words.LISTS].cell(at, 1).value for at in (1, 2)] == [UNIT, OTHER_UNIT]


def test_both_sides_are_kept_where_they_changed_other_things_and_a_conflict_is_chosen(there):
    file = made(there)
    own = PeriodForm(there.teacher_id, "enterprise", UNIT, "post", from_on="2026-07-06", until_on="2026-08-04")
    version = periods(there)["2026-07-06"].version
    ours = {"mentor": "钱师傅", "goals": "五轴", "id": there.ids[1], "version": version}
    there.office.practice_records.save(CLERK, PeriodForm(**{**_fields(own), **ours}))
    typed(file, d2026_07_06={"goals": "三轴", "outcomes": "案例"})
    planned = plan(there, file)
    (conflict,) = [one for one in planned.records if one.merge.kind is Kind.CONFLICT]
    assert conflict.proposed is None
    assert conflict.sides == (Side.THEIRS, Side.MIXED, Side.OURS)
    with pytest.raises(RuleViolation) as caught:
        take(there, planned)
    assert [one.code for one in caught.value.problems] == [PracticeBookCode.UNDECIDED]
    take(there, planned, **{conflict.merge.key: Side.MIXED})
    found = periods(there)["2026-07-06"]
    assert (found.goals, found.outcomes, found.mentor) == ("五轴", "案例", "钱师傅")


def _fields(form: PeriodForm) -> dict[str, Any]:
    return {name: getattr(form, name) for name in PeriodForm.__dataclass_fields__}


def test_another_stay_loses_its_approval_and_an_emptied_row_is_void_once_a_person_says_so(there):
    file = typed(
        made(there),
        d2026_07_06={"until_on": date(2026, 8, 10)},
        d2026_09_07=dict.fromkeys(FIELDS),
    )
    planned = plan(there, file)
    assert kinds(planned) == [Kind.SAME, Kind.THEIRS, Kind.REMOVED]
    assert [problem.code for problem in planned.records[1].problems] == []
    removed = planned.records[2]
    assert removed.proposed is None
    outcome = there.office.practice_returns.apply(CLERK, planned, {removed.merge.key: Side.THEIRS})
    assert [problem.code for problem in outcome.warnings] == [PracticeCode.APPROVE_AGAIN]
    found = periods(there)
    assert found["2026-07-06"].approved_by is None
    assert found["2026-09-07"].void_reason == "教师在离线登记表（第 1 号）里清空了这一段"


def test_what_is_verified_here_is_never_changed(there):
    file = typed(made(there), d2025_07_07={"outcomes": "案例"}, d2026_07_06={"outcomes": "案例"})
    version = periods(there)["2026-07-06"].version
    there.office.practice_records.verify(CLERK, DecisionForm(there.ids[1], "2026-08-31", "人事处", version))
    planned = plan(there, file)
    verified = [one for one in planned.records if one.is_verified]
    assert [[problem.code for problem in one.problems] for one in verified] == [[PracticeCode.VERIFIED]] * 2
    assert [one.sides for one in verified] == [(Side.OURS,)] * 2
    assert take(there, planned).changed == 0
    assert {one.outcomes for one in periods(there).values()} == {None}


def test_a_stay_voided_here_comes_back_as_a_new_one_only_if_chosen(there):
    file = typed(made(there), d2026_09_07={"outcomes": "案例"})
    there.office.practice_records.void(CLERK, there.ids[2], "没有去")
    planned = plan(there, file)
    gone = planned.records[2]
    assert (gone.merge.kind, gone.proposed) == (Kind.GONE, None)
    assert [problem.code for problem in gone.problems] == [PracticeBookCode.VOID_MEANWHILE]
    assert take(there, planned, **{gone.merge.key: Side.THEIRS}).new == 1
    assert value(there.office, "SELECT count(*) FROM practice_period WHERE voided_at_utc IS NULL") == 3


BAD_ROWS: list[tuple[dict[str, object], str]] = [
    ({"until_on": date(2026, 8, 1)}, PracticeCode.REVERSED),
    ({"until_on": date(2066, 8, 20), "from_on": date(2066, 8, 10)}, PracticeCode.TOO_FAR_AHEAD),
    ({"from_on": date(1991, 8, 10), "until_on": date(2031, 8, 10)}, PracticeCode.TOO_LONG),
    ({"unit": "没有这家厂"}, PracticeCode.UNKNOWN_ENTERPRISE),
    ({"unit": None}, SheetCode.FACT_MISSING),
    ({"form": "旅游"}, SheetCode.CHOICE_UNKNOWN),
    ({"from_on": "2026年8月"}, SheetCode.DATE_UNREADABLE),
    ({"stated_days": 12}, PracticeCode.DAYS_BEYOND_PERIOD),
    ({"goals": "长" * 2001}, PracticeCode.TEXT_TOO_LONG),
    ({"unit": UNIT, "from_on": date(2026, 7, 6), "until_on": date(2026, 8, 4)}, PracticeCode.SAME_TWICE),
]


@pytest.mark.parametrize(("cells", "code"), BAD_ROWS)
def test_a_row_that_cannot_be_is_told_and_the_others_go_in_once_a_person_leaves_it(there, cells, code):
    file = typed(made(there), n4={**NEW, **cells}, d2026_09_07={"outcomes": "案例"})
    planned = plan(there, file)
    bad = planned.records[3]
    assert code in [problem.code for problem in bad.problems]
    assert (bad.sides, bad.proposed) == ((Side.OURS,), None)
    with pytest.raises(RuleViolation):
        take(there, planned)
    assert periods(there)["2026-09-07"].outcomes is None
    done = take(there, planned, **{bad.merge.key: Side.OURS})
    assert (done.new, done.changed) == (0, 1)


def test_nothing_is_half_applied_and_what_moved_on_is_compared_again(there):
    file = typed(made(there), n4=NEW, n5=NEW, d2026_09_07={"outcomes": "案例"})
    before = content(there)
    planned = plan(there, file)
    with pytest.raises(RuleViolation) as caught:
        take(there, planned)
    assert [problem.code for problem in caught.value.problems] == [PracticeCode.SAME_TWICE]
    assert content(there) == before
    there.office.practice_records.void(CLERK, there.ids[2], "没有去")
    with pytest.raises(RuleViolation) as caught:
        take(there, planned)
    assert [problem.code for problem in caught.value.problems] == [PracticeBookCode.MOVED_ON]


def test_a_set_is_made_whole_or_not_at_all(there):
    folder = there.root / "几份"
    books = there.office.practice_books
    with pytest.raises(Cancelled):
        books.make(CLERK, [there.teacher_id, there.other_id], folder, CountingProgress(cancel_after=1))
    assert list(folder.iterdir()) == []
    assert value(there.office, "SELECT count(*) FROM practice_workbook") == 0
    assert len(books.make(CLERK, [there.teacher_id, there.other_id], folder).value.files) == 2
    assert [one.last.number for one in books.teachers(CLERK)] == [1, 2]
    with pytest.raises(RuleViolation) as caught:
        books.make(CLERK, [], folder)
    assert [problem.code for problem in caught.value.problems] == [PracticeBookCode.NOBODY_CHOSEN]
    elsewhere = Actor("李老师", scope=RowScope(frozenset({99})))
    with pytest.raises(RuleViolation):
        books.make(elsewhere, [there.teacher_id], folder)
    with pytest.raises(RuleViolation) as caught:
        there.office.practice_returns.plan(elsewhere, min(folder.iterdir()))
    assert [problem.code for problem in caught.value.problems] == [PracticeCode.NO_SUCH_TEACHER]
