"""A catalogue of majors against the record."""

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Severity
from tests.schools import CLERK, select, student, value
from tests.services.importing import apply, changes, plan, said


def major(code: str = "460103", name: str = "数控技术", **cells: str) -> dict[str, str]:
    return {"专业代码": code, "专业名称": name, **cells}


def majors(school):
    statement = "SELECT code, catalog_version, name, level, study_years, retired_on FROM major ORDER BY code, name"
    return select(school.office, statement)


def classes(school):
    joined = "SELECT c.name, m.code FROM class_group c JOIN major m ON m.id = c.major_id ORDER BY c.name"
    return dict(select(school.office, joined))


def test_majors_are_written_with_the_level_their_code_tells(school):
    report = apply(school, "majors", major(学制="三年"), major("660103", "数控技术应用"))
    assert report.new == 2
    assert majors(school) == [
        ("460103", "2021", "数控技术", "higher", 3, None),
        ("660103", "2021", "数控技术应用", "secondary", None, None),
    ]


def test_the_same_catalogue_again_changes_nothing(school):
    rows = [major(f"4601{n:02d}", f"专业{n}") for n in range(1, 30)]
    apply(school, "majors", *rows)
    lines = value(school.office, "SELECT count(*) FROM audit_line")
    assert apply(school, "majors", *rows).same == 29
    assert value(school.office, "SELECT count(*) FROM audit_line") == lines


def test_a_name_that_changed_is_a_change(school):
    apply(school, "majors", major())
    planned = plan(school, "majors", major(name="数控加工技术"))
    assert (planned.rows[0].action, changes(planned)) == (Action.CHANGED, {"name": ("数控技术", "数控加工技术")})
    apply(school, "majors", major(name="数控加工技术"))
    assert [row[2] for row in majors(school)] == ["数控加工技术"]


def test_the_same_code_in_another_edition_is_another_major(school):
    apply(school, "majors", major("610101", "甲"))
    assert plan(school, "majors", major("610101", "乙", 目录版本="2015")).rows[0].action is Action.NEW


def test_a_major_a_roster_named_without_a_code_gets_it_and_its_classes_with_it(school):
    school.students(student(1, 专业="数控技术", 班级="24数控1班"), student(2, 专业="数控技术", 班级="24数控2班"))
    planned = plan(school, "majors", major())
    assert planned.rows[0].action is Action.CHANGED
    assert changes(planned)["code"] == (None, "460103")
    assert changes(planned)["classes"] == (None, "24数控1班、24数控2班")
    apply(school, "majors", major())
    assert classes(school) == {"24数控1班": "460103", "24数控2班": "460103"}
    assert len(majors(school)) == 1
    assert plan(school, "majors", major()).rows[0].action is Action.SAME


def test_a_codeless_major_whose_code_is_on_record_gives_its_classes_away_and_is_retired(school):
    apply(school, "majors", major())
    school.students(student(1, 专业="数控 技术", 班级="24数控1班"))
    assert classes(school) == {"24数控1班": None}
    planned = plan(school, "majors", major())
    assert changes(planned) == {"classes": (None, "24数控1班")}
    apply(school, "majors", major())
    assert classes(school) == {"24数控1班": "460103"}
    assert [(row[0], row[-1]) for row in majors(school)] == [(None, "2026-09-01"), ("460103", None)]
    assert plan(school, "majors", major()).rows[0].action is Action.SAME


def test_a_name_that_fits_two_lines_links_no_class(school):
    school.students(student(1, 专业="护理", 班级="24护理1班"))
    planned = plan(school, "majors", major("520201", "护理"), major("720201", "护理"))
    assert [row.action for row in planned.rows] == [Action.NEW, Action.NEW]
    assert said(planned) == [(ImportCode.MAJOR_NAME_NOT_UNIQUE, Severity.WARNING)]
    assert planned.rows[0].problems[0].facts["count"] == 2
    apply(school, "majors", major("520201", "护理"), major("720201", "护理"))
    assert classes(school) == {"24护理1班": None}


def test_a_roster_that_comes_later_finds_the_code_by_the_name(school):
    apply(school, "majors", major())
    school.students(student(1, 专业="数控技术", 班级="24数控1班"))
    assert classes(school) == {"24数控1班": "460103"}


def test_whoever_sees_some_departments_neither_imports_majors_nor_takes_an_import_back(school):
    imports, clerk = school.office.imports, Actor(CLERK.name, RowScope(frozenset({1})))
    planned = plan(school, "majors", major())
    made = apply(school, "majors", major("460104", "模具设计"))
    for work, *asked in (
        (imports.plan, "majors", school.root / "没有读到这里.xlsx"),
        (imports.apply, planned),
        (imports.undo, made.run_id, "试试"),
    ):
        with pytest.raises(RuleViolation) as refused:
            work(clerk, *asked)
        assert [problem.code for problem in refused.value.problems] == [RecordCode.WHOLE_SCHOOL_ONLY]
    assert imports.last_run(clerk, "majors") is None
    assert [row[2] for row in majors(school)] == ["模具设计"]
