"""What makes an enterprise fit to take interns: clean registers, inspected, decided, no venue, no agent, not too many.

INT-UNIT-01, -02, -04, -05, INT-VENUE-01, INT-AGENT-01, INT-RATIO-10, APP-COOP-3Y.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.kernel.problems import Fact


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A register looked into on a day, and whether nothing was found."""

    on: date
    is_clean: bool


@dataclass(frozen=True, slots=True)
class Inspected:
    """An inspection on the spot. Args: `lacking` are the heads of the report nobody filled in."""

    on: date
    is_fit: bool
    lacking: tuple[str, ...] = ()


class UnitFacts(NamedTuple):
    """
    Args:
        from_on: the first day of the placement it is judged for.
        interns: ours on the day of the placement on which the share is highest; `share_on` is the first such day.
        staff, other_interns: counted for that day; the others are of other schools, as the unit says.
        known_since: since when the school has sent students there.
        is_venue, is_agent: what a person decided once; None while nobody did.
        cooperation: first and last day of the cooperation agreement.
    """

    name: str
    industry_code: str | None
    is_arranged: bool
    from_on: date
    interns: int
    staff: int | None = None
    other_interns: int | None = None
    credit: LookedUp | None = None
    safety: LookedUp | None = None
    known_since: date | None = None
    inspected: Inspected | None = None
    decided_on: date | None = None
    published_on: date | None = None
    is_venue: bool | None = None
    is_agent: bool | None = None
    cooperation: tuple[date, date] | None = None
    share_on: date | None = None


def credit(facts: UnitFacts, rule: Rule) -> Finding:
    if facts.credit is None:
        return rule.missing(FindingCode.CREDIT_UNKNOWN)
    if not facts.credit.is_clean:
        return rule.breach(FindingCode.CREDIT_BAD, {"on": facts.credit.on.isoformat()})
    return _in_time(facts, facts.credit, rule)


def safety(facts: UnitFacts, rule: Rule) -> Finding:
    years = rule.number("lookback_years")
    if facts.safety is None:
        return rule.missing(FindingCode.SAFETY_UNKNOWN, {"years": years})
    if not facts.safety.is_clean:
        return rule.breach(FindingCode.SAFETY_BAD, {"on": facts.safety.on.isoformat(), "years": years})
    return _in_time(facts, facts.safety, rule)


def _in_time(facts: UnitFacts, looked_up: LookedUp, rule: Rule) -> Finding:
    """Looked up before the start, and not so long before that it says nothing any more."""
    months = rule.number("valid_months")
    is_late = looked_up.on > facts.from_on
    if not is_late and looked_up.on >= add_months(facts.from_on, -months):
        return rule.passed
    told: dict[str, Fact] = {"on": looked_up.on.isoformat(), "from_on": facts.from_on.isoformat(), "months": months}
    return rule.missing(FindingCode.LOOKED_UP_LATE if is_late else FindingCode.LOOKED_UP_LONG_AGO, told)


def inspection(facts: UnitFacts, rule: Rule) -> Finding:
    """Only a new unit has to be inspected; one that was found unfit is unfit however long it is known."""
    found = facts.inspected
    if found is not None and not found.is_fit:
        return rule.breach(FindingCode.INSPECTED_UNFIT, {"on": found.on.isoformat()})
    if facts.known_since is not None and facts.known_since < facts.from_on:
        return rule.not_applicable(FindingCode.UNIT_KNOWN, {"since": facts.known_since.isoformat()})
    if found is None:
        return rule.missing(FindingCode.NOT_INSPECTED)
    if found.lacking:
        return rule.missing(FindingCode.HEADS_LACKING, {"inspection_heads": " ".join(found.lacking)})
    if found.on > facts.from_on:
        told = {"on": found.on.isoformat(), "from_on": facts.from_on.isoformat()}
        return rule.breach(FindingCode.INSPECTED_LATE, told)
    return rule.passed


