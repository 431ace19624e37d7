"""Numbers, days and choices of a student: read in every usual form, never guessed."""

from datetime import date, datetime

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.kernel.problems import CellPlace, Severity
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import Write, codes, id_number, only, read_one, wrong_check

DAY_CELL = datetime.fromisoformat("2008-03-01")
HEADS = ("学号", "姓名", "性别", "身份证号", "出生日期", "班级")


@pytest.mark.parametrize(
    "number", [202400000001, 202400000001.0, "202400000001", " ２０２４００００００01 ", "'202400000001"]
)
def test_a_student_number_is_the_same_as_text_or_number(xlsx: Write, number: object) -> None:
    record = only(read_students(xlsx([["学号", "姓名"], [number, "张三"]])))
    assert record == SheetRecord(2, StudentDraft(student_no="202400000001", name="张三"))


@pytest.mark.parametrize("heading", ["学号", "身份证号", "学籍号"])
@pytest.mark.parametrize("value", [110105200803010018, "1.10105E+17", 1.10105200803e17])
def test_a_number_that_lost_its_digits_is_refused(xlsx: Write, heading: str, value: object) -> None:
    heads, cells = (
        (["学号", "姓名"], [value, "张三"]) if heading == "学号" else (["学号", "姓名", heading], ["1", "张三", value])
    )
    record = only(read_students(xlsx([heads, cells])))
    assert codes(record.problems) == [(SheetCode.DIGITS_LOST, Severity.REFUSED)]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("无", SheetCode.PLACEHOLDER),
        ("/", SheetCode.PLACEHOLDER),
        ("-", SheetCode.PLACEHOLDER),
        ("同上", SheetCode.PLACEHOLDER),
        ("000000", SheetCode.PLACEHOLDER),
        ("110105080301001", SheetCode.ID_OLD),
        (110105080301001, SheetCode.ID_OLD),
        ("11010520080301001", SheetCode.ID_LENGTH),
        ("E12345678", SheetCode.ID_LENGTH),
        ("1101052008O3010018", SheetCode.ID_CHARACTERS),
        ("110105200813010018", SheetCode.ID_BIRTH_DAY),
        ("110105********0018", SheetCode.ID_MASKED),
    ],
)
def test_what_is_no_identity_number_is_refused(xlsx: Write, value: object, code: SheetCode) -> None:
    record = read_one(xlsx, "身份证号", value)
    if value == 110105080301001:
        assert record.problems[0].value == "110105080301001"
    assert codes(record.problems) == [(code, Severity.REFUSED)]
    assert record.draft.id_number is None


def test_a_wrong_check_digit_is_held_and_never_said_in_full(xlsx: Write) -> None:
    number = wrong_check(id_number())
    record = read_one(xlsx, "身份证号", number)
    (problem,) = record.problems
    assert (problem.code, problem.severity, problem.value) == (SheetCode.ID_CHECK_DIGIT, Severity.HELD, number)
    assert problem.place == CellPlace("名单", 2, "C", "身份证号")
    assert problem.facts["value"] == f"110105********{number[-4:]}"
    assert record.draft.id_number == number


def test_an_unknown_area_is_a_warning(xlsx: Write) -> None:
    record = read_one(xlsx, "身份证号", id_number(area="119999"))
    assert codes(record.problems) == [(SheetCode.ID_AREA_UNKNOWN, Severity.WARNING)]


def test_an_empty_identity_number_is_a_warning_only_where_there_is_a_column(xlsx: Write) -> None:
    assert codes(read_one(xlsx, "身份证号", None).problems) == [(SheetCode.ID_MISSING, Severity.WARNING)]
    assert read_one(xlsx, "班级", "软件1班").problems == ()


def test_birth_and_gender_come_from_the_number_and_disagreement_is_held(xlsx: Write) -> None:
    number = id_number("20080301", 2)
    rows = [
        HEADS,
        ("1", "张三", None, number, None, "甲"),
        ("2", "李四", "男", id_number("20080302", 4), "2008-3-3", "甲"),
    ]
    agreed, differs = read_students(xlsx(rows)).records
    assert (agreed.draft.gender, agreed.draft.birth_date, agreed.problems) == (Gender.FEMALE, date(2008, 3, 1), ())
    assert codes(differs.problems) == [
        (SheetCode.GENDER_DIFFERS, Severity.HELD),
        (SheetCode.BIRTH_DATE_DIFFERS, Severity.HELD),
    ]
    assert differs.problems[1].facts["from_id"] == "2008-03-02"


@pytest.mark.parametrize(
    "written", [DAY_CELL, 39508, "39508", "2008.3.1", "2008/03/01", "20080301", 20080301, "2008年3月"]
)
def test_a_birth_date_agrees_in_any_form(xlsx: Write, written: object) -> None:
    record = read_one(xlsx, "出生年月", written, draft_id=id_number())
    assert (record.draft.birth_date, record.problems) == (date(2008, 3, 1), ())


