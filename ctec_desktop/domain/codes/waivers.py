"""Why a warning is not waived."""

from enum import StrEnum


class WaiverCode(StrEnum):
    NOT_A_WARNING = "waiver_not_a_warning"
    WAIVED_ALREADY = "waiver_already"
    ENDS_EARLY = "waiver_ends_early"
    ENDED = "waiver_ended"
    REASON_NEEDED = "waiver_reason_needed"
