"""What stands in the way of amending an agreement."""

from enum import StrEnum


class AmendmentCode(StrEnum):
    REASON_TOO_SHORT = "amend_reason_too_short"
    DAY_NEEDED = "amend_day_needed"
    NOT_A_DAY = "amend_not_a_day"
    OUTSIDE_ITS_DAYS = "amend_outside_its_days"
    NOT_SIGNED = "amend_not_signed"
    NOTHING_TO_AMEND = "amend_nothing_to_amend"
    NO_SUCH_AMENDMENT = "amend_no_such_amendment"
    NOT_WAITING = "amend_not_waiting"
    VOID_ALREADY = "amend_void_already"
    SIGNED_IN_FUTURE = "amend_signed_in_future"
    NOT_OF_APPRENTICES = "amend_not_of_apprentices"
    SIGNED_BEFORE_MADE = "amend_signed_before_made"
    NO_PAPER = "amend_no_paper"
    TOUCHES_SIGNED = "amend_touches_signed"
    TO_BE_AMENDED = "amend_to_be_amended"
    CORRECTED = "amend_corrected"
