"""What can be wrong with handing papers out, with a seal, or with what comes back."""

from enum import StrEnum


class HandoutCode(StrEnum):
    NOTHING_CHOSEN = "handout_nothing_chosen"
    NO_SUCH_NUMBER = "handout_no_such_number"
    NOT_ON_PAPER = "handout_not_on_paper"
    ALREADY_OUT = "handout_already_out"
    DAY_AHEAD = "handout_day_ahead"
    DUE_BEFORE_OUT = "handout_due_before_out"
    VOID = "handout_void"
    REASON_NEEDED = "handout_reason_needed"
    MORE_THAN_OUT = "handout_more_than_out"
    NOT_IN_IT = "handout_not_in_it"
    BACK_BEFORE_OUT = "handout_back_before_out"
    NOTHING_OUTSTANDING = "handout_nothing_outstanding"
