"""What can be wrong with a file that a template is to be made of."""

from enum import StrEnum


class TextCode(StrEnum):
    NOT_A_TEXT = "text_not_a_text"
    OLD_WORD = "text_old_word"
    PASSWORD = "text_password"
    RICH_TEXT = "text_rich_text"
    WEB_PAGE = "text_web_page"
    OTHER_PACKAGE = "text_other_package"
    STRICT_WORD = "text_strict_word"
    MACROS = "text_macros"
    DAMAGED = "text_damaged"
    BOMB = "text_bomb"
    TOO_DEEP = "text_too_deep"
    EMPTY = "text_empty"
    ENCODING_UNKNOWN = "text_encoding_unknown"
    TOO_LONG = "text_too_long"
    BLANKS_TOO_MANY = "text_blanks_too_many"


class TextFault(StrEnum):
    """Reading did not come back."""

    TIMED_OUT = "text_timed_out"
    MEMORY = "text_memory"
    CRASHED = "text_crashed"
