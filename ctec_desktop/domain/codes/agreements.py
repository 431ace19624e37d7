"""What stands in the way of issuing agreements."""

from enum import StrEnum


class AgreementCode(StrEnum):
    NO_PLACEMENTS_TO_ISSUE = "no_placements_to_issue"
    ISSUED_ALREADY = "issued_already"
    ON_PAPER_ALREADY = "agreement_on_paper_already"
    NO_PAPER_YET = "agreement_no_paper_yet"
    NO_SUCH_AGREEMENT = "no_such_agreement"
    PART_BEYOND_SCOPE = "part_beyond_scope"
    NAME_PATTERN_UNKNOWN = "name_pattern_unknown"
