"""Whether a template may be put to use: known fields, conditions that can hold, the nine heads, who must sign."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import DICTIONARY, FieldKind, FieldSpec
from ctec_desktop.domain.paper_checks import paper_problems
from ctec_desktop.domain.paper_specs import WITH_ISSUED
from ctec_desktop.domain.papers import PAPERS, Paper
from ctec_desktop.domain.template import MANDATORY_HEADS, Block, BlockKind, Condition, Segment, Template
from ctec_desktop.kernel.problems import Fact, Problem, SubjectPlace

MAX_CASES = 4_096
MAX_CONDITIONS = 64
MAX_FIELDS = 2_000
MAX_PROBLEMS = 100
MAX_LINE = 80
# Words of the rules of 2016, repealed by those of 2021.
REPEALED_WORDS = ("跟岗", "顶岗", "试用期工资")

_TEXT_KINDS = frozenset(BlockKind) - {
    *(BlockKind.FORM, BlockKind.TABLE, BlockKind.GRID, BlockKind.LIST, BlockKind.BOXES, BlockKind.SIGNATURES),
}


def check_template(template: Template) -> tuple[Problem, ...]:
    """Everything that keeps the template from being used, at most `MAX_PROBLEMS`; empty when it may be."""
    paper = PAPERS.get(template.key)
    if paper is None:
        return (Problem(DocumentCode.TEMPLATE_KEY_UNKNOWN, facts={"key": template.key}),)
    count = sum(1 for segment in template.segments() if segment.field)
    if count > MAX_FIELDS:
        return (Problem(DocumentCode.TEMPLATE_FIELDS_TOO_MANY, facts={"count": count, "limit": MAX_FIELDS}),)
    problems = list(_local_problems(template, paper))
    return tuple(problems[:MAX_PROBLEMS]) if problems else tuple(_missing(template, paper))


def _local_problems(template: Template, paper: Paper) -> Iterator[Problem]:
    """What is wrong with one block, whatever stands in the others."""
    fields = paper.dictionary()
    if template.kind is not paper.kind:
        yield Problem(DocumentCode.TEMPLATE_KIND_WRONG, facts={"name": paper.name})
    if not _is_seen(template.title):
        yield Problem(DocumentCode.TEMPLATE_TITLE_MISSING)
    yield from _long_lines(template)
    if template.page_head is not None:
        yield from _segment_problems(0, SubjectPlace("template", ""), template.page_head.text, fields)
    yield from _boxes_left_out(template)
    for number, block in enumerate(template.blocks, 1):
        place = SubjectPlace("template_block", str(number))
        yield from _segment_problems(number, place, block.segments(), fields)
        yield from _block_problems(number, place, block, fields)
    if template.key in WITH_ISSUED:
        yield from paper_problems(template, WITH_ISSUED[template.key])


def _long_lines(template: Template) -> Iterator[Problem]:
    """What is printed on one line, however long, and could not be read there any more."""
    head = "".join(segment.text for segment in template.page_head.text) if template.page_head else ""
    for line, text in (("标题", template.title), ("标题下的说明", template.mark), ("页眉", head)):
        if len(text) > MAX_LINE:
            facts: dict[str, Fact] = {"line": line, "length": len(text), "limit": MAX_LINE}
            yield Problem(DocumentCode.TEMPLATE_LINE_TOO_LONG, facts=facts)


def _boxes_left_out(template: Template) -> Iterator[Problem]:
    """Choices that are printed box by box, but not all of their boxes: one of them would be ticked nowhere."""
    stand = [segment for segment in template.segments() if segment.field]
    whole = {segment.field for segment in stand if not segment.choice}
    for key in dict.fromkeys(segment.field for segment in stand if segment.choice):
        have = {segment.choice for segment in stand if segment.field == key}
        spec = DICTIONARY.get(key)
        lacks = [choice.label for choice in spec.choices if choice.code not in have] if spec else []
        if lacks and key not in whole:
            facts: dict[str, Fact] = {"label": DICTIONARY[key].label, "choices": "、".join(lacks)}
            yield Problem(DocumentCode.TEMPLATE_BOX_MISSING, facts=facts)


def _segment_problems(
    number: int, place: SubjectPlace, segments: Sequence[Segment], fields: Mapping[str, FieldSpec]
) -> Iterator[Problem]:
    for key in dict.fromkeys(segment.field for segment in segments if segment.field):
        if key not in fields:
            code = DocumentCode.TEMPLATE_FIELD_ELSEWHERE if key in DICTIONARY else DocumentCode.TEMPLATE_FIELD_UNKNOWN
            label = DICTIONARY[key].label if key in DICTIONARY else key
            yield Problem(code, facts={"field": label, "block": number}, place=place)
    for segment in segments:
        if "{" in segment.text or "}" in segment.text:
            facts: dict[str, Fact] = {"field": segment.text[:40], "block": number}
            yield Problem(DocumentCode.TEMPLATE_FIELD_UNKNOWN, facts=facts, place=place)
        if any(character < " " or character == "\x7f" for character in segment.text):
            yield Problem(DocumentCode.TEMPLATE_CONTROL_CHARACTER, facts={"block": number}, place=place)
    for segment in segments:
        if segment.choice and segment.field in fields and segment.choice not in _codes(segment.field):
            facts = {"box": f"{segment.field}={segment.choice}", "block": number}
            yield Problem(DocumentCode.TEMPLATE_BOX_UNKNOWN, facts=facts, place=place)
    text = "".join(segment.text for segment in segments)
    for word in REPEALED_WORDS:
        if word in text:
            facts = {"word": word, "block": number}
            yield Problem(DocumentCode.TEMPLATE_WORD_REPEALED, facts=facts, place=place)


def _block_problems(
    number: int, place: SubjectPlace, block: Block, fields: Mapping[str, FieldSpec]
) -> Iterator[Problem]:
    facts: dict[str, Fact] = {"block": number}
    is_shown = any(segment.field or segment.blank_em or _is_seen(segment.text) for segment in block.text)
    if block.kind in _TEXT_KINDS and not is_shown:
        yield Problem(DocumentCode.TEMPLATE_BLOCK_EMPTY, facts=facts, place=place)
    if not any(_refused_conditions(block.when, fields)):
        if not can_hold(block.when):
            yield Problem(DocumentCode.TEMPLATE_CONDITION_CONTRADICTORY, facts=facts, place=place)
    else:
        for condition in _refused_conditions(block.when, fields):
            sign = "!=" if condition.negated else "="
            told = {**facts, "condition": f"{condition.field}{sign}{condition.code}"}
            yield Problem(DocumentCode.TEMPLATE_CONDITION_WRONG, facts=told, place=place)
    for head in block.heads - MANDATORY_HEADS.keys():
        told = {**facts, "entry": f"heads: {head}"}
        yield Problem(DocumentCode.TEMPLATE_ENTRY_WRONG, facts=told, place=place)
    head_rows = block.rows[: block.look.head_rows]
    if any(segment.field for row in head_rows for cell in row for segment in cell.content):
        yield Problem(DocumentCode.TEMPLATE_HEAD_ROW_HAS_FIELD, facts=facts, place=place)
    if block.look.head_rows and block.look.head_rows >= len(block.rows):
        yield Problem(DocumentCode.TEMPLATE_GRID_ALL_HEAD, facts=facts, place=place)


def _is_seen(text: str) -> bool:
    """Whether anything of it is to be seen on paper; characters of no width are not."""
    return any(character.isprintable() and not character.isspace() for character in text)


def _refused_conditions(when: Sequence[Condition], fields: Mapping[str, FieldSpec]) -> Iterator[Condition]:
    """Conditions on something that is no choice of this paper."""
    for condition in when:
        spec = fields.get(condition.field)
        if spec is None or spec.kind is not FieldKind.CHOICE or condition.code not in _codes(condition.field):
            yield condition


def _codes(key: str) -> list[str]:
    """What a choice can be, none of its boxes included where that is allowed."""
    spec = DICTIONARY[key]
    return [choice.code for choice in spec.choices] + ([] if spec.must_print else [""])


def boxes_for(when: Sequence[Condition]) -> dict[str, str]:
    """Boxes that make all of these hold, as far as any can: what to tick to see a block printed."""
    chosen: dict[str, str] = {}
    for key in {condition.field for condition in when if condition.field in DICTIONARY}:
        own = [condition for condition in when if condition.field == key]
        fitting = (code for code in _codes(key) if all(condition.holds({key: code}) for condition in own))
        if (code := next(fitting, None)) is not None:
            chosen[key] = code
    return chosen


def can_hold(when: Sequence[Condition]) -> bool:
    """Whether some choice makes all of these hold."""
    for key in {condition.field for condition in when}:
        own = [condition for condition in when if condition.field == key]
        if not any(all(condition.holds({key: code}) for condition in own) for code in _codes(key)):
            return False
    return True


def _missing(template: Template, paper: Paper) -> Iterator[Problem]:
    """Heads, fields and signers that some combination of boxes leaves out."""
    if len({block.when for block in template.blocks}) > MAX_CONDITIONS:
        yield Problem(DocumentCode.TEMPLATE_CONDITIONS_TOO_MANY, facts={"limit": MAX_CONDITIONS})
        return
    says = partial(Problem, rule_id=paper.rule_id, clause=paper.clause)
    wanted: list[tuple[list[Block], Problem]] = []
    if paper.has_heads:
        for head, name in MANDATORY_HEADS.items():
            facts: dict[str, Fact] = {"head": head, "name": name}
            covering = [b for b in template.blocks if head in b.heads and b.kind is not BlockKind.SECTION]
            wanted.append((covering, says(DocumentCode.TEMPLATE_HEAD_MISSING, facts=facts)))
    for key in paper.must_print:
        facts = {"label": DICTIONARY[key].label, "key": key}
        printing = [block for block in template.blocks if key in block.fields()]
        wanted.append((printing, says(DocumentCode.TEMPLATE_FIELD_ABSENT, facts=facts)))
    for party in sorted(paper.signers):
        signing = [block for block in template.blocks if any(one.party is party for one in block.signers)]
        facts = {"party": party.value}
        wanted.append((signing, says(DocumentCode.TEMPLATE_SIGNER_MISSING, facts=facts)))
    for blocks, problem in wanted:
        always = _always({block.when for block in blocks})
        if always is None:
            yield Problem(DocumentCode.TEMPLATE_CONDITIONS_TOO_MANY, facts={"limit": MAX_CASES})
            return
        if not always:
            yield problem


def _always(whens: set[tuple[Condition, ...]]) -> bool | None:
    """Whether one of these holds whatever is chosen; None when there are too many choices to try."""
    if not whens or () in whens:
        return bool(whens)
    keys = sorted({condition.field for when in whens for condition in when})
    cases = 1
    for key in keys:
        cases *= len(_codes(key))
    if cases > MAX_CASES:
        return None
    return all(
        any(all(condition.holds(values) for condition in when) for when in whens)
        for values in (dict(zip(keys, case, strict=True)) for case in product(*map(_codes, keys)))
    )
