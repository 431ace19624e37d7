"""What can be wrong with a shift plan."""

from enum import StrEnum


class ShiftCode(StrEnum):
    NOT_A_SHIFT = "shift_unreadable"
    REVERSED = "shift_reversed"
    TOO_LONG = "shift_longer_than_a_day"
    BREAK_OUTSIDE = "shift_break_outside"
    BREAKS_OVERLAP = "shift_breaks_overlap"
    NOTHING_WORKED = "shift_nothing_worked"
    NAME_TWICE = "shift_name_twice"
    NO_SHIFT = "shift_none"
    NOT_IN_ROTA = "shift_not_in_rota"
    UNKNOWN_IN_ROTA = "rota_unknown_shift"
    ROTA_NOT_A_WEEK = "rota_not_a_week"
    ROTA_TOO_LONG = "rota_too_long"
    NO_REST = "rota_without_rest"
    OVERLAPPING = "rota_overlapping"
    PLANS_OVERLAP = "shift_plans_overlap"
    UNTIL_BEFORE_FROM = "shift_plan_until_before_from"
    REST_DAYS_NONE = "unit_rest_days_none"
    SCOPE_GONE = "shift_plan_scope_gone"
