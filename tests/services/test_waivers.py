"""Waivers: a warning is let pass by a named person, for one subject and a time; what fails never is."""

from datetime import date

import pytest
from sqlalchemy import text as sql

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.waivers import WaiverCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.waivers import Waivable, WaiverForm, WaiverState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.compliance import ReportWish
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording.findings import finding_sentence
from tests.schools import CLERK, database_of, value
from tests.services.conftest import School

ALL = CheckSelection()
FORM = WaiverForm("trade", "连续完成一个生产周期", "沈知行", "2026-10-31")
UNTIL = date(2026, 10, 31)
PACK = (
    '[pack]\nlevel = "school"\nname = "某校"\nversion = "1"\n'
    '[[tighten]]\nid = "INT-RATIO-10"\nparams = {{ percent = 9 }}\nfrom_on = {}\n'
)


@pytest.fixture
def unit_id(placed: School) -> int:
    """A unit at which three interns are more than a tenth of the staff: a warning."""
    found = value(placed.office, "SELECT enterprise_id FROM post JOIN placement ON post_id = post.id LIMIT 1")
    counts = {"staff_on_post": "29", "other_interns": "0"}
    placed.office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(found, counts)])
    return int(found)


def share(unit_id: int) -> tuple[Waivable, ...]:
    return (Waivable("INT-RATIO-10", FindingCode.SHARE_OF_STAFF, FactSubject.UNIT, unit_id),)


def ratio(school: School, on: date | None = None) -> set[Result]:
    counts = school.office.checks.report(CLERK, ALL, on).counts
    return {result for rule_id, result, _ in counts if rule_id == "INT-RATIO-10"}


def refused(call, *arguments) -> list[str]:
    return refused_by(CLERK, call, *arguments)


def refused_by(actor: Actor, call, *arguments) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        call(actor, *arguments)
    return [str(problem.code) for problem in caught.value.problems]


def test_a_waived_warning_is_counted_apart_until_its_last_day_and_stands_again_when_withdrawn(placed, unit_id):
    waivers = placed.office.waivers
    (warning,) = (one for one in waivers.warnings(CLERK, ALL).listed if one.finding.rule_id == "INT-RATIO-10")
    assert (warning.subject_id, warning.placements, warning.waiver_id) == (unit_id, 3, None)
    waivers.waive(CLERK, share(unit_id), FORM)
    assert ratio(placed) == {Result.WAIVED}
    assert placed.office.checks.report(CLERK, ALL).waived == 3
    (told,) = (one for one in placed.office.checks.unit_findings(CLERK, unit_id) if one.rule_id == "INT-RATIO-10")
    assert "已豁免：沈知行 2026-09-01，连续完成一个生产周期；到 2026-10-31" in finding_sentence(told)
    assert ratio(placed, UNTIL) == {Result.WAIVED}
    assert ratio(placed, date(2026, 11, 1)) == {Result.WARN}
    assert refused(waivers.waive, share(unit_id), FORM) == [WaiverCode.WAIVED_ALREADY]
    (view,) = waivers.all(CLERK)
    assert (view.labels, view.state) == (("示例装备1有限公司",), WaiverState.STANDING)
    waivers.withdraw(CLERK, view.waiver.id, "写错了单位")
    assert ratio(placed) == {Result.WARN}
    assert waivers.all(CLERK)[0].state is WaiverState.WITHDRAWN
    assert refused(waivers.withdraw, view.waiver.id, "再来") == [WaiverCode.ENDED]


@pytest.mark.parametrize(
    ("from_on", "result"), [("2026-01-01", Result.WARN), ("2027-01-01", Result.WAIVED)], ids=["in-force", "later"]
)
def test_without_a_last_day_it_ends_with_the_packs_that_made_the_rule(placed, unit_id, tmp_path, from_on, result):
    waivers = placed.office.waivers
    waivers.waive(CLERK, share(unit_id), WaiverForm("unit", "小微企业", "沈知行"))
    assert ratio(placed) == {Result.WAIVED}
    path = tmp_path / "校.toml"
    path.write_text(PACK.format(from_on), encoding="utf-8")
    placed.office.rulebook.take_in(CLERK, path)
    assert ratio(placed) == {result}
    is_for_earlier = waivers.all(CLERK)[0].state is WaiverState.EARLIER_STARTS
    assert is_for_earlier is (result is Result.WARN)


def test_a_pack_that_comes_later_leaves_the_waiver_of_those_it_does_not_bind(placed, unit_id, tmp_path):
    office = placed.office
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql("UPDATE placement SET from_on = '2026-08-25'"))
    office.waivers.waive(CLERK, share(unit_id), WaiverForm("unit", "小微企业", "沈知行"))
    path = tmp_path / "校.toml"
    path.write_text(PACK.format("2026-01-01"), encoding="utf-8")
    office.rulebook.take_in(CLERK, path)
    assert ratio(placed) == {Result.WAIVED}
    (view,) = office.waivers.all(CLERK)
    assert view.state is WaiverState.EARLIER_STARTS
    later = value(office, "SELECT max(id) FROM placement")
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql(f"UPDATE placement SET from_on = '2026-09-02' WHERE id = {later}"))
    assert ratio(placed) == {Result.WAIVED, Result.WARN}
    office.waivers.withdraw(CLERK, view.waiver.id, "写错了单位")
    assert ratio(placed) == {Result.WARN}


