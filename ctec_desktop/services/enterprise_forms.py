"""An enterprise, its places of work, posts and mentors as typed, and what the record holds against them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.identifiers import IdentifierDefect, MalformedIdentifier, parse_credit_code
from ctec_desktop.domain.master_views import MentorView, PostRecord, SiteView
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.domain.vocabulary import PayMethod, PayUnit, Provision
from ctec_desktop.services.typed import Typed, on_offer
from ctec_desktop.storage.queries import enterprise_records as queries
from ctec_desktop.storage.queries.scoping import Connection

MOST_STAFF: Final = 10_000_000
_REGION: Final = re.compile(r"[1-9][0-9]{5}")
_INDUSTRY: Final = re.compile(r"[A-T](?:[0-9]{2,4})?")
_LENGTH_DEFECTS: Final = (IdentifierDefect.LENGTH, IdentifierDefect.OLD_15_DIGITS)


@dataclass(frozen=True, slots=True)
class EnterpriseForm:
    """As typed. A count of staff is written to the history of its day."""

    name: str = ""
    uscc: str = ""
    legal_representative: str = ""
    address: str = ""
    region_code: str = ""
    industry_code: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    staff_on_post: str = ""
    counted_on: str = ""
    staff_source: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SiteForm:
    address: str = ""
    region_code: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PostForm:
    """Pay in yuan as typed; `site_id` and `mentor_id` are ids of records on offer, as text."""

    name: str = ""
    site_id: str = ""
    same_kind_staff: str = ""
    work_hours: str = ""
    pay: str = ""
    pay_unit: str = ""
    pay_method: str = ""
    pay_day: str = ""
    board: str = ""
    lodging: str = ""
    mentor_id: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class MentorForm:
    name: str = ""
    phone: str = ""
    title: str = ""
    skill_level: str = ""
    id: int | None = None
    version: int | None = None
    confirmed: frozenset[str] = frozenset()


class Parts(NamedTuple):
    """What an enterprise has, retired parts included."""

    sites: tuple[SiteView, ...]
    posts: tuple[PostRecord, ...]
    mentors: tuple[MentorView, ...]


def read_enterprise(
    typed: Typed, connection: Connection, form: EnterpriseForm, known_uscc: str | None
) -> Mapping[str, Any]:
    """Columns of the enterprise."""
    name = typed.required("name")
    others = (known for known_id, known in queries.names_in_use(connection) if known_id != form.id)
    same = next((known for known in others if search_key(known) == search_key(name)), None)
    if name and same is not None:
        typed.hold("name", RecordCode.ENTERPRISE_NAME_TAKEN, name, {"name": same})
    return {
        "name": name,
        "uscc": _uscc(typed, connection, form.id, known_uscc),
        "legal_representative": typed.text("legal_representative"),
        "address": typed.text("address"),
        "region_code": _region(typed),
        "industry_code": _industry(typed),
        "contact_name": typed.text("contact_name"),
        "contact_phone": typed.phone("contact_phone"),
    }


def read_staffing(typed: Typed, today: Any) -> tuple[int, Any, str | None] | None:
    """A count of staff with its day and where it comes from; None where nothing of the three was typed."""
    staff, on = typed.whole("staff_on_post", 1, MOST_STAFF), typed.day("counted_on")
    if staff is None:
        if not typed.text("staff_on_post") and (typed.text("counted_on") or typed.text("staff_source")):
            typed.refuse("staff_on_post", RecordCode.STAFFING_COUNT_MISSING)
        return None
    if on is None:
        if not typed.text("counted_on"):
            typed.refuse("counted_on", RecordCode.STAFFING_DAY_MISSING)
        return None
    if on > today:
        typed.refuse("counted_on", RecordCode.DAY_AHEAD, facts={"day": on.isoformat()})
    return staff, on, typed.text("staff_source")


def read_site(typed: Typed, own_id: int | None, sites: tuple[SiteView, ...]) -> Mapping[str, Any]:
    """Columns of a place of work; no address stands twice."""
    address = typed.required("address")
    if any(one.id != own_id and search_key(one.address or "") == search_key(address) for one in sites):
        typed.refuse("address", RecordCode.SITE_TWICE, address)
    return {"address": address, "region_code": _region(typed)}


def read_post(typed: Typed, own_id: int | None, parts: Parts) -> dict[str, Any]:
    """Columns of a post; an amount of pay needs its unit, and no name stands twice at one place.

    Place and mentor are the enterprise's own and in use, or those the post has already.
    """
    own = next((one for one in parts.posts if one.id == own_id), None)
    typed.required("site_id")
    name = typed.required("name")
    site_id = typed.offered("site_id", Retirable.SITE, on_offer(parts.sites, own.site_id if own else None))
    mentor_id = typed.offered("mentor_id", Retirable.MENTOR, on_offer(parts.mentors, own.mentor_id if own else None))
    pay, unit = typed.fen("pay"), typed.choice("pay_unit", PayUnit)
    if pay is not None and unit is None:
        typed.refuse("pay_unit", RecordCode.PAY_INCOMPLETE)
    if any(one.id != own_id and one.site_id == site_id and one.name == name for one in parts.posts):
        typed.refuse("name", RecordCode.POST_TWICE, name)
    return {
        "name": name,
        "site_id": site_id,
        "same_kind_staff": typed.whole("same_kind_staff", 0, MOST_STAFF),
        "work_hours": typed.text("work_hours"),
        "pay_fen": pay,
        "pay_unit": unit if pay is not None else None,
        "pay_method": typed.choice("pay_method", PayMethod),
        "pay_day": typed.whole("pay_day", 1, 31),
        "board": typed.choice("board", Provision),
        "lodging": typed.choice("lodging", Provision),
        "mentor_id": mentor_id,
    }


def read_mentor(
    typed: Typed, own_id: int | None, mentors: tuple[MentorView, ...]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Columns of the mentor and of the person."""
    name, phone = typed.name("name"), typed.phone("phone")
    twins = [one for one in mentors if one.id != own_id and search_key(one.name) == search_key(name)]
    if any(one.phone == phone for one in twins):
        typed.refuse("name", RecordCode.MENTOR_TWICE, name)
    return {"title": typed.text("title"), "skill_level": typed.text("skill_level")}, {"name": name, "phone": phone}


