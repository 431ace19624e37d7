"""Checking placements: what is missing is grouped, filled in grids, and gone; what fails is found; who may leave."""

from datetime import date

import pytest
from sqlalchemy import text as sql

from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.checks import CheckSelection, DepartureCondition
from ctec_desktop.domain.filing_views import FilingForm
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.fitness import CELLS, FactSubject
from ctec_desktop.domain.inspections import InspectionForm
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.placement_changes import ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.kernel.clock import FixedClock
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.demo_facts import fill_in
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording.checks import missing_line, summary
from tests.schools import CLASS_A, CLERK, database_of, select, student, value
from tests.services.conftest import School
from tests.services.issuing import issue

ALL = CheckSelection()
FROM = date(2026, 9, 1)
DAY_SECONDS = 86_400


def results(school: School, placement_id: int | None = None) -> dict[str, Result]:
    one = placement_id or value(school.office, "SELECT min(id) FROM placement")
    return {finding.rule_id: finding.result for finding in school.office.checks.findings(CLERK, one)}


def missing(school: School) -> dict[str, str]:
    report = school.office.checks.report(CLERK, ALL)
    return {one.code: missing_line(one) for one in report.missing}


def filled(school: School) -> School:
    fill_in(school.office, CLERK, CLASS_A, value(school.office, "SELECT id FROM internship_plan"))
    return school


def test_what_is_missing_is_grouped_by_the_fact_with_how_many_wait_for_it(placed: School):
    told = missing(placed)
    assert told["staff_unknown"] == "1 家单位缺在岗职工数，影响 3 人"
    assert told["consent_lacking"] == "3 人缺知情同意签字"
    assert told["not_filed"] == "1 个计划有学生还没有备案，影响 3 人"


def test_a_fact_filled_into_the_grid_is_read_back_and_no_longer_missing(placed: School):
    office = placed.office
    (unit_id,) = (
        one[0] for one in select(office, "SELECT DISTINCT enterprise_id FROM post JOIN placement ON post_id = post.id")
    )
    keys = ("staff_on_post", "other_interns")
    office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, {"staff_on_post": "29", "other_interns": "0"})])
    (row,) = office.fitness.grid(CLERK, FactSubject.UNIT, (unit_id,), keys)
    assert row.cells == ("29", "0")
    assert "staff_unknown" not in missing(placed)
    assert results(placed)["INT-RATIO-10"] is Result.WARN
    office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, {"staff_on_post": "30"})])
    assert results(placed)["INT-RATIO-10"] is Result.PASS


@pytest.mark.parametrize(
    ("subject", "cells", "field"),
    [
        (FactSubject.UNIT, {"staff_on_post": "三十"}, "staff_on_post"),
        (FactSubject.UNIT, {"credit_on": "2026-08-01"}, "credit"),
        (FactSubject.UNIT, {"credit": "无"}, "credit_on"),
        (FactSubject.UNIT, {"decided_on": "2026-09-02"}, "decided_on"),
        (FactSubject.UNIT, {"cooperation_from": "2026-01-01", "cooperation_until": "2025-01-01"}, "cooperation_until"),
        (FactSubject.POST, {"day_minutes": "25"}, "day_minutes"),
        (FactSubject.POST, {"week_days": "8"}, "week_days"),
        (FactSubject.POST, {"hazards": "鬼屋"}, "hazards"),
        (FactSubject.PLAN, {"heads": "目的"}, "heads"),
        (FactSubject.PLACEMENT, {"match": "很好"}, "match"),
    ],
)
def test_a_cell_that_is_wrong_keeps_the_grid_back_and_is_named(placed: School, subject, cells, field):
    tables = {"unit": "enterprise", "post": "post", "plan": "internship_plan", "placement": "placement"}
    one = value(placed.office, f"SELECT min(id) FROM {tables[subject.value]}")
    with pytest.raises(RuleViolation) as caught:
        placed.office.fitness.save(CLERK, subject, [FactEdit(one, cells)])
    assert [problem.place for problem in caught.value.problems] == [FieldPlace(f"{field}:{one}")]


