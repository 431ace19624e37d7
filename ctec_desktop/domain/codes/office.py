"""What can be wrong with records of the office: saves, references, settings."""

from enum import StrEnum


class OfficeCode(StrEnum):
    SAVED_BY_SOMEBODY_ELSE = "saved_by_somebody_else"
    NOT_PERMITTED = "not_permitted"
    NO_SUCH_CLASS = "no_such_class"
    NO_SUCH_PLAN = "no_such_plan"
    NO_SUCH_POST = "no_such_post"
    POST_NOT_UNIQUE = "post_not_unique"
    PLAN_NAME_TAKEN = "plan_name_taken"
    PLAN_DATES_REVERSED = "plan_dates_reversed"
    FIELD_REQUIRED = "field_required"
    ORIGINALS_OUT_OF_RANGE = "originals_out_of_range"
    INSURANCE_DATES_REVERSED = "insurance_dates_reversed"
    PASSWORD_TOO_SHORT = "password_too_short"
    SCHOOL_CODE_MALFORMED = "school_code_malformed"
    PHONE_MALFORMED = "phone_malformed"
    REASON_REQUIRED = "reason_required"
