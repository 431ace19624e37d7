"""What stands in the way of deciding on self-chosen places."""

from enum import StrEnum


class ApplicationCode(StrEnum):
    GUARDIAN_MISSING = "application_guardian_missing"
    GUARDIAN_REFUSES = "application_guardian_refuses"
    APPROVED_LATE = "application_approved_late"
    NOT_APPROVED = "application_not_approved"
    NO_SUCH_APPLICATION = "application_not_there"
    DECIDED_ALREADY = "application_decided_already"
    REASON_REQUIRED = "application_reason_required"
    AGREEMENT_STANDS = "application_agreement_stands"
    PAPER_AHEAD = "application_paper_ahead"
    CONSENT_DECIDED = "application_consent_decided"
    NOTICE_BEFORE_CONSENT = "application_notice_before_consent"
    PAPER_DAY_UNREADABLE = "application_paper_day_unreadable"
