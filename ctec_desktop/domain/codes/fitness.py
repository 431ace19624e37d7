"""What is wrong with a fact that was typed into a grid, an inspection or a filing."""

from enum import StrEnum


class FitnessCode(StrEnum):
    NOT_A_WORD = "fact_not_a_word"
    NOT_A_DAY = "fact_not_a_day"
    NOT_A_COUNT = "fact_not_a_count"
    OUT_OF_RANGE = "fact_out_of_range"
    NOT_MONEY = "fact_not_money"
    NOT_HOURS = "fact_not_hours"
    TOO_LONG = "fact_too_long"
    NOT_CODES = "fact_not_codes"
    NOT_A_REGION = "fact_not_a_region"
    DAY_AHEAD = "fact_day_ahead"
    RESULT_WITHOUT_DAY = "fact_result_without_day"
    DAY_WITHOUT_RESULT = "fact_day_without_result"
    ENDS_BEFORE_IT_BEGINS = "fact_ends_before_it_begins"
    CLEARED = "fact_cannot_be_cleared"
    FILING_ENDS_EARLY = "filing_ends_early"
    SCAN_UNREADABLE = "filing_scan_unreadable"
    NO_SCAN = "filing_no_scan"
    FILING_VOIDED = "filing_voided"
    VOID_REASON_NEEDED = "filing_void_reason_needed"
    INSPECTION_WITHDRAWN = "inspection_withdrawn"
