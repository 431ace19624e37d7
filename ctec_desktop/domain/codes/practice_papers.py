"""What can be wrong with a paper of a period of practice."""

from enum import StrEnum


class PracticePaperCode(StrEnum):
    OUTSIDE = "practice_paper_outside"
    NOTHING_IN_IT = "practice_paper_nothing_in_it"
    FILE_NEEDED = "practice_paper_file_needed"
    SAME_FILE = "practice_paper_same_file"
    LOG_OVERLAPS = "practice_paper_log_overlaps"
    AHEAD = "practice_paper_ahead"
    TAKEN_BACK = "practice_paper_taken_back"
    NO_FILE = "practice_paper_no_file"
