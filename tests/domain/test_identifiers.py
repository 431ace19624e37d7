"""Identity numbers and credit codes: form refused, check digit and area only reported, always masked the same way."""

import json
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.identifiers import (
    IdentifierDefect,
    MalformedIdentifier,
    fold_number,
    has_lost_digits,
    is_placeholder,
    mask_id,
    mask_phone,
    parse_credit_code,
    parse_resident_id,
)
from ctec_desktop.domain.vocabulary import Gender

VECTORS = Path(__file__).parents[2].parent / "shared" / "data" / "identifiers"
needs_vectors = pytest.mark.skipif(not VECTORS.is_dir(), reason=f"no sample inputs at {VECTORS}")

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
BIRTHS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
AREAS = st.integers(100_000, 799_999).map(str)


def with_check(body: str) -> str:
    """The number GB 11643 makes of seventeen digits, counted here by the weights of the standard."""
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, ID_WEIGHTS, strict=True)) % 11]


def credit_with_check(body: str) -> str:
    total = sum(CREDIT_ALPHABET.index(char) * weight for char, weight in zip(body, CREDIT_WEIGHTS, strict=True))
    return body + CREDIT_ALPHABET[(31 - total % 31) % 31]


def defect_of(text: str) -> IdentifierDefect:
    with pytest.raises(MalformedIdentifier) as caught:
        parse_resident_id(text)
    return caught.value.defect


@given(AREAS, BIRTHS, st.integers(0, 999))
def test_a_number_tells_birth_and_gender(area: str, birth: date, sequence: int) -> None:
    resident = parse_resident_id(with_check(f"{area}{birth:%Y%m%d}{sequence:03}"))
    assert resident.check_digit_right
    assert resident.birth_on == birth
    assert resident.gender is (Gender.MALE if sequence % 2 else Gender.FEMALE)


@given(AREAS, BIRTHS, st.integers(0, 999), st.integers(0, 16), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(area: str, birth: date, sequence: int, place: int, shift: int) -> None:
    number = with_check(f"{area}{birth:%Y%m%d}{sequence:03}")
    wrong = f"{number[:place]}{(int(number[place]) + shift) % 10}{number[place + 1 :]}"
    try:
        check_digit_right = parse_resident_id(wrong).check_digit_right
    except MalformedIdentifier as error:
        check_digit_right = error.defect is not IdentifierDefect.BIRTH_DAY
    assert not check_digit_right


@given(AREAS, BIRTHS, st.integers(0, 999))
def test_width_case_blanks_and_text_quotes_do_not_matter(area: str, birth: date, sequence: int) -> None:
    number = with_check(f"{area}{birth:%Y%m%d}{sequence:03}")
    wide = "".join(chr(ord(char) + 0xFEE0) for char in number)
    spaced = f" {number[:6]} {number[6:14]}\u3000{number[14:]}\u200b\n"
    forms = (wide, spaced, number.lower(), f"'{number}", f'="{number}"', f"{number}\t")
    assert {parse_resident_id(form) for form in forms} == {parse_resident_id(number)}


def test_an_area_that_never_was_is_unknown_but_not_wrong() -> None:
    assert parse_resident_id(with_check("11010520080301001")).area_known
    assert not parse_resident_id(with_check("11999920080301001")).area_known


@pytest.mark.parametrize(
    ("area", "birth", "known"),
    [
        ("110111", "19801201", True),  # founded in 1986; adults were numbered later
        ("110201", "19931201", False),  # dissolved in 1982
        ("120110", "19801201", True),  # the same code under its earlier name
        ("510229", "19920101", True),  # dissolved in that year
        ("990426", "19911201", False),  # begins like a permit, but there is no province 90
    ],
)
def test_a_county_dissolved_before_the_birth_is_doubted(area: str, birth: str, known: bool) -> None:
    assert parse_resident_id(with_check(f"{area}{birth}001")).area_known is known


@pytest.mark.parametrize("area", ["810000", "820000", "830000", "911100"])
def test_residence_permits_share_the_form_and_need_no_county(area: str) -> None:
    assert parse_resident_id(with_check(f"{area}20080301001")).area_known


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        ("110105080301001", IdentifierDefect.OLD_15_DIGITS),
        ("1101052008030100", IdentifierDefect.LENGTH),
        ("1101052008030100180", IdentifierDefect.LENGTH),
        ("E12345678", IdentifierDefect.LENGTH),
        ("11010520O803010018", IdentifierDefect.CHARACTERS),
        ("X10105200803010018", IdentifierDefect.CHARACTERS),
        ("110105200813010018", IdentifierDefect.BIRTH_DAY),
        ("110105000803010018", IdentifierDefect.BIRTH_DAY),
        ("110105********0018", IdentifierDefect.MASKED),
        ("1.10105E+17", IdentifierDefect.DIGITS_LOST),
        ("000000000000000000", IdentifierDefect.PLACEHOLDER),
        ("无", IdentifierDefect.PLACEHOLDER),
        ("/", IdentifierDefect.PLACEHOLDER),
        ("——", IdentifierDefect.PLACEHOLDER),
        ("同上", IdentifierDefect.PLACEHOLDER),
        ("", IdentifierDefect.PLACEHOLDER),
    ],
)
def test_what_cannot_be_a_number_is_named(text: str, defect: IdentifierDefect) -> None:
    assert defect_of(text) is defect


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_malformed(text: str) -> None:
    lengths = {18}
    with suppress(MalformedIdentifier):
        lengths.add(len(parse_resident_id(text).number))
    with suppress(MalformedIdentifier):
        lengths.add(len(parse_credit_code(text).code))
    assert lengths == {18}


