"""What stands in the way of a change of 学籍."""

from enum import StrEnum


class StatusCode(StrEnum):
    ALREADY = "status_already"
    HAS_LEFT = "status_has_left"
    NEEDS_RESUMING = "status_needs_resuming"
    BEFORE_ENROLMENT = "status_before_enrolment"
    BEFORE_LAST_CHANGE = "status_before_last_change"
    SAME_DAY = "status_same_day"
    CLASS_MOVE_AHEAD = "status_class_move_ahead"
    CLASS_REQUIRED = "status_class_required"
    CLASS_NOT_WANTED = "status_class_not_wanted"
    CLASS_UNCHANGED = "status_class_unchanged"
    NO_SUCH_STUDENT = "status_no_such_student"
    STILL_PLACED = "status_still_placed"
    NOTHING_TO_UNDO = "status_nothing_to_undo"
    UNDO_REASON_REQUIRED = "status_undo_reason_required"
