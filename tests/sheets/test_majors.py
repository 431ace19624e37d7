"""Catalogues of majors become checked drafts."""

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_staff import MajorDraft
from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.majors import read_majors
from ctec_desktop.sheets.result import SheetRecord
from tests.sheets.samples import Write, codes


def read_one(xlsx: Write, **cells: object) -> SheetRecord[MajorDraft]:
    row = {"专业代码": "460103", "专业名称": "数控技术", **cells}
    (record,) = read_majors(xlsx([list(row), list(row.values())])).records
    return record


def test_a_list_of_offered_majors_is_read(xlsx: Write) -> None:
    rows = [
        ["某某学校专业设置一览表"],
        ["序号", "专业代码", "专业名称", "层次", "修业年限", "目录版本"],
        [1, 460103, "数控技术", "高职（专科）", "三年", "2021年版"],
        [2, "520401K", "中医学", None, 3, None],
        [3, "660103", "数控技术应用", "中职", "3年", "《职业教育专业目录（2021年）》"],
    ]
    reading = read_majors(xlsx(rows, merged=["A1:F1"]))
    assert [record.draft for record in reading.records] == [
        MajorDraft("460103", "数控技术", MajorLevel.HIGHER, 3, "2021"),
        MajorDraft("520401K", "中医学", MajorLevel.HIGHER, 3, "2021"),
        MajorDraft("660103", "数控技术应用", MajorLevel.SECONDARY, 3, "2021"),
    ]
    assert [record.problems for record in reading.records] == [(), (), ()]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"专业代码": None}, (SheetCode.VALUE_MISSING, Severity.REFUSED)),
        ({"专业代码": "无"}, (SheetCode.PLACEHOLDER, Severity.REFUSED)),
        ({"专业名称": "——"}, (SheetCode.PLACEHOLDER, Severity.REFUSED)),
        ({"专业代码": 10100}, (SheetCode.MAJOR_CODE_UNUSUAL, Severity.HELD)),
        ({"专业代码": "46010301"}, (SheetCode.MAJOR_CODE_UNUSUAL, Severity.HELD)),
        ({"专业代码": "010100"}, (SheetCode.MAJOR_CODE_UNUSUAL, Severity.HELD)),
        ({"层次": "中职"}, (SheetCode.MAJOR_LEVEL_DIFFERS, Severity.HELD)),
        ({"层次": "博士"}, (SheetCode.CHOICE_UNKNOWN, Severity.WARNING)),
        ({"学制": "2.5"}, (SheetCode.STUDY_YEARS_UNREADABLE, Severity.WARNING)),
        ({"学制": "3+2"}, (SheetCode.STUDY_YEARS_UNREADABLE, Severity.WARNING)),
        ({"目录版本": "最新"}, (SheetCode.CATALOG_VERSION_UNREADABLE, Severity.REFUSED)),
    ],
)
def test_what_is_wrong_in_a_row_is_said(xlsx: Write, cells: dict[str, object], expected: tuple[str, Severity]) -> None:
    assert codes(read_one(xlsx, **cells).problems) == [expected]


def test_a_code_of_an_older_edition_tells_no_level(xlsx: Write) -> None:
    record = read_one(xlsx, 专业代码="051400", 目录版本="2010")
    assert record.problems == ()
    assert (record.draft.level, record.draft.catalog_version) == (None, "2010")


def test_a_code_may_stand_once_in_each_edition(xlsx: Write) -> None:
    rows = [
        ["专业代码", "专业名称", "目录版本"],
        ["610101", "甲", 2021],
        ["610101", "乙", 2015],
        ["610101", "丙", None],
    ]
    records = read_majors(xlsx(rows)).records
    assert [codes(record.problems) for record in records] == [[], [], [(SheetCode.MAJOR_REPEATED, Severity.REFUSED)]]


def test_a_catalogue_with_english_headings_in_csv_is_read(csv_file: Write) -> None:
    path = csv_file("major_code,major_name,class_code\n460103,数控技术,4601\n".encode())
    (record,) = read_majors(path).records
    assert record.draft == MajorDraft("460103", "数控技术", MajorLevel.HIGHER)
