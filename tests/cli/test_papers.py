"""`paper list` and `paper print`: names to people, one PDF, what was left out on the other stream."""

import json
from pathlib import Path

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.paper_specs import SPECS
from tests.cli.conftest import Commands
from tests.schools import Demo


@pytest.fixture
def at_demo(demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(demo.copied_to(tmp_path), capsys)


def test_every_form_is_listed_with_its_key(at_demo: Commands):
    assert [one["key"] for one in at_demo.json("paper", "list")] == list(SPECS)
    code, said, _ = at_demo.run("paper", "list")
    assert code == 0
    assert "unit_publicity\t实习单位名单公示\t离校前\t每个实习计划一份" in said


def test_forms_of_a_class_are_one_pdf_and_say_where_each_stands(at_demo: Commands, demo: Demo, tmp_path: Path):
    target = tmp_path / "表单.pdf"
    wanted = ("paper", "print", "daily_log", "unit_publicity", "--class", demo.built.issued_class, "--out", target)
    found = at_demo.json(*wanted)
    with open_pdf(target) as pdf:
        assert pdf.page_count() == found["pages"] == 41
    assert found["papers"][0]["key"] == "unit_publicity"
    assert [one["first_page"] for one in found["papers"]] == list(range(1, 42))
    assert found["refused"] == found["warnings"] == []


def test_names_that_are_not_there_and_forms_for_nobody_are_refused_without_a_file(at_demo: Commands, tmp_path: Path):
    target = tmp_path / "表单.pdf"
    for extra, told in (
        (("--class", "没有的班"), "没有的班"),
        (("--plan", "没有的计划"), "没有的计划"),
        (("--enterprise", "没有的单位"), "没有的单位"),
        (("--student", "000"), "000"),
    ):
        code, _, complained = at_demo.run("paper", "print", "daily_log", *extra, "--out", target)
        assert code == 1
        assert told in complained
    code, _, complained = at_demo.run("paper", "print", "release", "--out", target)
    assert code == 1
    assert "解除确认书" in complained
    assert not target.exists()


def test_a_form_of_one_student_and_of_one_unit(at_demo: Commands, tmp_path: Path):
    code, said, _ = at_demo.run("list", "placements", "--json")
    assert code == 0
    one = json.loads(said)[0]
    found = at_demo.json(
        *("paper", "print", "leave_request", "--student", one["student_no"], "--out", tmp_path / "假条.pdf")
    )
    assert [paper["of"] for paper in found["papers"]] == [f"{one['student_name']}（{one['student_no']}）"]
    found = at_demo.json(
        *("paper", "print", "visit_check", "--enterprise", one["enterprise"], "--out", tmp_path / "走访.pdf")
    )
    assert [paper["of"] for paper in found["papers"]] == [one["enterprise"]]