def _uscc(typed: Typed, connection: Connection, own_id: int | None, known: str | None) -> str | None:
    """The code as its register writes it; a wrong check digit is vouched for once."""
    text = typed.number("uscc")
    if text is None:
        typed.remind("uscc", RecordCode.USCC_NOT_GIVEN, "INT-UNIT-01", clause_of("INT-UNIT-01"))
        return None
    try:
        code = parse_credit_code(text)
    except MalformedIdentifier as error:
        malformed = RecordCode.USCC_LENGTH if error.defect in _LENGTH_DEFECTS else RecordCode.USCC_CHARACTERS
        typed.refuse("uscc", malformed, text, {"length": error.length})
        return None
    if not code.check_digit_right and code.code != known:
        typed.hold("uscc", RecordCode.USCC_CHECK_DIGIT)
    holder = queries.holder_of_uscc(connection, code.code)
    if holder is not None and holder[0] != own_id:
        typed.refuse("uscc", RecordCode.USCC_TAKEN, facts={"name": holder[1]})
    return code.code


def _region(typed: Typed) -> str | None:
    code = typed.number("region_code")
    if code is not None and not _REGION.fullmatch(code):
        typed.refuse("region_code", RecordCode.REGION_MALFORMED, code)
    return code


def _industry(typed: Typed) -> str | None:
    code = typed.number("industry_code")
    if code is not None and not _INDUSTRY.fullmatch(code):
        typed.refuse("industry_code", RecordCode.INDUSTRY_MALFORMED, code)
    return code
