"""What can be wrong with an incident or its claim."""

from enum import StrEnum


class IncidentCode(StrEnum):
    NO_SUCH_STUDENT = "incident_no_such_student"
    MOMENT_UNREADABLE = "incident_moment_unreadable"
    AHEAD = "incident_ahead"
    TOLD_BEFORE = "incident_told_before"
    TEXT_TOO_LONG = "incident_text_too_long"
    VOID = "incident_void"
    REASON_NEEDED = "incident_reason_needed"
    NO_HARM_NO_CLAIM = "incident_no_harm_no_claim"
    BEFORE_INCIDENT = "incident_before_incident"
    DECIDED_BEFORE_SUBMITTED = "incident_decided_before_submitted"
    DECISION_NEEDED = "incident_decision_needed"
    REFUSAL_UNTOLD = "incident_refusal_untold"
    PAID_WITHOUT_DECISION = "incident_paid_without_decision"
    NOT_COVERED_THEN = "incident_not_covered_then"
    PAPERS_MISSING = "incident_papers_missing"
