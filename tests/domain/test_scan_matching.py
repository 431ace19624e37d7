"""A page is filed by its genuine code or not at all: one case for each way it can be neither."""

from dataclasses import replace

import pytest

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.page_code import PageCode, PageKind, encode
from ctec_desktop.domain.scan_matching import Excepted, Filed, KnownVersion, by_hand_problem, code_of, match
from ctec_desktop.domain.scans import PagePlace, ReadCode, ReadPage, ReturnedPaper
from ctec_desktop.domain.vocabulary import AgreementState

KEY, SCHOOL = bytes(range(32)), 4_142_010_123
CODE = PageCode(PageKind.AGREEMENT, SCHOOL, 2_026_000_007, 1, 2, 3, 6, b"abcd", 1)
PAGES = {ReturnedPaper.AGREEMENT: 6, ReturnedPaper.CONSENT: 1}
FIRST = KnownVersion(5, 9, "SX2026-00007", "学生甲", CODE.serial, AgreementState.ISSUED, 1, 1, 3, b"abcd", PAGES)


def page(*texts: str, ink: float = 90.0, **told: bool) -> ReadPage:
    return ReadPage(1, 1654, 2339, tuple(ReadCode(text, ()) for text in texts), ink, **told)


def judged(code: PageCode, *known: KnownVersion) -> Filed | Excepted:
    return match(code, {CODE.serial: known})


def why(found: object) -> str:
    assert isinstance(found, Excepted)
    return found.problem.code


def test_a_genuine_code_names_the_place():
    read = code_of(page(encode(CODE, KEY)), {1: KEY}, SCHOOL)
    assert read == CODE
    assert judged(CODE, FIRST) == Filed(PagePlace(9, ReturnedPaper.AGREEMENT, 2, 3), FIRST)
    consent = replace(CODE, kind=PageKind.CONSENT, copy=1, page=1, pages=1)
    assert judged(consent, FIRST) == Filed(PagePlace(9, ReturnedPaper.CONSENT, 1, 1), FIRST)


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (page(), ScanCode.PAGE_UNREAD),
        (page(has_other_code=True), ScanCode.PAGE_FOREIGN),
        (page(is_broken=True), ScanCode.PAGE_BROKEN),
        (page(encode(CODE, KEY), encode(replace(CODE, page=4), KEY)), ScanCode.PAGE_TWO_CODES),
        (page(encode(CODE, bytes(32))), ScanCode.PAGE_FORGED),
        (page(encode(replace(CODE, school=1), bytes(32))), ScanCode.PAGE_OTHER_SCHOOL),
        (page(encode(replace(CODE, key_id=7), KEY)), ScanCode.PAGE_OTHER_SCHOOL),
        (page(encode(replace(CODE, kind=PageKind.DRAFT), KEY)), ScanCode.PAGE_DRAFT),
    ],
)
def test_a_page_without_a_code_to_believe_is_an_exception(read, reason):
    assert why(code_of(read, {1: KEY}, SCHOOL)) == reason


@pytest.mark.parametrize(
    ("code", "known", "reason"),
    [
        (CODE, (), ScanCode.PAGE_UNKNOWN),
        (replace(CODE, version=4), (FIRST,), ScanCode.PAGE_UNKNOWN),
        (replace(CODE, digest=b"abce"), (FIRST,), ScanCode.PAGE_UNKNOWN),
        (replace(CODE, copy=4), (FIRST,), ScanCode.PAGE_NOT_THIS_PAPER),
        (replace(CODE, pages=7), (FIRST,), ScanCode.PAGE_NOT_THIS_PAPER),
        (CODE, (replace(FIRST, newest_n=3),), ScanCode.PAGE_WRONG_VERSION),
        (CODE, (replace(FIRST, state=AgreementState.VOID),), ScanCode.PAGE_VOID),
        (CODE, (replace(FIRST, state=AgreementState.WITHDRAWN),), ScanCode.PAGE_WITHDRAWN),
    ],
)
def test_a_genuine_code_of_something_else_is_an_exception(code, known, reason):
    assert why(judged(code, *known)) == reason


@pytest.mark.parametrize(
    ("code", "key", "version", "reason"),
    [
        (CODE, KEY, FIRST, None),
        (replace(CODE, page=4), KEY, FIRST, ScanCode.PLACE_NOT_OF_CODE),
        (replace(CODE, version=2), KEY, FIRST, ScanCode.PLACE_NOT_OF_CODE),
        (replace(CODE, digest=b"abce"), KEY, FIRST, ScanCode.PLACE_NOT_OF_CODE),
        (replace(CODE, kind=PageKind.DRAFT), KEY, FIRST, ScanCode.PAGE_DRAFT),
        (replace(CODE, page=4), bytes(32), FIRST, None),
        (CODE, KEY, replace(FIRST, state=AgreementState.DECLINED), ScanCode.PAGE_VOID),
        (CODE, KEY, replace(FIRST, state=AgreementState.APPROVED), ScanCode.PAGE_WITHDRAWN),
    ],
)
def test_a_person_files_nothing_against_a_genuine_code(code, key, version, reason):
    place = PagePlace(9, ReturnedPaper.AGREEMENT, 2, 3)
    problem = by_hand_problem([encode(code, key)], {1: KEY}, version, place)
    assert (problem and problem.code) == reason


def test_only_a_page_with_nothing_on_it_is_a_blank_back():
    assert page(ink=0.2).is_blank
    assert not page(ink=1.5).is_blank
    assert not page(ink=0.0, has_other_code=True).is_blank
    assert not page(ink=0.0, is_broken=True).is_blank
    assert not page(encode(CODE, KEY), ink=0.0).is_blank
