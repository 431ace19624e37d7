"""What stands in the way of merging two enterprises, or of parting them again."""

from enum import StrEnum


class MergeCode(StrEnum):
    NOT_TWO_ENTERPRISES = "merge_not_two_enterprises"
    POST_JOINS_RETIRED = "merge_post_joins_retired"
    POST_NAME_TAKEN = "merge_post_name_taken"
    UNDO_REASON_MISSING = "merge_undo_reason_missing"
    UNDONE_ALREADY = "merge_undone_already"
    MERGED_SINCE = "merge_merged_since"
    CHANGED_SINCE = "merge_changed_since"
    POST_CHANGED_SINCE = "merge_post_changed_since"
    HANDED_OVER_SINCE = "merge_handed_over_since"
    PLACED_SINCE = "merge_placed_since"
    ISSUED_SINCE = "merge_issued_since"
    USED_SINCE = "merge_used_since"
