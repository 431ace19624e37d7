"""Exported folders: readable names, an index, hashes that are true, all or nothing, and a line in the trail."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

import pytest
from pikepdf import pdfa

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.archive.views import ArchiveForm, ExportWish
from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.wording import archive_papers as words
from tests.schools import CLERK, select
from tests.services.conftest import School
from tests.services.test_archive import file


@pytest.fixture
def filled(placed: School) -> School:
    """Three students; the first has a plan on record and files of the same name with names Windows does not take."""
    archive = placed.office.archive
    ids = tuple(one.id for one in archive.folders(CLERK))
    archive.attach(CLERK, ArchiveForm(ids, "summary", "总结：3/4 月<定稿>"), file(placed, "总结.pdf"))
    archive.attach(CLERK, ArchiveForm(ids[:1], "proof", "CON"), file(placed, "a.jpg", b"\xff\xd8\xff one"))
    archive.attach(CLERK, ArchiveForm(ids[:1], "proof", "con"), file(placed, "b.jpg", b"\xff\xd8\xff two"))
    return placed


def ids_of(school: School) -> tuple[int, ...]:
    return tuple(one.id for one in school.office.archive.folders(CLERK))


def left_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.exists() else []


def exported(school: School, into: Path, **options: Any) -> Any:
    return school.office.archive.export(CLERK, ExportWish(ids_of(school), into, **options)).value


def test_a_class_is_written_with_index_and_hashes_and_the_trail_says_who_took_it(filled: School, tmp_path: Path):
    report = exported(filled, tmp_path / "出去")

    assert (report.students, report.lacking) == (3, 3)
    names = sorted(one.relative_to(report.folder).as_posix() for one in report.folder.rglob("*") if one.is_file())
    assert report.files == len(names)
    assert words.CLASS_INDEX_FILE in names
    assert words.HASHES_FILE in names
    first = [name.partition("/")[2] for name in names if name.startswith(ids_name(filled))]
    assert first == [
        words.INDEX_FILE,
        "01-实习总结-总结：3_4 月_定稿_.pdf",
        "02-佐证材料-CON.jpg",
        "03-佐证材料-con.jpg",
    ]
    told = dict(
        reversed(line.split("  ", 1)) for line in (report.folder / words.HASHES_FILE).read_text("utf-8").splitlines()
    )
    assert sorted(told) == sorted(set(names) - {words.HASHES_FILE})
    assert all(hashlib.sha256((report.folder / name).read_bytes()).hexdigest() == told[name] for name in told)
    ((reason,),) = select(filled.office, "SELECT reason FROM audit_tx WHERE command = 'archive.export'")
    assert "3 人" in reason
    assert hashlib.sha256((report.folder / words.HASHES_FILE).read_bytes()).hexdigest() in reason
    assert left_in(tmp_path / "出去") == [report.folder.name]


def ids_name(school: School) -> str:
    first = school.office.archive.folders(CLERK)[0]
    return words.student_folder(first.student_no, first.student_name) + "/"


def test_our_own_pages_are_fit_for_archives_and_name_student_and_hash(filled: School, tmp_path: Path):
    (first, *_) = ids_of(filled)
    report = filled.office.archive.export(CLERK, ExportWish((first,), tmp_path)).value
    index = report.folder / words.INDEX_FILE
    assert pdfa.validate_written(index, pdfa.Flavour.PDFA_2B).findings == []
    with open_pdf(index) as pdf:
        text = "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
    held = next(report.folder.glob("01-*")).read_bytes()
    assert hashlib.sha256(held).hexdigest() in text
    assert filled.office.archive.folders(CLERK)[0].student_name in text


@pytest.mark.parametrize("typed", ["0", "-3", "二十", "1.5", "99999", "²"])
def test_a_limit_that_is_no_number_of_megabytes_is_refused(filled: School, tmp_path: Path, typed: str):
    with pytest.raises(RuleViolation, match=ArchiveCode.BAD_LIMIT):
        exported(filled, tmp_path / "出去", most_mb=typed)


def test_a_file_over_the_limit_stops_the_whole_export_and_is_named(filled: School, tmp_path: Path):
    large = file(filled, "录像.mp3", b"ID3" + bytes(2 << 20))
    filled.office.archive.attach(CLERK, ArchiveForm(ids_of(filled)[:1], "proof", "访谈"), large)
    with pytest.raises(RuleViolation) as refused:
        exported(filled, tmp_path / "出去", most_mb="1")
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["title"], problem.facts["most"]) == (ArchiveCode.OVER_LIMIT, "访谈", 1)
    assert left_in(tmp_path / "出去") == []
    assert exported(filled, tmp_path / "出去", most_mb="3").students == 3


def test_a_target_that_cannot_be_leaves_nothing_behind(filled: School, tmp_path: Path):
    inside = Path(filled.office.folder_name) / "导出"
    with pytest.raises(RuleViolation, match=ArchiveCode.TARGET_INSIDE):
        exported(filled, inside)
    report = exported(filled, tmp_path / "出去")
    before = left_in(report.folder)
    with pytest.raises(RuleViolation, match=ArchiveCode.TARGET_EXISTS):
        exported(filled, tmp_path / "出去")
    assert left_in(report.folder) == before
    (tmp_path / "是文件").write_bytes(b"x")
    with pytest.raises(EnvironmentFault):
        exported(filled, tmp_path / "是文件")
    with pytest.raises(RuleViolation, match=ArchiveCode.PATH_TOO_LONG):
        exported(filled, tmp_path / ("很深的文件夹" * 12) / ("很深的文件夹" * 12) / ("很深的文件夹" * 12))
    assert len(select(filled.office, "SELECT 1 FROM audit_tx WHERE command = 'archive.export'")) == 1


def test_a_full_disk_is_said_before_anything_is_written(
    filled: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    nearly_full = shutil.disk_usage(tmp_path)._replace(free=1_000)
    monkeypatch.setattr("shutil.disk_usage", lambda _path: nearly_full)
    with pytest.raises(EnvironmentFault, match="disk_full"):
        exported(filled, tmp_path / "出去")
    assert left_in(tmp_path / "出去") == []


def test_a_cancelled_export_leaves_nothing_behind_and_nothing_in_the_trail(filled: School, tmp_path: Path):
    wish = ExportWish(ids_of(filled), tmp_path / "出去")
    with pytest.raises(Cancelled):
        filled.office.archive.export(CLERK, wish, CountingProgress(cancel_after=2))
    assert left_in(tmp_path / "出去") == []
    assert select(filled.office, "SELECT 1 FROM audit_tx WHERE command = 'archive.export'") == []


def test_folders_out_of_sight_or_empty_are_not_exported(placed: School, tmp_path: Path):
    wish = ExportWish(ids_of(placed), tmp_path / "出去")
    with pytest.raises(RuleViolation, match=ArchiveCode.NO_FOLDER):
        placed.office.archive.export(CLERK._replace(scope=RowScope(frozenset({999}))), wish)
    with pytest.raises(RuleViolation, match=ArchiveCode.NOTHING_HELD):
        placed.office.archive.export(CLERK, wish)
