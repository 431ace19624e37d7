"""A template and one agreement's values to pages: numbering, rows from memory, page breaks.

Blocks without fields are laid out once per template and process; blocks with fields once per different values.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from ctec_desktop.documents.blocks import block_rows, page_head_row, title_rows, units_of
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Theme
from ctec_desktop.domain.template import BlockKind, Template

_NUMERALS = "〇一二三四五六七八九"
# Block, row of the block, number before it, values in it.
_Key: TypeAlias = tuple[int, int, str, tuple[str, ...]]


class Placed(NamedTuple):
    """A row and the height of its top above the foot of the page."""

    row: Row
    top: float


Page: TypeAlias = tuple[Placed, ...]


class Typesetter:
    """Sets the documents of one part. `constant` are the fields with one value in all of them."""

    def __init__(
        self, template: Template, faces: FaceSet, labels: tuple[tuple[str, str], ...], constant: frozenset[str]
    ) -> None:
        self._template = template
        self._faces = faces
        self._labels = dict(labels)
        self._constant = constant
        self._static = _static_rows(template.sha256, faces, labels)
        self._filled: dict[_Key, tuple[Row, ...]] = {}
        self._units = units_of(template)
        self._fields = tuple(tuple(unit.fields() for unit in units) for units in self._units)

    def pages(self, values: Mapping[str, str]) -> list[Page]:
        """The pages of the document for these values."""
        pages = paginate(self._rows(values))
        head = self._head(values)
        if head is None:
            return pages
        placed = Placed(head, THEME.page_height - THEME.margin_top)
        return [(placed, *page) for page in pages]

    def _rows(self, values: Mapping[str, str]) -> list[Row]:
        rows = list(self._title())
        for index, prefix in self._numbered(values):
            for number, fields in enumerate(self._fields[index]):
                shown = tuple([values.get(field, "") for field in fields])
                memory = self._filled if fields else self._static
                known = memory.get((index, number, prefix, shown))
                if known is None:
                    setting = self._setting(values, is_shared=self._constant.issuperset(fields))
                    known = block_rows(self._units[index][number], prefix, setting)
                    memory[index, number, prefix, shown] = known
                rows += known
        return rows

    def _title(self) -> tuple[Row, ...]:
        key = (-1, 0, "", ())
        if key not in self._static:
            self._static[key] = title_rows(self._template, self._setting({}, is_shared=True))
        return self._static[key]

    def _head(self, values: Mapping[str, str]) -> Row | None:
        """The line at the top of every page, remembered like a row of the text."""
        head = self._template.page_head
        if head is None:
            return None
        fields = tuple(segment.field for segment in head.text if segment.field)
        key = (-2, 0, "", tuple(values.get(field, "") for field in fields))
        if key not in self._filled:
            row = page_head_row(self._template, self._setting(values, is_shared=self._constant.issuperset(fields)))
            self._filled[key] = () if row is None else (row,)
        return next(iter(self._filled[key]), None)

    def _setting(self, values: Mapping[str, str], *, is_shared: bool) -> Setting:
        return Setting(self._faces, THEME, self._labels, values, is_shared)

    def _numbered(self, values: Mapping[str, str]) -> Iterator[tuple[int, str]]:
        """The blocks that stand, each with its number: 一、 （一） 1."""
        section = clause = item = 0
        for index in self._template.visible(values):
            match self._template.blocks[index].kind:
                case BlockKind.SECTION:
                    section, clause, item = section + 1, 0, 0
                    yield index, f"{chinese_number(section)}、"
                case BlockKind.CLAUSE:
                    clause, item = clause + 1, 0
                    yield index, f"（{chinese_number(clause)}）"
                case BlockKind.ITEM:
                    item += 1
                    yield index, f"{item}. "
                case _:
                    yield index, ""


@lru_cache(maxsize=16)
def _static_rows(
    template_sha256: str, faces: FaceSet, labels: tuple[tuple[str, str], ...]
) -> dict[_Key, tuple[Row, ...]]:
    """The memory of rows that never change for a template."""
    del template_sha256, faces, labels
    return {}


def paginate(rows: Sequence[Row], theme: Theme = THEME) -> list[Page]:
    """Stacks rows on pages; rows that belong together move to the next page together."""
    pages: list[list[Placed]] = [[]]
    y = theme.text_height
    for chunk in _chunks(rows):
        height = sum([row.height + row.space_before for row in chunk])
        if pages[-1] and height > y:
            pages.append([])
            y = theme.text_height
        for row in chunk:
            if pages[-1] and row.height + row.space_before > y:
                pages.append([])
                y = theme.text_height
            if not pages[-1] and row.head is not None:
                pages[-1].append(Placed(row.head, theme.margin_bottom + y))
                y -= row.head.height
            elif pages[-1]:
                y -= row.space_before
            pages[-1].append(Placed(row, theme.margin_bottom + y))
            y -= row.height
    return [tuple(page) for page in pages]


def _chunks(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    start = 0
    for end, row in enumerate(rows, 1):
        if not row.keep_next:
            yield rows[start:end]
            start = end
    if start < len(rows):
        yield rows[start:]


def chinese_number(number: int) -> str:
    """1 to 9999 as 一 to 九千九百九十九."""
    written, is_gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("〇" if is_gap and written else "") + _NUMERALS[digit] + unit
        is_gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written
