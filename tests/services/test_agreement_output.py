"""One file per student: safe names that differ, nothing half done, and the same papers as in the merged part."""

import re
from pathlib import Path

import pytest

from ctec_desktop.documents.preview import page_count
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.kernel.errors import Cancelled, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.services.agreement_output import IssueClass, names_apart
from tests.documents.sample import page_texts, snapshot_of
from tests.schools import CLASS_A, CLERK, student
from tests.services.issuing import counts, issue, numbers, place


def test_every_student_gets_a_file_of_their_own(placed):
    files = issue(placed, is_separate=True).value.files
    assert [path.name for path in files] == [
        "学生乙 三方协议 SX2026-00001.pdf",
        "学生丙 三方协议 SX2026-00002.pdf",
        "学生丁 三方协议 SX2026-00003.pdf",
    ]
    assert sorted(path.name for path in (placed.root / "out").iterdir()) == sorted(path.name for path in files)
    for path, number in zip(files, numbers(placed), strict=True):
        texts = page_texts(path)
        assert {found for text in texts for found in re.findall(r"SX2026-\d{5}", text)} == {number}
        assert len(texts) % 2 == 0
        assert [text for text in texts if "第 3 份/共 3 份" in text]


def test_the_merged_part_is_kept_beside_files_of_their_own(placed, tmp_path):
    issue(placed, is_separate=True)
    first = placed.office.agreements.all(CLERK)[0]
    merged = placed.office.agreements.export_part(CLERK, first.id, tmp_path / "part.pdf").value
    assert "协议签署交接单" in page_texts(merged)[0]
    assert page_count(merged) > first.pages * 9


def test_issuing_again_writes_the_same_files_of_their_own(placed):
    files = issue(placed, is_separate=True).value.files
    before = [path.read_bytes() for path in files]
    for path in files:
        path.unlink()
    outcome = issue(placed, is_separate=True)
    assert outcome.value.files == files
    assert [path.read_bytes() for path in files] == before
    assert len(numbers(placed)) == 3


def test_a_pattern_names_the_files(placed):
    files = issue(placed, is_separate=True, name_pattern="{班级}/{学号}：{姓名}").value.files
    assert files[0].name == f"{CLASS_A}_20240001：学生乙.pdf"


def test_an_unknown_word_in_a_pattern_is_refused_with_those_that_are_known(placed):
    with pytest.raises(RuleViolation) as refused:
        issue(placed, is_separate=True, name_pattern="{姓名}{身份证号}")
    (problem,) = refused.value.problems
    assert problem.code == AgreementCode.NAME_PATTERN_UNKNOWN
    assert problem.facts["unknown"] == "身份证号"
    assert set(counts(placed).values()) == {0}


def test_students_of_one_name_are_told_apart_by_their_number(placed):
    placed.students(student(4, 姓名="学生乙"))
    place(placed)
    names = [path.name for path in issue(placed, is_separate=True, name_pattern="{姓名}").value.files]
    assert names == ["学生乙 20240001.pdf", "学生丙.pdf", "学生丁.pdf", "学生乙 20240004.pdf"]


def test_names_stay_apart_and_safe_whatever_they_are_made_of():
    folder = Path("/") / ("深" * 200)
    hostile = ["CON", "con", "a/b", 'a"b', "..", "", "\u202e张三", "张三", "长" * 300, "长" * 300 + "尾"]
    snapshots = [snapshot_of(n, student_name=name) for n, name in enumerate(hostile, 1)]
    for place_ in (Path("/out"), folder):
        names = names_apart("{姓名}", snapshots, place_)
        assert len({name.casefold() for name in names}) == len(names)
        for name in names:
            assert not set('<>:"/\\|?*') & set(name)
            assert len(name.encode("utf-8")) <= 255
    assert names_apart("{姓名}", snapshots, Path("/out"))[:2] == ["_CON 2024000001.pdf", "_con 2024000002.pdf"]
    same = [snapshot_of(1), snapshot_of(1)]
    assert len(set(names_apart("同", [same[0], snapshot_of(2, student_no="2024000001")], Path("/out")))) == 2


@pytest.mark.parametrize("after", [4, 8, 25])
def test_cancelled_files_leave_nothing_behind(placed, after):
    wish = IssueClass(CLASS_A, placed.root / "out", is_separate=True)
    with pytest.raises(Cancelled):
        placed.office.agreements.issue_class(CLERK, wish, CountingProgress(cancel_after=after))
    assert list((placed.root / "out").iterdir()) == []
    assert set(counts(placed).values()) == {0}


def test_files_of_their_own_under_a_pdfs_name_go_into_a_folder_of_that_name(placed):
    files = issue(placed, out="送印/协议.pdf", is_separate=True).value.files
    assert {path.parent for path in files} == {placed.root / "送印" / "协议"}
