"""Filings as they are typed and listed."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.rules.filings import FilingKind


@dataclass(frozen=True, slots=True)
class FilingForm:
    """As typed. `plan_id` is needed; a unit narrows it."""

    kind: str = ""
    authority: str = ""
    number: str = ""
    filed_on: str = ""
    valid_to: str = ""
    plan_id: str = ""
    enterprise_id: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class FilingView:
    """A filing on record; taken back when `void_reason` is there."""

    id: int
    kind: FilingKind
    authority: str
    number: str
    filed_on: date
    valid_to: date | None
    plan_name: str
    enterprise_name: str | None
    note: str | None
    void_reason: str | None
    scan_title: str | None = None


@dataclass(frozen=True, slots=True)
class FilingChoices:
    """What a filing can speak of, by id: plans, and units somebody is placed at."""

    plans: tuple[tuple[int, str], ...]
    units: tuple[tuple[int, str], ...]