def test_with_everything_on_record_only_the_text_of_the_agreement_is_left(placed: School):
    office = filled(placed).office
    ids = office.fitness.placements_of_class(CLERK, CLASS_A)
    papers = {"student_agreed_on": "2026-09-01", "guardian_agreed_on": "2026-09-01", "signed_on": "2026-09-01"}
    office.fitness.save(CLERK, FactSubject.PLACEMENT, [FactEdit(one, papers) for one in ids])
    left = missing(placed)
    assert set(left) == {"source_of_text_unknown", "mentors_lacking", "staff_unknown", "same_kind_unknown",
                         "school_region_unknown", "not_insured"}  # fmt: skip
    assert office.checks.report(CLERK, ALL).failed == 0


def test_every_fact_of_every_grid_is_kept_and_cleared(placed: School):
    office = filled(placed).office
    for subject, ids in (
        (FactSubject.POST, (placed.post_id(),)),
        (FactSubject.PLAN, (value(office, "SELECT id FROM internship_plan"),)),
        (FactSubject.PLACEMENT, office.fitness.placements_of_class(CLERK, CLASS_A)[:1]),
    ):
        keys = tuple(cell.key for cell in CELLS[subject])
        (row,) = office.fitness.grid(CLERK, subject, ids, keys)
        again = FactEdit(ids[0], dict(zip(keys, row.cells, strict=True)))
        office.fitness.save(CLERK, subject, [again])
        assert office.fitness.grid(CLERK, subject, ids, keys) == (row,)
        office.fitness.save(CLERK, subject, [FactEdit(ids[0], dict.fromkeys(keys, ""))])
        assert set(office.fitness.grid(CLERK, subject, ids, keys)[0].cells) == {""}


def test_a_new_unit_needs_an_inspection_of_nine_heads(placed: School):
    office = placed.office
    unit_id = value(office, "SELECT enterprise_id FROM post JOIN placement ON post_id = post.id LIMIT 1")
    assert results(placed)["INT-UNIT-04"] is Result.MISSING_DATA
    heads = ("qualification", "credit", "management", "post_content", "working_hours", "workplace", "living", "health")
    partly = InspectionForm("2026-08-30", "甲、乙", "fit", *["良好"] * len(heads))
    office.fitness.inspect(CLERK, unit_id, partly)
    assert "inspection_heads_lacking" in missing(placed)
    office.fitness.inspect(CLERK, unit_id, InspectionForm("2026-08-31", "甲、乙", "fit", *["良好"] * 9))
    assert results(placed)["INT-UNIT-04"] is Result.PASS
    assert [one.inspected_on.day for one in office.fitness.inspections(CLERK, unit_id)] == [31, 30]


def test_what_is_barred_is_exempt_by_a_filing_made_before_the_start_and_by_no_other(placed: School):
    office = placed.office
    plan_id = value(office, "SELECT id FROM internship_plan")
    office.fitness.save(CLERK, FactSubject.POST, [FactEdit(placed.post_id(), {"works_nights": "是"})])
    assert results(placed)["INT-NIGHT-01"] is Result.FAIL
    form = FilingForm("nights", "市教育局", "夜1号", "2026-09-01", plan_id=str(plan_id))
    office.filings.record(CLERK, form)
    assert results(placed)["INT-NIGHT-01"] is Result.FAIL
    early = office.filings.record(CLERK, FilingForm("nights", "市教育局", "夜2号", "2026-08-20", plan_id=str(plan_id)))
    assert results(placed)["INT-NIGHT-01"] is Result.EXEMPT
    office.filings.take_back(CLERK, early.value, "登记错了")
    assert results(placed)["INT-NIGHT-01"] is Result.FAIL


