"""What stands in the way of recording why a student has no placement."""

from enum import StrEnum


class NotPlacedCode(StrEnum):
    NOBODY_CHOSEN = "not_placed_nobody_chosen"
    HAS_PLACEMENT = "not_placed_has_placement"
    REASON_NEEDED = "not_placed_reason_needed"
    STUDENT_GONE = "not_placed_student_gone"
    NO_RECORD = "not_placed_no_record"
    UNDO_REASON_NEEDED = "not_placed_undo_reason_needed"
