"""A document template: versioned text with named fields and conditions, free of any page.

A template is written as TOML (resources/templates, or a school's own in the database), read by `template_reading` into
frozen blocks, written by `template_writing` and checked by `template_checks`. Its SHA-256 is taken over the parsed
content, so that a comment or a line ending changes nothing and a word does.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from ctec_desktop.domain.page_code import PageKind
from ctec_desktop.domain.vocabulary import Party


class BlockKind(StrEnum):
    """How a block is set: numbered headings and clauses, free paragraphs, ruled forms, grids, signatures.

    A `WRITTEN` block stands exactly as written, its own number included; a `GRID` is a table of any columns. A `LIST`
    has a line for everybody the paper is for, `BOXES` are frames to write and sign in.
    """

    ASIDE = "aside"
    NOTE = "note"
    PARA = "para"
    SECTION = "section"
    HEADING = "heading"
    CLAUSE = "clause"
    ITEM = "item"
    FORM = "form"
    TABLE = "table"
    LIST = "list"
    BOXES = "boxes"
    SIGNATURES = "signatures"
    WRITTEN = "written"
    GRID = "grid"


class Align(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


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
    """A stretch of a sentence: literal text, the value of a field, or a ruled blank that belongs to no field.

    Args:
        choice: of a choice field the one box that stands here; its label is literal text.
        blank_em: width of the ruled blank in characters; 0 for the field's own.
    """

    text: str = ""
    field: str = ""
    blank_em: float = 0.0
    choice: str = ""


# Between the lines of one cell of a table, as a person sees and writes it.
LINE_BREAK = "⏎"


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and what stands beside it; in a grid the content alone.

    Args:
        span: over how many columns of the grid it reaches.
        is_below: belongs to the cell above, so that no line parts them.
    """

    label: str
    content: tuple[Segment, ...]
    span: int = 1
    is_below: bool = False


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
class Look:
    """How a written block or a grid is set.

    Args:
        level: how deep a written block stands, 0 to `MAX_LEVEL`.
        is_strong: a written block in the face of headings, never parted from what follows.
        columns: the shares of a grid's columns in the width of the text.
        head_rows: how many rows of a grid are its heading, repeated on every page.
        row_mm: how high a row of a grid is at least, to be filled by hand.
    """

    level: int = 0
    align: Align = Align.LEFT
    is_strong: bool = False
    columns: tuple[float, ...] = ()
    head_rows: int = 0
    row_mm: float = 0.0


PLAIN_LOOK = Look()
MAX_LEVEL = 4
MAX_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, what stands in each of its cells, its share of the width."""

    heading: str
    content: tuple[Segment, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with its heading repeated on every page.

    Args:
        of: whose lines they are (`students`, `units`, `guides`, `stages`); empty for lines that stand in the template.
        lines: those lines, a text for each column.
        blanks: lines left empty below them, to be filled by hand.
    """

    of: str
    columns: tuple[Column, ...]
    lines: tuple[tuple[tuple[Segment, ...], ...], ...] = ()
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A frame to write in: its title, what is printed in it, the line to sign on, lines left for the pen."""

    title: str
    text: tuple[Segment, ...] = ()
    sign: str = ""
    lines: int = 3


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of the document.

    Args:
        heads: the mandatory heads of article 15 it covers.
        when: it stands only while all of these hold.
    """

    kind: BlockKind
    text: tuple[Segment, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    signers: tuple[Signer, ...] = ()
    heads: frozenset[int] = frozenset()
    when: tuple[Condition, ...] = ()
    look: Look = PLAIN_LOOK
    listing: Listing | None = None
    boxes: tuple[tuple[Box, ...], ...] = ()

    def stands(self, values: Mapping[str, str]) -> bool:
        """Whether it is printed for these values."""
        return all(condition.holds(values) for condition in self.when)

    def segments(self) -> tuple[Segment, ...]:
        """Every stretch of the block, wherever it stands."""
        cells = (segment for row in self.rows for cell in row for segment in cell.content)
        lines = (segment for signer in self.signers for line in signer.lines for segment in line)
        boxes = (segment for row in self.boxes for box in row for segment in box.text)
        return (*self.text, *cells, *lines, *boxes, *self._listed())

    def _listed(self) -> tuple[Segment, ...]:
        if self.listing is None:
            return ()
        columns = (segment for column in self.listing.columns for segment in column.content)
        lines = (segment for line in self.listing.lines for cell in line for segment in cell)
        return (*columns, *lines)

    def fields(self) -> tuple[str, ...]:
        """Keys of the fields it prints, in order, each once."""
        return tuple(dict.fromkeys(segment.field for segment in self.segments() if segment.field))


@dataclass(frozen=True, slots=True)
class PageHead:
    """A small line at the top of every page, with or without a rule under it."""

    text: tuple[Segment, ...] = ()
    align: Align = Align.CENTRE
    has_rule: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """One version of one document's text.

    Args:
        mark: what the page says about the text's standing (参考文本, or its source); empty for nothing.
        sha256: over the canonical content; frozen into every snapshot.
        page_head: what stands at the top of every page; None for nothing.
    """

    key: str
    version: int
    kind: PageKind
    title: str
    mark: str
    blocks: tuple[Block, ...]
    sha256: str
    page_head: PageHead | None = None

    def visible(self, values: Mapping[str, str]) -> tuple[int, ...]:
        """Indexes of the blocks that stand for these values."""
        return tuple(n for n, block in enumerate(self.blocks) if block.stands(values))

    def fields(self) -> tuple[str, ...]:
        """Keys of all fields it can print, in order, each once."""
        return tuple(dict.fromkeys(segment.field for segment in self.segments() if segment.field))

    def segments(self) -> Iterator[Segment]:
        """Every stretch of the template, wherever it stands."""
        yield from self.page_head.text if self.page_head else ()
        for block in self.blocks:
            yield from block.segments()


def with_segments(template: Template, change: Callable[[tuple[Segment, ...]], tuple[Segment, ...]]) -> Template:
    """The template with every stretch of text changed, wherever it stands."""
    head = template.page_head
    return replace(
        template,
        blocks=tuple(_changed(block, change) for block in template.blocks),
        page_head=head and replace(head, text=change(head.text)),
    )


def spelt_out(template: Template, keys: Collection[str]) -> Template:
    """The template with these fields as they are written instead of their values."""

    def _spelt(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
        return tuple(Segment(f"{{{one.field}}}") if one.field in keys else one for one in segments)

    return with_segments(template, _spelt)


def _changed(block: Block, change: Callable[[tuple[Segment, ...]], tuple[Segment, ...]]) -> Block:
    return replace(
        block,
        text=change(block.text),
        rows=tuple(tuple(replace(cell, content=change(cell.content)) for cell in cells) for cells in block.rows),
        signers=tuple(replace(one, lines=tuple(change(line) for line in one.lines)) for one in block.signers),
        listing=block.listing and _changed_list(block.listing, change),
        boxes=tuple(tuple(replace(box, text=change(box.text)) for box in row) for row in block.boxes),
    )


def _changed_list(listing: Listing, change: Callable[[tuple[Segment, ...]], tuple[Segment, ...]]) -> Listing:
    return replace(
        listing,
        columns=tuple(replace(one, content=change(one.content)) for one in listing.columns),
        lines=tuple(tuple(change(cell) for cell in line) for line in listing.lines),
    )
