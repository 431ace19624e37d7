"""Blocks that only papers have: lists of people or units, and boxes to write and sign in."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctec_desktop.documents.breaking import Line, Span
from ctec_desktop.documents.faces import drawn
from ctec_desktop.documents.listing import Column, Item, listing_rows, roomier
from ctec_desktop.documents.rows import Pen, Row
from ctec_desktop.documents.setting import Setting, baseline
from ctec_desktop.documents.theme import Style
from ctec_desktop.domain.paper_fields import LINE_NUMBER
from ctec_desktop.domain.template import Box, Listing, Segment

_PADDING = 6.0
_SIGN_UP = 7.0
# A line for the pen, in leadings of the text beside it.
_PEN_LINE = 1.4
_LEAST_SIGN = 7.5
_BEFORE, _AFTER = 4.0, 6.0
_HAND_LINE = 25.0
# So many lines of a list go over to the page of the signatures with what stands under them.
_KEPT_LINES = 3
# A number is never broken over two lines; nothing longer than this is one. Nor is a name of so many characters.
_NUMBER_CHARS, _NAME_CHARS = 24, 4
_NAMES = frozenset({"student_name", "supervisor_name", "mentor_name"})
_DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
# A column with a longer text is set from the left, so that short and long lines of it agree.
_LEFT_CHARS = 14


def text_of(segments: Sequence[Segment], values: Mapping[str, str]) -> str:
    """A stretch of a paper with its fields filled in."""
    return "".join(drawn(values[one.field]).strip() if one.field else one.text or _rule(one) for one in segments)


def _rule(blank: Segment) -> str:
    """What is written on where the text leaves a blank of its own."""
    return "＿" * round(blank.blank_em)


def list_rows(
    listing: Listing,
    values: Mapping[str, str],
    lines: Sequence[Mapping[str, str]],
    setting: Setting,
    *,
    leads: bool = False,
) -> list[Row]:
    """The lines of the record or of the template, then the empty ones; the heading again on every page.

    Args:
        leads: what follows (a note, signatures) stays on the page of the last lines.
    """
    cells: list[list[str]] = []
    for number, line in enumerate(lines, 1):
        known = {**values, **line, LINE_NUMBER: str(number)}
        cells.append([text_of(column.content, known) for column in listing.columns])
    cells += [[text_of(cell, values) for cell in line] for line in listing.lines]
    cells += [[""] * len(listing.columns)] * listing.blanks
    columns = [
        Column(
            one.heading,
            one.share,
            _is_one_line(one.content, [line[n] for line in cells]),
            is_left=any(len(line[n]) > _LEFT_CHARS for line in cells),
        )
        for n, one in enumerate(listing.columns)
    ]
    is_written_in = listing.blanks > 0 or any(not any(line[n] for line in cells) for n in range(len(columns)))
    least = _HAND_LINE if is_written_in else 0.0
    items = [[Item(text) for text in line] for line in cells]
    rows = listing_rows(roomier(columns, items, setting.faces), items, setting.faces, least)
    rows[0] = replace(rows[0], space_before=_BEFORE)
    for n in range(max(1, len(rows) - _KEPT_LINES), len(rows)) if leads else ():
        rows[n] = replace(rows[n], keep_next=True)
    rows[-1] = replace(rows[-1], height=rows[-1].height + _AFTER)
    return rows


def _is_one_line(content: Sequence[Segment], texts: Sequence[str]) -> bool:
    """Whether a column holds numbers, days or people's names: what a broken line makes hard to read."""
    if any(segment.field in _NAMES for segment in content):
        return all(len(text) <= _NAME_CHARS for text in texts)
    return all(_is_number(text) or _DAY.fullmatch(text) for text in texts)


def _is_number(text: str) -> bool:
    return text.isascii() and len(text) <= _NUMBER_CHARS and " " not in text


def box_rows(boxes: Sequence[Sequence[Box]], values: Mapping[str, str], setting: Setting) -> list[Row]:
    """Each line of boxes as one row that no page divides."""
    rows = []
    for row in boxes:
        width = setting.theme.text_width / len(row)
        laid = [(box, _lines(text_of(box.text, values), width, setting)) for box in row]
        height = max(_height(box, lines, setting) for box, lines in laid)
        rows.append(_row(laid, width, height, setting))
    rows[-1] = replace(rows[-1], height=rows[-1].height + _AFTER)
    return rows


def _lines(text: str, width: float, setting: Setting) -> Sequence[Line]:
    if not text.strip():
        return []
    return setting.lines([Span(text, Style.SERIF)], setting.theme.cell_size, width - 2 * _PADDING)


def _height(box: Box, lines: Sequence[Line], setting: Setting) -> float:
    leading = setting.theme.cell_leading
    sign = leading + _SIGN_UP if box.sign else 0.0
    return (1 + len(lines)) * leading + box.lines * leading * _PEN_LINE + sign + 2 * _PADDING


def _row(laid: Sequence[tuple[Box, Sequence[Line]]], width: float, height: float, setting: Setting) -> Row:
    faces, theme = setting.faces, setting.theme
    size, leading = theme.cell_size, theme.cell_leading
    pen = Pen(faces)
    for n, (box, lines) in enumerate(laid):
        left = n * width
        pen.box(left, -height, width, height)
        room = width - 2 * _PADDING
        title = min(size, room / max(1.0, faces.width(Style.SANS, box.title)))
        pen.text(box.title, Style.SANS, title, left + _PADDING, -_PADDING - baseline(size, leading))
        for place, line in enumerate(lines, 1):
            pen.line(line, left + _PADDING, -_PADDING - place * leading - baseline(size, leading), size)
        if box.sign:
            sign = max(_LEAST_SIGN, min(size - 1, room / max(1.0, faces.width(Style.SERIF, box.sign))))
            start = left + width - _PADDING - faces.width(Style.SERIF, box.sign) * sign
            pen.text(box.sign, Style.SERIF, sign, start, -height + _SIGN_UP)
    return pen.row(height)
