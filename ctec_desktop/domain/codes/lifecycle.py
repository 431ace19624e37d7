"""What stands in the way of a move in an agreement's life."""

from enum import StrEnum


class MoveCode(StrEnum):
    NOT_FROM_HERE = "life_not_from_here"
    NOT_YOUR_ROLE = "life_not_your_role"
    MADE_BY_ISSUING = "life_made_by_issuing"
    MADE_BY_DAY = "life_made_by_day"
    CHOICE_NEEDED = "life_choice_needed"
    REASON_TOO_SHORT = "life_reason_too_short"
    PAPER_PLACE_NEEDED = "life_paper_place_needed"
    SIGNED_ON_NEEDED = "life_signed_on_needed"
    SIGNED_ON_NOT_A_DAY = "life_signed_on_not_a_day"
    SIGNED_IN_FUTURE = "life_signed_in_future"
    SIGNED_BEFORE_ISSUED = "life_signed_before_issued"
    SIGNERS_NOT_SEEN = "life_signers_not_seen"
    AUTHOR_APPROVES = "life_author_approves"
    NOT_OVER_YET = "life_not_over_yet"
    NOTHING_TO_UNDO = "life_nothing_to_undo"
    UNDONE_BY_DAY = "life_undone_by_day"
    REPLACED_ALREADY = "life_replaced_already"
    STEP_WITHOUT_NAME = "life_step_without_name"
    NOTHING_TO_SUBMIT = "life_nothing_to_submit"
    IN_REVIEW = "life_in_review"
    NOT_APPROVED_YET = "life_not_approved_yet"
    SENT_BACK_STILL = "life_sent_back_still"
    NO_AGREEMENT_CALLED = "life_no_agreement_called"
