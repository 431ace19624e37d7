"""Issuing: consecutive numbers, frozen snapshots, one merged part kept twice, nobody left out in silence."""

import hashlib
import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.documents.snapshot import from_canonical
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services import agreements as service
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, opened, select, student, unit, value
from tests.services.issuing import counts, issue, numbers, place

# One sheet: the list of a class fits on its front, its back is empty.
COVER_PAGES = 2


def test_each_placed_student_gets_the_next_number_of_the_year(placed):
    report = issue(placed).value
    assert (report.agreements, report.refused) == (3, ())
    assert numbers(placed) == ["SX2026-00001", "SX2026-00002", "SX2026-00003"]
    by_student = {view.student_no: view.number for view in placed.office.agreements.all(CLERK)}
    assert list(by_student) == sorted(by_student)


def test_numbers_go_on_from_class_to_class(placed):
    other = "2024级数控2班"
    placed.students(student(4, 班级=other), student(5, 班级=other))
    place(placed, other)
    issue(placed)
    issue(placed, other)
    assert numbers(placed) == [f"SX2026-{n:05d}" for n in range(1, 6)]


def test_numbers_begin_again_with_the_year(placed):
    issue(placed)
    placed.students(student(4))
    place(placed)
    placed.office._context.clock.advance(200 * 24 * 3600)
    issue(placed)
    assert numbers(placed)[-1] == "SX2027-00001"
    serials = [row[0] for row in select(placed.office, "SELECT serial FROM agreement ORDER BY id")]
    assert serials == [2026000001, 2026000002, 2026000003, 2027000001]


def test_student_who_joins_later_gets_a_paper_of_their_own(placed):
    issue(placed)
    placed.students(student(4))
    place(placed)
    report = issue(placed).value
    assert (report.agreements, len(report.files)) == (1, 1)
    assert numbers(placed)[-1] == "SX2026-00004"


def test_consent_of_an_ordinary_student_is_one_sheet(placed):
    issue(placed)
    assert {view.consent_pages for view in placed.office.agreements.all(CLERK)} == {1}


def test_stored_snapshot_is_what_was_printed_and_fits_its_hash(placed):
    issue(placed)
    rows = select(placed.office, "SELECT snapshot, snapshot_sha256 FROM agreement_version ORDER BY id")
    for (text, sha256), number in zip(rows, numbers(placed), strict=True):
        assert hashlib.sha256(text.encode("utf-8")).hexdigest() == sha256
        snapshot = from_canonical(text.encode("utf-8"))
        assert snapshot.canonical().decode("utf-8") == text
        assert snapshot.number == number
        assert dict(snapshot.values)["agreement_no"] == number
    assert [dict(json.loads(text)["values"])["student_no"] for text, _ in rows] == ["20240001", "20240002", "20240003"]


def test_part_on_disk_is_the_part_in_the_store(placed, tmp_path):
    (path,) = issue(placed).value.files
    content = path.read_bytes()
    ((sha256, size, pages),) = select(placed.office, "SELECT sha256, size_bytes, pages FROM print_part")
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (sha256, size)
    first = placed.office.agreements.all(CLERK)[0]
    exported = placed.office.agreements.export_part(CLERK, first.id, tmp_path / "again.pdf").value
    assert exported.read_bytes() == content
    assert first.file == path.name
    views = placed.office.agreements.all(CLERK)
    assert pages == COVER_PAGES + sum(3 * even(view.pages) + even(view.consent_pages or 0) for view in views)


def even(pages: int) -> int:
    """Pages with the empty back of the last sheet."""
    return pages + pages % 2


def test_after_the_cover_sheet_all_originals_of_a_student_come_before_the_consent(placed):
    issue(placed)
    expected = 1 + COVER_PAGES
    for view in placed.office.agreements.all(CLERK):
        assert view.originals == 3
        assert (view.first_page, view.consent_first_page) == (expected, expected + 3 * even(view.pages))
        expected += 3 * even(view.pages) + even(view.consent_pages or 0)


def test_papers_printed_on_one_side_have_no_empty_pages(placed):
    issue(placed, is_duplex=False)
    first, second, _ = placed.office.agreements.all(CLERK)
    assert first.first_page == COVER_PAGES
    assert second.first_page == first.first_page + 3 * first.pages + (first.consent_pages or 0)


