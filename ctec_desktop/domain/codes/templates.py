"""What can stand in the way of keeping and using the school's own texts."""

from enum import StrEnum


class TemplateCode(StrEnum):
    NO_SUCH_PAPER = "template_no_such_paper"
    NO_SUCH_VERSION = "template_no_such_version"
    NOT_A_DRAFT = "template_not_a_draft"
    DRAFT_CHANGED = "template_draft_changed"
    NAME_TOO_LONG = "template_name_too_long"
    BUILT_IN_FIXED = "template_built_in_fixed"
    RETIRED_SOURCE = "template_retired_source"
    NOT_IN_USE = "template_not_in_use"
    SOURCE_REQUIRED = "template_source_required"
    SOURCE_AHEAD = "template_source_ahead"
    SOURCE_LAPSED = "template_source_lapsed"
    SOURCE_NOT_CONFIRMED = "template_source_not_confirmed"
    TEXT_NOT_UNICODE = "template_text_not_unicode"