def decision(facts: UnitFacts, rule: Rule) -> Finding:
    if facts.decided_on is None:
        return rule.missing(FindingCode.NOT_DECIDED)
    if facts.published_on is None:
        return rule.missing(FindingCode.NOT_PUBLISHED, {"decided_on": facts.decided_on.isoformat()})
    last = max(facts.decided_on, facts.published_on)
    if last > facts.from_on:
        return rule.breach(FindingCode.DECIDED_LATE, {"on": last.isoformat(), "from_on": facts.from_on.isoformat()})
    return rule.passed


def venue(facts: UnitFacts, rule: Rule) -> Finding:
    """The code of the trade decides; a word in the name alone is decided by a person, once."""
    code = facts.industry_code or ""
    if code and code.startswith(rule.words("industries")):
        return rule.breach(FindingCode.VENUE_BY_CODE, {"code": code})
    if facts.is_venue:
        return rule.breach(FindingCode.VENUE_DECIDED)
    word = _word_in(facts.name, rule.words("keywords"))
    if word and facts.is_venue is None:
        return rule.missing(FindingCode.VENUE_TO_DECIDE, {"word": word})
    return rule.passed


def agent(facts: UnitFacts, rule: Rule) -> Finding:
    code = facts.industry_code or ""
    word = _word_in(facts.name, rule.words("keywords")) or (
        code if code and code.startswith(rule.words("industries")) else ""
    )
    if facts.is_agent:
        return rule.breach(FindingCode.AGENT_DECIDED)
    if word and facts.is_agent is None:
        return rule.missing(FindingCode.AGENT_TO_DECIDE, {"word": word})
    return rule.passed


@lru_cache(maxsize=2_048)
def _word_in(name: str, keywords: tuple[str, ...]) -> str:
    folded = name.casefold()
    return next((word for word in keywords if word.casefold() in folded), "")


def share(facts: UnitFacts, rule: Rule) -> Finding:
    """INT-RATIO-10: the interns of all schools against everybody on post; without a count there is no share."""
    if not facts.staff:
        return rule.missing(FindingCode.STAFF_UNKNOWN)
    most = facts.staff * rule.number("percent") // 100
    interns = facts.interns + (facts.other_interns or 0)
    if interns <= most and facts.other_interns is not None:
        return rule.passed
    told: dict[str, Fact] = {"interns": interns, "staff": facts.staff, "most": most}
    told |= {"percent": rule.number("percent"), "on": facts.share_on.isoformat() if facts.share_on else ""}
    if interns > most:
        return rule.breach(FindingCode.SHARE_OF_STAFF, told)
    return rule.missing(FindingCode.OTHER_INTERNS_UNKNOWN, told)


def cooperation(facts: UnitFacts, rule: Rule) -> Finding:
    if not facts.is_arranged:
        return rule.not_applicable()
    if facts.cooperation is None:
        return rule.missing(FindingCode.COOPERATION_UNKNOWN)
    first, last = facts.cooperation
    years = rule.number("least_years")
    is_short = (last - first).days + 1 < (add_months(first, 12 * years) - first).days
    if not is_short and first <= facts.from_on <= last:
        return rule.passed
    told: dict[str, Fact] = {"first": first.isoformat(), "last": last.isoformat(), "years": years}
    if is_short:
        return rule.breach(FindingCode.COOPERATION_SHORT, told)
    return rule.missing(FindingCode.COOPERATION_OVER, {**told, "from_on": facts.from_on.isoformat()})


FAMILY = (
    ("INT-UNIT-01", credit),
    ("INT-UNIT-02", safety),
    ("INT-UNIT-04", inspection),
    ("INT-UNIT-05", decision),
    ("INT-VENUE-01", venue),
    ("INT-AGENT-01", agent),
    ("INT-RATIO-10", share),
    ("APP-COOP-3Y", cooperation),
)