def test_number_of_originals_can_be_another_than_the_plans(placed):
    issue(placed, originals=5)
    text, originals = select(placed.office, "SELECT snapshot, originals FROM agreement_version ORDER BY id")[0]
    snapshot = from_canonical(text.encode("utf-8"))
    assert (originals, snapshot.originals) == (5, 5)
    assert dict(snapshot.values)["originals"] == "五"


@pytest.mark.parametrize("originals", [0, 2, 11])
def test_number_of_originals_that_cannot_be_meant_is_refused(placed, originals):
    with pytest.raises(RuleViolation) as refused:
        issue(placed, originals=originals)
    assert [p.code for p in refused.value.problems] == [OfficeCode.ORIGINALS_OUT_OF_RANGE]
    assert set(counts(placed).values()) == {0}


def test_agreement_becomes_issued_by_a_move_that_names_who_and_when(placed):
    issue(placed)
    for view in placed.office.agreements.all(CLERK):
        assert view.state is AgreementState.ISSUED
        (move,) = placed.office.agreements.history(CLERK, view.id)
        assert (move.from_state, move.to_state, move.by_name) == (AgreementState.DRAFT, AgreementState.ISSUED, "周老师")


@pytest.mark.parametrize(("birth", "is_minor"), [(date(2008, 9, 1), False), (date(2008, 9, 2), True)])
def test_guardian_signs_the_agreement_of_who_is_under_eighteen_on_the_first_day(placed, birth, is_minor):
    own = "2024级数控9班"
    placed.students(student(9, 身份证号=id_number(birth, "男", 9), 班级=own))
    place(placed, own)
    issue(placed, own)
    sql = "SELECT party, name FROM expected_signer WHERE {} IS NOT NULL ORDER BY rank"
    agreement = select(placed.office, sql.format("agreement_version_id"))
    three = [("school", "测试职业学校"), ("enterprise", "示例装备1有限公司"), ("student", "学生癸")]
    assert agreement == ([*three, ("guardian", "家长")] if is_minor else three)
    consent = select(placed.office, sql.format("document_id"))
    assert consent == [("student", "学生癸"), ("guardian", "家长")]


def test_missing_field_leaves_out_that_student_alone_and_names_them(placed):
    placed.students(student(4, 身份证号="G12345678", 姓名="无证", 证件类型="护照"))
    with database_of(placed.office).unit(Command("测试", "x")) as unit_:
        unit_.connection.exec_driver_sql("UPDATE person SET id_number = NULL WHERE name = '学生丙'")
    report = issue(placed).value
    (problem,) = report.refused
    assert (problem.code, problem.place.label) == (DocumentCode.FIELD_MUST_BE_PRINTED, "学生丙（20240002）")
    assert report.agreements == 2
    assert {view.student_no for view in placed.office.agreements.all(CLERK)} == {"20240001", "20240003"}


def test_character_that_cannot_be_printed_leaves_out_that_student_alone(placed):
    placed.students(student(2, 姓名="学\U0002e9d9"))
    report = issue(placed).value
    (problem,) = report.refused
    assert problem.code == DocumentCode.CHARACTER_WITHOUT_GLYPH
    assert problem.facts["code_point"] == "U+2E9D9"
    assert problem.place.label == "学\U0002e9d9（20240002）"
    assert numbers(placed) == ["SX2026-00001", "SX2026-00002"]


def test_nobody_ready_is_refused_with_every_reason_and_takes_no_number(placed):
    with database_of(placed.office).unit(Command("测试", "x")) as work:
        work.connection.exec_driver_sql("UPDATE person SET id_number = NULL")
    with pytest.raises(RuleViolation) as refused:
        issue(placed)
    assert [p.code for p in refused.value.problems] == [DocumentCode.FIELD_MUST_BE_PRINTED] * 3
    assert set(counts(placed).values()) == {0}


@pytest.mark.parametrize("class_name", [CLASS_A, "没有的班"])
def test_class_without_placements_is_refused(staffed, class_name):
    with pytest.raises(RuleViolation) as refused:
        issue(staffed, class_name)
    assert [p.code for p in refused.value.problems] == [AgreementCode.NO_PLACEMENTS_TO_ISSUE]


