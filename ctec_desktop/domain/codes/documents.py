"""What can be wrong with a template, with what a document is to show, and with a page code."""

from enum import StrEnum


class DocumentCode(StrEnum):
    # page codes
    PAGE_CODE_FOREIGN = "page_code_foreign"
    PAGE_CODE_NEWER = "page_code_newer"
    PAGE_CODE_KEY_UNKNOWN = "page_code_key_unknown"
    PAGE_CODE_FORGED = "page_code_forged"
    # templates
    TEMPLATE_UNREADABLE = "template_unreadable"
    TEMPLATE_ENTRY_WRONG = "template_entry_wrong"
    TEMPLATE_FIELD_UNKNOWN = "template_field_unknown"
    TEMPLATE_CONDITION_WRONG = "template_condition_wrong"
    TEMPLATE_CONDITIONS_TOO_MANY = "template_conditions_too_many"
    TEMPLATE_HEAD_MISSING = "template_head_missing"
    TEMPLATE_FIELD_ABSENT = "template_field_absent"
    TEMPLATE_SIGNER_MISSING = "template_signer_missing"
    TEMPLATE_TOO_LONG = "template_too_long"
    TEMPLATE_BLOCKS_TOO_MANY = "template_blocks_too_many"
    TEMPLATE_FIELDS_TOO_MANY = "template_fields_too_many"
    TEMPLATE_KEY_UNKNOWN = "template_key_unknown"
    TEMPLATE_KIND_WRONG = "template_kind_wrong"
    TEMPLATE_TITLE_MISSING = "template_title_missing"
    TEMPLATE_LINE_TOO_LONG = "template_line_too_long"
    TEMPLATE_BLOCK_EMPTY = "template_block_empty"
    TEMPLATE_FIELD_ELSEWHERE = "template_field_elsewhere"
    TEMPLATE_CONTROL_CHARACTER = "template_control_character"
    TEMPLATE_CONDITION_UNREADABLE = "template_condition_unreadable"
    TEMPLATE_CONDITION_CONTRADICTORY = "template_condition_contradictory"
    TEMPLATE_HEAD_ROW_HAS_FIELD = "template_head_row_has_field"
    TEMPLATE_GRID_ALL_HEAD = "template_grid_all_head"
    TEMPLATE_BLOCK_TOO_TALL = "template_block_too_tall"
    TEMPLATE_PAGES_TOO_MANY = "template_pages_too_many"
    TEMPLATE_NOT_ONE_PAGE = "template_not_one_page"
    TEMPLATE_BOX_UNKNOWN = "template_box_unknown"
    TEMPLATE_BOX_MISSING = "template_box_missing"
    TEMPLATE_WORD_REPEALED = "template_word_repealed"
    # values
    FIELD_MUST_BE_PRINTED = "field_must_be_printed"
    FIELD_CHOICE_UNKNOWN = "field_choice_unknown"
    FIELD_NOT_IN_DICTIONARY = "field_not_in_dictionary"
    # printing
    CHARACTER_WITHOUT_GLYPH = "character_without_glyph"
    TEMPLATE_NOT_AS_FROZEN = "template_not_as_frozen"
    TEXT_NOT_READ_BACK = "text_not_read_back"
    PC_FACE_NOT_ALLOWED = "pc_face_not_allowed"
    PC_FACE_GONE = "pc_face_gone"
    PC_FACE_UNREADABLE = "pc_face_unreadable"
    PART_TOO_LARGE = "part_too_large"
    BLOCK_TOO_TALL = "block_too_tall"
    PAGES_TOO_MANY = "pages_too_many"


class DocumentFault(StrEnum):
    FONTS_MISSING = "fonts_missing"
    FONT_DAMAGED = "font_damaged"
    PICTURE_LOST = "picture_lost"
    FONTS_CHANGED = "fonts_changed"
    PC_FACE_MISSING = "pc_face_missing"
    PC_FACE_NOT_EMBEDDED = "pc_face_not_embedded"
    PDF_UNREADABLE = "pdf_unreadable"
