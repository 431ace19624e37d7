"""Lists of teachers become checked drafts."""

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_staff import TeacherDraft
from ctec_desktop.domain.vocabulary import Gender
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.sheets.teachers import read_teachers
from tests.sheets.samples import Write, codes, id_number, wrong_check


def read_one(xlsx: Write, **cells: object) -> SheetRecord[TeacherDraft]:
    row = {"工号": "0012", "姓名": "沈老师", **cells}
    (record,) = read_teachers(xlsx([list(row), list(row.values())])).records
    return record


def test_a_list_under_a_title_with_the_headings_of_a_personnel_office_is_read(xlsx: Write) -> None:
    number = id_number("19850301", 2)
    rows = [
        ["某某学校教职工基本信息表（2026年9月）"],
        ["序号", "教工号", "教师\n姓名", "性 别", "身份证号码", "所属部门", "教师类别", "专业技术职务", "手机号码"],
        [1, 12, "沈　丽", "女", number, "智能制造学院", "专任", "讲师", 13800000000],
    ]
    (record,) = read_teachers(xlsx(rows, merged=["A1:I1"])).records
    assert record.draft == TeacherDraft(
        staff_no="12",
        name="沈丽",
        gender=Gender.FEMALE,
        id_number=number,
        birth_date=record.draft.birth_date,
        department_name="智能制造学院",
        category="专任教师",
        title="讲师",
        phone="13800000000",
    )
    assert str(record.draft.birth_date) == "1985-03-01"
    assert codes(record.problems) == [(SheetCode.NAME_BLANKS_FOLDED, Severity.WARNING)]


@pytest.mark.parametrize(
    ("written", "category"),
    [
        ("专任教师", "专任教师"),
        ("行政兼课", "校内兼课教师"),
        ("外聘", "校外兼职教师"),
        ("产业导师", "企业导师"),
    ],
)
def test_the_words_schools_use_for_the_kind_of_teacher(xlsx: Write, written: str, category: str) -> None:
    record = read_one(xlsx, 类别=written)
    assert (record.draft.category, record.problems) == (category, ())


def test_a_kind_of_teacher_of_the_schools_own_is_kept_as_written(xlsx: Write) -> None:
    record = read_one(xlsx, 类别="专业课教师")
    assert (record.draft.category, record.problems) == ("专业课教师", ())


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"工号": None}, [(SheetCode.STAFF_NO_MISSING, Severity.REFUSED)]),
        ({"工号": "无"}, [(SheetCode.PLACEHOLDER, Severity.REFUSED)]),
        ({"工号": "外聘"}, [(SheetCode.STAFF_NO_MALFORMED, Severity.REFUSED)]),
        ({"工号": 1.2e16}, [(SheetCode.DIGITS_LOST, Severity.REFUSED), (SheetCode.STAFF_NO_MISSING, Severity.REFUSED)]),
        ({"姓名": None}, [(SheetCode.VALUE_MISSING, Severity.REFUSED)]),
        ({"姓名": "沈?"}, [(SheetCode.NAME_CHARACTER_LOST, Severity.HELD)]),
        ({"性别": "保密"}, [(SheetCode.CHOICE_UNKNOWN, Severity.REFUSED)]),
        ({"身份证号": wrong_check(id_number())}, [(SheetCode.ID_CHECK_DIGIT, Severity.HELD)]),
        ({"身份证号": "110105850301001"}, [(SheetCode.ID_OLD, Severity.REFUSED)]),
        ({"身份证号": 110105198503010000}, [(SheetCode.DIGITS_LOST, Severity.REFUSED)]),
        ({"身份证号": id_number(sequence=1), "性别": "女"}, [(SheetCode.GENDER_DIFFERS, Severity.HELD)]),
        ({"身份证号": None}, []),
        ({"联系电话": "无"}, [(SheetCode.PLACEHOLDER_DROPPED, Severity.WARNING)]),
    ],
)
def test_what_is_wrong_in_a_row_is_said(
    xlsx: Write, cells: dict[str, object], expected: list[tuple[str, Severity]]
) -> None:
    assert codes(read_one(xlsx, **cells).problems) == expected


def test_a_row_without_a_staff_number_is_known_by_the_identity_number(xlsx: Write) -> None:
    record = read_one(xlsx, 工号=None, 身份证号=id_number())
    assert (record.draft.staff_no, record.draft.id_number, record.problems) == (None, id_number(), ())


def test_numbers_that_stand_twice_are_refused_the_second_time(xlsx: Write) -> None:
    rows = [["工号", "姓名", "身份证号"], ["7", "甲", id_number()], ["7", "乙", None], ["8", "丙", id_number()]]
    records = read_teachers(xlsx(rows)).records
    assert [codes(record.problems) for record in records] == [
        [],
        [(SheetCode.DUPLICATE, Severity.REFUSED)],
        [(SheetCode.DUPLICATE, Severity.REFUSED)],
    ]


def test_a_staff_number_keeps_its_leading_zeros_and_its_fifteen_digits(xlsx: Write) -> None:
    assert read_one(xlsx, 工号="000012").draft.staff_no == "000012"
    assert read_one(xlsx, 工号=123456789012345).draft.staff_no == "123456789012345"


def test_a_roster_of_students_is_no_list_of_teachers(xlsx: Write) -> None:
    with pytest.raises(RuleViolation) as caught:
        read_teachers(xlsx([["学号", "姓名", "性别", "身份证号"], ["1", "张三", "男", None]]))
    assert caught.value.problems[0].code == SheetCode.HEADING_MISSING
    assert caught.value.problems[0].facts["missing"] == "“工号”"
