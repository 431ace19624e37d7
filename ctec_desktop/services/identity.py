"""Identity numbers typed into a form: checked, read for birth date and gender, and whose they are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.identifiers import (
    IdentifierDefect,
    MalformedIdentifier,
    ResidentId,
    fold_number,
    parse_resident_id,
)
from ctec_desktop.domain.identity_numbers import IdentityNumber, read_identity_number
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries.people import PersonHeld

_WHOLE_LENGTH: Final = 18
_CODES: Final[Mapping[IdentifierDefect, RecordCode]] = {
    IdentifierDefect.PLACEHOLDER: RecordCode.ID_NUMBER_NO_NUMBER,
    IdentifierDefect.MASKED: RecordCode.ID_NUMBER_CHARACTERS,
    IdentifierDefect.DIGITS_LOST: RecordCode.ID_NUMBER_CHARACTERS,
    IdentifierDefect.OLD_15_DIGITS: RecordCode.ID_NUMBER_OLD,
    IdentifierDefect.LENGTH: RecordCode.ID_NUMBER_LENGTH,
    IdentifierDefect.CHARACTERS: RecordCode.ID_NUMBER_CHARACTERS,
    IdentifierDefect.BIRTH_DAY: RecordCode.ID_NUMBER_BIRTH_DAY,
    IdentifierDefect.FORM: RecordCode.ID_NUMBER_ODD,
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a person is by paper. `number` is None where none is kept."""

    kind: IdKind
    number: str | None
    birth_on: date | None
    gender: Gender | None


def read_identity(typed: Typed, *, key: str = "id_number") -> Identity:
    """Kind, number, birth date and gender as typed; what the number tells fills what was left open, and is said."""
    kind = typed.choice("id_kind", IdKind) or IdKind.RESIDENT_CARD
    birth_on, gender = typed.day("birth_on"), typed.choice("gender", Gender)
    number = typed.number(key)
    paper = _read_paper(typed, key, kind, number)
    if paper is None or paper.birth_on is None:
        return Identity(kind, paper.number if paper else number, birth_on, gender)
    if birth_on is None or (gender is None and paper.gender is not None):
        facts = {"birth_on": paper.birth_on.isoformat(), "gender": paper.gender or "—"}
        typed.warn(key, RecordCode.FILLED_FROM_ID, facts=dict(facts))
    if birth_on not in (None, paper.birth_on):
        typed.hold("birth_on", RecordCode.BIRTH_DATE_DIFFERS, facts={"from_id": paper.birth_on.isoformat()})
    if paper.gender is not None and gender not in (None, paper.gender):
        typed.hold("gender", RecordCode.GENDER_DIFFERS, facts={"from_id": paper.gender.value})
    return Identity(kind, paper.number, birth_on or paper.birth_on, gender or paper.gender)


def read_resident(typed: Typed, key: str, number: str | None) -> ResidentId | None:
    """A resident's number, told what is wrong with it; None where there is none or it cannot be one."""
    if number is None:
        return None
    try:
        resident = parse_resident_id(number)
    except MalformedIdentifier as error:
        typed.refuse(key, _CODES[error.defect], number, {"length": error.length})
        return None
    if not resident.check_digit_right:
        typed.hold(key, RecordCode.ID_NUMBER_CHECK_DIGIT)
    if not resident.area_known:
        typed.warn(key, RecordCode.ID_NUMBER_AREA, facts={"area": resident.number[:6]})
    return resident


def glance(number: str) -> tuple[Mapping[str, str], Problem | None]:
    """What a resident's number typed so far tells, and what is wrong with it; nothing while it is still short."""
    if len(fold_number(number)) < _WHOLE_LENGTH:
        return {}, None
    try:
        resident = parse_resident_id(number)
    except MalformedIdentifier as error:
        return {}, Problem(_CODES[error.defect], facts={"length": error.length}, value=number)
    wrong = None if resident.check_digit_right else Problem(RecordCode.ID_NUMBER_CHECK_DIGIT, Severity.HELD)
    return {"birth_on": resident.birth_on.isoformat(), "gender": resident.gender.value}, wrong


def _read_paper(typed: Typed, key: str, kind: IdKind, number: str | None) -> IdentityNumber | None:
    """A number of any kind of paper, told what is wrong with it; None where there is none or it cannot be one."""
    if number is None:
        return None
    try:
        paper = read_identity_number(number, kind)
    except MalformedIdentifier as error:
        typed.refuse(key, _CODES[error.defect], number, {"length": error.length, "id_kind": kind.value})
        return None
    if not paper.check_digit_right:
        typed.hold(key, RecordCode.ID_NUMBER_CHECK_DIGIT)
    if not paper.area_known:
        typed.warn(key, RecordCode.ID_NUMBER_AREA, facts={"area": paper.number[:6]})
    return paper


def refuse_strangers(
    typed: Typed, key: str, said: str, holder: PersonHeld | None, own_id: int | None, *, is_seen: bool
) -> None:
    """A number that is somebody else's on record. One who has no person row yet may be the same human being.

    Args:
        is_seen: whether the holder may be named.
    """
    if holder is None or holder.person_id == own_id:
        return
    is_another = own_id is not None or search_key(holder.name) != search_key(said)
    if is_another and not is_seen:
        typed.refuse(key, RecordCode.ID_NUMBER_ELSEWHERE)
    elif own_id is not None:
        typed.refuse(key, RecordCode.ID_NUMBER_TAKEN, facts={"name": holder.name})
    elif is_another:
        typed.refuse(key, RecordCode.ID_NUMBER_NOT_THEIRS, facts={"name": holder.name, "said": said})


def settled(form: Any, person: Any) -> frozenset[str]:
    """What was vouched for when the person on record was saved with the same number, and needs no second look."""
    if person is None or (form.id_number or None) != person.id_number:
        return frozenset()
    codes: set[str] = {RecordCode.ID_NUMBER_CHECK_DIGIT}
    if form.birth_on == (person.birth_on.isoformat() if person.birth_on else ""):
        codes.add(RecordCode.BIRTH_DATE_DIFFERS)
    if form.gender == (person.gender or ""):
        codes.add(RecordCode.GENDER_DIFFERS)
    return frozenset(codes)
