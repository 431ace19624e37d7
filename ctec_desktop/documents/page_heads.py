"""What stands at the top of every page: what the text says of its own, else what the school chose for all."""

from dataclasses import replace

from ctec_desktop.domain.paper_look import PaperHeader
from ctec_desktop.domain.template import PageHead, Segment, Template

_BETWEEN = "　"


def with_page_head(template: Template, header: PaperHeader, number_field: str = "") -> Template:
    """The template with the school's header where it has none.

    Args:
        number_field: the field with the paper's number; empty for a paper without one, and for a draft.
    """
    if template.page_head is not None or header is PaperHeader.NONE:
        return template
    if header is PaperHeader.SCHOOL:
        return replace(template, page_head=PageHead((Segment(field="school_name"),)))
    number = (Segment(_BETWEEN), Segment(field=number_field)) if number_field else ()
    return replace(template, page_head=PageHead((Segment(template.title), *number)))
