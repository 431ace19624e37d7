"""What can be wrong with an application, a step or a result of 双师型 recognition."""

from enum import StrEnum


class RecognitionCode(StrEnum):
    NOT_A_TEACHER_IN_USE = "recognition_not_in_use"
    NOT_BOUND = "recognition_not_bound"
    UNDER_WAY = "recognition_under_way"
    NOT_HIGHER = "recognition_not_higher"
    DAY_AHEAD = "recognition_day_ahead"
    STEP_OUT_OF_ORDER = "recognition_out_of_order"
    DAY_BEFORE = "recognition_day_before"
    PUBLICITY_SHORT = "recognition_publicity_short"
    PUBLICITY_RUNS = "recognition_publicity_runs"
    EVIDENCE_MISSING = "recognition_evidence_missing"
    REVIEW_TOO_LATE = "recognition_review_too_late"
    NOT_RECOGNISED = "recognition_not_recognised"
    NOT_LOWER = "recognition_not_lower"
    ENDED = "recognition_ended"
    NO_SUCH_CRITERION = "recognition_no_such_criterion"
    REASON_NEEDED = "recognition_reason_needed"
    NOBODY = "recognition_nobody"
