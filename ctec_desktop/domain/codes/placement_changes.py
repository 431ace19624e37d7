"""What stands in the way of changing a placement."""

from enum import StrEnum


class ChangeCode(StrEnum):
    OVER_ALREADY = "change_over_already"
    BEFORE_ANOTHER_CHANGE = "change_before_another"
    UNTIL_BEFORE_EFFECTIVE = "change_until_before_effective"
    ADDS_NO_DAY = "change_adds_no_day"
    OUTSIDE_ITS_DAYS = "change_outside_its_days"
    PAUSED_ALREADY = "change_paused_already"
    NOT_PAUSED = "change_not_paused"
    SAME_POST = "change_same_post"
    POST_OF_ANOTHER_UNIT = "change_post_of_another_unit"
    SAME_UNIT = "change_same_unit"
    POST_NEEDED = "change_post_needed"
    UNTIL_NEEDED = "change_until_needed"
    REASON_NEEDED = "change_reason_needed"
    NOBODY_CHOSEN = "change_nobody_chosen"
    PLACEMENT_GONE = "change_placement_gone"
    BEYOND_PLAN = "change_beyond_plan"
    NO_SUCH_CHANGE = "change_no_such_change"
    NOT_THE_NEWEST = "change_not_the_newest"
    NEXT_HAS_CHANGES = "change_next_has_changes"
    NEXT_HAS_AGREEMENT = "change_next_has_agreement"
    NEXT_HAS_ARRIVED = "change_next_has_arrived"
    UNDO_REASON_NEEDED = "change_undo_reason_needed"
    UNDO_OVERLAPS = "change_undo_overlaps"