def test_a_student_added_after_the_filing_needs_one_of_their_own(placed: School):
    office = filled(placed).office
    assert results(placed)["INT-FILE-01"] is Result.PASS
    placed.students(student(4))
    plan_id = value(office, "SELECT id FROM internship_plan")
    office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, placed.post_id()))
    last = value(office, "SELECT max(id) FROM placement")
    assert results(placed, last)["INT-FILE-01"] is Result.MISSING_DATA
    assert results(placed)["INT-FILE-01"] is Result.PASS


def test_whoever_is_at_work_unsigned_and_uninsured_is_red_and_first(placed: School):
    office = placed.office
    first = value(office, "SELECT max(id) FROM placement")
    office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(first, FROM),))
    report = office.checks.report(CLERK, ALL)
    assert report.at_work_against_rules == (first,)
    assert report.failing[0].placement_id == first
    codes = {one.code for one in report.failing[0].findings if one.result is Result.FAIL}
    assert codes == {"unsigned_at_work", "uninsured_at_work"}
    assert office.checks.at_work_against_rules(CLERK) == (first,)


def test_the_post_a_student_moves_to_is_judged_by_the_days_on_it(placed: School):
    office = placed.office
    code = value(office, "SELECT uscc FROM enterprise WHERE name = '示例装备1有限公司'")
    unit = {"单位名称": "示例装备1有限公司", "统一社会信用代码": code}
    placed.units({**unit, "岗位名称": "质检员", "实习地点": "示例市1号路"})
    placed.students(student(4, 身份证号=id_number(date(2009, 6, 1), "男", 4)))
    plan_id = value(office, "SELECT id FROM internship_plan")
    office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, placed.post_id()))
    second, one = placed.post_id("质检员"), value(office, "SELECT max(id) FROM placement")
    first_post = FactEdit(placed.post_id(), {"hazards": "无"})
    office.fitness.save(CLERK, FactSubject.POST, [first_post])
    office.fitness.save(CLERK, FactSubject.POST, [FactEdit(second, {"hazards": "超重搬运", "region_code": "810000"})])
    assert results(placed, one)["INT-MINOR-01"] is Result.PASS
    moved = ChangeWish((one,), ChangeKind.MOVE_POST, ChangeReason.ROTATION, date(2026, 12, 1), post_id=second)
    office.placement_changes.apply(CLERK, moved)
    told = {(found.rule_id, found.result): found for found in office.checks.findings(CLERK, one)}
    assert told["INT-MINOR-01", Result.FAIL].facts["from_on"] == "2026-12-01"
    assert ("INT-ABROAD-01", Result.FAIL) in told
    counts = {(rule_id, result): count for rule_id, result, count in office.checks.report(CLERK, ALL).counts}
    assert counts["INT-LAB3-01", Result.MISSING_DATA] == 4


def test_one_placement_alone_is_told_what_it_is_told_among_all(placed: School):
    office = placed.office
    unit_id = value(office, "SELECT enterprise_id FROM post JOIN placement ON post_id = post.id LIMIT 1")
    counts = {"staff_on_post": "20", "other_interns": "0"}
    office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, counts)])
    whole = office.checks.departures(CLERK, ALL)[0].line
    alone = office.checks.departures(CLERK, CheckSelection(placement_ids=(whole.placement_id,)))[0].line
    assert alone == whole
    (share,) = (one for one in alone.findings if one.rule_id == "INT-RATIO-10")
    assert share.facts["interns"] == 3


def test_a_placement_that_never_came_into_force_is_not_judged(placed: School):
    one = value(placed.office, "SELECT min(id) FROM placement")
    ended = ChangeWish((one,), ChangeKind.END_EARLY, ChangeReason.AGREED, FROM)
    placed.office.placement_changes.apply(CLERK, ended)
    assert placed.office.checks.report(CLERK, ALL, date(2026, 8, 31)).placements == 2


def test_the_departure_gate_names_what_is_open(placed: School):
    filled(placed)
    (one, *_) = placed.office.checks.departures(CLERK, CheckSelection(class_name=CLASS_A))
    states = {state.condition: state.result for state in one.conditions}
    assert not one.may_leave
    assert states[DepartureCondition.TRAINING] is Result.PASS
    assert states[DepartureCondition.INSPECTION] is Result.NOT_APPLICABLE
    assert states[DepartureCondition.COVER] is Result.MISSING_DATA


