"""What can be wrong with a visit, and what the rules find missing."""

from enum import StrEnum


class TripCode(StrEnum):
    PLAN_NOT_VISITING = "trip_plan_not_visiting"
    OUTSIDE_PLAN = "trip_outside_plan"
    CANCELLED = "trip_cancelled"
    CANCEL_REASON_NEEDED = "trip_cancel_reason_needed"
    HAS_ANSWERED = "trip_has_answered"
    NOT_ON_ROSTER = "trip_not_on_roster"
    NOTICE_AHEAD = "trip_notice_ahead"
    NOT_ENROLLED = "trip_not_enrolled"
    UNINSURED_TODAY = "trip_uninsured_today"
    KIND_LACKING = "trip_kind_lacking"
    COVER_GAP = "trip_cover_gap"
    PAYER_STUDENT = "trip_payer_student"
    PAYER_UNKNOWN = "trip_payer_unknown"
    NO_LEADER = "trip_no_leader"
    NO_SAFETY_PLAN = "trip_no_safety_plan"
    NOBODY_ON_ROSTER = "trip_nobody_on_roster"
    NOTICES_MISSING = "trip_notices_missing"
    MEETS_PLACEMENT = "trip_meets_placement"
