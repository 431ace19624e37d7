"""Numbers of passports, permits and residence cards: their own form, their own check or none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from ctec_desktop.domain.identifiers import IdentifierDefect, MalformedIdentifier
from ctec_desktop.domain.identity_numbers import read_identity_number
from ctec_desktop.domain.invented import id_number
from ctec_desktop.domain.vocabulary import Gender, IdKind

BIRTH = date(2008, 3, 1)


def numbered(area: str, order: str = "001") -> str:
    digits = f"{area}20080301{order}"
    return digits + ric.calc_check_digit(digits + "0")


def defect(text: str, kind: IdKind | None) -> IdentifierDefect:
    with pytest.raises(MalformedIdentifier) as refused:
        read_identity_number(text, kind)
    return refused.value.defect


@pytest.mark.parametrize("area", ["810000", "820000", "830000"])
def test_a_residence_permit_is_recognised_and_tells_birth_and_gender(area):
    read = read_identity_number(numbered(area), None)
    assert (read.kind, read.birth_on, read.gender) == (IdKind.HK_MO_TW_RESIDENCE, BIRTH, Gender.MALE)
    assert read.check_digit_right
    assert read.area_known


def test_a_residence_permit_with_a_wrong_check_digit_is_recognised_by_nobody_but_taken_when_stated():
    right = numbered("810000")
    wrong = right[:-1] + ("1" if right[-1] != "1" else "2")
    assert read_identity_number(wrong, None).kind is IdKind.RESIDENT_CARD
    read = read_identity_number(wrong, IdKind.HK_MO_TW_RESIDENCE)
    assert (read.kind, read.check_digit_right) == (IdKind.HK_MO_TW_RESIDENCE, False)


def test_a_stated_residence_permit_of_another_area_is_refused():
    assert defect(id_number(BIRTH, "男", 1), IdKind.HK_MO_TW_RESIDENCE) is IdentifierDefect.FORM


def test_the_newer_permanent_card_tells_the_birth_date_and_no_gender():
    read = read_identity_number(numbered("911840"), None)
    assert (read.kind, read.birth_on, read.gender) == (IdKind.FOREIGNER_PERMIT, BIRTH, None)


def test_the_older_permanent_card_tells_nothing():
    read = read_identity_number("usa110080030112", None)
    assert (read.kind, read.number, read.birth_on, read.gender) == (
        IdKind.FOREIGNER_PERMIT,
        "USA110080030112",
        None,
        None,
    )


def test_what_a_person_states_goes_before_what_a_number_looks_like():
    assert read_identity_number(numbered("810000"), IdKind.RESIDENT_CARD).kind is IdKind.RESIDENT_CARD


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (IdKind.PASSPORT, "E12345678"),
        (IdKind.PASSPORT, "ｅ１２３４ ５６７８"),
        (IdKind.PASSPORT, "12E45678"),
        (IdKind.HK_MO_TW_PERMIT, "H12345678"),
        (IdKind.HK_MO_TW_PERMIT, "M1234567801"),
        (IdKind.HK_MO_TW_PERMIT, "12345679"),
        (IdKind.HK_MO_TW_PERMIT, "0012345678B"),
    ],
)
def test_papers_without_a_check_tell_neither_birth_nor_gender(kind, number):
    read = read_identity_number(number, kind)
    assert (read.kind, read.birth_on, read.gender, read.check_digit_right) == (kind, None, None, True)
    assert read.number.isascii()


@pytest.mark.parametrize("number", ["E12345678", "H12345678", "12345679"])
def test_a_short_number_without_a_kind_is_no_residents_card_and_nothing_is_guessed(number):
    assert defect(number, None) is IdentifierDefect.LENGTH


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (IdKind.PASSPORT, "无", IdentifierDefect.PLACEHOLDER),
        (IdKind.PASSPORT, "ABCDEF", IdentifierDefect.FORM),
        (IdKind.PASSPORT, "E12-345_8", IdentifierDefect.FORM),
        (IdKind.PASSPORT, "E1234****", IdentifierDefect.MASKED),
        (IdKind.HK_MO_TW_PERMIT, "K12345678", IdentifierDefect.FORM),
        (IdKind.HK_MO_TW_PERMIT, "1.23E+09", IdentifierDefect.DIGITS_LOST),
        (IdKind.FOREIGNER_PERMIT, "USA12", IdentifierDefect.FORM),
        (IdKind.FOREIGNER_PERMIT, "911840200813010010", IdentifierDefect.BIRTH_DAY),
    ],
)
def test_what_cannot_be_such_a_number_is_refused(kind, number, expected):
    assert defect(number, kind) is expected


@given(st.sampled_from([None, *IdKind]), st.text(max_size=20))
def test_any_text_is_read_or_refused(kind, text):
    try:
        read = read_identity_number(text, kind)
    except MalformedIdentifier:
        return
    assert kind in (None, read.kind)
    assert read.number == read.number.upper()