def test_a_pack_of_the_school_is_what_placements_are_judged_by_from_its_day_on(placed: School, tmp_path):
    office = filled(placed).office
    path = tmp_path / "校.toml"
    body = '[[tighten]]\nid = "INT-AGE-16"\nparams = { least_years = 19 }\nfrom_on = 2026-09-02\n'
    path.write_text(f'[pack]\nlevel = "school"\nname = "校"\nversion = "1"\n{body}', encoding="utf-8")
    office.rulebook.take_in(CLERK, path)
    one = value(office, "SELECT min(id) FROM placement")
    by_its_day = {found.rule_id: found for found in office.checks.findings(CLERK, one)}
    assert by_its_day["INT-AGE-16"].result is Result.PASS
    assert "校 1" not in by_its_day["INT-AGE-16"].pack
    report = office.checks.report(CLERK, ALL, rules_on=date(2026, 9, 2))
    assert {(rule, result): count for rule, result, count in report.counts}["INT-AGE-16", Result.FAIL] == 3


def test_a_pack_taken_in_later_leaves_what_was_found_before_and_judges_anew_only_beside_it(placed: School, tmp_path):
    office = filled(placed).office
    clock = office._context.clock
    assert isinstance(clock, FixedClock)
    path = tmp_path / "校.toml"
    body = '[[tighten]]\nid = "INT-AGE-16"\nparams = { least_years = 19 }\nfrom_on = 2026-01-01\n'
    path.write_text(f'[pack]\nlevel = "school"\nname = "校"\nversion = "1"\n{body}', encoding="utf-8")
    one = value(office, "SELECT min(id) FROM placement")
    before = office.checks.findings(CLERK, one)
    clock.advance(DAY_SECONDS)
    office.rulebook.take_in(CLERK, path)
    assert office.checks.findings(CLERK, one) == before
    anew = office.checks.report(CLERK, ALL, rules_on=office.today())
    assert anew.rules_on == date(2026, 9, 2)
    assert "不改变各人原来的结果" in summary(anew)
    assert {(rule, result): count for rule, result, count in anew.counts}["INT-AGE-16", Result.FAIL] == 3
    assert office.checks.findings(CLERK, one) == before
    clock.advance(DAY_SECONDS)
    office.rulebook.take_back(CLERK, PackLevel.SCHOOL)
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql(f"UPDATE placement SET from_on = '2026-09-02' WHERE id = {one}"))
    assert results(placed)["INT-AGE-16"] is Result.FAIL


def test_an_agreement_is_judged_by_the_text_it_was_printed_from(placed: School):
    office = placed.office
    issue(placed)
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(
            sql(
                "INSERT INTO template (uid, key, version, title, text, sha256, sample_source, sample_confirmed_on,"
                " origin, state, name, edition) SELECT 'u', key, 9, title, text, sha256, '示范文本', '2026-08-01',"
                " 'school', 'in_use', '校', 1 FROM template WHERE key = 'internship_agreement'"
            )
        )
    placed.students(student(4))
    plan_id = value(office, "SELECT id FROM internship_plan")
    office.placements.place_class(CLERK, PlaceClass(CLASS_A, plan_id, placed.post_id()))
    last = value(office, "SELECT max(id) FROM placement")
    assert results(placed)["INT-AGR-01"] is Result.MISSING_DATA
    assert results(placed, last)["INT-AGR-01"] is Result.PASS


def test_units_hear_what_stands_against_them(placed: School):
    unit_id = value(placed.office, "SELECT enterprise_id FROM post JOIN placement ON post_id = post.id LIMIT 1")
    told = {one.rule_id for one in placed.office.checks.unit_findings(CLERK, unit_id)}
    assert {"INT-UNIT-01", "INT-RATIO-10", "INT-LAB3-01"} <= told
    assert "INT-CONS-01" not in told
