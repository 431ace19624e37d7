"""Whether a template may be put to use: known fields, conditions that can hold, the nine heads, who must sign.

Source: 职业学校学生实习管理规定（教职成〔2021〕4号）articles 9, 14, 15 (rules INT-AGR-03, INT-CONS-01).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS, MUST_PRINT, FieldKind
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.template import MANDATORY_HEADS, Block, BlockKind, Template
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.problems import Fact, Problem, SubjectPlace

MAX_CASES = 4_096
_ARTICLE_15 = "职业学校学生实习管理规定 第十五条"
_ARTICLE_9 = "职业学校学生实习管理规定 第九条"
# Words of the rules of 2016, repealed by those of 2021.
REPEALED_WORDS = ("跟岗", "顶岗", "试用期工资")

_AGREEMENT_SIGNERS = frozenset({Party.SCHOOL, Party.ENTERPRISE, Party.STUDENT, Party.GUARDIAN})
_CONSENT_SIGNERS = frozenset({Party.STUDENT, Party.GUARDIAN})
_CONSENT_FIELDS = ("student_name", "enterprise_name", "post_name", "start_on", "end_on")


def check_template(template: Template) -> tuple[Problem, ...]:
    """Everything that keeps the template from being used; empty when it may be."""
    problems = [problem for n, block in enumerate(template.blocks, 1) for problem in _block_problems(n, block)]
    if not template.mark.strip():
        problems.append(Problem(DocumentCode.TEMPLATE_MARK_MISSING))
    if problems:
        return tuple(problems)
    cases = _cases(template)
    if cases is None:
        return (Problem(DocumentCode.TEMPLATE_CONDITIONS_TOO_MANY, facts={"limit": MAX_CASES}),)
    found: dict[tuple[str, str], Problem] = {}
    for values in cases:
        for problem in _case_problems(template, [template.blocks[n] for n in template.visible(values)]):
            found.setdefault((problem.code, str(sorted(problem.facts.items()))), problem)
    return tuple(found.values())


def _block_problems(number: int, block: Block) -> Iterator[Problem]:
    place = SubjectPlace("template_block", str(number))
    for key in block.fields():
        if key not in FIELDS:
            yield Problem(DocumentCode.TEMPLATE_FIELD_UNKNOWN, facts={"field": key, "block": number}, place=place)
    if block.when is not None:
        spec = FIELDS.get(block.when.field)
        codes = {choice.code for choice in spec.choices} if spec and spec.kind is FieldKind.CHOICE else set()
        if block.when.code not in codes:
            sign = "!=" if block.when.negated else "="
            facts: dict[str, Fact] = {"condition": f"{block.when.field}{sign}{block.when.code}", "block": number}
            yield Problem(DocumentCode.TEMPLATE_CONDITION_WRONG, facts=facts, place=place)
    for head in block.heads - MANDATORY_HEADS.keys():
        yield Problem(
            DocumentCode.TEMPLATE_ENTRY_WRONG, facts={"entry": f"heads: {head}", "block": number}, place=place
        )
    text = "".join(segment.text for segment in block.segments())
    for word in REPEALED_WORDS:
        if word in text:
            yield Problem(DocumentCode.TEMPLATE_WORD_REPEALED, facts={"word": word, "block": number}, place=place)


def _cases(template: Template) -> Iterable[Mapping[str, str]] | None:
    """Every combination of the boxes that conditions ask about, an unticked one included where that is allowed."""
    keys = sorted({block.when.field for block in template.blocks if block.when})
    codes = [[choice.code for choice in FIELDS[key].choices] + ([] if FIELDS[key].must_print else [""]) for key in keys]
    count = 1
    for options in codes:
        count *= len(options)
    if count > MAX_CASES:
        return None
    return (dict(zip(keys, case, strict=True)) for case in product(*codes))


def _case_problems(template: Template, blocks: list[Block]) -> Iterator[Problem]:
    signers = {signer.party for block in blocks for signer in block.signers}
    printed = {key for block in blocks for key in block.fields()}
    if template.kind is PageKind.AGREEMENT:
        covered = frozenset[int]().union(*(block.heads for block in blocks if block.kind is not BlockKind.SECTION))
        for head, name in MANDATORY_HEADS.items():
            if head not in covered:
                facts: dict[str, Fact] = {"head": head, "name": name}
                yield Problem(DocumentCode.TEMPLATE_HEAD_MISSING, facts=facts, rule_id="INT-AGR-03", clause=_ARTICLE_15)
    is_agreement = template.kind is PageKind.AGREEMENT
    clause = _ARTICLE_15 if is_agreement else _ARTICLE_9
    rule_id = "INT-AGR-03" if is_agreement else "INT-CONS-01"
    for key in MUST_PRINT if is_agreement else _CONSENT_FIELDS:
        if key not in printed:
            facts_of_field = {"label": FIELDS[key].label, "key": key}
            yield Problem(DocumentCode.TEMPLATE_FIELD_ABSENT, facts=facts_of_field, rule_id=rule_id, clause=clause)
    for party in sorted((_AGREEMENT_SIGNERS if is_agreement else _CONSENT_SIGNERS) - signers):
        yield Problem(
            DocumentCode.TEMPLATE_SIGNER_MISSING, facts={"party": party.value}, rule_id=rule_id, clause=clause
        )
