"""A hire as typed: who it is, from where, for what, and every day of the procedure."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.industry.judging import STEPS
from ctec_desktop.domain.industry.roles import HireRole, SkillGrade, TitleLevel, Working
from ctec_desktop.domain.industry.views import HireForm
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.kernel.problems import Fact
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import industry as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import IndustryHireRow
from ctec_desktop.wording.master_labels import RETIRABLES

_LONGEST_YEARS: Final = 6
_MOST_HOURS: Final = 5_000
_DAYS: Final = ("trained_on", "from_on", "until_on", "insured_from", "insured_until", *STEPS)
_TEXTS: Final = (
    *("title", "certificate_no", "special_reason", "team", "funder", "agreement_no", "letter_no"),
    *("tasks", "insurer", "policy_no"),
)
_SPANS: Final = (("from_on", "until_on"), ("insured_from", "insured_until"), ("published_from", "published_until"))


def refuse_ahead(typed: Typed, key: str, day: date | None, today: date) -> None:
    """What is on record has happened."""
    if day is not None and day > today:
        facts: dict[str, Fact] = {"day": day.isoformat(), "today": today.isoformat()}
        typed.refuse(key, IndustryCode.DAY_AHEAD, facts=facts)


def read_hire(typed: Typed, today: date) -> dict[str, Any]:
    """Columns of the hire but for who it is; what is wrong is collected."""
    typed.text("working", required=True)
    typed.text("role", required=True)
    kinds = {"working": Working, "role": HireRole, "title_level": TitleLevel, "skill_grade": SkillGrade}
    values: dict[str, Any] = {key: (one := typed.choice(key, kind)) and one.value for key, kind in kinds.items()}
    values |= {key: typed.text(key) for key in _TEXTS} | {key: typed.day(key) for key in _DAYS}
    values["planned_hours"] = typed.whole("planned_hours", 1, _MOST_HOURS)
    values["training_hours"] = typed.whole("training_hours", 1, _MOST_HOURS)
    values["hour_fee_fen"] = typed.fen("hour_fee")
    for first, last in _SPANS:
        begins, ends = values[first], values[last]
        if ends is not None and begins is not None and ends < begins:
            typed.refuse(last, IndustryCode.REVERSED)
        elif (begins is None) != (ends is None) and first != "published_from":
            typed.refuse(last if ends is None else first, IndustryCode.SPAN_INCOMPLETE)
    begins, ends = values["from_on"], values["until_on"]
    if begins is not None and ends is not None and ends >= add_months(begins, 12 * _LONGEST_YEARS):
        facts: dict[str, Fact] = {"from_on": begins.isoformat(), "until_on": ends.isoformat(), "years": _LONGEST_YEARS}
        typed.refuse("until_on", IndustryCode.TERM_TOO_LONG, facts=facts)
    for key in ("needed_on", "found_on", "checked_on", "agreed_on", "trained_on"):
        refuse_ahead(typed, key, values[key], today)
    return values


def who_it_is(typed: Typed, connection: Connection, form: HireForm, known: IndustryHireRow | None) -> dict[str, Any]:
    """Person, employer, department. No person where a new one is to be made."""
    offered = queries.choices(connection)
    departments = frozenset(one for one, _ in offered.departments)
    units = frozenset(one for one, _ in offered.enterprises)
    if known is not None:
        departments, units = departments | {known.department_id or 0}, units | {known.enterprise_id or 0}
    who: dict[str, Any] = {"department_id": typed.offered("department_id", Retirable.DEPARTMENT, departments)}
    name, mentor_id = typed.text("name"), typed.chosen("mentor_id")
    if mentor_id is not None:
        found = queries.mentor(connection, mentor_id)
        if found is None:
            typed.refuse("mentor_id", RecordCode.CHOICE_GONE, facts={"what": RETIRABLES[Retirable.MENTOR]})
        elif name:
            typed.refuse("name", IndustryCode.MENTOR_AND_NAME)
        else:
            who |= {"person_id": found[0], "enterprise_id": found[1], "employer": None}
        return who
    unit, employer = typed.offered("enterprise_id", Retirable.ENTERPRISE, units), typed.text("employer")
    if name is None:
        typed.refuse("name", IndustryCode.WHO)
    else:
        typed.name("name")
    if unit is not None and employer:
        typed.refuse("employer", IndustryCode.EMPLOYER_TWICE)
    if unit is None and not employer and form.working == Working.EMPLOYED:
        typed.refuse("enterprise_id", IndustryCode.EMPLOYER_NEEDED)
    who |= {"enterprise_id": unit, "employer": employer}
    person = None if known is None else known.person_id
    if person is None and name is not None:
        person = queries.known_person(connection, name, unit, employer)
    renamed = known is not None and name is not None and queries.name_of(connection, known.person_id) != name
    if renamed and queries.is_known_elsewhere(connection, person or 0):
        typed.refuse("name", IndustryCode.NAME_ELSEWHERE)
    return who if person is None else {**who, "person_id": person}


def against_others(
    typed: Typed, connection: Connection, person_id: int | None, values: Mapping[str, Any], own_id: int | None
) -> None:
    """One person is never hired twice on one day."""
    first, last = values["from_on"], values["until_on"]
    if person_id is None or first is None or last is None:
        return
    for one in queries.others_of(connection, person_id, own_id):
        assert one.from_on is not None
        if one.from_on <= last and (one.last_on is None or first <= one.last_on):
            until = one.last_on.isoformat() if one.last_on else ""
            facts: dict[str, Fact] = {"name": one.name, "from_on": one.from_on.isoformat(), "until_on": until}
            typed.refuse("from_on", IndustryCode.SAME_TWICE, facts=facts)
