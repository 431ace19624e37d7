"""Rosters as schools write them become drafts: rows recognised, names kept, nothing lost in silence."""

from datetime import date
from pathlib import Path

import pytest
import xlwt

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts import StudentDraft
from ctec_desktop.domain.vocabulary import Gender
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.problems import CellPlace, Severity
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.sheets.students import read_students
from tests.sheets.samples import Write, codes, id_number, only


def test_the_heading_row_is_found_under_titles_and_notes(xlsx: Write) -> None:
    path = xlsx(
        [
            ["某某职业技术学校2024级学生花名册"],
            ["填表说明：1、学号、姓名为必填信息。2、身份证号请设为文本格式。"],
            [],
            ["序号", "姓\n  名", "＊学 号", "性别", "身份证件号（18位）", "班级名称", "家长 联系电话"],
            [1, "张三丰", "202400000001", "男", id_number(), "2024级软件1班", "13800000000"],
        ],
        merged=["A1:G1", "A2:G2"],
    )
    reading = read_students(path)
    assert (reading.sheet, reading.header_row) == ("名单", 4)
    assert [(c.letter, c.key) for c in reading.columns] == [
        *(("A", ""), ("B", "name"), ("C", "student_no"), ("D", "gender"), ("E", "id_number")),
        *(("F", "class_name"), ("G", "guardian_phone")),
    ]
    assert only(reading) == SheetRecord(
        5,
        StudentDraft(
            student_no="202400000001",
            name="张三丰",
            gender=Gender.MALE,
            id_number=id_number(),
            birth_date=date(2008, 3, 1),
            class_name="2024级软件1班",
            grade=2024,
            guardian_phone="13800000000",
        ),
    )


@pytest.mark.parametrize(
    "name",
    [
        *("<b>张三</b>", "=cmd()", "+1|x", "@张三", "&amp;", "阿卜杜热合曼·麦麦提明·艾力亚尔江", "𠮷㛃𫖯", "欧阳 修修"),
        *("Nguyễn Văn", "{name}", "%s", "'; DROP TABLE student; --", "张\\三"),
    ],
)
def test_a_name_travels_unchanged(xlsx: Write, name: str) -> None:
    record = only(read_students(xlsx([["学号", "姓名"], ["20240001", name]])))
    assert record == SheetRecord(2, StudentDraft(student_no="20240001", name=name))


def test_marks_that_turn_text_travel_unchanged_and_are_named(xlsx: Write) -> None:
    record = only(read_students(xlsx([["学号", "姓名"], ["20240001", "张\u202e三\u200b"]])))
    assert record.draft.name == "张\u202e三\u200b"
    assert codes(record.problems) == [(SheetCode.HIDDEN_MARKS, Severity.WARNING)]
    assert record.problems[0].facts["marks"] == "U+202E、U+200B"


def test_blanks_inside_a_two_character_name_are_folded_and_said(xlsx: Write) -> None:
    record = only(read_students(xlsx([["学号", "姓名"], ["20240001", " 张　三 "]])))
    assert record.draft.name == "张三"
    assert codes(record.problems) == [(SheetCode.NAME_BLANKS_FOLDED, Severity.WARNING)]


@pytest.mark.parametrize(
    ("name", "code"),
    [("李?", SheetCode.NAME_CHARACTER_LOST), ("李□", SheetCode.NAME_CHARACTER_LOST), ("张*三", SheetCode.NAME_MASKED)],
)
def test_a_name_with_a_lost_or_hidden_character_is_held(xlsx: Write, name: str, code: SheetCode) -> None:
    record = only(read_students(xlsx([["学号", "姓名"], ["20240001", name]])))
    assert record.draft.name == name
    assert codes(record.problems) == [(code, Severity.HELD)]
    assert record.is_held


def test_missing_name_or_number_is_refused_at_its_cell(xlsx: Write) -> None:
    rows = [
        ["学号", "姓名", "班级"],
        [None, "张三", "甲"],
        ["2", "  ", "甲"],
        ["3", "无", "甲"],
        ["无号", "李四", "甲"],
    ]
    records = read_students(xlsx(rows)).records
    assert [codes(record.problems) for record in records] == [
        [(SheetCode.VALUE_MISSING, Severity.REFUSED)],
        [(SheetCode.VALUE_MISSING, Severity.REFUSED)],
        [(SheetCode.PLACEHOLDER, Severity.REFUSED)],
        [(SheetCode.STUDENT_NO_MALFORMED, Severity.REFUSED)],
    ]
    assert records[0].problems[0].place == CellPlace("名单", 2, "A", "学号")
    assert records[1].problems[0].place == CellPlace("名单", 3, "B", "姓名")


def test_a_number_given_twice_is_refused_on_the_later_row(xlsx: Write) -> None:
    rows = [
        ["学号", "姓名", "身份证号"],
        ["1", "张三", id_number(sequence=1)],
        ["1", "李四", id_number(sequence=2)],
        ["3", "王五", id_number(sequence=1).lower()],
    ]
    first, second, third = read_students(xlsx(rows)).records
    assert first.problems == ()
    assert (codes(second.problems), second.problems[0].facts["first_row"]) == (
        [(SheetCode.DUPLICATE, Severity.REFUSED)],
        2,
    )
    assert (codes(third.problems), third.problems[0].facts["first_row"]) == (
        [(SheetCode.DUPLICATE, Severity.REFUSED)],
        2,
    )


