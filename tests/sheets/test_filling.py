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
from ctec_desktop.domain.identifiers import parse_resident_id
from ctec_desktop.domain.invented import RARE_NAMES, credit_code, id_number
from ctec_desktop.domain.student_status import StatusMove
from ctec_desktop.domain.vocabulary import Gender, IdKind, MajorLevel, PayUnit, Provision
from ctec_desktop.sheets.enterprises import read_enterprises
from ctec_desktop.sheets.fill_sheets import fill_sheets
from ctec_desktop.sheets.filling import FillSheet, Listed, write_blank
from ctec_desktop.sheets.majors import read_majors
from ctec_desktop.sheets.placements import read_post_assignments, read_self_placements
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.statuses import MOVES, read_statuses
from ctec_desktop.sheets.students import read_students
from ctec_desktop.sheets.teachers import CATEGORIES, read_teachers
from ctec_desktop.wording.labels import MAJOR_LEVELS, PAY_UNITS, PROVISIONS
from ctec_desktop.wording.workbooks import EXPLAINED, NOTES, TITLES

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

plain_text = st.text(st.characters(categories=("Lo", "Ll", "Lu", "Nd"), codec="gb18030"), min_size=2, max_size=12)
texts = st.one_of(
    plain_text.filter(lambda text: any("\u4e00" <= char <= "\u9fff" for char in text)).map(lambda text: f"甲{text}"),
    st.sampled_from(("=cmd()", "=1+1", "+86甲", "-甲", "@甲", "'甲", '甲,"乙"', "1/2号楼", "2-3层", "1E5幢", "TRUE店")),
)
names = st.sampled_from((*RARE_NAMES, "张三", "李四维", "买买提·艾力", "欧阳娜娜", "=cmd()", "Anna-Maria O’Neil"))
numbers = st.from_regex(r"0{0,3}[1-9][0-9]{3,14}", fullmatch=True).filter(lambda number: len(set(number)) > 1)
days = st.dates(date(1990, 1, 1), date(2035, 12, 31))
phones = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True).filter(lambda number: len(set(number)) > 1)
orders = st.integers(1, 400)
residents = st.builds(id_number, days, st.sampled_from("男女"), orders)


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def students(draw: st.DrawFn) -> StudentDraft:
    resident = draw(optional(residents))
    known = parse_resident_id(resident) if resident else None
    guardian = draw(optional(names))
    return StudentDraft(
        student_no=draw(numbers),
        name=draw(names),
        gender=known.gender if known else draw(optional(st.sampled_from(Gender))),
        id_number=resident,
        birth_date=known.birth_on if known else draw(optional(days)),
        class_name=draw(optional(texts)),
        major_code=draw(optional(st.from_regex(r"[4-6][1-9]0[1-9]0[1-9]", fullmatch=True))),
        major_name=draw(optional(texts)),
        department_name=draw(optional(texts)),
        grade=draw(optional(st.integers(2000, 2035))),
        phone=draw(optional(phones)),
        address=draw(optional(texts)),
        enrolled_on=draw(optional(days)),
        guardian_name=guardian,
        guardian_relation=draw(optional(st.sampled_from(("父亲", "母亲")))),
        guardian_phone=draw(optional(phones)),
        guardian_id_number=draw(optional(residents)),
    )


@st.composite
def enterprises(draw: st.DrawFn) -> EnterpriseDraft:
    pay = draw(optional(st.integers(100, 10_000_000)))
    return EnterpriseDraft(
        name=draw(texts),
        uscc=draw(optional(st.builds(credit_code, orders))),
        legal_representative=draw(optional(names)),
        address=draw(optional(texts)),
        region_code=draw(optional(st.just("010000"))),
        contact_name=draw(optional(names)),
        contact_phone=draw(optional(phones)),
        staff_on_post=draw(optional(st.integers(1, 999_999))),
        post_name=draw(optional(texts)),
        site_address=draw(optional(texts)),
        headcount=draw(optional(st.integers(1, 999))),
        mentor_name=draw(optional(names)),
        mentor_phone=draw(optional(phones)),
        mentor_title=draw(optional(texts)),
        pay_fen=pay,
        pay_unit=draw(st.sampled_from(PayUnit)) if pay else None,
        board=draw(optional(st.sampled_from(Provision))),
        lodging=draw(optional(st.sampled_from(Provision))),
    )


