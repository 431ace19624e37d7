"""Where a scanned page belongs: decided by its code alone, never guessed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.lifecycle import GONE, UNISSUED
from ctec_desktop.domain.page_code import PageCode, PageKind, claimed_school, decode
from ctec_desktop.domain.scans import PAPER_OF_KIND, PagePlace, ReadPage, ReturnedPaper
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem


@dataclass(frozen=True, slots=True)
class KnownVersion:
    """A version of an agreement as it was issued; `digest` as its page codes carry it."""

    agreement_id: int
    version_id: int
    number: str
    student_name: str
    serial: int
    state: AgreementState
    n: int
    newest_n: int
    originals: int
    digest: bytes
    pages: Mapping[ReturnedPaper, int]


@dataclass(frozen=True, slots=True)
class Filed:
    """The page is that of this place."""

    place: PagePlace
    version: KnownVersion


@dataclass(frozen=True, slots=True)
class Excepted:
    """Why nobody but a person can file it; the place its code speaks of, where that is known."""

    problem: Problem
    place: PagePlace | None = None


Match: TypeAlias = Filed | Excepted
BySerial: TypeAlias = Mapping[int, Sequence[KnownVersion]]


def code_of(page: ReadPage, keys: Mapping[int, bytes], own_school: int) -> PageCode | Excepted:
    """The one genuine code of a page that is not blank."""
    if page.is_broken:
        return _not(ScanCode.PAGE_BROKEN)
    if page.is_unread:
        return _not(ScanCode.PAGE_NOT_REACHED)
    if len(page.codes) > 1:
        return _not(ScanCode.PAGE_TWO_CODES, {"count": len(page.codes)})
    if not page.codes:
        return _not(ScanCode.PAGE_FOREIGN if page.has_other_code else ScanCode.PAGE_UNREAD)
    text = page.codes[0].text
    try:
        code = decode(text, keys)
    except RuleViolation as violation:
        return _refused(violation.problems[0], text, own_school)
    if code.kind is PageKind.DRAFT:
        return _not(ScanCode.PAGE_DRAFT)
    if code.kind not in PAPER_OF_KIND:
        return _not(ScanCode.PAGE_NEWER_PROGRAM)
    return code


def match(code: PageCode, known: BySerial) -> Match:
    """The place a genuine code speaks of, where the record knows it and it may be filled."""
    versions = known.get(code.serial, ())
    paper = PAPER_OF_KIND[code.kind]
    mine = [one for one in versions if one.n == code.version and one.digest == code.digest]
    if not mine:
        number = next((one.number for one in versions), f"{code.serial // 1_000_000}-{code.serial % 1_000_000:05d}")
        return _not(ScanCode.PAGE_UNKNOWN, {"number": number, "version": code.version})
    one = mine[0]
    facts: dict[str, Fact] = {"number": one.number, "name": one.student_name, "version": one.n}
    originals = one.originals if paper is ReturnedPaper.AGREEMENT else 1
    if code.pages != one.pages.get(paper) or not 1 <= code.copy <= originals:
        return _not(ScanCode.PAGE_NOT_THIS_PAPER, facts)
    place = PagePlace(one.version_id, paper, code.copy, code.page)
    if one.state in GONE:
        return Excepted(Problem(ScanCode.PAGE_VOID, facts=facts), place)
    if one.n != one.newest_n:
        return Excepted(Problem(ScanCode.PAGE_WRONG_VERSION, facts={**facts, "newest": one.newest_n}), place)
    if one.state in UNISSUED:
        return Excepted(Problem(ScanCode.PAGE_WITHDRAWN, facts=facts), place)
    return Filed(place, one)


def by_hand_problem(
    texts: Sequence[str], keys: Mapping[int, bytes], version: KnownVersion, place: PagePlace
) -> Problem | None:
    """Why a person may not file a page there: its own code is genuine and says something else, or nothing is filed."""
    facts: dict[str, Fact] = {"number": version.number, "name": version.student_name, "version": version.n}
    if version.state in GONE:
        return Problem(ScanCode.PAGE_VOID, facts=facts)
    if version.state in UNISSUED:
        return Problem(ScanCode.PAGE_WITHDRAWN, facts=facts)
    if len(texts) != 1:
        return None
    try:
        code = decode(texts[0], keys)
    except RuleViolation:
        return None
    if code.kind is PageKind.DRAFT:
        return Problem(ScanCode.PAGE_DRAFT)
    said = (code.serial, code.version, code.digest, PAPER_OF_KIND.get(code.kind), code.copy, code.page)
    if said == (version.serial, version.n, version.digest, place.paper, place.copy, place.page):
        return None
    return Problem(ScanCode.PLACE_NOT_OF_CODE, facts={**facts, "copy": place.copy, "page": place.page})


def _refused(problem: Problem, text: str, own_school: int) -> Excepted:
    if problem.code == DocumentCode.PAGE_CODE_NEWER:
        return _not(ScanCode.PAGE_NEWER_PROGRAM)
    school = claimed_school(text)
    if problem.code == DocumentCode.PAGE_CODE_KEY_UNKNOWN or (school and school != own_school):
        return _not(ScanCode.PAGE_OTHER_SCHOOL, {"school": f"{school:010d}" if school else None})
    if problem.code == DocumentCode.PAGE_CODE_FORGED:
        return _not(ScanCode.PAGE_FORGED)
    return _not(ScanCode.PAGE_FOREIGN)


def _not(code: ScanCode, facts: Mapping[str, Fact] | None = None) -> Excepted:
    return Excepted(Problem(code, facts=facts or {}))