def test_issuing_again_writes_the_same_part_and_takes_no_number(placed):
    (path,) = issue(placed).value.files
    content, before = path.read_bytes(), counts(placed)
    path.unlink()
    outcome = issue(placed)
    assert (outcome.value.agreements, outcome.value.pages, outcome.value.files) == (0, 0, (path,))
    assert path.read_bytes() == content
    assert counts(placed) == before
    assert [p.facts["number"] for p in outcome.warnings] == numbers(placed)


def test_large_class_is_cut_into_parts_with_names_of_their_own(placed, monkeypatch):
    monkeypatch.setattr(service, "PART_AGREEMENTS", 2)
    report = issue(placed).value
    assert [path.name for path in report.files] == [
        f"{CLASS_A} 三方协议 SX2026-00001 至 SX2026-00002.pdf",
        f"{CLASS_A} 三方协议 SX2026-00003.pdf",
    ]
    assert [(view.file, view.first_page) for view in placed.office.agreements.all(CLERK)][2] == (
        report.files[1].name,
        1 + COVER_PAGES,
    )
    assert all(path.exists() for path in report.files)


def test_parts_under_a_chosen_name_are_counted(placed, monkeypatch):
    monkeypatch.setattr(service, "PART_AGREEMENTS", 2)
    files = issue(placed, out="送印/协议.PDF").value.files
    assert [path.name for path in files] == ["协议.PDF", "协议-2.PDF"]
    assert files[0].read_bytes() != files[1].read_bytes()


def test_file_name_is_safe_and_whole_however_the_class_is_called(placed):
    name = '24级:<数控>"班"/' + "长" * 90
    placed.students(student(8, 班级=name))
    place(placed, name)
    (path,) = issue(placed, name).value.files
    assert path.suffix == ".pdf"
    assert path.parent == placed.root / "out"
    assert "SX2026-00001" in path.name
    assert len(path.name.encode("utf-8")) < 240


def test_draft_takes_no_number_and_writes_nothing(placed):
    before = value(placed.office, "SELECT count(*) FROM audit_tx")
    draft = placed.office.agreements.draft_pdf(CLERK, CLASS_A)
    assert draft.startswith(b"%PDF")
    assert placed.office.agreements.draft_page_png(CLERK, draft, 0, 30).startswith(b"\x89PNG")
    assert value(placed.office, "SELECT count(*) FROM audit_tx") == before
    assert set(counts(placed).values()) == {0}


def test_pages_shown_are_the_agreements_own(placed):
    issue(placed)
    first, second, _ = placed.office.agreements.all(CLERK)
    shown = placed.office.agreements
    pictures = {
        (one.id, page): shown.page_png(CLERK, one.id, page, 40) for one in (first, second) for page in (0, one.pages)
    }
    assert len(set(pictures.values())) == 4


def test_template_is_kept_once_and_an_altered_one_is_refused(placed):
    issue(placed)
    assert len(select(placed.office, "SELECT key FROM template")) == 2
    placed.students(student(4))
    place(placed)
    with database_of(placed.office).unit(Command("测试", "x")) as work:
        work.connection.exec_driver_sql("UPDATE template SET sha256 = 'altered'")
    with pytest.raises(RuleViolation, match="template_not_as_frozen"):
        issue(placed)
    assert len(numbers(placed)) == 3


def test_issued_papers_outlive_the_closing_of_the_office(placed):
    issue(placed)
    folder = Path(placed.office.folder_name)
    placed.office.close()
    with closing(opened(folder, may_write=False)) as again:
        view = again.agreements.all(CLERK)[0]
        assert again.agreements.page_png(CLERK, view.id, 0, 30).startswith(b"\x89PNG")


def test_unit_comes_before_the_student_number_in_the_order_of_print(placed):
    placed.units(unit(0, 单位名称="啊第一单位", 岗位名称="首岗"))
    placed.students(student(9))
    place(placed, post="首岗")
    issue(placed)
    assert placed.office.agreements.all(CLERK)[0].student_no == "20240009"
