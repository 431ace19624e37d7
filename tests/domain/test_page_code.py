"""Page codes: what goes in comes out, and nothing altered or foreign is believed."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.page_code import (
    MAX_SCHOOL,
    MAX_SERIAL,
    PAYLOAD_BYTES,
    PREFIX,
    TEXT_CHARS,
    PageCode,
    PageKind,
    check_digits,
    decode,
    encode,
    short_hash,
)
from ctec_desktop.kernel.errors import RuleViolation

KEY = b"page key of this school, 32 byte"
SMALL = st.integers(0, 255)


@st.composite
def page_codes(draw: st.DrawFn) -> PageCode:
    pages = draw(st.integers(1, 255))
    return PageCode(
        kind=draw(st.sampled_from([kind for kind in PageKind if kind is not PageKind.PAPER])),
        school=draw(st.integers(0, MAX_SCHOOL)),
        serial=draw(st.integers(0, MAX_SERIAL)),
        version=draw(SMALL),
        copy=draw(SMALL),
        page=draw(st.integers(1, pages)),
        pages=pages,
        digest=draw(st.binary(min_size=4, max_size=4)),
        key_id=draw(SMALL),
    )


def refusal(text: str, keys: dict[int, bytes]) -> str:
    with pytest.raises(RuleViolation) as refused:
        decode(text, keys)
    return refused.value.problems[0].code


@given(page_codes())
def test_a_page_code_reads_back_as_it_was_written(code):
    text = encode(code, KEY)
    assert decode(text, {code.key_id: KEY}) == code
    assert len(text) == TEXT_CHARS
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@given(page_codes(), st.integers(0, PAYLOAD_BYTES * 8 - 1))
def test_one_altered_bit_is_refused(code, bit):
    text = encode(code, KEY)
    payload = bytearray(base64.b32decode(text[len(PREFIX) :] + "==="))
    payload[bit // 8] ^= 0x80 >> bit % 8
    altered = PREFIX + base64.b32encode(bytes(payload)).decode().rstrip("=")
    keys = dict.fromkeys(range(256), KEY)
    assert refusal(altered, keys) in (DocumentCode.PAGE_CODE_FORGED, DocumentCode.PAGE_CODE_NEWER)


@given(page_codes(), st.integers(len(PREFIX), TEXT_CHARS - 1), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_altered_character_is_refused(code, place, character):
    text = encode(code, KEY)
    altered = text[:place] + character + text[place + 1 :]
    if altered != text:
        refusal(altered, dict.fromkeys(range(256), KEY))


@given(st.text(max_size=60))
def test_a_foreign_text_is_refused(text):
    assert refusal(text, {1: KEY}) == DocumentCode.PAGE_CODE_FOREIGN


def test_a_page_of_another_school_names_its_key():
    code = PageCode(PageKind.CONSENT, 1, 2, 1, 1, 1, 1, b"abcd", 9)
    text = encode(code, KEY)
    assert refusal(text, {1: KEY}) == DocumentCode.PAGE_CODE_KEY_UNKNOWN
    assert refusal(text, {9: b"another key"}) == DocumentCode.PAGE_CODE_FORGED


def test_a_lower_case_copy_is_not_the_code():
    text = encode(PageCode(PageKind.DRAFT, 0, 0, 1, 1, 1, 1, b"abcd", 1), KEY)
    assert refusal(text.lower(), {1: KEY}) == DocumentCode.PAGE_CODE_FOREIGN


def test_the_payload_stays_within_the_budget_of_the_symbol():
    assert PAYLOAD_BYTES <= 39
    assert TEXT_CHARS <= 61


@pytest.mark.parametrize(
    "wrong",
    [{"page": 0}, {"page": 3}, {"version": 256}, {"school": MAX_SCHOOL + 1}, {"serial": -1}, {"digest": b"abc"}],
)
def test_a_code_out_of_range_is_never_made(wrong):
    right = {"school": 1, "serial": 1, "version": 1, "copy": 1, "page": 1, "pages": 2, "digest": b"abcd", "key_id": 1}
    with pytest.raises(ValueError, match=r"range|length"):
        PageCode(kind=PageKind.AGREEMENT, **{**right, **wrong})


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", min_size=2, max_size=20), st.integers(0, 19), st.integers(1, 9))
def test_check_digits_catch_a_mistyped_or_swapped_character(number, place, page):
    digits = check_digits(number, 1, 2, page, 9)
    place %= len(number) - 1
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    mistyped = number[:place] + chr(ord(number[place]) + 1) + number[place + 1 :]
    assert len(digits) == 2
    assert check_digits(mistyped, 1, 2, page, 9) != digits
    assert (check_digits(swapped, 1, 2, page, 9) != digits) is (swapped != number)


def test_the_short_hash_is_the_beginning_of_the_digest():
    assert short_hash(bytes.fromhex("9f3a21c0ffff")) == "9F3A21C0"
