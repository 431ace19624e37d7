"""What stands in the way of a placement."""

from enum import StrEnum


class PlacementCode(StrEnum):
    UNDER_SIXTEEN = "under_sixteen"
    STARTS_ON_SIXTEENTH_BIRTHDAY = "starts_on_sixteenth_birthday"
    BIRTH_DATE_UNKNOWN = "birth_date_unknown"
    FIRST_YEAR = "first_year"
    GRADE_UNKNOWN = "grade_unknown"
    NOT_ENROLLED = "not_enrolled"
    STATUS_UNKNOWN = "status_unknown"
    OVERLAPS_PLACEMENT = "overlaps_placement"
    CLASS_IS_EMPTY = "class_is_empty"
    OUTSIDE_PLAN = "outside_plan"
    PLACED_ALREADY = "placed_already"
    ENDED_BEFORE = "placement_ended_before"
