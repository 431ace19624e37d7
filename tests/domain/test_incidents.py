"""Who is told by when, on both sides of every deadline."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from ctec_desktop.domain.cover import PolicyKind
from ctec_desktop.domain.dates import NotADay
from ctec_desktop.domain.incidents import (
    ClaimPaper,
    Decision,
    Harm,
    IncidentFacts,
    IncidentKind,
    Step,
    clocks,
    is_minor_on,
    moment_text,
    papers_for,
    parse_moment,
)

AT = datetime(2026, 10, 12, 6, 30, tzinfo=UTC)
HURT = IncidentFacts(IncidentKind.WORK, Harm.INJURED, AT, is_minor=True)
MINUTE = timedelta(minutes=1)


def clock(facts, step, now):
    return next((one for one in clocks(facts, now) if one.step is step), None)


@pytest.mark.parametrize(
    ("step", "facts", "due"),
    [
        (Step.SAFETY, replace(HURT, is_safety_accident=True), AT + timedelta(hours=1)),
        (Step.INSURER, HURT, AT + timedelta(hours=48)),
        (
            Step.WORK_INJURY,
            replace(HURT, policy_kind=PolicyKind.WORK_INJURY),
            datetime(2026, 11, 11, 15, 59, tzinfo=UTC),
        ),
        (Step.DECISION, replace(HURT, submitted_on=date(2026, 10, 20)), datetime(2026, 11, 19, 15, 59, tzinfo=UTC)),
        (
            Step.PAYMENT,
            replace(HURT, decision=Decision.PAY, decided_on=date(2026, 11, 1)),
            datetime(2026, 11, 11, 15, 59, tzinfo=UTC),
        ),
        (
            Step.REFUSAL,
            replace(HURT, decision=Decision.REFUSE, decided_on=date(2026, 11, 1)),
            datetime(2026, 11, 4, 15, 59, tzinfo=UTC),
        ),
        (Step.LIMITATION, HURT, datetime(2028, 10, 12, 15, 59, tzinfo=UTC)),
    ],
)
def test_a_step_is_late_the_minute_after_its_last(step, facts, due):
    found = clock(facts, step, due)
    assert (found.due_at_utc, found.is_late, found.is_open) == (due, False, True)
    assert clock(facts, step, due + MINUTE).is_late


def test_what_was_done_late_stays_late_and_what_was_done_in_time_stays_so():
    far = AT + timedelta(days=900)
    in_time = replace(HURT, insurer_told_at_utc=AT + timedelta(hours=48))
    assert not clock(in_time, Step.INSURER, far).is_late
    assert clock(replace(HURT, insurer_told_at_utc=AT + timedelta(hours=49)), Step.INSURER, far).is_late


@pytest.mark.parametrize(
    ("facts", "steps"),
    [
        (replace(HURT, harm=Harm.NONE, is_minor=True), {Step.SCHOOL}),
        (replace(HURT, is_minor=False), {Step.SCHOOL, Step.INSURER, Step.LIMITATION}),
        (HURT, {Step.SCHOOL, Step.GUARDIAN, Step.INSURER, Step.LIMITATION}),
        (
            replace(HURT, is_minor=False, harm=Harm.DEAD, submitted_on=date(2026, 10, 20)),
            {Step.SCHOOL, Step.EDUCATION, Step.INSURER, Step.DECISION},
        ),
    ],
)
def test_steps_follow_from_what_happened(facts, steps):
    assert {one.step for one in clocks(facts, AT)} == steps


def test_the_papers_follow_from_kind_and_harm():
    plain = set(papers_for(IncidentKind.WORK, Harm.INJURED))
    assert not plain & {ClaimPaper.APPRAISAL, ClaimPaper.DEATH, ClaimPaper.HEIRS, ClaimPaper.TRAFFIC}
    assert set(papers_for(IncidentKind.COMMUTE, Harm.DEAD)) - plain == {
        *(ClaimPaper.DEATH, ClaimPaper.HEIRS, ClaimPaper.TRAFFIC),
    }
    assert ClaimPaper.APPRAISAL in papers_for(IncidentKind.WORK, Harm.DISABLED)
    assert papers_for(IncidentKind.DISPUTE, Harm.NONE) == ()


def test_a_minor_is_one_until_the_day_before_the_eighteenth_birthday():
    assert is_minor_on(date(2008, 10, 13), date(2026, 10, 12))
    assert not is_minor_on(date(2008, 10, 12), date(2026, 10, 12))
    assert is_minor_on(date(2008, 2, 29), date(2026, 2, 28))
    assert not is_minor_on(date(2008, 2, 29), date(2026, 3, 1))
    assert is_minor_on(None, date(2026, 10, 12))


@pytest.mark.parametrize(
    "text", ["2026-10-12 14:30", "2026.10.12 14：30", "2026年10月12日 14:30", "2026-10-12T14:30:00"]
)
def test_a_moment_is_read_as_people_write_it(text):
    assert parse_moment(text) == AT
    assert moment_text(AT) == "2026-10-12 14:30"


@pytest.mark.parametrize("text", ["", "2026-10-12", "14:30", "2026-10-12 25:00", "2026年10月 14:30"])
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(NotADay):
        parse_moment(text)