def test_what_fails_or_is_in_order_is_never_waived(placed, unit_id):
    office = placed.office
    office.fitness.save(CLERK, FactSubject.POST, [FactEdit(placed.post_id(), {"works_nights": "是"})])
    night = (Waivable("INT-NIGHT-01", FindingCode.NIGHT_WORK, FactSubject.POST, placed.post_id()),)
    assert refused(office.waivers.waive, night, FORM) == [WaiverCode.NOT_A_WARNING]
    office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, {"staff_on_post": "30"})])
    assert refused(office.waivers.waive, share(unit_id), FORM) == [WaiverCode.NOT_A_WARNING]
    assert office.waivers.all(CLERK) == ()


@pytest.mark.parametrize("field", ["reason_kind", "reason", "by_name", "until_on"])
def test_reason_name_and_a_day_to_come_are_asked_for(placed, unit_id, field):
    wrong = {"reason_kind": "trade", "reason": "话", "by_name": "某", "until_on": ""}
    wrong[field] = "2026-08-31" if field == "until_on" else ""
    with pytest.raises(RuleViolation) as caught:
        placed.office.waivers.waive(CLERK, share(unit_id), WaiverForm(**wrong))
    assert [problem.place for problem in caught.value.problems] == [FieldPlace(field)]


def test_a_student_out_of_sight_is_neither_waived_nor_listed(placed):
    office = placed.office
    one = value(office, "SELECT min(id) FROM placement")
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql("UPDATE placement SET until_on = '2027-06-30'"))
    chosen = (Waivable("INT-DUR-06", FindingCode.LONGER_THAN_USUAL, FactSubject.PLACEMENT, one),)
    elsewhere = Actor("别系", RowScope(frozenset({999})))
    assert refused_by(elsewhere, office.waivers.waive, chosen, FORM) == [WaiverCode.NOT_A_WARNING]
    office.waivers.waive(CLERK, chosen, FORM)
    assert [view.waiver.subject_id for view in office.waivers.all(CLERK)] == [one]
    assert office.waivers.all(elsewhere) == ()
    (waiver,) = office.waivers.all(CLERK)
    assert refused_by(elsewhere, office.waivers.withdraw, waiver.waiver.id, "不该") == [RecordCode.NO_SUCH_RECORD]
    others = {warning.subject_id: warning.waiver_id for warning in office.waivers.warnings(CLERK, ALL).listed}
    assert [found is None for found in others.values()] == [True, True, False]


def test_what_is_held_for_a_person_is_decided_and_then_stands_against_nobody(placed):
    office = placed.office
    one = value(office, "SELECT min(id) FROM placement")
    with database_of(office).unit(Command("x", "x")) as unit:
        person = f"SELECT person_id FROM student JOIN placement ON student.id = student_id WHERE placement.id = {one}"
        unit.connection.execute(sql(f"UPDATE person SET birth_on = '2010-09-01' WHERE id = ({person})"))
    (held,) = (found for found in office.waivers.warnings(CLERK, ALL).listed if found.finding.result is Result.HELD)
    chosen = (Waivable(held.finding.rule_id, held.finding.code, held.subject, held.subject_id),)
    office.waivers.waive(CLERK, chosen, FORM)
    found = {told.rule_id: told.result for told in office.checks.findings(CLERK, one)}
    assert found["INT-AGE-16"] is Result.DECIDED
    report = office.checks.report(CLERK, ALL)
    assert (report.total(Result.HELD), report.total(Result.DECIDED), report.waived) == (0, 1, 0)
    (group,) = office.compliance.report(CLERK, ReportWish()).of(Result.DECIDED)
    assert "已决定：沈知行" in finding_sentence(group.finding)


def test_who_begins_after_a_new_pack_still_warns_beside_a_waiver_of_those_before(placed, unit_id, tmp_path):
    office = placed.office
    later = value(office, "SELECT max(id) FROM placement")
    with database_of(office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql(f"UPDATE placement SET from_on = '2026-08-25' WHERE id <> {later}"))
    path = tmp_path / "校.toml"
    path.write_text(PACK.format("2026-01-01"), encoding="utf-8")
    office.rulebook.take_in(CLERK, path)
    office.waivers.waive(CLERK, share(unit_id), WaiverForm("unit", "小微企业", "沈知行"))
    assert ratio(placed) == {Result.WAIVED, Result.WARN}
    (warning,) = (one for one in office.waivers.warnings(CLERK, ALL).listed if one.finding.rule_id == "INT-RATIO-10")
    assert (warning.finding.result, warning.waiver_id) == (Result.WARN, None)
    office.waivers.waive(CLERK, share(unit_id), WaiverForm("unit", "小微企业", "沈知行"))
    assert ratio(placed) == {Result.WAIVED}
    first, second = sorted(one.waiver.id for one in office.waivers.all(CLERK))
    (warning,) = (one for one in office.waivers.warnings(CLERK, ALL).listed if one.finding.rule_id == "INT-RATIO-10")
    assert warning.waiver_id in (first, second)
    office.waivers.withdraw(CLERK, warning.waiver_id, "写错了")
    assert ratio(placed) == {Result.WAIVED, Result.WARN}
