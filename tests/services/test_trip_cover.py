"""Cover of visits: their days count like days on post, and are proven from policies and lists."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.checks import CheckSelection, ReportRange
from ctec_desktop.domain.codes.trips import TripCode
from ctec_desktop.domain.cover import CoverScheme, ListKind, PolicyKind
from ctec_desktop.domain.cover_views import PolicyForm
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.trips import NoticeEdit, TripForm
from ctec_desktop.services.cover_checks import Answer, ListWish
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.storage.tables import TripRow
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of, student

FRESHMEN = "2026级数控9班"
DAY, NEXT, AFTER = date(2026, 9, 1), date(2026, 9, 2), date(2026, 9, 3)
COVER_RULES = ("INS-01", "INS-REQ", "INS-02", "INS-03")


@pytest.fixture
def visiting(placed: Any) -> Any:
    """Two first-years, who have no placement, on a visit of two days."""
    placed.students(*(student(n, 班级=FRESHMEN, 年级="2026", 入学日期="2026-09-01") for n in (91, 92)))
    trips = placed.office.trips
    site_id = str(trips.choices(CLERK).sites[0][0])
    form = TripForm(name="秋季参观", site_id=site_id, from_on=DAY.isoformat(), until_on=NEXT.isoformat())
    placed.form, placed.trip_id = form, trips.save(CLERK, form).value
    placed.ids = [one.student_id for one in trips.class_members(CLERK, FRESHMEN)]
    trips.set_roster(CLERK, placed.trip_id, FRESHMEN, placed.ids)
    return placed


def policy(school: Any, until: date = NEXT, **typed: Any) -> int:
    values = {"insurer": "示例财险", "number": "RS0001", "payer": "tuition", "price_fen": "2"} | typed
    form = PolicyForm(**(values | {"from_on": DAY.isoformat(), "until_on": until.isoformat()}))
    policy_id = int(school.office.policies.save(CLERK, form).value)
    scan = school.root / "保险单.pdf"
    scan.write_bytes(b"%PDF-1.4 " + str(policy_id).encode())
    school.office.policies.attach_scan(CLERK, policy_id, scan)
    return policy_id


def enrol(school: Any, policy_id: int, ids: tuple[int, ...], on: date = DAY) -> None:
    wish = ListWish(policy_id, ListKind.ENROL, ids, answer=Answer("", "", on.isoformat()))
    school.office.cover_lists.make(CLERK, wish)


def lacking(school: Any) -> dict[str, tuple[Span, ...]]:
    report = school.office.cover.report(CLERK, reach=ReportRange(CheckSelection(FRESHMEN)))
    return {one.student_no: one.ledger.uncovered for one in report.people}


def found(school: Any) -> dict[str, tuple[str, Result]]:
    findings = school.office.trips.detail(CLERK, school.trip_id).findings
    return {one.rule_id: (str(one.code), one.result) for one in findings if one.rule_id in COVER_RULES and one.code}


def test_days_of_a_visit_need_cover_and_are_proven_day_by_day(visiting):
    both = (Span(DAY, NEXT),)
    assert lacking(visiting) == {"20240091": both, "20240092": both}
    assert found(visiting)["INS-01"] == (TripCode.UNINSURED_TODAY, Result.FAIL)
    first, second = visiting.ids
    short = policy(visiting, until=DAY)
    enrol(visiting, short, (first,))
    assert lacking(visiting) == {"20240091": (Span(NEXT, NEXT),), "20240092": both}
    assert found(visiting)["INS-02"] == (TripCode.COVER_GAP, Result.FAIL)
    enrol(visiting, policy(visiting, number="RS0002"), (first, second))
    assert (lacking(visiting), found(visiting)) == ({}, {})
    assert [one.people for one in visiting.office.trips.detail(CLERK, visiting.trip_id).policies] == [1, 2]


def test_a_visit_that_moves_is_called_off_or_missed_moves_the_gaps_at_once(visiting):
    enrol(visiting, policy(visiting), tuple(visiting.ids))
    assert lacking(visiting) == {}
    trips = visiting.office.trips
    later = replace(visiting.form, until_on=AFTER.isoformat(), id=visiting.trip_id)
    trips.save(CLERK, replace(later, version=trips.detail(CLERK, visiting.trip_id).version))
    assert set(lacking(visiting).values()) == {(Span(AFTER, AFTER),)}
    trips.set_notices(CLERK, visiting.trip_id, (NoticeEdit(visiting.ids[0], None, "生病"),))
    assert list(lacking(visiting)) == ["20240092"]
    trips.cancel(CLERK, visiting.trip_id, "台风")
    assert visiting.office.cover.of_range(CLERK, ReportRange(CheckSelection(FRESHMEN))) == ()


@pytest.mark.parametrize(
    ("typed", "rule", "told"),
    [
        ({"kind": PolicyKind.SCHOOL_LIABILITY.value}, "INS-REQ", TripCode.KIND_LACKING),
        ({"payer": "student"}, "INS-03", TripCode.PAYER_STUDENT),
        ({"scheme": CoverScheme.NEW_APPRENTICE.value}, "INS-01", TripCode.UNINSURED_TODAY),
        ({"insurer": ""}, "INS-01", TripCode.UNINSURED_TODAY),
    ],
)
def test_a_policy_that_proves_nothing_for_a_placement_proves_nothing_for_a_visit(visiting, typed, rule, told):
    enrol(visiting, policy(visiting, **typed), tuple(visiting.ids))
    assert found(visiting)[rule] == (told, Result.FAIL)


def test_the_builder_lists_who_goes_with_unit_and_days_of_the_visit(visiting, tmp_path):
    policy_id = policy(visiting, until=AFTER)
    people = visiting.office.cover_lists.candidates(CLERK, policy_id, ListKind.ENROL, FRESHMEN)
    assert [(one.student_id, one.unit, one.post, one.days) for one in people] == [
        (student_id, "示例装备1有限公司", "认识实习", 2) for student_id in visiting.ids
    ]
    target = tmp_path / "名单.xlsx"
    visiting.office.cover_lists.make(CLERK, ListWish(policy_id, ListKind.ENROL, tuple(visiting.ids), target=target))
    (sheet,) = read_grid(target).sheets
    cells = {str(cell) for row in sheet.rows for cell in row.cells}
    assert {"示例装备1有限公司", "认识实习", "2026-09-01", "2026-09-02"} <= cells


def test_a_line_typed_in_former_years_is_kept_and_proves_nothing(visiting):
    with database_of(visiting.office).unit(Command("测试", "trip.former")) as unit:
        row = unit.session.get_one(TripRow, visiting.trip_id)
        row.insurance_kind, row.insured_from, row.insured_until = "学生实习责任保险", DAY, NEXT
    assert found(visiting)["INS-01"][1] is Result.FAIL
    version = visiting.office.trips.detail(CLERK, visiting.trip_id).version
    visiting.office.trips.save(CLERK, replace(visiting.form, id=visiting.trip_id, version=version, purpose="参观"))
    assert visiting.office.trips.detail(CLERK, visiting.trip_id).insurance_kind == "学生实习责任保险"


def test_the_notice_names_a_policy_only_once_everybody_is_covered(visiting, tmp_path):
    policy_id = policy(visiting)
    told = []
    for student_id in visiting.ids:
        enrol(visiting, policy_id, (student_id,))
        with open_pdf(visiting.office.trips.print_notices(CLERK, visiting.trip_id, tmp_path / "书.pdf").value) as pdf:
            told.append("RS0001" in "".join(pdf.text(0).split()))
    assert told == [False, True]
