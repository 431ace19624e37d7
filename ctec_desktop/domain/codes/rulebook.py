"""Why a pack of rules cannot be taken in."""

from enum import StrEnum


class RulebookCode(StrEnum):
    NOT_TOML = "rulebook_not_toml"
    WRONG_TYPE = "rulebook_wrong_type"
    UNKNOWN_KEY = "rulebook_unknown_key"
    KEY_MISSING = "rulebook_key_missing"
    UNKNOWN_RULE = "rulebook_unknown_rule"
    RULE_TWICE = "rulebook_rule_twice"
    NOT_A_CHOICE = "rulebook_not_a_choice"
    UNKNOWN_DOCUMENT = "rulebook_unknown_document"
    UNKNOWN_PARAMETER = "rulebook_unknown_parameter"
    LOOSER_LIMIT = "rulebook_looser_limit"
    LOOSER_LIST = "rulebook_looser_list"
    LOOSER_SEVERITY = "rulebook_looser_severity"
    NOTHING_CHANGED = "rulebook_nothing_changed"
    DAYS_REVERSED = "rulebook_days_reversed"
    LEVEL_OF_NATION = "rulebook_level_of_nation"
    UNKNOWN_WORD = "rulebook_unknown_word"
    OUT_OF_RANGE = "rulebook_out_of_range"
    NO_SUCH_PACK = "rulebook_no_such_pack"
    NO_SUCH_RULE = "rulebook_no_such_rule"
    UNREADABLE = "rulebook_unreadable"
    TOO_LARGE = "rulebook_too_large"
    NOT_UTF8 = "rulebook_not_utf8"
