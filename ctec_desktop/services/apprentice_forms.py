"""What is typed of an apprenticeship and of its stages, read and checked against what is on record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ctec_desktop.domain.apprenticeships import (
    ApprenticeshipForm,
    ApprenticeshipView,
    Scheme,
    StageChoices,
    StageKind,
    StageResult,
    StageView,
)
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.identifiers import fold_number
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.problems import Fact
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import apprenticeships as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers

_MOST_HOURS = 20_000
_PRINTED = (
    *("student_id", "enterprise_id", "from_on", "until_on", "certificate", "labour_from", "labour_until"),
    *("teacher_duties", "mentor_duties", "allowance_fen", "total_hours", "practice_hours", "signed_on"),
)


def refuse_printed(typed: Typed, values: Mapping[str, Any], before: ApprenticeshipView) -> None:
    """What stands on a contract that is on paper is not changed under it."""
    assert before.agreement is not None
    now = {key: getattr(before, key) for key in _PRINTED} | {"scheme": before.scheme.value}
    for key, known in now.items():
        if values.get(key) != known:
            typed.refuse(
                "student_no" if key == "student_id" else key, ApprenticeCode.HAS_CONTRACT, facts=_called(before)
            )


def refuse_placed(typed: Typed, values: Mapping[str, Any], held: StageView | None) -> None:
    """A stage that is placed changes with its placement."""
    if held is None or held.placement_id is None:
        return
    now = {"kind": held.kind.value, "from_on": held.from_on, "until_on": held.until_on, "post_id": held.post_id}
    for key, known in now.items():
        if values.get(key) != known:
            typed.refuse(key, ApprenticeCode.STAGE_PLACED)


def _called(of: ApprenticeshipView) -> dict[str, Fact]:
    return {"number": of.agreement[1] if of.agreement else ""}


def student_of(typed: Typed, connection: Connection, actor: Actor, number: str) -> int | None:
    wanted = fold_number(typed.required("student_no"))
    if not wanted:
        return None
    found = students_by_numbers(connection, actor.scope, student_nos=(wanted,), id_numbers=(), registration_nos=())
    if not found:
        typed.refuse("student_no", ApprenticeCode.NO_SUCH_STUDENT, number)
        return None
    return found[0].id


def read_apprenticeship(
    typed: Typed, connection: Connection, form: ApprenticeshipForm, today: date, before: ApprenticeshipView | None
) -> dict[str, Any]:
    """Columns of the apprenticeship but the student's; what is wrong is collected."""
    for key in ("scheme", "enterprise_id", "from_on", "until_on"):
        typed.text(key, required=True)
    scheme = typed.choice("scheme", Scheme)
    offered = frozenset(one for one, _ in queries.units_in_use(connection)) | (
        {before.enterprise_id} if before else set()
    )
    values: dict[str, Any] = {
        "scheme": scheme and scheme.value,
        "enterprise_id": typed.offered("enterprise_id", Retirable.ENTERPRISE, offered),
        "allowance_fen": typed.fen("allowance_fen"),
        **{key: typed.fen(key) for key in ("subsidy_fen", "advance_fen", "final_fen")},
        "subsidy_no": typed.text("subsidy_no"),
        "signers": " ".join(party.value for party in Party if party.value in form.signers),
    }
    values |= {key: typed.day(key) for key in ("from_on", "until_on", "labour_from", "labour_until", "signed_on")}
    values |= {key: typed.text(key) for key in ("certificate", "teacher_duties", "mentor_duties")}
    values |= {key: typed.whole(key, 0, _MOST_HOURS) for key in ("total_hours", "practice_hours")}
    total, practice = values["total_hours"], values["practice_hours"]
    if total is not None and practice is not None and practice > total:
        typed.refuse("practice_hours", ApprenticeCode.MORE_PRACTICE)
    _check_days(typed, values, today, before)
    return values


