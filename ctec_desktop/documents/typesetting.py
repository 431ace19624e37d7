"""A template and one agreement's values to pages: numbering, rows from memory, page breaks.

Blocks without fields are laid out once per template and process; blocks with fields once per different values.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

from ctec_desktop.documents.blocks import Unit, block_rows, page_head_row, title_rows, units_of
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.setting import Setting
from ctec_desktop.documents.theme import THEME, Theme
from ctec_desktop.domain.template import BlockKind, Template

_NUMERALS = "〇一二三四五六七八九"
# Block, row of the block, number before it.
_Key: TypeAlias = tuple[int, int, str]
_Rows: TypeAlias = tuple[Row, ...]
# What counts for the breaks of a row: height, space before, whether it keeps its next, the heading it would repeat.
_Measures: TypeAlias = tuple[float, float, bool, Row | None]
_MEASURES: Final[Callable[[Row], _Measures]] = attrgetter("height", "space_before", "keep_next", "head")


class Placed(NamedTuple):
    """A row and the height of its top above the foot of the page."""

    row: Row
    top: float


Page: TypeAlias = tuple[Placed, ...]


class _Spot(NamedTuple):
    """Where a row stands by its index; or the heading that is repeated above it."""

    row: int
    head: Row | None
    top: float


class _Filling(NamedTuple):
    """A unit with fields: the rows that stand before it and never change, and its own for the values met so far."""

    before: _Rows
    unit: Unit
    prefix: str
    fields: tuple[str, ...]
    known: dict[tuple[str, ...], _Rows]


class _Plan(NamedTuple):
    """The document for one outcome of its conditions."""

    fillings: tuple[_Filling, ...]
    after: _Rows


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
        self._filled: dict[_Key, dict[tuple[str, ...], _Rows]] = {}
        self._heads: dict[tuple[str, ...], Row | None] = {}
        self._units = units_of(template)
        self._conditions = tuple(dict.fromkeys(condition for block in template.blocks for condition in block.when))
        self._plans: dict[tuple[bool, ...], _Plan] = {}

    def pages(self, values: Mapping[str, str]) -> list[Page]:
        """The pages of the document for these values."""
        return headed(paginate(self._rows(values)), self._head(values))

    def starts(self, values: Mapping[str, str]) -> dict[tuple[int, int], Row]:
        """The first row of every unit of the document for these values, by block and row of the block."""
        found: dict[tuple[int, int], Row] = {}
        for index, prefix in self._numbered(values):
            for number, unit in enumerate(self._units[index]):
                fields, key = unit.fields(), (index, number, prefix)
                shown = tuple([values.get(field, "") for field in fields])
                rows = self._filled[key][shown] if fields else self._static[key]
                found[index, number] = rows[0]
        return found

    def _rows(self, values: Mapping[str, str]) -> list[Row]:
        plan = self._plan(values)
        rows: list[Row] = []
        for before, unit, prefix, fields, known in plan.fillings:
            rows += before
            shown = tuple([values.get(field, "") for field in fields])
            own = known.get(shown)
            if own is None:
                setting = self._setting(values, is_shared=self._constant.issuperset(fields))
                own = known[shown] = block_rows(unit, prefix, setting)
            rows += own
        rows += plan.after
        return rows

    def _plan(self, values: Mapping[str, str]) -> _Plan:
        key = tuple([condition.holds(values) for condition in self._conditions])
        plan = self._plans.get(key)
        if plan is None:
            plan = self._plans[key] = self._planned(values)
        return plan

    def _planned(self, values: Mapping[str, str]) -> _Plan:
        fillings: list[_Filling] = []
        before = list(self._title())
        for index, prefix in self._numbered(values):
            for number, unit in enumerate(self._units[index]):
                fields, key = unit.fields(), (index, number, prefix)
                if fields:
                    known = self._filled.setdefault(key, {})
                    fillings.append(_Filling(tuple(before), unit, prefix, fields, known))
                    before = []
                    continue
                if key not in self._static:
                    self._static[key] = block_rows(unit, prefix, self._setting(values, is_shared=True))
                before += self._static[key]
        return _Plan(tuple(fillings), tuple(before))

    def _title(self) -> _Rows:
        key = (-1, 0, "")
        if key not in self._static:
            self._static[key] = title_rows(self._template, self._setting({}, is_shared=True))
        return self._static[key]

    def _head(self, values: Mapping[str, str]) -> Row | None:
        """The line at the top of every page, remembered like a row of the text."""
        head = self._template.page_head
        if head is None:
            return None
        fields = tuple(segment.field for segment in head.text if segment.field)
        shown = tuple(values.get(field, "") for field in fields)
        if shown not in self._heads:
            setting = self._setting(values, is_shared=self._constant.issuperset(fields))
            self._heads[shown] = page_head_row(self._template, setting)
        return self._heads[shown]

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
def _static_rows(template_sha256: str, faces: FaceSet, labels: tuple[tuple[str, str], ...]) -> dict[_Key, _Rows]:
    """The memory of rows that never change for a template."""
    del template_sha256, faces, labels
    return {}


def paginate(rows: Sequence[Row], theme: Theme = THEME) -> list[Page]:
    """Stacks rows on pages; rows that belong together move to the next page together."""
    return [
        tuple([Placed(head or rows[row], top) for row, head, top in page])
        for page in _stacked(tuple(map(_MEASURES, rows)), theme)
    ]


@lru_cache(maxsize=256)
def _stacked(measures: tuple[_Measures, ...], theme: Theme) -> tuple[tuple[_Spot, ...], ...]:
    """Where each row stands, page by page. Remembered: the papers of a class hardly differ in the height of a row."""
    pages: list[list[_Spot]] = [[]]
    y = theme.text_height
    for start, end in _chunks(measures):
        needed = sum([height + before for height, before, _, _ in measures[start:end]])
        if pages[-1] and needed > y:
            pages.append([])
            y = theme.text_height
        for index in range(start, end):
            height, space_before, _, head = measures[index]
            if pages[-1] and height + space_before > y:
                pages.append([])
                y = theme.text_height
            if not pages[-1] and head is not None:
                pages[-1].append(_Spot(index, head, theme.margin_bottom + y))
                y -= head.height
            elif pages[-1]:
                y -= space_before
            pages[-1].append(_Spot(index, None, theme.margin_bottom + y))
            y -= height
    return tuple(tuple(page) for page in pages)


def headed(pages: Sequence[Page], head: Row | None, theme: Theme = THEME) -> list[Page]:
    """The pages with a line above the text of each."""
    if head is None:
        return list(pages)
    placed = Placed(head, theme.page_height - theme.margin_top)
    return [(placed, *page) for page in pages]


def _chunks(measures: Sequence[_Measures]) -> Iterator[tuple[int, int]]:
    """First and one past the last of the rows that stay on one page."""
    start = 0
    for end, (_, _, keep_next, _) in enumerate(measures, 1):
        if not keep_next:
            yield start, end
            start = end
    if start < len(measures):
        yield start, len(measures)


def chinese_number(number: int) -> str:
    """1 to 9999 as 一 to 九千九百九十九."""
    written, is_gap = "", False
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("〇" if is_gap and written else "") + _NUMERALS[digit] + unit
        is_gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written
