"""What we print is PDF/A-2b in the judgement of a checker that approves only what it knows."""

from pathlib import Path

import pytest
from pikepdf import pdfa

from ctec_desktop.documents.agreements import Binding
from ctec_desktop.documents.apart import render_apart
from ctec_desktop.kernel.progress import SilentProgress
from tests.documents.sample import PAGE_KEY, printed, snapshot_of


def part(target: Path) -> None:
    """Two students, covers, three originals, both sides; a name beyond the basic plane, out of another face."""
    students = (snapshot_of(1, 3, student_name="张𠅤㛃"), snapshot_of(2, 3))
    printed(target, *students, binding=Binding(is_duplex=True, has_covers=True))


def draft(target: Path) -> None:
    printed(target, snapshot_of(1, agreement_no=""))


def apart(target: Path) -> None:
    render_apart([snapshot_of(1)], [target], PAGE_KEY, SilentProgress(), Binding())


@pytest.mark.parametrize("made", [part, draft, apart])
def test_nothing_speaks_against_keeping_it_in_an_archive(made, tmp_path):
    made(tmp_path / "p.pdf")
    report = pdfa.validate_written(tmp_path / "p.pdf", pdfa.Flavour.PDFA_2B)
    assert report.findings == []


def test_the_checker_would_have_found_something(tmp_path):
    draft(tmp_path / "p.pdf")
    data = (tmp_path / "p.pdf").read_bytes()
    (tmp_path / "q.pdf").write_bytes(data.replace(b"<pdfaid:conformance>B<", b"<pdfaid:conformance>X<"))
    assert pdfa.validate_written(tmp_path / "q.pdf", pdfa.Flavour.PDFA_2B).findings != []
