"""Real and broken workbooks of others: each is answered with rows or with one clear sentence, within bounds."""

from pathlib import Path

import pytest

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.students import read_students
from ctec_desktop.wording import sheets

SAMPLES = Path(__file__).parents[2].parent / "shared" / "data"
FOLDERS = sorted(
    folder
    for top in ("workbooks", "rosters", "schools")
    if (SAMPLES / top).is_dir()
    for folder in [SAMPLES / top, *(SAMPLES / top).iterdir()]
    if folder.is_dir() and any(f.is_file() for f in folder.iterdir())
)

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDERS, reason=f"no sample inputs at {SAMPLES}"),
]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: str(folder.relative_to(SAMPLES)))
def test_every_file_is_answered(folder: Path) -> None:
    for path in sorted(file for file in folder.iterdir() if file.is_file()):
        try:
            reading = read_students(path)
        except RuleViolation as refusal:
            (problem,) = refusal.problems
            assert sheets.SENTENCES[problem.code].format_map(problem.facts), path.name
        else:
            assert reading.header_row > 0, path.name


@pytest.mark.parametrize(
    ("name", "header_row", "keys"),
    [
        ("批量导入学员表.xls", 2, {"name", "student_no", "major_name"}),
        ("直播学员导入表.xls", 3, {"name", "student_no"}),
        (
            "学员导入表.xls",
            3,
            {"name", "id_number", "student_no", "phone", "major_code", "major_name", "grade", "class_name"},
        ),
    ],
)
def test_headings_of_school_templates_are_found(name: str, header_row: int, keys: set[str]) -> None:
    reading = read_students(SAMPLES / "rosters" / "gzedu_xls" / name)
    assert reading.header_row == header_row
    assert {column.key for column in reading.columns if column.key} == keys
    assert [problem.code for problem in reading.problems if problem.code != SheetCode.COLUMNS_NOT_USED] == [
        SheetCode.NO_ROWS
    ]


def test_a_large_real_list_is_read_whole() -> None:
    (sheet,) = [sheet for sheet in read_grid(SAMPLES / "schools" / "全国高等学校名单.xls").sheets if sheet.rows]
    codes = [row.cells[2] for row in sheet.rows if len(row.cells) > 2 and isinstance(row.cells[0], int)]
    assert len(codes) > 2_800
    assert {(len(str(code)), str(code).isdigit()) for code in codes} == {(10, True)}
    assert {type(code) for code in codes} == {int, str}
