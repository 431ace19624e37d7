"""`cover`: gaps as text, as JSON and on paper; exit code 1 where there is one."""

from pathlib import Path

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.sheets.reading import read_grid
from tests.cli.conftest import Commands
from tests.schools import Demo


def test_gaps_are_told_counted_and_printed(demo: Demo, tmp_path: Path, capsys):
    commands = Commands(demo.copied_to(tmp_path), capsys)
    found = commands.json("cover", "--on", "2027-03-02", expect=1)
    assert (found["students"], found["students_uncovered"]) == (80, 4)
    assert (found["gap_days_past"], found["gap_days_ahead"]) == (4, 4 * 183)
    assert found["people"][0]["gaps"] == [{"from": "2027-03-01", "until": "2027-08-31"}]

    code, said, _ = commands.run("cover", "--class", demo.built.issued_class)
    assert code == 0
    assert "每一天都有实习责任保险" in said

    target, book = tmp_path / "报告.pdf", tmp_path / "报告.xlsx"
    assert commands.run("cover", "--class", demo.built.placed_class, "--pdf", target)[0] == 1
    with open_pdf(target) as pdf:
        told = "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
    assert found["people"][0]["student_no"] in told
    assert "736人日" in told
    assert commands.run("cover", "--all", "--pdf", book)[0] == 1
    assert len(read_grid(book).sheets[0].rows) == 5

    code, _, complained = commands.run("cover", "--class", "没有的班")
    assert code == 1
    assert "没有的班" in complained
