"""Every service method asks the policy first, and nobody sees another department's records."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ctec_desktop.services
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.permissions import Actor, Permission, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.services.context import Service
from ctec_desktop.services.import_nouns import IMPORTERS
from ctec_desktop.services.office import Office
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.wording import sentence
from tests.schools import CLASS_A, CLERK, Demo, opened, roster, select, student, value


def services() -> list[type[Service]]:
    for module in pkgutil.iter_modules(ctec_desktop.services.__path__, "ctec_desktop.services."):
        importlib.import_module(module.name)
    return sorted(Service.__subclasses__(), key=lambda kind: kind.__name__)


METHODS: list[tuple[type[Service], str]] = [
    (kind, name)
    for kind in services()
    for name, found in vars(kind).items()
    if not name.startswith("_") and inspect.isfunction(found)
]


class Deny:
    """Allows everything but one permission, and remembers what it was asked."""

    def __init__(self, *denied: Permission) -> None:
        self.denied = frozenset(denied)
        self.asked: list[Permission] = []

    def allows(self, actor: Actor, permission: Permission) -> bool:
        self.asked.append(permission)
        return permission not in self.denied


@pytest.fixture(scope="module")
def denying(demo: Demo) -> Iterator[tuple[Office, Deny]]:
    policy = Deny(*Permission)
    with closing(opened(demo.folder, may_write=False, policy=policy)) as office:
        yield office, policy


def service_of(office: Office, kind: type[Service]) -> Service:
    return next(
        found for name in dir(type(office)) if isinstance(found := getattr(office, name), kind) and type(found) is kind
    )


def test_every_service_hangs_on_the_office(denying):
    assert len(METHODS) > 20
    for kind in services():
        assert type(service_of(denying[0], kind)) is kind


@pytest.mark.parametrize(("kind", "name"), METHODS, ids=lambda part: getattr(part, "__name__", part))
def test_method_names_its_permission_and_refuses_without_it(denying, kind, name):
    office, policy = denying
    method: Callable[..., Any] = getattr(service_of(office, kind), name)
    permission = method.__permission__  # type: ignore[attr-defined]
    arguments = [None] * (len(inspect.signature(method).parameters) - 1)
    policy.asked.clear()
    with pytest.raises(RuleViolation) as refused:
        method(CLERK, *_positional(method, arguments))
    assert policy.asked == [permission]
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["permission"]) == (OfficeCode.NOT_PERMITTED, permission.value)


def _positional(method: Callable[..., Any], arguments: list[None]) -> list[None]:
    kinds = [p.kind for p in inspect.signature(method).parameters.values()][1:]
    return [
        argument for argument, kind in zip(arguments, kinds, strict=True) if kind is not inspect.Parameter.KEYWORD_ONLY
    ]


@pytest.fixture(scope="module")
def departments(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Actor, Actor]]:
    """The demo school, both classes issued, with one person of each department."""
    root: Path = tmp_path_factory.mktemp("scope")
    with closing(opened(demo.copied_to(root))) as office:
        office.agreements.issue_class(CLERK, IssueClass(demo.built.placed_class, root / "out"))
        ids = {
            name: value(office, "SELECT id FROM department WHERE name = ?", name)
            for name in ("智能制造学院", "信息工程学院")
        }
        machines, software = (Actor(name, RowScope(frozenset({found}))) for name, found in ids.items())
        yield office, machines, software


NOBODY = Actor("新来的", RowScope(frozenset()))


@pytest.mark.parametrize("noun", ["students", "placements", "agreements"])
def test_lists_and_rows_show_the_own_department_only(departments, noun):
    office, machines, software = departments
    service = getattr(office, noun)
    everyone = set(service.rows(CLERK).ids(ListQuery()))
    seen = {actor.name: set(service.rows(actor).ids(ListQuery())) for actor in (machines, software, NOBODY)}
    assert len(everyone) == 80
    assert {name: len(ids) for name, ids in seen.items()} == {"智能制造学院": 40, "信息工程学院": 40, "新来的": 0}
    assert seen["智能制造学院"] | seen["信息工程学院"] == everyone
    for actor in (machines, software, NOBODY):
        assert {row[0] for row in service.rows(actor).rows(sorted(everyone))} == seen[actor.name]
        assert {view.id for view in service.all(actor)} == seen[actor.name]
        for one in sorted(everyone)[:3] + sorted(everyone)[-3:]:
            assert (service.detail(actor, one) is not None) is (one in seen[actor.name])


@pytest.mark.parametrize("noun", ["students", "placements", "agreements"])
@pytest.mark.parametrize("sort", ["", "student_no", "name", "class"])
def test_search_sort_and_filter_never_widen_the_scope(departments, noun, sort):
    office, machines, _ = departments
    rows = getattr(office, noun).rows(machines)
    own = set(rows.ids(ListQuery()))
    assert set(rows.ids(ListQuery(text="2024", sort=sort))) == own
    other_class = office.school.classes(CLERK)
    for view in other_class:
        found = set(rows.ids(ListQuery(filters=(("class", view.name),), sort=sort)))
        assert found == (own if view.department_name == "智能制造学院" else set())


def test_revealed_students_are_the_own_departments_only(departments):
    office, machines, _ = departments
    assert len(office.students.all_revealed(machines, "核对")) == 40


def test_classes_are_the_own_departments_only(departments):
    office, machines, software = departments
    assert {view.department_name for view in office.school.classes(machines)} == {"智能制造学院"}
    assert {view.department_name for view in office.school.classes(software)} == {"信息工程学院"}


def test_papers_of_another_department_are_neither_shown_nor_exported(departments, tmp_path):
    office, machines, software = departments
    other = office.agreements.all(software)[0].id
    target = tmp_path / "协议.pdf"
    for refused in (
        lambda: office.agreements.export_part(machines, other, target),
        lambda: office.agreements.page_png(machines, other, 0, 30),
        lambda: office.agreements.history(machines, other),
    ):
        with pytest.raises(RuleViolation):
            refused()
    assert not target.exists()


def test_class_of_another_department_can_be_neither_placed_nor_issued(departments, tmp_path):
    office, machines, software = departments
    other = office.school.classes(software)[0].name
    plan, post = office.plans.all(CLERK)[0].id, office.placements.posts(CLERK)[0].id
    with pytest.raises(RuleViolation):
        office.placements.place_class(machines, PlaceClass(other, plan, post))
    with pytest.raises(RuleViolation):
        office.agreements.issue_class(machines, IssueClass(other, tmp_path / "out"))
    with pytest.raises(RuleViolation):
        office.agreements.draft_pdf(machines, other)
    assert office.agreements.check_class(machines, other).ready == ()
    assert not list((tmp_path / "out").glob("*"))


def test_start_page_leaves_a_limited_person_to_the_list(departments):
    office, machines, _ = departments
    assert office.start_page.first_placements(machines) is None


def test_a_roster_founds_classes_of_the_own_department_only(departments, tmp_path):
    office, machines, _ = departments
    rows = [
        student(61, 班级="2024级无院系班"),
        student(62, 班级="2024级外院班", 所属院系="信息工程学院"),
        student(63, 班级="2024级本院班", 所属院系="智能制造学院"),
    ]
    planned = office.imports.plan(machines, "students", roster(tmp_path / "名单.xlsx", rows))
    assert [problem.code for problem in planned.of_severity(Severity.REFUSED)] == [ImportCode.CLASS_OUT_OF_SIGHT] * 2
    run_id = office.imports.apply(machines, planned).value.run_id
    assert "2024级本院班" in {view.name for view in office.school.classes(machines)}
    office.imports.undo(machines, run_id, "试")


def test_a_roster_brings_no_new_major_to_a_school_whose_majors_others_keep(departments, tmp_path):
    office, machines, _ = departments
    known, own = select(office, "SELECT name, code FROM major")[0], {"所属院系": "智能制造学院"}
    rows = [
        student(64, 班级="2024级新专业班", 专业="量子加工", **own),
        student(65, 班级="2024级错码班", 专业=known[0], 专业代码="999999", **own),
        student(66, 班级="2024级老专业班", 专业=known[0], **own),
        student(67, 班级=office.school.classes(machines)[0].name, 专业="量子加工"),
    ]
    planned = office.imports.plan(machines, "students", roster(tmp_path / "名单.xlsx", rows))
    refused = planned.of_severity(Severity.REFUSED)
    assert [problem.code for problem in refused] == [ImportCode.MAJOR_NOT_ON_RECORD] * 2
    assert [problem.value for problem in refused] == ["量子加工", f"{known[0]}（999999）"]
    assert "学校管理员" in sentence(refused[0])
    before = value(office, "SELECT count(*) FROM major")
    run_id = office.imports.apply(machines, planned).value.run_id
    assert value(office, "SELECT count(*) FROM major") == before
    office.imports.undo(machines, run_id, "试")


def test_roster_naming_another_departments_students_or_classes_is_refused_without_telling_names(departments, tmp_path):
    office, machines, software = departments
    stranger = office.students.all(software)[0]
    number = next(v.id_number for v in office.students.all_revealed(software, "测试") if v.id == stranger.id)
    rows = [
        student(1, 学号=stranger.student_no, 身份证号=None, 班级="机电新班"),
        student(2, 身份证号=number, 班级="机电新班"),
        student(3, 班级=stranger.class_name),
    ]
    planned = office.imports.plan(machines, "students", roster(tmp_path / "名单.xlsx", rows))
    refusals = planned.of_severity(Severity.REFUSED)
    assert [problem.code for problem in refusals] == [ImportCode.OUT_OF_SCOPE] * 3
    assert not [problem for problem in refusals if stranger.name in str(dict(problem.facts))]
    assert office.imports.apply(machines, planned).value.new == 0


def test_whose_an_identity_number_is_is_told_of_people_in_sight_only(departments, tmp_path):
    office, machines, software = departments
    row = student(71, 班级="2024级甲班", 监护人姓名="章测", 监护人身份证号=id_number(date(1980, 1, 1), "女", 71))
    own, theirs = {**row, "所属院系": "智能制造学院"}, {**row, "所属院系": "信息工程学院", "班级": "2024级乙班"}
    claimed = student(
        72, 姓名="王五", 性别="女", 身份证号=row["监护人身份证号"], 班级="2024级丙班", 所属院系="智能制造学院"
    )
    told = {}
    for actor, first in ((machines, own), (software, theirs)):
        plan = office.imports.plan(actor, "students", roster(tmp_path / "一.xlsx", [first]))
        run_id = office.imports.apply(actor, plan).value.run_id
        planned = office.imports.plan(machines, "students", roster(tmp_path / "二.xlsx", [claimed]))
        (problem,) = planned.of_severity(Severity.REFUSED)
        told[actor.name] = (problem.code, "章测" in sentence(problem))
        office.imports.undo(actor, run_id, "试")
    assert told == {
        machines.name: (ImportCode.PERSON_ID_OF_ANOTHER, True),
        software.name: (ImportCode.PERSON_ID_OUT_OF_SIGHT, False),
    }


@pytest.mark.parametrize("noun", list(ImportNoun))
def test_importing_a_noun_needs_its_own_permission_too(demo, tmp_path, noun):
    permission = IMPORTERS[noun].permission
    with closing(opened(demo.folder, may_write=False, policy=Deny(permission))) as office:
        with pytest.raises(RuleViolation) as refused:
            office.imports.plan(CLERK, noun, tmp_path / "无.xlsx")
        (problem,) = refused.value.problems
        assert (problem.code, problem.facts["permission"]) == (OfficeCode.NOT_PERMITTED, permission.value)


def test_the_grade_of_a_class_out_of_sight_is_not_set(staffed):
    nobody = Actor("别的院系", scope=RowScope(frozenset({999})))
    with pytest.raises(RuleViolation) as refused:
        staffed.office.school.set_grade(nobody, CLASS_A, 2020)
    assert [problem.code for problem in refused.value.problems] == [OfficeCode.NO_SUCH_CLASS]
    assert value(staffed.office, "SELECT count(*) FROM class_group WHERE grade = 2020") == 0
