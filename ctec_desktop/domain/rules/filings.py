"""Filings with the authority: that the internship was filed, and what only a filing made beforehand allows.

INT-FILE-01, INT-PROV-01, INT-ABROAD-01; every `BLOCK_FILING` rule gives way to the filing of its kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.rule import Rule, RuleSeverity
from ctec_desktop.kernel.problems import Fact

# First two figures of 台湾, 香港, 澳门 in GB/T 2260: outside the mainland.
_OUTSIDE = ("71", "81", "82")
_PROVINCE = 2


class FilingKind(StrEnum):
    """What was filed: the internship itself, or something that is barred without a filing."""

    INTERNSHIP = "internship"
    HAZARD = "hazard"
    REST_DAYS = "rest_days"
    OVERTIME = "overtime"
    NIGHTS = "nights"
    HOURS = "hours"
    OTHER_PROVINCE = "other_province"
    ABROAD = "abroad"


# The kind of filing that lets a rule be broken.
EXEMPTS = {
    "INT-HAZ-01": FilingKind.HAZARD,
    "INT-REST-01": FilingKind.REST_DAYS,
    "INT-OT-01": FilingKind.OVERTIME,
    "INT-NIGHT-01": FilingKind.NIGHTS,
    "INT-HOURS-01": FilingKind.HOURS,
    "INT-PROV-01": FilingKind.OTHER_PROVINCE,
    "INT-ABROAD-01": FilingKind.ABROAD,
}


@dataclass(frozen=True, slots=True)
class Filing:
    """A filing that speaks of the placement it is judged for. Both days inclusive; `valid_to` open while None."""

    kind: FilingKind
    authority: str
    number: str
    filed_on: date
    valid_to: date | None = None
    id: int = 0


class FilingFacts(NamedTuple):
    """Args: `region` of the place of work and `school_region`, as GB/T 2260 codes."""

    from_on: date
    last_on: date
    region: str | None
    school_region: str | None
    filings: tuple[Filing, ...] = ()


def filed(facts: FilingFacts, rule: Rule) -> Finding:
    """A filing that runs out before the last day does not speak of all of it."""
    mine = [one for one in facts.filings if one.kind is FilingKind.INTERNSHIP and _lasts(one, facts)]
    if not mine:
        return rule.missing(FindingCode.NOT_FILED, {"last_on": facts.last_on.isoformat()})
    first = min(one.filed_on for one in mine)
    if first <= facts.from_on:
        return rule.passed
    told = {"on": first.isoformat(), "from_on": facts.from_on.isoformat()}
    return rule.breach(FindingCode.FILED_LATE, dict(told))


def province(facts: FilingFacts, rule: Rule) -> Finding:
    """By the place of work, not by where the unit is registered."""
    if not facts.region:
        return rule.missing(FindingCode.REGION_UNKNOWN)
    if not facts.school_region:
        return rule.missing(FindingCode.SCHOOL_REGION_UNKNOWN)
    if facts.region.startswith(_OUTSIDE) or facts.region[:_PROVINCE] == facts.school_region[:_PROVINCE]:
        return rule.passed
    told = {"region": facts.region, "school_region": facts.school_region}
    return exempted(facts, rule.breach(FindingCode.OTHER_PROVINCE, dict(told)), rule)


def abroad(facts: FilingFacts, rule: Rule) -> Finding:
    if not facts.region:
        return rule.missing(FindingCode.REGION_UNKNOWN)
    if not facts.region.startswith(_OUTSIDE):
        return rule.passed
    return exempted(facts, rule.breach(FindingCode.ABROAD, {"region": facts.region}), rule)


def exempted(facts: FilingFacts, finding: Finding, rule: Rule) -> Finding:
    """The finding, or EXEMPT with the document where a filing made before the start covers every day."""
    if finding.result is not Result.FAIL or rule.severity is not RuleSeverity.BLOCK_FILING:
        return finding
    found = _covering(facts.filings, EXEMPTS[rule.id], facts)
    if found is None:
        return finding
    told: dict[str, Fact] = {
        "filing_id": found.id,
        "authority": found.authority,
        "number": found.number,
        "filed_on": found.filed_on.isoformat(),
    }
    return rule.finding(Result.EXEMPT, FindingCode.EXEMPTED, told)


def _covering(filings: Sequence[Filing], kind: FilingKind, facts: FilingFacts) -> Filing | None:
    """Filed before the first day, and still valid on the last."""
    return next(
        (one for one in filings if one.kind is kind and one.filed_on < facts.from_on and _lasts(one, facts)),
        None,
    )


def _lasts(one: Filing, facts: FilingFacts) -> bool:
    return one.valid_to is None or facts.last_on <= one.valid_to


FAMILY = (("INT-FILE-01", filed), ("INT-PROV-01", province), ("INT-ABROAD-01", abroad))
