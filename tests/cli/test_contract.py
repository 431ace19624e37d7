"""The JSON contract, key by key and type by type."""

import re
from datetime import date
from typing import Any

import pytest

from tests.schools import CLASS_A

PROBLEM = {"sheet": str, "row": int, "column": str, "value": str, "code": str, "message": str}
STUDENT = (
    *("student_no", "name", "gender", "id_number", "birth_date", "class_name", "major_code", "major_name", "phone"),
    *("guardian_name", "guardian_relation", "guardian_phone", "address", "enrolled_on"),
)
AGREEMENT = (
    *("number", "version", "student_no", "student_name", "enterprise", "from", "until", "state", "file"),
    *("first_page", "pages", "kind"),
)


def check_problem(found: dict[str, Any]) -> None:
    assert list(found) == list(PROBLEM)
    for key, kind in PROBLEM.items():
        assert found[key] is None or type(found[key]) is kind, key
    assert found["code"]
    assert found["message"]


@pytest.mark.parametrize("option", ["--dry-run", "--apply"])
def test_import_report(commands, names, option):
    report = commands.json("import", "students", names, option, expect=1)
    assert list(report) == ["new", "changed", "same", "refused", "held", "warnings", "absent"]
    assert [type(report[key]) for key in ("new", "changed", "same")] == [int, int, int]
    assert report["absent"] == []
    for key in ("refused", "held", "warnings"):
        for found in report[key]:
            check_problem(found)
    (refused,), (held,) = report["refused"], report["held"]
    assert (refused["sheet"], refused["row"], refused["column"], refused["value"]) == ("名单", 5, "D", "12345")
    assert (held["row"], held["column"], held["code"]) == (6, "D", "id_number_check_digit")


def test_import_report_of_enterprises_has_the_same_shape(commands, posts):
    report = commands.json("import", "enterprises", posts, "--dry-run")
    assert list(report) == ["new", "changed", "same", "refused", "held", "warnings", "absent"]
    assert report["new"] == 2


def test_students(on_demo):
    students = on_demo.json("list", "students")
    assert len(students) == 80
    for one in students:
        assert tuple(one) == STUDENT
        assert date.fromisoformat(one["birth_date"]).year in (2006, 2007, 2008)
        assert date.fromisoformat(one["enrolled_on"]) == date(2024, 9, 1)
        assert re.fullmatch(r"\d{6}\*{8}\d{3}[\dX]", one["id_number"])
    assert [one["student_no"] for one in students] == sorted(one["student_no"] for one in students)


def test_absent_values_are_null(commands, tmp_path):
    from tests.schools import roster, student

    row = {key: value for key, value in student(1).items() if key in ("学号", "姓名", "班级")}
    blank = {key: None for key in student(1) if key not in row}
    commands.run("import", "students", roster(tmp_path / "名单.xlsx", [{**row, **blank}]), "--apply")
    (one,) = commands.json("list", "students")
    assert {key for key, found in one.items() if found is None} == set(STUDENT) - {"student_no", "name", "class_name"}


def test_agreements(placed, tmp_path):
    issued = placed.json("issue", "--class", CLASS_A, "--out", tmp_path / "out")
    agreements = placed.json("list", "agreements")
    for one in agreements:
        assert tuple(one) == AGREEMENT
        assert [type(one[key]) for key in ("version", "first_page", "pages")] == [int, int, int]
        assert (one["from"], one["until"], one["state"]) == ("2026-09-01", "2027-02-28", "issued")
        assert issued["files"] == [str(tmp_path / "out" / one["file"])]
    assert list(issued) == ["agreements", "pages", "files", "refused"]
    assert (issued["agreements"], type(issued["pages"]), issued["refused"]) == (2, int, [])


def test_issue_again_says_so_beside_the_json(placed, tmp_path):
    placed.run("issue", "--class", CLASS_A, "--out", tmp_path / "out")
    code, said, complained = placed.run("issue", "--class", CLASS_A, "--out", tmp_path / "out", "--json")
    assert (code, '"agreements": 0' in said) == (0, True)
    assert "已签发过协议" in complained


def test_placements_and_enterprises(placed):
    (first, _) = placed.json("list", "placements")
    assert first == {
        "student_no": "20240001",
        "student_name": "学生乙",
        "class_name": CLASS_A,
        "plan": "2026秋",
        "enterprise": "示例装备1有限公司",
        "post": "装配工",
        "arranged_by": "school",
        "from": "2026-09-01",
        "until": "2027-02-28",
    }
    unit = placed.json("list", "enterprises")[0]
    assert (unit["name"], unit["posts"][0]["name"], unit["posts"][0]["pay_fen"]) == (
        "示例装备1有限公司",
        "装配工",
        260_000,
    )


def test_json_stands_alone_on_standard_output(commands, names):
    code, said, _ = commands.run("import", "students", names, "--json")
    assert (code, said[0], said.rstrip()[-1]) == (1, "{", "}")
