"""Incidents and claims through the services: what is refused, what is told, who sees them."""

from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.codes.incidents import IncidentCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.incident_views import ClaimForm, IncidentForm
from ctec_desktop.domain.incidents import ClaimPaper, Decision, Step
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import FieldPlace
from tests.schools import CLERK


def form(**typed: Any) -> IncidentForm:
    values = {"student_no": "20240001", "kind": "work", "harm": "injured", "happened_at": "2026-09-01 08:00"}
    return IncidentForm(**(values | typed))


def save(school: Any, **typed: Any) -> int:
    return int(school.office.incidents.save(CLERK, form(**typed)).value)


def claim(school: Any, incident_id: int, **typed: Any) -> Any:
    return school.office.incidents.save_claim(CLERK, ClaimForm(incident_id, **typed))


def told(call: Any, *args: Any, **typed: Any) -> list[tuple[str, str]]:
    with pytest.raises(RuleViolation) as caught:
        call(*args, **typed)
    return [(p.place.field if isinstance(p.place, FieldPlace) else "", str(p.code)) for p in caught.value.problems]


def test_an_incident_runs_its_clocks_until_everybody_is_told(placed):
    incident_id = save(placed, place="一车间", course="右手食指划伤", is_safety_accident="1")
    view = placed.office.incidents.detail(CLERK, incident_id)
    assert (view.name, view.unit, view.place) == ("学生乙", "示例装备1有限公司", "一车间")
    open_steps = {one.step for one in view.clocks if one.is_open}
    assert open_steps == {Step.SCHOOL, Step.SAFETY, Step.INSURER, Step.LIMITATION}
    save(
        placed,
        id=incident_id,
        version=view.version,
        is_safety_accident="1",
        school_told_at="2026-09-01 08:05",
        guardian_told_at="2026-09-01 08:10",
        safety_told_at="2026-09-01 09:00",
    )
    claim(placed, incident_id, insurer_told_at="2026-09-01 08:30", report_no="BA1")
    view = placed.office.incidents.detail(CLERK, incident_id)
    assert {one.step for one in view.clocks if one.is_open} == {Step.LIMITATION}
    assert not any(one.is_late for one in view.clocks)
    assert view.covering == ()
    assert told(save, placed, id=incident_id, version=1) == [("", OfficeCode.SAVED_BY_SOMEBODY_ELSE)]


def test_what_cannot_be_is_refused_beside_its_field(placed):
    for typed, expected in (
        ({"student_no": "999"}, ("student_no", IncidentCode.NO_SUCH_STUDENT)),
        ({"happened_at": "昨天下午"}, ("happened_at", IncidentCode.MOMENT_UNREADABLE)),
        ({"happened_at": "2026-09-01 09:01"}, ("happened_at", IncidentCode.AHEAD)),
        ({"school_told_at": "2026-09-01 07:59"}, ("school_told_at", IncidentCode.TOLD_BEFORE)),
        ({"course": "伤" * 2001}, ("course", IncidentCode.TEXT_TOO_LONG)),
        ({"harm": ""}, ("harm", OfficeCode.FIELD_REQUIRED)),
    ):
        assert told(save, placed, **typed) == [expected]
    assert list(placed.office.incidents.rows(CLERK).ids(ListQuery())) == []


def test_a_claim_is_followed_from_the_papers_to_the_payment(placed):
    incident_id = save(placed, happened_at="2026-08-01 08:00")
    papers = (ClaimPaper.FORM.value, ClaimPaper.MEDICAL.value)
    for typed, expected in (
        ({"submitted_on": "2026-07-31"}, ("submitted_on", IncidentCode.BEFORE_INCIDENT)),
        ({"submitted_on": "2026-09-02"}, ("submitted_on", IncidentCode.AHEAD)),
        (
            {"submitted_on": "2026-08-10", "decided_on": "2026-08-09", "decision": "pay"},
            ("decided_on", IncidentCode.DECIDED_BEFORE_SUBMITTED),
        ),
        ({"decided_fen": "100"}, ("decision", IncidentCode.DECISION_NEEDED)),
        ({"decision": "pay"}, ("decided_on", OfficeCode.FIELD_REQUIRED)),
        ({"decision": "refuse", "decided_on": "2026-08-20"}, ("refusal_reason", IncidentCode.REFUSAL_UNTOLD)),
        ({"paid_fen": "100"}, ("paid_on", IncidentCode.PAID_WITHOUT_DECISION)),
    ):
        assert told(claim, placed, incident_id, **typed) == [expected]
    claim(placed, incident_id, submitted_on="2026-08-10", claimed_fen="1200.50", papers=papers)
    view = placed.office.incidents.detail(CLERK, incident_id)
    assert ClaimPaper.FORM not in view.lacking
    assert ClaimPaper.INVOICES in view.lacking
    claim(
        placed,
        incident_id,
        version=view.claim.version,
        submitted_on="2026-08-10",
        decision="pay",
        decided_on="2026-08-20",
        decided_fen="1000",
        paid_on="2026-08-31",
        paid_fen="1000",
        papers=papers,
    )
    view = placed.office.incidents.detail(CLERK, incident_id)
    assert (view.claim.decision, view.claim.paid_on, view.claim.paid_fen) == (Decision.PAY, date(2026, 8, 31), 100_000)
    assert [one.step for one in view.clocks if one.is_late and not one.is_open] == [Step.PAYMENT]
    (row,) = placed.office.incidents.rows(CLERK).rows([incident_id])
    assert row[9:11] == (date(2026, 8, 31), 100_000)


def test_a_policy_that_did_not_cover_the_student_then_is_told(placed):
    from tests.services.test_cover import ENROL, make, policy

    policy_id = policy(placed)
    make(placed, policy_id, ENROL, "2026-09-01")
    incident_id = save(placed)
    view = placed.office.incidents.detail(CLERK, incident_id)
    assert [one for one, _ in view.covering] == [policy_id]
    assert claim(placed, incident_id, policy_id=str(policy_id)).warnings == ()
    before = save(placed, happened_at="2026-08-30 08:00")
    assert placed.office.incidents.detail(CLERK, before).unit is None
    (warning,) = claim(placed, before, policy_id=str(policy_id)).warnings
    assert warning.code == IncidentCode.NOT_COVERED_THEN


def test_without_harm_there_is_no_claim_and_a_void_incident_stays_as_it_was(placed):
    incident_id = save(placed, kind="dispute", harm="none")
    assert told(claim, placed, incident_id) == [("", IncidentCode.NO_HARM_NO_CLAIM)]
    assert told(placed.office.incidents.void, CLERK, incident_id, " ") == [("reason", IncidentCode.REASON_NEEDED)]
    placed.office.incidents.void(CLERK, incident_id, "登记错了")
    assert told(save, placed, id=incident_id) == [("", IncidentCode.VOID)]


def test_an_incident_is_seen_and_changed_within_the_scope_only(placed):
    incident_id = save(placed)
    stranger = Actor("外院", RowScope(frozenset({99})))
    incidents = placed.office.incidents
    assert incidents.detail(stranger, incident_id) is None
    assert list(incidents.rows(stranger).ids(ListQuery())) == []
    assert told(incidents.save, stranger, form(id=incident_id))
    assert told(incidents.void, stranger, incident_id, "没有理由")
    assert told(incidents.save, stranger, form()) == [("student_no", IncidentCode.NO_SUCH_STUDENT)]
