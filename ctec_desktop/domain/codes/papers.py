"""What stands in the way of printing papers."""

from enum import StrEnum


class PaperCode(StrEnum):
    NO_SUCH_PAPER = "no_such_paper"
    NO_SUCH_ENTERPRISE = "paper_no_such_enterprise"
    NO_SUCH_STUDENT = "paper_no_such_student"
    NO_PAPER_CHOSEN = "no_paper_chosen"
    NOBODY_CHOSEN = "paper_nobody_chosen"
    NOT_PLACED = "paper_not_placed"
    NOTHING_LEFT = "paper_nothing_left"
    NO_LEAVING = "paper_no_leaving"
    NO_ENDING = "paper_no_ending"
    NO_CHANGE = "paper_no_change"
    ALL_SIGNED = "paper_all_signed"
    SAME_PROVINCE = "paper_same_province"
    PROVINCE_UNKNOWN = "paper_province_unknown"
    SCHOOL_PROVINCE_UNKNOWN = "paper_school_province_unknown"
    COVER_LASTS = "paper_cover_lasts"
    NO_APPRENTICE = "paper_no_apprentice"
    TEXT_TOO_TALL = "paper_text_too_tall"
    PERSONAL_IN_PUBLIC = "paper_personal_in_public"
