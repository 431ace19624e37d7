"""What can be wrong with figures of the school that are kept or read."""

from enum import StrEnum


class FigureCode(StrEnum):
    KEPT_ALREADY = "figures_kept_already"
    DAY_AHEAD = "figures_day_ahead"
    DAY_TOO_EARLY = "figures_day_too_early"
    NOT_THE_WHOLE_SCHOOL = "figures_not_the_whole_school"
    GONE = "figures_gone"
    REASON_NEEDED = "figures_reason_needed"
