"""What came back signed of applications for self-chosen places."""

from dataclasses import replace
from datetime import date

import pytest

from ctec_desktop.domain.applications import PapersReturned
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import WHOLE_ROW, FieldPlace
from tests.schools import CLERK
from tests.services.test_applications import applied, decide, listed

__all__ = ["applied"]
DAY = date(2026, 8, 28)


def papers(school, at=0, **days):
    return replace(PapersReturned(listed(school)[at].placement_id, None, None, None), **days)


def save(school, *edits, actor=CLERK):
    return school.office.application_returns.save(actor, edits).value


def grid(school):
    plan_id = school.office.plans.named(CLERK, "2026秋").id
    seen = school.office.application_returns.grid(CLERK, plan_id)
    return [(one.sheet_returned_on, one.notice_returned_on, one.guardian_agreed_on) for one in seen]


def test_what_came_back_is_recorded_and_lets_the_guardians_word_be_put_in(applied):
    before = grid(applied)[2]
    assert before == (None, None, None)
    assert save(applied, papers(applied, 2, sheet_on=DAY, notice_on=DAY, agreed_on=DAY)) == 1
    assert grid(applied)[2] == (DAY, DAY, DAY)
    assert save(applied, papers(applied, 2, sheet_on=DAY, notice_on=DAY, agreed_on=DAY)) == 0
    assert decide(applied, (2, True, "")).value == 1
    assert save(applied, papers(applied, 2, agreed_on=DAY)) == 1
    assert grid(applied)[2] == (None, None, DAY)


@pytest.mark.parametrize(
    ("days", "code", "field"),
    [
        ({"sheet_on": date(2026, 9, 2)}, ApplicationCode.PAPER_AHEAD, "sheet_on"),
        ({"agreed_on": date(2026, 9, 2)}, ApplicationCode.PAPER_AHEAD, "agreed_on"),
        ({"notice_on": DAY, "agreed_on": date(2026, 8, 29)}, ApplicationCode.NOTICE_BEFORE_CONSENT, ""),
    ],
)
def test_a_day_that_cannot_be_keeps_everything_back(applied, days, code, field):
    wrong = papers(applied, 2, **days)
    with pytest.raises(RuleViolation) as refused:
        save(applied, papers(applied, 0, sheet_on=DAY, agreed_on=listed(applied)[0].guardian_agreed_on), wrong)
    (problem,) = refused.value.problems
    named = problem.place.field.partition(":")[0] if isinstance(problem.place, FieldPlace) else ""
    assert (problem.code, named) == (code, field)
    assert grid(applied)[0][0] is None


def test_the_guardians_word_stands_once_it_was_decided_on(applied):
    decide(applied, (0, True, ""))
    with pytest.raises(RuleViolation) as refused:
        save(applied, papers(applied, 0, sheet_on=DAY))
    assert [problem.code for problem in refused.value.problems] == [ApplicationCode.CONSENT_DECIDED]


def test_applications_of_another_department_are_out_of_reach(applied):
    stranger = Actor("干事", RowScope(frozenset({999})))
    assert applied.office.application_returns.grid(stranger, 1) == ()
    with pytest.raises(RuleViolation) as refused:
        save(applied, papers(applied, 0, sheet_on=DAY), actor=stranger)
    assert [problem.code for problem in refused.value.problems] == [ApplicationCode.NO_SUCH_APPLICATION]


def test_days_somebody_changed_since_they_were_shown_keep_everything_back(applied):
    shown = (None, None, None)
    save(applied, papers(applied, 2, sheet_on=DAY))
    mine = papers(applied, 2, notice_on=DAY, shown=shown)
    with pytest.raises(RuleViolation) as refused:
        save(applied, mine, papers(applied, 1, sheet_on=DAY))
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["now"]) == (RecordCode.ROW_CHANGED, DAY.isoformat())
    assert problem.place == FieldPlace(f"{WHOLE_ROW}:{mine.placement_id}")
    assert grid(applied)[1][0] is None
    assert save(applied, papers(applied, 2, sheet_on=DAY, shown=shown)) == 0
    assert save(applied, papers(applied, 2, notice_on=DAY, shown=(DAY, None, None))) == 1
