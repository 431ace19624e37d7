"""Which limits each rule has and in which direction they tighten; a pack may name no others."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Final

from ctec_desktop.domain.rulebook.rule import Value
from ctec_desktop.domain.rules.post import Hazard


class Tightens(Enum):
    """A limit is tightened by a smaller number, a larger number, or a longer list."""

    LOWER = "lower"
    HIGHER = "higher"
    MORE = "more"

    @property
    def takes_list(self) -> bool:
        return self is Tightens.MORE

    def allows(self, before: Value, after: Value) -> bool:
        """Whether `after` is at least as strict as `before`."""
        if isinstance(before, tuple) and isinstance(after, tuple):
            return set(before) <= set(after)
        if isinstance(before, int) and isinstance(after, int):
            return after <= before if self is Tightens.LOWER else after >= before
        return False


_L, _H, _M = Tightens.LOWER, Tightens.HIGHER, Tightens.MORE

# What insurance is called; a kind that is demanded names one of them by a part of its name.
INSURANCE: Final = ("实习责任保险", "意外伤害保险", "工伤保险（单项）", "校方责任险", "学平险")
_SHORTEST_NAME: Final = 2

# What a number may be: days are counted with it, shares divided by it. A night begins after noon and ends before it.
_RANGE: Final = (0, 1_000)
_RANGES: Final = {
    "from_hour": (12, 24),
    "until_hour": (0, 12),
    "years": (1, 100),
    "usual_years": (1, 100),
    "most_years": (1, 100),
    "least_years": (0, 100),
    "lookback_years": (0, 100),
    "cycle_year": (0, 9_999),
}


def is_known_word(rule_id: str, key: str, word: str) -> bool:
    """Whether a list of a rule may hold the word: kinds of insurance and hazards are those the program knows."""
    if (rule_id, key) == ("INS-REQ", "kinds"):
        return len(word) >= _SHORTEST_NAME and any(word in name for name in INSURANCE)
    return key != "flags" or word in tuple(Hazard)


def range_of(key: str) -> tuple[int, int]:
    """The least and the most a number may be."""
    return _RANGES.get(key, _RANGE)


def known_words(key: str) -> tuple[str, ...]:
    return INSURANCE if key == "kinds" else tuple(one.value for one in Hazard)


PARAMETERS: Final[Mapping[str, Mapping[str, Tightens]]] = MappingProxyType(
    {
        "INT-UNIT-01": {"valid_months": _L},
        "INT-UNIT-02": {"lookback_years": _H, "valid_months": _L},
        "INT-RATIO-10": {"percent": _L},
        "INT-RATIO-20": {"percent": _L},
        "INT-DUR-06": {"usual_months": _L, "least_months": _H},
        "INT-GRADE-01": {"least_year": _H},
        "INT-AGE-16": {"least_years": _H},
        "INT-VENUE-01": {"industries": _M, "keywords": _M},
        "INT-AGENT-01": {"industries": _M, "keywords": _M},
        "INT-LAB3-01": {"most_grade": _L},
        "INT-HAZ-01": {"flags": _M},
        "INT-MINOR-01": {"under_years": _H, "flags": _M},
        "INT-FEMALE-01": {"flags": _M, "most_grade": _L},
        "INT-OT-01": {"day_hours": _L, "week_hours": _L},
        "INT-NIGHT-01": {"from_hour": _L, "until_hour": _H},
        "INT-HOURS-01": {"week_days": _L},
        "INT-PAY-80": {"percent": _H},
        "APP-COOP-3Y": {"least_years": _H},
        "SEED-15": {"percent": _H},
        "APP-STAGE-01": {"least_years": _H},
        "APP-NT-TERM": {"least_years": _H, "usual_years": _L, "most_years": _L},
        "APP-NT-OBJ": {"least_years": _H},
        "APP-NT-SUB": {"percent": _L},
        "INS-REQ": {"kinds": _M},
        "TPR-6M5Y": {"months": _H, "years": _L, "month_days": _H, "cycle_year": _H},
        "TPR-1M1Y": {"days": _H},
        "TPR-LOC-01": {"months": _H, "years": _L},
        "TPR-LOC-02": {"public_percent": _H, "no_exemptions": _H},
        "PTT-MODE-01": {"team": _H},
        "PTT-30": {"percent": _L},
        "TPR-CALC-01": {"without_rest_days": _H, "without_visits": _H},
    }
)
