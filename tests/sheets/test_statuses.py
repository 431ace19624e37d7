"""Lists of changes of 学籍 become checked drafts."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_statuses import StatusDraft
from ctec_desktop.domain.student_status import StatusMove
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.sheets.statuses import read_statuses
from tests.sheets.samples import Write, codes


def read_one(xlsx: Write, **cells: object) -> SheetRecord[StatusDraft]:
    row = {"学号": "20240001", "姓名": "张三", "异动类型": "休学", "异动日期": "2026-9-1", **cells}
    (record,) = read_statuses(xlsx([list(row), list(row.values())])).records
    return record


def test_a_list_of_the_registry_is_read(xlsx: Write) -> None:
    rows = [
        ["2026年秋季学期学籍异动汇总表"],
        ["序号", "学号", "姓名", "原班级", "异动类别", "异动时间", "批准文号", "异动后班级"],
        [1, 20240001, "张三", "24级1班", "转专业", "2026年9月1日", "示例教〔2026〕15号", "24级2班"],
        [2, "20240002", "李四", "24级1班", "应征入伍", date(2026, 9, 10), None, None],
    ]
    reading = read_statuses(xlsx(rows, merged=["A1:H1"]))
    assert [record.draft for record in reading.records] == [
        StatusDraft("20240001", "张三", StatusMove.MAJOR_CHANGED, date(2026, 9, 1), "示例教〔2026〕15号", "24级2班"),
        StatusDraft("20240002", "李四", StatusMove.CONSCRIPTED, date(2026, 9, 10)),
    ]
    assert [record.problems for record in reading.records] == [(), ()]


@pytest.mark.parametrize(
    ("written", "move"),
    [
        ("复学", StatusMove.RESUMED),
        ("退学", StatusMove.WITHDRAWN),
        ("转学（转出）", StatusMove.TRANSFERRED_OUT),
        ("留级", StatusMove.REPEATING),
        ("参军（保留学籍）", StatusMove.CONSCRIPTED),
        ("毕业", StatusMove.GRADUATED),
    ],
)
def test_the_words_for_a_change(xlsx: Write, written: str, move: StatusMove) -> None:
    assert read_one(xlsx, 异动类型=written).draft.move is move


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"学号": None}, (SheetCode.VALUE_MISSING, Severity.REFUSED)),
        ({"学号": "无"}, (SheetCode.PLACEHOLDER, Severity.REFUSED)),
        ({"异动类型": None}, (SheetCode.FACT_MISSING, Severity.REFUSED)),
        ({"异动类型": "请假"}, (SheetCode.CHOICE_UNKNOWN, Severity.REFUSED)),
        ({"异动日期": None}, (SheetCode.FACT_MISSING, Severity.REFUSED)),
        ({"异动日期": "9月"}, (SheetCode.DATE_UNREADABLE, Severity.REFUSED)),
        ({"异动日期": "2026年9月"}, (SheetCode.DATE_WHOLE_MONTH, Severity.WARNING)),
    ],
)
def test_what_is_wrong_in_a_row_is_said(xlsx: Write, cells: dict[str, object], expected: tuple[str, Severity]) -> None:
    assert codes(read_one(xlsx, **cells).problems) == [expected]


def test_the_same_change_twice_is_refused_the_second_time(xlsx: Write) -> None:
    heads = ["学号", "异动类型", "日期"]
    rows = [heads, ["1", "休学", "2026-9-1"], ["1", "复学", "2027-9-1"], ["1", "休学", "2026.9.1"]]
    records = read_statuses(xlsx(rows)).records
    assert [codes(record.problems) for record in records] == [[], [], [(SheetCode.STATUS_REPEATED, Severity.REFUSED)]]


def test_a_roster_is_no_list_of_changes(xlsx: Write) -> None:
    with pytest.raises(RuleViolation) as caught:
        read_statuses(xlsx([["学号", "姓名"], ["1", "张三"]]))
    assert caught.value.problems[0].facts["missing"] == "“异动类型”、“异动日期”"


@pytest.mark.parametrize("written", ["'", "\ufeff", "\u200b"])
def test_a_number_of_nothing_but_marks_is_no_number(xlsx: Write, written: str) -> None:
    """A student's number is required; one that folds to nothing must not slip through as given."""
    (record,) = read_statuses(xlsx([["学号", "异动类型", "日期"], [written, "休学", "2026-9-1"]])).records
    assert (SheetCode.VALUE_MISSING, Severity.REFUSED) in codes(record.problems)
