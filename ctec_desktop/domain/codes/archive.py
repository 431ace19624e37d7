"""Problems with internship folders."""

from enum import StrEnum


class ArchiveCode(StrEnum):
    KIND_OF_FILE = "archive.kind_of_file"
    EMPTY_FILE = "archive.empty_file"
    TOO_LARGE = "archive.too_large"
    FOREIGN = "archive.foreign"
    SAME_FILE = "archive.same_file"
    FROM_SCANS = "archive.from_scans"
    DAY_AHEAD = "archive.day_ahead"
    NO_FOLDER = "archive.no_folder"
    REASON_NEEDED = "archive.reason_needed"
    TAKEN_BACK = "archive.taken_back"
    NO_FILE = "archive.no_file"
    BAD_LIMIT = "archive.bad_limit"
    OVER_LIMIT = "archive.over_limit"
    TARGET_EXISTS = "archive.target_exists"
    TARGET_INSIDE = "archive.target_inside"
    NOBODY = "archive.nobody"
    NOTHING_HELD = "archive.nothing_held"
    PATH_TOO_LONG = "archive.path_too_long"
