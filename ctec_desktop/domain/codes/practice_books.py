"""What can be wrong with a workbook of practice that a teacher filled in away from the office."""

from enum import StrEnum


class PracticeBookCode(StrEnum):
    NOBODY_CHOSEN = "practice_book_nobody_chosen"
    NOT_OURS = "practice_book_not_ours"
    NEWER = "practice_book_newer"
    OTHER_SCHOOL = "practice_book_other_school"
    OTHER_TEACHER = "practice_book_other_teacher"
    SEAL_BROKEN = "practice_book_seal_broken"
    SHEET_MISSING = "practice_book_sheet_missing"
    TITLE_CHANGED = "practice_book_title_changed"
    HEADINGS_CHANGED = "practice_book_headings_changed"
    ROWS_MISSING = "practice_book_rows_missing"
    ROW_ID_CHANGED = "practice_book_row_id_changed"
    ROW_OUTSIDE = "practice_book_row_outside"
    ROWS_SHIFTED = "practice_book_rows_shifted"
    NOT_ON_RECORD = "practice_book_not_on_record"
    REPLAYED = "practice_book_replayed"
    OLDER = "practice_book_older"
    UNDECIDED = "practice_book_undecided"
    MOVED_ON = "practice_book_moved_on"
    VOID_MEANWHILE = "practice_book_void_meanwhile"
