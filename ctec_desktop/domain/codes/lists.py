"""What can be wrong with a saved view or an export of a list."""

from enum import StrEnum


class ListCode(StrEnum):
    VIEW_NAME_MISSING = "view_name_missing"
    VIEW_NAME_TAKEN = "view_name_taken"
    VIEW_GONE = "view_gone"
    TOO_MANY_ROWS = "too_many_rows"
    NO_COLUMNS = "no_columns"
