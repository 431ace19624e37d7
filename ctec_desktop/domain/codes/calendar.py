"""Why a yearly notice of holidays cannot be taken in, or a day not be told."""

from enum import StrEnum


class CalendarCode(StrEnum):
    NOT_A_NOTICE = "calendar_not_a_notice"
    UNREADABLE = "calendar_unreadable"
    TOO_LARGE = "calendar_too_large"
    NOT_A_DAY = "calendar_not_a_day"
    NOT_OFF_OR_WORKED = "calendar_not_off_or_worked"
    DAY_TWICE = "calendar_day_twice"
    OTHER_YEAR = "calendar_other_year"
    STATUTORY_WORKED = "calendar_statutory_worked"
    STATUTORY_MISSING = "calendar_statutory_missing"
    ORDINARY_DAY = "calendar_ordinary_day"
    YEAR_OUT_OF_RANGE = "calendar_year_out_of_range"
    PERIOD_REVERSED = "calendar_period_reversed"
    NO_NOTICE = "calendar_no_notice"
