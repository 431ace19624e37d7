"""Where what a rule finds is cured: in which window, about the unit, the student or the plan."""

from enum import StrEnum
from typing import Final


class CureAt(StrEnum):
    """A window in which the facts a rule rests on are put right."""

    SHARES = "shares"
    SHIFTS = "shifts"
    INSPECTIONS = "inspections"
    UNIT = "unit"
    PLACEMENT = "placement"
    PAPERS = "papers"
    PLAN = "plan"
    FILINGS = "filings"
    COVER = "cover"
    TEXTS = "texts"
    TRIPS = "trips"


# Windows that open over the unit they are about.
ABOUT_UNITS: Final = (CureAt.SHARES, CureAt.SHIFTS, CureAt.INSPECTIONS)
_RULES: Final = {
    CureAt.SHARES: ("INT-RATIO-10", "INT-RATIO-20"),
    CureAt.SHIFTS: ("INT-OT-01", "INT-HOURS-01", "INT-NIGHT-01", "INT-REST-01"),
    CureAt.INSPECTIONS: ("INT-UNIT-04",),
    CureAt.UNIT: (
        *("INT-UNIT-01", "INT-UNIT-02", "INT-UNIT-05", "INT-VENUE-01", "INT-AGENT-01", "APP-COOP-3Y"),
        *("INT-LAB3-01", "INT-HAZ-01", "INT-PAY-01", "INT-PAY-80", "INT-PAY-CYCLE", "INT-PAY-FORM"),
    ),
    CureAt.PLACEMENT: (
        *("INT-AGE-16", "INT-GRADE-01", "INT-GRAD-01", "PLC-OVERLAP", "INT-DUR-06", "INT-SELF-01", "INT-MENT-01"),
        *("INT-MINOR-01", "INT-FEMALE-01", "INT-MATCH-01", "INT-MATCH-02"),
    ),
    CureAt.PAPERS: ("INT-AGR-02", "INT-CONS-01", "INT-TRAIN-01", "INT-SAFE-01"),
    CureAt.PLAN: ("INT-PROG-01", "INT-ORG-01", "INT-PLAN-01"),
    CureAt.FILINGS: ("INT-FILE-01", "INT-PROV-01", "INT-ABROAD-01"),
    CureAt.COVER: ("INS-01", "INS-REQ", "INS-02", "INS-03"),
    CureAt.TEXTS: ("INT-AGR-01",),
    CureAt.TRIPS: ("COG-NOTICE",),
}
CURES: Final = {rule_id: where for where, rules in _RULES.items() for rule_id in rules}
