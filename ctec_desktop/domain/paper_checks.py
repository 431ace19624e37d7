"""What a form, list or letter may print where: the record's answers, and no personal number where everybody reads."""

from collections.abc import Iterator

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_fields import LIST_FIELDS, PAPER_FIELDS, fields_of, label_of
from ctec_desktop.domain.paper_specs import PaperSpec
from ctec_desktop.domain.template import Block, Template
from ctec_desktop.kernel.problems import Fact, Problem, SubjectPlace


def paper_problems(template: Template, spec: PaperSpec) -> Iterator[Problem]:
    """Fields at places the record cannot answer, personal numbers on a paper that is put up, lists of nothing known."""
    if template.page_head is not None:
        head = tuple(segment.field for segment in template.page_head.text if segment.field)
        yield from _misplaced(0, head, fields_of(spec.per), spec)
    for number, block in enumerate(template.blocks, 1):
        if block.listing is not None and block.listing.of and block.listing.of not in LIST_FIELDS:
            facts: dict[str, Fact] = {"entry": f"of = {block.listing.of}", "block": number}
            yield Problem(DocumentCode.TEMPLATE_ENTRY_WRONG, facts=facts, place=_place(number))
            continue
        yield from _misplaced(number, block.fields(), fields_of(spec.per) | _lines_know(block), spec)


def _lines_know(block: Block) -> frozenset[str]:
    return LIST_FIELDS[block.listing.of] if block.listing is not None and block.listing.of else frozenset()


def _misplaced(number: int, fields: tuple[str, ...], reach: frozenset[str], spec: PaperSpec) -> Iterator[Problem]:
    for key in fields:
        facts: dict[str, Fact] = {"field": label_of(key), "label": label_of(key), "block": number}
        if key not in reach:
            yield Problem(DocumentCode.TEMPLATE_FIELD_ELSEWHERE, facts=facts, place=_place(number))
        elif spec.is_public and key in PAPER_FIELDS and PAPER_FIELDS[key].is_personal:
            yield Problem(PaperCode.PERSONAL_IN_PUBLIC, facts=facts, place=_place(number))


def _place(number: int) -> SubjectPlace:
    return SubjectPlace("template_block", str(number))