def test_a_registration_number_given_twice_is_refused_on_the_later_row(xlsx: Write) -> None:
    number = "G11000020080301001X"
    first, second = read_students(
        xlsx([["学号", "姓名", "学籍号"], ["1", "张三", number], ["2", "李四", number]])
    ).records
    assert first.problems == ()
    assert codes(second.problems) == [(SheetCode.DUPLICATE, Severity.REFUSED)]


def test_blank_total_and_signature_rows_are_no_students(xlsx: Write) -> None:
    rows = [
        ["序号", "学号", "姓名", "班级"],
        [1, "1", "张三", "甲"],
        [],
        [2],
        [3, "2", "李四", "甲"],
        ["序号", "学号", "姓名", "班级"],
        ["合计", "2人"],
        ["共2人"],
        ["制表人：王某  审核人：李某"],
        ["北京市（92所）"],
    ]
    reading = read_students(xlsx(rows))
    assert [record.row for record in reading.records] == [2, 5]
    assert [
        (problem.code, problem.place.row) for problem in reading.problems if isinstance(problem.place, CellPlace)
    ] == [
        (SheetCode.HEADER_AGAIN, 6),
        (SheetCode.SUMMARY_ROW, 7),
        (SheetCode.SUMMARY_ROW, 8),
        (SheetCode.SUMMARY_ROW, 9),
        (SheetCode.ROW_NOT_RECOGNISED, 10),
    ]
    assert {problem.severity for problem in reading.problems} == {Severity.WARNING}


def test_a_student_without_number_is_refused_even_with_a_remark(xlsx: Write) -> None:
    rows = [["学号", "姓名", "班级", "备注"], [None, "张三", "甲", "说明：转学"]]
    assert codes(only(read_students(xlsx(rows))).problems) == [(SheetCode.VALUE_MISSING, Severity.REFUSED)]


def test_error_cells_are_refused_where_required_and_warned_of_elsewhere(xlsx: Write) -> None:
    import openpyxl

    path = xlsx([["学号", "姓名", "班级"], ["1", "x", "甲"], ["2", "李四", "x"]])
    book = openpyxl.load_workbook(path)
    for address in ("B2", "C3"):
        book.active[address].value = "#N/A"
        book.active[address].data_type = "e"
    book.save(path)
    first, second = read_students(path).records
    assert codes(first.problems) == [(SheetCode.ERROR_CELL, Severity.REFUSED)]
    assert codes(second.problems) == [(SheetCode.ERROR_CELL, Severity.WARNING)]
    assert second.problems[0].value == "#N/A"
    assert second.draft.class_name is None


def test_a_merged_class_name_speaks_for_the_rows_it_covers_but_a_name_does_not(xlsx: Write) -> None:
    rows = [
        ["班级", "学号", "姓名"],
        ["甲班", "1", "张三"],
        [None, "2", "李四"],
        [None, "3", None],
        ["乙班", "4", "赵六"],
    ]
    records = read_students(xlsx(rows, merged=["A2:A4", "C3:C4"])).records
    assert [record.draft.class_name for record in records] == ["甲班", "甲班", "甲班", "乙班"]
    assert codes(records[2].problems) == [(SheetCode.VALUE_MISSING, Severity.REFUSED)]


def test_an_unmerged_gap_is_not_filled(xlsx: Write) -> None:
    rows = [["班级", "学号", "姓名"], ["甲班", "1", "张三"], [None, "2", "李四"]]
    assert [record.draft.class_name for record in read_students(xlsx(rows)).records] == ["甲班", None]


def test_old_workbooks_are_read_alike(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("名单")
    day = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    page.write_merge(0, 0, 0, 4, "花名册")
    for column, heading in enumerate(("学号", "姓名", "身份证号", "入学日期", "班级")):
        page.write(1, column, heading)
    page.write_merge(2, 3, 4, 4, "甲班")
    for row, (number, name) in enumerate(((20240001, "张三"), ("20240002", "=cmd()")), 2):
        page.write(row, 0, number)
        page.write(row, 1, name)
        page.write(row, 2, id_number(sequence=row))
        page.write(row, 3, date(2024, 9, 1), day)
    page.row(4).set_cell_error(0, 0x2A)
    page.write(4, 1, "王五")
    path = tmp_path / "名单.xls"
    book.save(str(path))
    first, second, third = read_students(path).records
    assert (first.draft.student_no, first.draft.name, first.draft.class_name) == ("20240001", "张三", "甲班")
    assert (second.draft.student_no, second.draft.name, second.draft.class_name) == ("20240002", "=cmd()", "甲班")
    assert first.draft.enrolled_on == second.draft.enrolled_on == date(2024, 9, 1)
    assert (SheetCode.ERROR_CELL, Severity.REFUSED) in codes(third.problems)


def test_cancelling_between_rows_ends_the_reading(xlsx: Write) -> None:
    rows = [["学号", "姓名"], *([str(n), "张三丰"] for n in range(1, 1001))]
    with pytest.raises(Cancelled):
        read_students(xlsx(rows), progress=CountingProgress(cancel_after=400))


def test_a_required_heading_that_is_not_there_is_named(xlsx: Write) -> None:
    with pytest.raises(RuleViolation) as caught:
        read_students(xlsx([["花名册"], ["姓名", "性别"], ["张三", "男"]]))
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["missing"], problem.facts["row"]) == (SheetCode.HEADING_MISSING, "“学号”", 2)