def test_an_unreadable_birth_date_needs_an_identity_number(xlsx: Write) -> None:
    with_number = read_one(xlsx, "出生日期", "八年三月", draft_id=id_number())
    assert with_number.draft.birth_date == date(2008, 3, 1)
    assert codes(with_number.problems) == [(SheetCode.BIRTH_DATE_FROM_ID, Severity.WARNING)]
    without = read_one(xlsx, "出生日期", "八年三月")
    assert codes(without.problems) == [(SheetCode.DATE_UNREADABLE, Severity.REFUSED)]


@pytest.mark.parametrize(
    ("written", "day", "found"),
    [
        ("2024年9月1日", date(2024, 9, 1), []),
        (45536, date(2024, 9, 1), []),
        ("2024年9月", date(2024, 9, 1), [(SheetCode.DATE_WHOLE_MONTH, Severity.WARNING)]),
        ("2024.1", None, [(SheetCode.DATE_AMBIGUOUS, Severity.REFUSED)]),
        ("2024-13-1", None, [(SheetCode.DATE_IMPOSSIBLE, Severity.REFUSED)]),
        ("秋季", None, [(SheetCode.DATE_UNREADABLE, Severity.REFUSED)]),
        ("-", None, [(SheetCode.PLACEHOLDER_DROPPED, Severity.WARNING)]),
    ],
)
def test_the_day_of_entry(xlsx: Write, written: object, day: date | None, found: list[tuple[str, Severity]]) -> None:
    record = read_one(xlsx, "入学时间", written)
    assert (record.draft.enrolled_on, codes(record.problems)) == (day, found)


@pytest.mark.parametrize(
    ("written", "kept", "found"),
    [
        (13800000000, "13800000000", []),
        ("138 0000 0000", "13800000000", []),
        ("138-0000-0000", "13800000000", []),
        ("+86 13800000000", "13800000000", []),
        ("１３８００００００００", "13800000000", []),
        ("010-66090000", "010-66090000", []),
        ("13800000000/13900000000", "13800000000/13900000000", [(SheetCode.PHONE_UNUSUAL, Severity.WARNING)]),
        ("1380000", "1380000", []),
        ("138000", "138000", [(SheetCode.PHONE_UNUSUAL, Severity.WARNING)]),
        ("无", None, [(SheetCode.PLACEHOLDER_DROPPED, Severity.WARNING)]),
    ],
)
def test_phone_numbers(xlsx: Write, written: object, kept: str | None, found: list[tuple[str, Severity]]) -> None:
    record = read_one(xlsx, "联系电话", written)
    assert (record.draft.phone, codes(record.problems)) == (kept, found)


@pytest.mark.parametrize(
    ("heading", "written", "grade"),
    [
        *(("年级", 2024, 2024), ("年级", "2024级", 2024), ("入学年份", "24级", 2024), ("年级", "2024年", 2024)),
        *(
            ("入学年级", "2024秋", 2024),
            ("班级", "2024级软件1班", 2024),
            ("班级", "24级软件1班", 2024),
            ("班级", "软件2401", None),
        ),
    ],
)
def test_the_year_of_entry(xlsx: Write, heading: str, written: object, grade: int | None) -> None:
    record = read_one(xlsx, heading, written)
    assert (record.draft.grade, record.problems) == (grade, ())


@pytest.mark.parametrize("written", ["高一", "2027届", "三年级", 1, 24])
def test_a_grade_that_names_no_year_of_entry_is_said(xlsx: Write, written: object) -> None:
    record = read_one(xlsx, "年级", written)
    assert (record.draft.grade, codes(record.problems)) == (None, [(SheetCode.GRADE_UNREADABLE, Severity.WARNING)])


def test_a_class_name_that_became_a_date_is_held(xlsx: Write) -> None:
    record = read_one(xlsx, "班级", DAY_CELL)
    assert codes(record.problems) == [(SheetCode.DATE_IN_TEXT, Severity.HELD)]


def test_other_identity_kinds_have_no_check(xlsx: Write) -> None:
    rows = [["学号", "姓名", "证件类型", "证件号码"], ["1", "Tom", "护照", "E12345678"], ["2", "李四", "军官证", "123"]]
    passport, unknown = read_students(xlsx(rows)).records
    assert (passport.draft.id_kind, passport.draft.id_number, passport.problems) == (IdKind.PASSPORT, "E12345678", ())
    assert (SheetCode.CHOICE_UNKNOWN, Severity.REFUSED) in codes(unknown.problems)


def test_a_guardian_of_the_same_row_is_read(xlsx: Write) -> None:
    heads = ["学号", "姓名", "监护人姓名", "与学生关系", "监护人电话", "监护人身份证号"]
    good, bad = read_students(
        xlsx(
            [
                heads,
                ["1", "张三", "张 父", "父亲", 13800000000, id_number("19800101")],
                ["2", "李四", "李父", "父", None, "1234"],
            ]
        )
    ).records
    assert (good.draft.guardian_name, good.draft.guardian_relation, good.draft.guardian_phone) == (
        "张父",
        "父亲",
        "13800000000",
    )
    assert good.draft.guardian_id_number == id_number("19800101")
    assert codes(bad.problems) == [(SheetCode.ID_LENGTH, Severity.REFUSED)]


def test_a_choice_that_is_not_known_names_one_word_for_each(xlsx: Write) -> None:
    (problem,) = read_one(xlsx, "性别", "x").problems
    assert problem.facts["choices"] == "男、女"
