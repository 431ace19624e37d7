"""What an issued agreement says of unit, post and days, frozen in its version whatever became of the record since."""

import json
from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.pinyin import pinyin_keys


@dataclass(frozen=True, slots=True)
class FrozenTerms:
    """None where the paper leaves the blank to be filled by hand."""

    enterprise_name: str | None
    post_name: str | None
    from_on: date | None
    until_on: date | None


def unit_key(enterprise_name: str | None) -> str:
    """How papers are sorted by their unit: by its sound, then by its name; those with a blank there come first."""
    return f"{pinyin_keys(enterprise_name).full} {enterprise_name}" if enterprise_name else ""


def frozen_terms(snapshot: str) -> FrozenTerms:
    """
    Args:
        snapshot: the canonical JSON a version was printed from.
    """
    values = dict(json.loads(snapshot)["values"])
    return FrozenTerms(
        values.get("enterprise_name") or None,
        values.get("post_name") or None,
        _day(values.get("start_on")),
        _day(values.get("end_on")),
    )


def _day(text: str | None) -> date | None:
    try:
        return parse_day(text).on if text else None
    except NotADay:
        return None
