"""The life of agreements as the office lives it: approval, signing, the calendar, taking back, withdrawing."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import text

from ctec_desktop.domain.agreement_moves import ApprovalSteps, MoveWish
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.lifecycle import Choice, MoveName
from ctec_desktop.domain.permissions import Actor, Role, RowScope
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of, select, value
from tests.services.conftest import School
from tests.services.issuing import issue, numbers
from tests.services.test_placement_changes import change, ids, newest, undo

HEAD = Actor("钱校长")
SIGNED = date(2026, 9, 1)


def made(school: School, move: MoveName, *agreement_ids: int, actor: Actor = CLERK, **said: Any) -> Any:
    chosen = agreement_ids or agreements(school)
    return school.office.agreement_moves.make(actor, MoveWish(move, tuple(chosen), **said)).value


def refused(school: School, move: MoveName, **said: Any) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        made(school, move, **said)
    return [str(problem.code) for problem in caught.value.problems]


def agreements(school: School) -> tuple[int, ...]:
    return school.office.agreement_moves.of_class(CLERK, CLASS_A)


def states(school: School) -> list[str]:
    return [row[0] for row in select(school.office, "SELECT state FROM agreement ORDER BY id")]


def complete(school: School, *agreement_ids: int) -> Any:
    return made(school, MoveName.COMPLETE, *agreement_ids, signed_on=SIGNED, has_seen_signers=True)


def later(school: School, on: date) -> None:
    """Another day comes."""
    clock: Any = database_of(school.office).clock
    clock.at_utc = datetime(on.year, on.month, on.day, 9, tzinfo=CHINA)


@pytest.fixture
def issued(placed: School) -> School:
    issue(placed)
    return placed


def test_approval_step_by_step_before_issuing(placed: School):
    moves, approvals = placed.office.agreement_moves, placed.office.approvals
    approvals.choose(CLERK, ApprovalSteps(("系部", " 分管校长 "), is_other_person=True))
    assert approvals.steps(CLERK).names == ("系部", "分管校长")
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    assert (len(batch.ready), len(batch.to_submit)) == (0, 3)
    assert {problem.code for problem in batch.refused} == {MoveCode.NOT_APPROVED_YET}

    assert approvals.submit_class(CLERK, CLASS_A).value.submitted == 3
    assert states(placed) == ["submitted"] * 3
    assert numbers(placed) == ["", "", ""]
    first, second, third = agreements(placed)
    report = made(placed, MoveName.APPROVE)
    assert [one.problem.code for one in report.results if one.problem] == [MoveCode.AUTHOR_APPROVES] * 3
    made(placed, MoveName.APPROVE, actor=HEAD)
    assert states(placed) == ["submitted"] * 3
    made(placed, MoveName.SEND_BACK, third, actor=HEAD, choice=Choice.WRONG, reason="岗位写错了")
    made(placed, MoveName.APPROVE, first, second, actor=HEAD)
    assert states(placed) == ["approved", "approved", "sent_back"]

    assert issue(placed).value.agreements == 2
    assert states(placed) == ["issued", "issued", "sent_back"]
    assert [one.name for one in moves.offered(CLERK, [third])] == [MoveName.SUBMIT, MoveName.VOID, MoveName.UNDO]
    made(placed, MoveName.SUBMIT, third, actor=Actor("孙经办"))
    assert states(placed)[2] == "submitted"
    (again,) = made(placed, MoveName.APPROVE, third).results
    assert again.problem.code == MoveCode.AUTHOR_APPROVES, "who submitted it first is its author still"
    made(placed, MoveName.APPROVE, third, actor=HEAD)
    assert states(placed)[2] == "submitted", "what was passed before it was sent back does not count"
    made(placed, MoveName.UNDO, third, reason="不该由我通过")
    made(placed, MoveName.UNDO, third, reason="还要再改一改")
    assert states(placed)[2] == "sent_back"
    steps = [(one.move, one.step) for one in placed.office.agreements.history(CLERK, first)]
    assert steps == [(MoveName.SUBMIT, None), (MoveName.APPROVE, 1), (MoveName.APPROVE, 2), (MoveName.ISSUE, None)]


def test_nothing_is_submitted_where_nothing_waits_and_a_step_has_a_name(issued: School):
    approvals = issued.office.approvals
    for names in (("系部", ""), ("系部", "系部")):
        with pytest.raises(RuleViolation):
            approvals.choose(CLERK, ApprovalSteps(names))
    with pytest.raises(RuleViolation) as caught:
        approvals.submit_class(CLERK, CLASS_A)
    assert caught.value.problems[0].code == MoveCode.NOTHING_TO_SUBMIT
    with pytest.raises(RuleViolation):
        approvals.submit_class(Actor("审核员", roles=frozenset({Role.REVIEWER})), CLASS_A)


def test_signing_begins_what_has_begun_and_tells_the_rules_the_day_on_paper(issued: School):
    made(issued, MoveName.RETURN)
    assert states(issued) == ["signing"] * 3
    assert complete(issued).made == 3
    assert states(issued) == ["in_force"] * 3
    assert select(issued.office, "SELECT DISTINCT signed_on FROM placement_papers") == [("2026-09-01",)]
    (first, *_) = agreements(issued)
    history = [(one.move, one.on_day) for one in issued.office.agreements.history(CLERK, first)]
    assert history[2:] == [(MoveName.COMPLETE, SIGNED), (MoveName.BEGIN, date(2026, 9, 1))]

    made(issued, MoveName.UNDO, first, reason="签字不齐，看错了")
    assert states(issued) == ["signing", "in_force", "in_force"]
    assert value(issued.office, "SELECT count(*) FROM placement_papers WHERE signed_on IS NULL") == 1


@pytest.mark.parametrize(
    ("move", "said", "codes"),
    [
        (MoveName.ISSUE, {}, ["life_made_by_issuing"]),
        (MoveName.STOP, {}, ["life_made_by_day"]),
        (MoveName.WITHDRAW, {"reason": "写 错"}, ["life_choice_needed", "life_reason_too_short"]),
        (MoveName.DECLINE, {"choice": Choice.WRONG, "reason": "不愿意签字"}, ["life_choice_needed"]),
        (MoveName.VOID, {"choice": Choice.OTHER, "reason": "。。。。"}, ["life_reason_too_short"]),
        (MoveName.ARCHIVE, {"reason": " "}, ["life_paper_place_needed"]),
        (MoveName.COMPLETE, {}, ["life_signed_on_needed", "life_signers_not_seen"]),
        (
            MoveName.COMPLETE,
            {"signed_on": date(2026, 9, 2), "has_seen_signers": True},
            ["life_signed_in_future"],
        ),
        (
            MoveName.APPROVE,
            {"actor": Actor("经办", roles=frozenset({Role.CLERK}))},
            ["life_not_your_role"],
        ),
    ],
)
def test_what_the_wish_lacks_is_told_and_nothing_moves(issued: School, move: MoveName, said: Any, codes: list[str]):
    assert refused(issued, move, **said) == codes
    assert states(issued) == ["issued"] * 3


def test_each_of_many_has_its_own_answer(issued: School):
    first, second, third = agreements(issued)
    report = made(issued, MoveName.COMPLETE, first, signed_on=date(2026, 8, 31), has_seen_signers=True)
    assert report.results[0].problem.code == MoveCode.SIGNED_BEFORE_ISSUED
    complete(issued, second)
    made(issued, MoveName.VOID, third, choice=Choice.NOT_GOING, reason="学生参军去了")
    report = complete(issued, first, second, third, 999)
    assert [one.problem and str(one.problem.code) for one in report.results] == [
        None,
        "life_not_from_here",
        "life_not_from_here",
        "no_such_agreement",
    ]
    report = made(issued, MoveName.FINISH, first, choice=Choice.HIRED)
    assert report.results[0].problem.code == MoveCode.NOT_OVER_YET
    nobody = Actor("外系", RowScope(frozenset({999})))
    assert made(issued, MoveName.RETURN, first, actor=nobody).made == 0


def test_withdrawn_is_issued_anew_under_its_number_and_void_gets_a_new_one(issued: School):
    first, second, _ = agreements(issued)
    made(issued, MoveName.WITHDRAW, first, choice=Choice.WRONG, reason="联系电话写错")
    made(issued, MoveName.VOID, second, choice=Choice.CHANGED, reason="换一份重新签")
    before = numbers(issued)
    report = issue(issued, out="again").value
    assert report.agreements == 2
    assert states(issued) == ["issued", "void", "issued", "issued"]
    views = {view.id: view for view in issued.office.agreements.all(CLERK)}
    assert (views[first].number, views[first].version) == (before[0], 2)
    assert numbers(issued) == [*before, "SX2026-00004"]
    assert select(issued.office, "SELECT n FROM agreement_version WHERE agreement_id = 1 ORDER BY n") == [(1,), (2,)]
    taken_back = made(issued, MoveName.UNDO, second, reason="其实没有作废")
    assert taken_back.results[0].problem.code == MoveCode.REPLACED_ALREADY


def test_changes_of_placements_are_carried_to_agreements_on_their_day(issued: School):
    complete(issued)
    change(issued, ChangeKind.PAUSE, date(2026, 9, 1), until_on=date(2026, 9, 10), placement_ids=ids(issued)[:1])
    change(issued, ChangeKind.END_EARLY, date(2026, 9, 5), placement_ids=ids(issued)[1:2])
    assert states(issued) == ["paused", "in_force", "in_force"]

    later(issued, date(2026, 9, 5))
    assert issued.office.agreement_moves.due(CLERK) == 1
    assert issued.office.agreement_moves.settle(CLERK).value == 1
    assert issued.office.agreement_moves.settle(CLERK).value == 0
    assert states(issued) == ["paused", "stopped", "in_force"]
    person = made(issued, MoveName.UNDO, agreements(issued)[1], reason="解除登记错了")
    assert person.results[0].problem.code == MoveCode.UNDONE_BY_DAY
    undo(issued, newest(issued))
    assert states(issued) == ["paused", "in_force", "in_force"]

    later(issued, date(2026, 9, 11))
    issued.office.agreement_moves.settle(CLERK)
    assert states(issued) == ["in_force"] * 3
    (first, *_) = agreements(issued)
    told = [(one.move, one.on_day) for one in issued.office.agreements.history(CLERK, first)][3:]
    assert told == [(MoveName.PAUSE, date(2026, 9, 1)), (MoveName.RESUME, date(2026, 9, 11))]


def test_unsigned_papers_stay_where_they_are_and_what_is_over_is_finished_and_archived(issued: School):
    first, second, third = agreements(issued)
    complete(issued, first, second)
    later(issued, date(2027, 3, 1))
    issued.office.agreement_moves.settle(CLERK)
    assert states(issued) == ["in_force", "in_force", "issued"]
    assert made(issued, MoveName.FINISH, first, second, choice=Choice.HIRED).made == 2
    assert made(issued, MoveName.ARCHIVE, first, reason="档案室 3 柜 2 格").made == 1
    made(issued, MoveName.DECLINE, third, choice=Choice.GUARDIAN, reason="家长不同意条款")
    assert states(issued) == ["archived", "finished", "declined"]
    assert [one.name for one in issued.office.agreement_moves.offered(CLERK, [third])] == [MoveName.UNDO]


def test_unissued_agreement_is_seen_without_number_and_has_no_paper(placed: School):
    placed.office.approvals.choose(CLERK, ApprovalSteps(("系部",)))
    placed.office.approvals.submit_class(CLERK, CLASS_A)
    (first, *_) = agreements(placed)
    view = placed.office.agreements.detail(CLERK, first)
    assert view is not None
    assert (view.number, view.is_issued, view.state) == ("", False, AgreementState.SUBMITTED)
    with pytest.raises(RuleViolation, match="no_paper_yet"):
        placed.office.agreements.page_png(CLERK, first, 0, 40)


def test_banned_placement_is_neither_submitted_nor_issued(placed: School):
    placed.office.fitness.save(CLERK, FactSubject.POST, [FactEdit(placed.post_id(), {"labour_grade": "3"})])
    batch = placed.office.agreements.check_class(CLERK, CLASS_A)
    assert not batch.ready
    assert {problem.rule_id for problem in batch.refused} == {"INT-LAB3-01"}
    placed.office.approvals.choose(CLERK, ApprovalSteps(("系部",)))
    with pytest.raises(RuleViolation) as caught:
        placed.office.approvals.submit_class(CLERK, CLASS_A)
    assert {problem.rule_id for problem in caught.value.problems[1:]} == {"INT-LAB3-01"}


def test_any_day_past_or_ahead_is_told(issued: School):
    """Signed for the first day, registered nine days later; a pause and a move of post lie ahead."""
    (first, second, _) = agreements(issued)
    later(issued, date(2026, 9, 10))
    complete(issued, first)
    span = {"until_on": date(2026, 10, 7), "placement_ids": ids(issued)[:1]}
    change(issued, ChangeKind.PAUSE, date(2026, 10, 1), **span)
    change(issued, ChangeKind.END_EARLY, date(2026, 12, 1), placement_ids=ids(issued)[:1])
    moves = issued.office.agreement_moves
    told = {
        day: moves.on_day(CLERK, day)[first].state.value if first in moves.on_day(CLERK, day) else None
        for day in (date(2026, 8, 31), date(2026, 9, 5), date(2026, 10, 3), date(2026, 10, 8), date(2026, 12, 1))
    }
    assert list(told.values()) == [None, "in_force", "paused", "in_force", "stopped"]
    ahead = moves.on_day(CLERK, date(2026, 12, 1))
    assert (ahead[first].standing.value, ahead[first].last_on) == ("ended", date(2026, 11, 30))
    assert (ahead[second].state.value, ahead[second].standing.value) == ("issued", "on_post")
    assert ahead[second].post_name == "装配工"


def test_what_the_record_says_otherwise_is_told_by_what_it_demands(issued: School):
    first, second, _ = agreements(issued)
    terms = issued.office.agreement_terms
    assert terms.differences(CLERK, first) == ()
    with database_of(issued.office).unit(Command(CLERK.name, "test")) as unit:
        unit.connection.execute(text("UPDATE post SET pay_fen = pay_fen + 50000"))
        unit.connection.execute(text("UPDATE class_group SET name = '2024级数控（1）班'"))
    told = {one.key: one for one in terms.differences(CLERK, first)}
    assert {key: one.change_class.value for key, one in told.items()} == {
        "pay_amount": "substantial",
        "student_class": "cosmetic",
    }
    assert (told["student_class"].printed, told["student_class"].now) == (CLASS_A, "2024级数控（1）班")
    change(issued, ChangeKind.END_EARLY, date(2026, 12, 1), placement_ids=ids(issued)[:1])
    assert "end_on" not in {one.key for one in terms.differences(CLERK, first)}
    change(issued, ChangeKind.EXTEND, None, until_on=date(2027, 3, 10), placement_ids=ids(issued)[1:2])
    assert "end_on" in {one.key for one in terms.differences(CLERK, second)}
    made(issued, MoveName.VOID, first, choice=Choice.CHANGED, reason="重新签一份新的")
    assert terms.differences(CLERK, first) == ()
