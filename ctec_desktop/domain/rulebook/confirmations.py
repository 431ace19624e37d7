"""A rule's text held against the original by an administrator: from then on it is not 待核实 any more."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.rulebook.book import Tightening
from ctec_desktop.domain.rulebook.rule import Rule


@dataclass(frozen=True, slots=True)
class Confirmation:
    """
    Args:
        told: our own words that were held against the original; once they change, they are to be confirmed anew.
        wording: what the original says, as it was typed; `source` is where it was read, `read_on` when.
    """

    id: int
    rule_id: str
    told: str
    wording: str
    source: str
    read_on: date
    confirmed_on: date
    by_name: str
    withdrawn_on: date | None = None
    withdraw_reason: str | None = None


@dataclass(frozen=True, slots=True)
class ConfirmationForm:
    """As typed."""

    wording: str = ""
    source: str = ""
    read_on: str = ""
    by_name: str = ""


@dataclass(frozen=True, slots=True)
class RuleDetail:
    """A rule of a day with everything behind it.

    Args:
        tightenings: what packs and overlays make of it, for all or for some majors, the widest level first.
        confirmation: the one that stands for its text as it is; None where it was read in the text or by nobody.
    """

    rule: Rule
    tightenings: tuple[Tightening, ...]
    confirmation: Confirmation | None
