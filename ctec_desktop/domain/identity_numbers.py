"""Numbers of identity papers by their kind: what each must look like, and what it tells of its holder.

港澳台居民居住证 (area 81/82/83) and the 18-digit 外国人永久居留身份证 (beginning with 9) share form and check
digit with the 居民身份证. Passports, 通行证 and the older 15-character permanent residence card have no check digit of
ours, and their numbers tell neither birth date nor gender.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.identifiers import (
    IdentifierDefect,
    MalformedIdentifier,
    fold_number,
    has_lost_digits,
    is_placeholder,
    parse_resident_id,
)
from ctec_desktop.domain.vocabulary import Gender, IdKind

_RESIDENCE_AREA = re.compile(r"8[123]0000")
_PERMANENT_CARD = re.compile(r"9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{14}[0-9X]")
_OLD_PERMANENT_CARD = re.compile(r"[A-Z]{3}[0-9]{12}")
_FORMS: Mapping[IdKind, re.Pattern[str]] = {
    IdKind.PASSPORT: re.compile(r"(?=.*[0-9])[A-Z0-9]{5,17}"),
    IdKind.HK_MO_TW_PERMIT: re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?|[0-9]{8}|[0-9]{10}[A-Z]?"),
    IdKind.FOREIGNER_PERMIT: re.compile(r"[A-Z]{3}[0-9]{12}|9[0-9]{16}[0-9X]"),
}
_SHARES_FORM = 18


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A well-formed number of an identity paper. What the kind does not tell is None."""

    kind: IdKind
    number: str
    birth_on: date | None = None
    gender: Gender | None = None
    check_digit_right: bool = True
    area_known: bool = True


def read_identity_number(text: str, kind: IdKind | None) -> IdentityNumber:
    """Reads a number.

    Args:
        kind: as a person states it; None where nobody does: a 居民身份证, unless the number is certainly another's.

    Raises:
        MalformedIdentifier: it cannot be a number of this kind.
    """
    kind = kind or _certain_kind(text) or IdKind.RESIDENT_CARD
    if kind is IdKind.RESIDENT_CARD:
        return _like_a_card(text, kind)
    if kind is IdKind.HK_MO_TW_RESIDENCE:
        read = _like_a_card(text, kind)
        if not _RESIDENCE_AREA.fullmatch(read.number[:6]):
            raise MalformedIdentifier(IdentifierDefect.FORM, len(read.number))
        return read
    return _of_another_form(text, kind)


def _certain_kind(text: str) -> IdKind | None:
    """The kind that a number shows beyond doubt by its form and check digit."""
    number = fold_number(text)
    if _OLD_PERMANENT_CARD.fullmatch(number):
        return IdKind.FOREIGNER_PERMIT
    is_residence = len(number) == _SHARES_FORM and _RESIDENCE_AREA.match(number) is not None
    if not is_residence and not _PERMANENT_CARD.fullmatch(number):
        return None
    try:
        is_right = parse_resident_id(number).check_digit_right
    except MalformedIdentifier:
        return None
    return (IdKind.HK_MO_TW_RESIDENCE if is_residence else IdKind.FOREIGNER_PERMIT) if is_right else None


def _like_a_card(text: str, kind: IdKind) -> IdentityNumber:
    card = parse_resident_id(text)
    return IdentityNumber(kind, card.number, card.birth_on, card.gender, card.check_digit_right, card.area_known)


def _of_another_form(text: str, kind: IdKind) -> IdentityNumber:
    number = fold_number(text)
    if is_placeholder(text):
        raise MalformedIdentifier(IdentifierDefect.PLACEHOLDER)
    if kind is not IdKind.PASSPORT and has_lost_digits(text):
        raise MalformedIdentifier(IdentifierDefect.DIGITS_LOST, len(number))
    if "*" in number:
        raise MalformedIdentifier(IdentifierDefect.MASKED, len(number))
    if not _FORMS[kind].fullmatch(number):
        raise MalformedIdentifier(IdentifierDefect.FORM, len(number))
    if kind is not IdKind.FOREIGNER_PERMIT or len(number) != _SHARES_FORM:
        return IdentityNumber(kind, number)
    card = _like_a_card(number, kind)
    return IdentityNumber(kind, number, card.birth_on, None, card.check_digit_right)
