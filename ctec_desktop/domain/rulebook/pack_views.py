"""What is told of packs: which are in use, and what one would change."""

from dataclasses import dataclass
from datetime import datetime

from ctec_desktop.domain.rulebook.rule import PackLevel, Rule, Value


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack that was taken in; in use while `retired_at_utc` is None."""

    level: PackLevel
    name: str
    version: str
    imported_by: str
    imported_at_utc: datetime
    retired_at_utc: datetime | None


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """One thing two states of the rules differ in: a limit, or how hard the rule is. `what` is the limit's name."""

    rule_id: str
    title: str
    what: str
    before: str
    after: str
    majors: tuple[str, ...] = ()


SEVERITY = "severity"


def differences(before: Rule, after: Rule, majors: tuple[str, ...] = ()) -> tuple[RuleDifference, ...]:
    """What one rule differs in."""
    found = []
    if before.severity is not after.severity:
        found.append((SEVERITY, before.severity.value, after.severity.value))
    changed = (key for key in after.params if before.params[key] != after.params[key])
    found += [(key, said(before.params[key]), said(after.params[key])) for key in changed]
    return tuple(RuleDifference(after.id, after.title, *one, majors) for one in found)


def said(value: Value) -> str:
    return "、".join(value) if isinstance(value, tuple) else str(value)
