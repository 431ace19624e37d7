"""Work that is barred for minors and for women, by what is dangerous about the post. INT-MINOR-01, INT-FEMALE-01."""

from datetime import date, timedelta
from typing import NamedTuple

from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.placement import birthday
from ctec_desktop.domain.vocabulary import Gender

_ONE_DAY = timedelta(days=1)
_LONG_AGO, _LATEST = date(1900, 1, 1), date.max


class BodyFacts(NamedTuple):
    """One post and the days on it. Args: `hazards` and `labour_grade` of the post, None while nobody looked."""

    from_on: date
    last_on: date
    birth_on: date | None
    gender: str | None
    hazards: frozenset[str] | None
    labour_grade: int | None


def days_that_matter(facts: BodyFacts, rules: Rules) -> BodyFacts:
    """The same facts for all who are judged alike: of whoever is grown on the first day, neither day nor birthday
    decides anything."""
    rule = rules.get("INT-MINOR-01")
    if facts.birth_on is None or (rule and birthday(facts.birth_on, rule.number("under_years")) > facts.from_on):
        return facts
    return BodyFacts(_LATEST, _LATEST, _LONG_AGO, facts.gender, facts.hazards, facts.labour_grade)


def minor(facts: BodyFacts, rule: Rule) -> Finding:
    """Each day of the placement counts: one day under eighteen is enough."""
    if facts.birth_on is None:
        return rule.missing(FindingCode.MINOR_BIRTH_UNKNOWN)
    grown_on = birthday(facts.birth_on, rule.number("under_years"))
    if grown_on <= facts.from_on:
        return rule.passed
    if facts.hazards is None:
        return rule.missing(FindingCode.HAZARDS_UNKNOWN)
    met = facts.hazards.intersection(rule.words("flags"))
    if not met:
        return rule.passed
    last = min(grown_on - _ONE_DAY, facts.last_on)
    told = {"hazards": " ".join(sorted(met)), "from_on": facts.from_on.isoformat(), "last_on": last.isoformat()}
    return rule.breach(FindingCode.MINOR_HAZARDOUS, dict(told))


def female(facts: BodyFacts, rule: Rule) -> Finding:
    if facts.gender is None:
        return rule.missing(FindingCode.GENDER_UNKNOWN)
    if facts.gender != Gender.FEMALE:
        return rule.not_applicable()
    if facts.hazards is None:
        return rule.missing(FindingCode.HAZARDS_UNKNOWN)
    met = facts.hazards.intersection(rule.words("flags"))
    if met or (facts.labour_grade or 0) > rule.number("most_grade"):
        told = {"hazards": " ".join(sorted(met)), "grade": facts.labour_grade}
        return rule.breach(FindingCode.FEMALE_HAZARDOUS, dict(told))
    return rule.passed if facts.labour_grade is not None else rule.missing(FindingCode.GRADE_OF_LABOUR_UNKNOWN)


FAMILY = (("INT-MINOR-01", minor), ("INT-FEMALE-01", female))
