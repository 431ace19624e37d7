"""What is written into a workbook to fill comes back equal through our own reader, for every noun."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctec_desktop.domain.drafts import EnterpriseDraft, StudentDraft
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.drafts_staff import MajorDraft, TeacherDraft
from ctec_desktop.domain.drafts_statuses import StatusDraft
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.domain.student_status import StatusMove
from ctec_desktop.domain.vocabulary import IdKind, MajorLevel, PayUnit, Provision
from ctec_desktop.sheets.enterprises import read_enterprises
from ctec_desktop.sheets.fill_sheets import fill_sheets
from ctec_desktop.sheets.filling import FillSheet, Listed, write_blank
from ctec_desktop.sheets.majors import read_majors
from ctec_desktop.sheets.placements import read_post_assignments, read_self_placements
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.statuses import MOVES, read_statuses
from ctec_desktop.sheets.students import read_students
from ctec_desktop.sheets.teachers import read_teachers
from ctec_desktop.wording.labels import MAJOR_LEVELS, PAY_UNITS, PROVISIONS
from ctec_desktop.wording.workbooks import EXPLAINED, NOTES, TITLES
from tests.sheets.drafts import DRAFTS, ONE_OF_A_KIND

Read = Callable[[Path], SheetReading[Any]]
READERS: Mapping[str, Read] = {
    "students": read_students,
    "enterprises": read_enterprises,
    "teachers": read_teachers,
    "majors": read_majors,
    "self_placements": read_self_placements,
    "post_assignments": read_post_assignments,
    "statuses": read_statuses,
}
NOUNS = tuple(READERS)
LISTS = {
    Listed.CLASSES: ("2024级数控1班", "=cmd()"),
    Listed.DEPARTMENTS: ("智能制造学院",),
    Listed.ENTERPRISES: ("示例甲公司", "示例乙公司"),
    Listed.POSTS: ("装配工", "理货员"),
    Listed.PLANS: ("2026秋",),
}
_ID_KIND_WORDS = {
    IdKind.RESIDENT_CARD: "居民身份证",
    IdKind.PASSPORT: "护照",
}
_LABELS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Provision: PROVISIONS,
    PayUnit: PAY_UNITS,
    MajorLevel: MAJOR_LEVELS,
    IdKind: _ID_KIND_WORDS,
    StatusMove: {move: word for word, move in reversed(tuple(MOVES.items()))},
}


def cell_text(value: object) -> str:
    """A fact as a clerk writes it into the workbook."""
    match value:
        case bool():
            return "是" if value else "否"
        case StrEnum():
            return _LABELS[type(value)][value] if type(value) in _LABELS else value.value
        case date():
            return f"{value.year}-{value.month}-{value.day}"
        case _:
            return str(value)


def cells_of(draft: Any) -> dict[str, str]:
    written = {f.name: getattr(draft, f.name) for f in fields(draft) if getattr(draft, f.name) is not None}
    if fen := written.pop("pay_fen", None):
        written["pay"] = f"{fen // 100}.{fen % 100:02d}"
    return {key: cell_text(value) for key, value in written.items()}


def fill(path: Path, sheet: FillSheet, rows: Sequence[Mapping[str, str]]) -> None:
    """Opens the workbook and types into it as a person does: every cell stays text."""
    book = openpyxl.load_workbook(path)
    page = book[sheet.title]
    columns = {sheet.headings.key_of(str(cell.value)): cell.column for cell in page[1]}
    for number, row in enumerate(rows, 2):
        for key, text in row.items():
            if key in columns:
                cell = page.cell(number, columns[key], text)
                cell.data_type = "s"
    book.save(path)


def distinct(drafts: Sequence[Any], keys: Sequence[str]) -> list[Any]:
    seen: set[tuple[str, Any]] = set()
    kept = []
    for draft in drafts:
        own = {(key, getattr(draft, key)) for key in keys if getattr(draft, key) is not None}
        if not own & seen:
            seen |= own
            kept.append(draft)
    return kept


@pytest.mark.parametrize("noun", NOUNS)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_filled_in_comes_back_equal(noun: str, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject):
    drafts = distinct(data.draw(st.lists(DRAFTS[noun], min_size=1, max_size=25)), ONE_OF_A_KIND[noun])
    path = tmp_path_factory.mktemp("fill") / "表.xlsx"
    sheet = fill_sheets()[noun]
    write_blank(path, sheet, LISTS)
    fill(path, sheet, [cells_of(draft) for draft in drafts])
    reading = READERS[noun](path)
    assert [record.draft for record in reading.records] == drafts
    assert reading.problems == ()


@pytest.mark.parametrize("noun", NOUNS)
def test_what_is_filled_in_beforehand_comes_back_equal(noun: str, tmp_path: Path) -> None:
    draft = _example(noun)
    path = tmp_path / "表.xlsx"
    write_blank(path, fill_sheets()[noun], LISTS, [cells_of(draft)])
    assert [record.draft for record in READERS[noun](path).records] == [draft]


def _example(noun: str) -> Any:
    match noun:
        case "students":
            return StudentDraft(student_no="00012", name="=cmd()", class_name="24级1班", grade=2024)
        case "enterprises":
            return EnterpriseDraft(name="=cmd()", uscc=credit_code(2))
        case "teachers":
            return TeacherDraft(staff_no="0007", name="买买提·艾力")
        case "majors":
            return MajorDraft("460103", "数控技术", MajorLevel.HIGHER)
        case "self_placements":
            return SelfPlacementDraft(student_no="0001", enterprise_name="=1+1", post_name="-装配")
        case "statuses":
            return StatusDraft("0001", "=cmd()", StatusMove.RESUMED, date(2026, 9, 1), "@文", "24级1班")
        case _:
            return PostAssignmentDraft(student_no="0001", post_name="+装配")


@pytest.mark.parametrize("noun", NOUNS)
def test_the_sheet_that_explains_is_never_read_as_a_list(noun: str, tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_blank(path, fill_sheets()[noun], LISTS)
    reading = READERS[noun](path)
    assert (reading.sheet, reading.records) == (TITLES[noun], ())


@pytest.mark.parametrize("noun", NOUNS)
def test_the_example_reads_as_the_reader_reads_it(noun: str, tmp_path: Path) -> None:
    """What the explanation shows as an example is accepted when somebody copies it."""
    sheet = fill_sheets()[noun]
    path = tmp_path / "表.xlsx"
    examples = {column.key: column.example for column in sheet.columns if column.example}
    write_blank(path, sheet, LISTS, [examples])
    (record,) = READERS[noun](path).records
    assert [problem.code for problem in record.problems if problem.severity != "warning"] == []


@pytest.mark.parametrize("noun", NOUNS)
def test_every_column_says_what_to_write_and_every_required_heading_is_there(noun: str) -> None:
    sheet = fill_sheets()[noun]
    assert set(NOTES[noun]) == {column.key for column in sheet.columns}
    assert {spec.key for spec in sheet.headings.required} <= {
        column.key for column in sheet.columns if column.is_required
    }


def test_the_workbook_helps_whoever_fills_it(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_blank(path, fill_sheets()["students"], LISTS)
    book = openpyxl.load_workbook(path)
    page = book["学生名单"]
    headings = [cell.value for cell in page[1]]
    gender = openpyxl.utils.get_column_letter(headings.index("性别") + 1)
    birth = openpyxl.utils.get_column_letter(headings.index("出生日期") + 1)
    class_name = openpyxl.utils.get_column_letter(headings.index("班级") + 1)
    rules = {str(rule.sqref).rstrip("0123456789").split(":")[0]: rule for rule in page.data_validations.dataValidation}
    assert rules[f"{gender}2"].formula1 == '"男,女"'
    assert rules[f"{class_name}2"].formula1 == "'选项'!$A$1:$A$2"
    assert rules[f"{birth}2"].formula1 == f"ISNUMBER(DATEVALUE({birth}2))"
    assert page.freeze_panes == "A2"
    assert page["A1"].comment.text == "必填。学校编的学号。"
    assert page.column_dimensions["A"].width >= 10
    assert book["选项"].sheet_state == "hidden"
    assert book["选项"]["A2"].value == "=cmd()"
    assert book["选项"]["A2"].data_type == "s"
    explained = {row[0].value: (row[2].value, row[3].value) for row in book[EXPLAINED].iter_rows()}
    assert explained["性别"] == ("男或女；填了身份证号可以空着。可选：男、女。", "男")


def test_a_record_without_classes_offers_no_empty_list(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    write_blank(path, fill_sheets()["students"], {Listed.CLASSES: ()})
    assert openpyxl.load_workbook(path).sheetnames == ["学生名单", EXPLAINED]