SAMPLES = ("123456789", "987654321")


@given(
    st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9).filter(lambda tail: tail not in SAMPLES),
    AREAS,
    st.sampled_from(["91", "12", "52", "N1"]),
)
def test_a_credit_code_is_checked_by_its_last_character(tail: str, area: str, kind: str) -> None:
    code = credit_with_check(f"{kind}{area}{tail}")
    assert parse_credit_code(code).check_digit_right
    assert parse_credit_code(f" {code.lower()} ").code == code
    assert parse_credit_code(code).area == area
    other = CREDIT_ALPHABET[(CREDIT_ALPHABET.index(code[-1]) + 1) % 31]
    assert not parse_credit_code(code[:-1] + other).check_digit_right


@pytest.mark.parametrize("code", ["91110000123456789X", "91310000987654321Y"])
def test_codes_copied_from_a_template_are_fillers(code: str) -> None:
    with pytest.raises(MalformedIdentifier) as caught:
        parse_credit_code(code)
    assert caught.value.defect is IdentifierDefect.PLACEHOLDER


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_a_credit_code_does_not_use_are_refused(letter: str) -> None:
    with pytest.raises(MalformedIdentifier) as caught:
        parse_credit_code(f"91440300{letter}922038216")
    assert caught.value.defect is IdentifierDefect.CHARACTERS


@given(st.text("0123456789X", min_size=1, max_size=24))
def test_a_masked_number_keeps_its_length_and_never_its_birth(number: str) -> None:
    masked = mask_id(number)
    assert len(masked) == len(number)
    if len(number) >= 15:
        assert masked == f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"
    else:
        assert masked.count("*") >= min(len(number), 3)


@given(st.text("0123456789", min_size=1, max_size=16))
def test_a_masked_phone_hides_its_middle(number: str) -> None:
    masked = mask_phone(number)
    assert len(masked) == len(number)
    assert masked.count("*") >= min(len(number), 3)


@given(st.text("0189０９AXxＸｘ '\u3000\u00a0\u200b-／", max_size=30))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded = fold_number(text)
    assert fold_number(folded) == folded


def test_fillers_are_seen() -> None:
    assert all(is_placeholder(text) for text in ("0000", "１２３４５６", "N/A", "none", "暂无", "-", "\\", "xxxx", " "))
    assert not any(is_placeholder(text) for text in ("2024001", "张三", "无锡", "000000000001"))
    assert has_lost_digits("4.40301E+17")
    assert not has_lost_digits("4403")


@needs_vectors
@pytest.mark.corpus
def test_published_identity_numbers_hold() -> None:
    vectors = json.loads((VECTORS / "id_dev_subset.json").read_text(encoding="utf-8"))
    for vector in vectors:
        try:
            right = parse_resident_id(vector["id"]).check_digit_right
        except MalformedIdentifier:
            right = False
        if vector["gb11643_check_ok"] is not None:
            assert right <= vector["gb11643_check_ok"], vector
        if vector["expect"] in ("valid", "invalid_area", "area_deregistered", "area_not_yet_registered"):
            doubtful = vector["expect"] in ("invalid_area", "area_deregistered")
            assert right == bool(vector["gb11643_check_ok"]), vector
            assert parse_resident_id(vector["id"]).area_known is not doubtful, vector


@needs_vectors
@pytest.mark.corpus
def test_published_credit_codes_are_never_refused_for_their_check_digit() -> None:
    vectors = json.loads((VECTORS / "uscc_dev_subset.json").read_text(encoding="utf-8"))
    for vector in vectors:
        if vector["label"] == "valid":
            assert parse_credit_code(vector["code"]).check_digit_right == vector["stdnum_valid"], vector
