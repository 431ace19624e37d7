"""The manual for clerks: its pages as blocks of text, which page a screen leads to, and how words are looked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias


class PageKind(StrEnum):
    """A task to be done, or a screen of the window."""

    TASK = "task"
    SCREEN = "screen"


class SpanLook(StrEnum):
    PLAIN = "plain"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


class Span(NamedTuple):
    """A stretch of a sentence; a link names the page it leads to."""

    text: str
    look: SpanLook = SpanLook.PLAIN
    page: str = ""


Spans: TypeAlias = tuple[Span, ...]


class Heading(NamedTuple):
    spans: Spans


class Paragraph(NamedTuple):
    spans: Spans


class Note(NamedTuple):
    """Something to be kept in mind, set apart."""

    spans: Spans


class Item(NamedTuple):
    """One line of a list; `mark` is its number, or empty."""

    mark: str
    spans: Spans


class Table(NamedTuple):
    """The first row is the heading."""

    rows: tuple[tuple[Spans, ...], ...]


class Picture(NamedTuple):
    name: str
    caption: str


Block: TypeAlias = Heading | Paragraph | Note | Item | Table | Picture


@dataclass(frozen=True, slots=True)
class ManualPage:
    """One page of the manual.

    Args:
        key: its name inside the program, and of its file.
        serves: pages of the window and dialogs from which help leads here.
        words: what else it is found by.
        pictures: those shown on it.
    """

    key: str
    title: str
    kind: PageKind
    serves: tuple[str, ...]
    words: str
    pictures: tuple[str, ...]
    blocks: tuple[Block, ...]

    def text(self) -> str:
        """Everything that is read on it, in order."""
        return "\n".join("".join(span.text for span in spans) for block in self.blocks for spans in spans_of(block))

    def links(self) -> frozenset[str]:
        return frozenset(
            span.page
            for block in self.blocks
            for spans in spans_of(block)
            for span in spans
            if span.look is SpanLook.LINK
        )


class PageFound(NamedTuple):
    """A page on which every word asked for stands, and how often they do."""

    page: ManualPage
    hits: int


@dataclass(frozen=True, slots=True)
class Manual:
    """All pages in the order they are read."""

    pages: tuple[ManualPage, ...]

    def page(self, key: str) -> ManualPage:
        return next(page for page in self.pages if page.key == key)

    def serving(self, *topics: str) -> ManualPage:
        """The page of the first of these screens that has one; else the first page."""
        found = (page for topic in topics for page in self.pages if topic in page.serves)
        return next(found, self.pages[0])

    def find(self, text: str) -> tuple[PageFound, ...]:
        """Pages with every word of `text` on them, those with a word in the title first; all of them for no text."""
        asked = words_of(text)
        found = []
        for page in self.pages:
            read = f"{page.title}\n{page.text()}".casefold()
            known = f"{read}\n{page.words.casefold()}"
            if all(word in known for word in asked):
                found.append(PageFound(page, sum(read.count(word) for word in asked)))
        if asked:
            found.sort(key=lambda one: not any(word in one.page.title.casefold() for word in asked))
        return tuple(found)


def words_of(text: str) -> tuple[str, ...]:
    """What is looked for, as it is compared."""
    return tuple(dict.fromkeys(text.casefold().split()))


def spans_of(block: Block) -> Iterator[Spans]:
    """The sentences of a block."""
    match block:
        case Table(rows):
            yield from (cell for row in rows for cell in row)
        case Picture(_, caption):
            yield (Span(caption),)
        case Heading() | Paragraph() | Note() | Item():
            yield block.spans


def of_kind(pages: Sequence[ManualPage], kind: PageKind) -> tuple[ManualPage, ...]:
    return tuple(page for page in pages if page.kind is kind)