def _check_days(typed: Typed, values: Mapping[str, Any], today: date, before: ApprenticeshipView | None) -> None:
    first, last, signed = values["from_on"], values["until_on"], values["signed_on"]
    if first and last and last < first:
        typed.refuse("until_on", ApprenticeCode.DAYS_REVERSED, facts=days_told(first, last))
    if values["labour_from"] and values["labour_until"] and values["labour_until"] < values["labour_from"]:
        typed.refuse("labour_until", ApprenticeCode.LABOUR_REVERSED)
    if signed and signed > today:
        typed.refuse("signed_on", ApprenticeCode.SIGNED_AHEAD, facts={"today": today.isoformat()})
    if values["signers"] and signed is None:
        typed.refuse("signed_on", ApprenticeCode.SIGNED_WITHOUT_DAY)
    if before is None or not before.stages:
        return
    begins, ends = before.stages[0].from_on, max(one.until_on for one in before.stages)
    if first and last and not first <= begins <= ends <= last:
        typed.refuse("until_on", ApprenticeCode.STAGES_OUTSIDE, facts=days_told(begins, ends))
    is_bound = any(one.post_id or one.mentor_id for one in before.stages)
    if is_bound and values["enterprise_id"] not in (None, before.enterprise_id):
        typed.refuse("enterprise_id", ApprenticeCode.HAS_STAGES_THERE)


def check_others(typed: Typed, connection: Connection, values: Mapping[str, Any], own_id: int | None) -> None:
    """A student is apprentice of one enterprise at a time."""
    first, last, student_id = values["from_on"], values["until_on"], values["student_id"]
    if not (first and last and student_id):
        return
    for begins, ends, unit in queries.others_of(connection, student_id, own_id):
        if begins <= last and first <= ends:
            typed.refuse("from_on", ApprenticeCode.MEETS_OTHER, facts=days_told(begins, ends) | {"unit": unit})


def read_stage(typed: Typed, offered: StageChoices, held: StageView | None) -> dict[str, Any]:
    """Columns of the stage; what is wrong is collected."""
    for key in ("kind", "from_on", "until_on"):
        typed.text(key, required=True)
    kind, result = typed.choice("kind", StageKind), typed.choice("result", StageResult)
    values: dict[str, Any] = {"kind": kind and kind.value, "result": result and result.value}
    values |= {key: typed.day(key) for key in ("from_on", "until_on", "assessed_on")}
    values |= {"content": typed.text("content"), "pay_fen": typed.fen("pay_fen")}
    for key, what, choices in (
        ("post_id", Retirable.POST, offered.posts),
        ("mentor_id", Retirable.MENTOR, offered.mentors),
        ("teacher_id", Retirable.TEACHER, offered.teachers),
    ):
        also = {getattr(held, key)} if held is not None and getattr(held, key) is not None else set()
        values[key] = typed.offered(key, what, frozenset(one for one, _ in choices) | also)
    return values


def check_stage(
    typed: Typed, values: Mapping[str, Any], of: ApprenticeshipView, own_id: int | None, today: date
) -> None:
    first, last, assessed = values["from_on"], values["until_on"], values["assessed_on"]
    if values["kind"] == StageKind.SCHOOL:
        for key in ("post_id", "pay_fen", "mentor_id"):
            if values[key] is not None:
                typed.refuse(key, ApprenticeCode.POST_AT_SCHOOL)
    if (values["result"] is None) is not (assessed is None):
        typed.refuse("assessed_on", ApprenticeCode.RESULT_NEEDED)
    if assessed and assessed > today:
        typed.refuse("assessed_on", ApprenticeCode.ASSESSED_AHEAD, facts={"today": today.isoformat()})
    if not (first and last):
        return
    if assessed and assessed < first:
        typed.refuse("assessed_on", ApprenticeCode.ASSESSED_EARLY, facts={"from_on": first.isoformat()})
    if last < first:
        typed.refuse("until_on", ApprenticeCode.DAYS_REVERSED, facts=days_told(first, last))
    elif not (of.from_on <= first and last <= of.until_on):
        typed.refuse("until_on", ApprenticeCode.OUTSIDE, facts=days_told(of.from_on, of.until_on))
    for one in of.stages:
        if one.id != own_id and one.from_on <= last and first <= one.until_on:
            typed.refuse("from_on", ApprenticeCode.STAGES_MEET, facts=days_told(one.from_on, one.until_on))


def days_told(first: date, last: date) -> dict[str, Fact]:
    return {"from_on": first.isoformat(), "until_on": last.isoformat()}
