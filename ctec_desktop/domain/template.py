"""A document template: versioned text with named fields and conditions, free of any page.

A template is written as TOML (resources/templates), parsed here into frozen blocks and checked by `template_checks`.
Its SHA-256 is taken over the parsed content, so that a comment or a line ending changes nothing and a word does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.problems import FieldPlace, Problem


class BlockKind(StrEnum):
    """How a block is set: numbered headings and clauses, free paragraphs, ruled forms, grids, signatures."""

    ASIDE = "aside"
    NOTE = "note"
    PARA = "para"
    SECTION = "section"
    HEADING = "heading"
    CLAUSE = "clause"
    ITEM = "item"
    FORM = "form"
    TABLE = "table"
    SIGNATURES = "signatures"


# The heads a tripartite agreement must cover: 职业学校学生实习管理规定 article 15, in its order.
MANDATORY_HEADS: Mapping[int, str] = {
    1: "各方基本信息",
    2: "实习的时间、地点、内容、要求与条件保障",
    3: "实习期间的食宿、工作时间和休息休假安排",
    4: "实习报酬及支付方式",
    5: "实习期间劳动保护、劳动安全卫生和职业病危害防护条件",
    6: "责任保险与伤亡事故处理办法",
    7: "实习考核方式",
    8: "违约责任",
    9: "三方认为应当明确约定的其他事项",
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence: literal text, or the value of a field."""

    text: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and what stands beside it."""

    label: str
    content: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A block that stands only when a choice field has (or has not) a certain value."""

    field: str
    code: str
    negated: bool = False

    def holds(self, values: Mapping[str, str]) -> bool:
        return (values.get(self.field, "") == self.code) is not self.negated


@dataclass(frozen=True, slots=True)
class Signer:
    """One signature block: who, what to write, whether a seal belongs there."""

    party: Party
    title: str
    lines: tuple[tuple[Segment, ...], ...]
    has_seal: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the document; `heads` are the mandatory heads of article 15 it covers."""

    kind: BlockKind
    text: tuple[Segment, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    signers: tuple[Signer, ...] = ()
    heads: frozenset[int] = frozenset()
    when: Condition | None = None

    def segments(self) -> tuple[Segment, ...]:
        """Every stretch of the block, wherever it stands."""
        cells = (segment for row in self.rows for cell in row for segment in cell.content)
        lines = (segment for signer in self.signers for line in signer.lines for segment in line)
        return (*self.text, *cells, *lines)

    def fields(self) -> tuple[str, ...]:
        """Keys of the fields it prints, in order, each once."""
        return tuple(dict.fromkeys(segment.field for segment in self.segments() if segment.field))


@dataclass(frozen=True, slots=True)
class Template:
    """One version of one document's text.

    Args:
        mark: what the page says about the text's standing (参考文本, or the source an administrator confirmed).
        sha256: over the canonical content; frozen into every snapshot.
    """

    key: str
    version: int
    kind: PageKind
    title: str
    mark: str
    blocks: tuple[Block, ...]
    sha256: str

    def visible(self, values: Mapping[str, str]) -> tuple[int, ...]:
        """Indexes of the blocks that stand for these values."""
        return tuple(n for n, block in enumerate(self.blocks) if block.when is None or block.when.holds(values))

    def fields(self) -> tuple[str, ...]:
        """Keys of all fields it can print, in order, each once."""
        return tuple(dict.fromkeys(key for block in self.blocks for key in block.fields()))


def check_values(values: Mapping[str, str], *, is_draft: bool = False) -> tuple[Problem, ...]:
    """What keeps these values from being printed: an unknown key, an unknown box, a 必印 field without a value.

    A draft has no number yet, so that one may be missing.
    """
    problems = [
        Problem(DocumentCode.FIELD_NOT_IN_DICTIONARY, facts={"key": key}, place=FieldPlace(key))
        for key in values
        if key not in FIELDS
    ]
    for key, spec in FIELDS.items():
        value = values.get(key, "")
        facts = {"label": spec.label, "value": value}
        if spec.must_print and not value.strip() and not (is_draft and key == "agreement_no"):
            problems.append(Problem(DocumentCode.FIELD_MUST_BE_PRINTED, facts=facts, place=FieldPlace(key)))
        if spec.kind is FieldKind.CHOICE and value and value not in {choice.code for choice in spec.choices}:
            problems.append(Problem(DocumentCode.FIELD_CHOICE_UNKNOWN, facts=facts, place=FieldPlace(key), value=value))
    return tuple(problems)
