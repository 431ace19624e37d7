"""The standard in use, read from what the program ships with."""

import tomllib
from functools import cache
from typing import Any

from ctec_desktop.domain.recognition.standard import Criterion, Need, Standard
from ctec_desktop.domain.recognition.words import DualLevel, StepKind
from ctec_desktop.domain.teaching.entries import EntryKind
from ctec_desktop.kernel.resources import resource_dir


@cache
def standard() -> Standard:
    """The nation's standard. Raises: ValueError, KeyError where the file is not what it should be."""
    told = tomllib.loads((resource_dir() / "recognition" / "standards.toml").read_text("utf-8"))
    return Standard(
        told["name"],
        told["number"],
        told["from_on"],
        told["review_years"],
        told["publicity_days"],
        {DualLevel(one["key"]): tuple(map(StepKind, one["steps"])) for one in told["level"]},
        tuple(_criterion(one) for one in told["criterion"]),
    )


def _criterion(told: dict[str, Any]) -> Criterion:
    return Criterion(
        told["key"],
        told["rule"],
        tuple(map(DualLevel, told["levels"])),
        told["title"],
        told["text"],
        tuple(_need(one) for one in told.get("needs", ())),
        told.get("judged", False),
    )


def _need(told: dict[str, Any]) -> Need:
    entry = EntryKind(told["entry"]) if "entry" in told else None
    return Need(entry, told.get("rank", 0), told.get("practice_days", 0))