@st.composite
def teachers(draw: st.DrawFn) -> TeacherDraft:
    resident = draw(optional(residents))
    known = parse_resident_id(resident) if resident else None
    return TeacherDraft(
        staff_no=draw(numbers),
        name=draw(names),
        gender=known.gender if known else draw(optional(st.sampled_from(Gender))),
        id_number=resident,
        birth_date=known.birth_on if known else None,
        department_name=draw(optional(texts)),
        category=draw(optional(st.sampled_from(CATEGORIES))),
        title=draw(optional(texts)),
        phone=draw(optional(phones)),
    )


@st.composite
def majors(draw: st.DrawFn) -> MajorDraft:
    code, level = draw(
        st.sampled_from(
            (("460103", MajorLevel.HIGHER), ("660101K", MajorLevel.SECONDARY), ("260101", MajorLevel.BACHELOR))
        )
    )
    return MajorDraft(code, draw(texts), level, draw(optional(st.integers(1, 8))))


@st.composite
def assignments(draw: st.DrawFn) -> PostAssignmentDraft:
    first, last = sorted(draw(st.tuples(days, days)))
    return PostAssignmentDraft(
        student_no=draw(numbers),
        name=draw(optional(names)),
        enterprise_name=draw(optional(texts)),
        post_name=draw(texts),
        site_address=draw(optional(texts)),
        from_on=draw(optional(st.just(first))),
        until_on=draw(optional(st.just(last))),
        plan_name=draw(optional(texts)),
    )


@st.composite
def self_placements(draw: st.DrawFn) -> SelfPlacementDraft:
    first, last = sorted(draw(st.tuples(days, days)))
    pay = draw(optional(st.integers(100, 10_000_000)))
    agreed_on = draw(optional(days))
    return SelfPlacementDraft(
        student_no=draw(numbers),
        name=draw(optional(names)),
        enterprise_name=draw(texts),
        uscc=draw(optional(st.builds(credit_code, orders))),
        enterprise_address=draw(optional(texts)),
        contact_name=draw(optional(names)),
        contact_phone=draw(optional(phones)),
        post_name=draw(texts),
        site_address=draw(optional(texts)),
        mentor_name=draw(optional(names)),
        mentor_phone=draw(optional(phones)),
        mentor_title=draw(optional(texts)),
        pay_fen=pay,
        pay_unit=draw(st.sampled_from(PayUnit)) if pay else None,
        from_on=draw(optional(st.just(first))),
        until_on=draw(optional(st.just(last))),
        applied_on=draw(optional(days)),
        reason=draw(optional(texts)),
        guardian_agrees=True if agreed_on else draw(optional(st.booleans())),
        guardian_agreed_on=agreed_on,
        plan_name=draw(optional(texts)),
    )


statuses = st.builds(
    StatusDraft,
    student_no=numbers,
    name=optional(names),
    move=st.sampled_from(StatusMove),
    on=days,
    proof=optional(texts),
    class_name=optional(texts),
)
DRAFTS: Mapping[str, st.SearchStrategy[Any]] = {
    "students": students(),
    "enterprises": enterprises(),
    "teachers": teachers(),
    "majors": majors(),
    "self_placements": self_placements(),
    "post_assignments": assignments(),
    "statuses": statuses,
}
ONE_OF_A_KIND = {
    "students": ("student_no", "id_number"),
    "enterprises": ("name", "uscc"),
    "teachers": ("staff_no", "id_number"),
    "majors": ("code",),
    "self_placements": ("student_no",),
    "post_assignments": ("student_no",),
    "statuses": ("student_no",),
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
