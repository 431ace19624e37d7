"""Lists and boxes of a paper as a person reads and writes them, line by line."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ctec_desktop.domain.template import Box, Column, Listing, Segment
from ctec_desktop.domain.template_places import read_shown, shown

# Between the cells of a row.
BETWEEN: Final = "｜"
LIST_NAMES: Final = {"students": "学生", "units": "单位", "guides": "指导教师", "changes": "新旧对照", "": "固定内容"}
_OF: Final = {name: of for of, name in LIST_NAMES.items()}
_LIST, _COLUMN, _LINE, _BLANKS = "名单", "栏", "行", "空行"
_NEW_ROW, _BESIDE, _SIGN, _PEN = "【框】", "【并排】", "签字栏：", "手填行数："
_MOST_LINES: Final = 60
_MOST_SHARE: Final = 99
_USUAL_SHARE: Final = 2
_WHOLE: Final = re.compile(r"[0-9]{1,2}")
# In the code of a template this parts the pieces of a column.
_CODED, _INSTEAD = "|", "／"


def listing_lines(listing: Listing | None) -> Iterator[str]:
    """`名单｜学生`, then `栏｜姓名｜{学生姓名}｜3` for each column, `行｜…` for fixed lines, `空行｜5`."""
    if listing is None:
        return
    yield BETWEEN.join((_LIST, LIST_NAMES.get(listing.of, listing.of)))
    for column in listing.columns:
        texts = (_within(column.heading), _within(shown(column.content)))
        yield BETWEEN.join((_COLUMN, *texts, f"{column.share:.0f}"))
    for line in listing.lines:
        yield BETWEEN.join((_LINE, *(_within(shown(cell)) for cell in line)))
    if listing.blanks:
        yield BETWEEN.join((_BLANKS, str(listing.blanks)))


def _within(piece: str) -> str:
    """The words of one piece, without the sign that would part it in two."""
    return piece.replace(BETWEEN, _INSTEAD)


def read_listing(lines: Sequence[str]) -> Listing:
    """What `listing_lines` wrote or a person typed; a line that begins with none of its words is a column."""
    of, blanks = "students", 0
    columns: list[Column] = []
    fixed: list[list[str]] = []
    for line in lines:
        word, *parts = line.split(BETWEEN)
        if word == _LIST and len(parts) == 1:
            of = _OF.get(parts[0].strip(), parts[0].strip())
        elif word == _BLANKS and len(parts) == 1:
            blanks = min(_MOST_LINES, _number(parts[0], 0))
        elif word == _LINE and parts:
            fixed.append(parts)
        else:
            columns.append(_column(parts if word == _COLUMN else [word, *parts]))
    columns = columns or [Column("栏", (), _USUAL_SHARE)]
    return Listing(of, tuple(columns), tuple(_fitted(parts, len(columns)) for parts in fixed), blanks)


def box_lines(boxes: Sequence[Sequence[Box]]) -> Iterator[str]:
    """`【框】` begins a box, `【并排】` one beside it; below stand its words, the line to sign on, lines to write."""
    for row in boxes:
        for place, box in enumerate(row):
            yield f"{_BESIDE if place else _NEW_ROW}{box.title}"
            if box.text:
                yield shown(box.text)
            if box.sign:
                yield f"{_SIGN}{box.sign}"
            yield f"{_PEN}{box.lines}"


def read_boxes(lines: Sequence[str]) -> tuple[tuple[Box, ...], ...]:
    """What `box_lines` wrote or a person typed; words before the first box make one."""
    rows: list[list[Box]] = []
    for line in lines:
        if line.startswith((_NEW_ROW, _BESIDE)):
            is_beside = line.startswith(_BESIDE) and bool(rows) and len(rows[-1]) == 1
            box = Box(line.removeprefix(_NEW_ROW).removeprefix(_BESIDE).strip() or "意见")
            rows = [*rows[:-1], [*rows[-1], box]] if is_beside else [*rows, [box]]
            continue
        if not rows:
            rows = [[Box("意见")]]
        rows[-1][-1] = _with_line(rows[-1][-1], line)
    return tuple(tuple(row) for row in rows)


def _with_line(box: Box, line: str) -> Box:
    if line.startswith(_SIGN):
        return Box(box.title, box.text, line.removeprefix(_SIGN), box.lines)
    if line.startswith(_PEN) and _WHOLE.fullmatch(line.removeprefix(_PEN).strip()):
        return Box(box.title, box.text, box.sign, min(_MOST_LINES, int(line.removeprefix(_PEN).strip())))
    text = f"{shown(box.text)}　{line}" if box.text else line
    return Box(box.title, read_shown(text), box.sign, box.lines)


def _column(parts: Sequence[str]) -> Column:
    heading, content = (*parts, "", "")[:2]
    share = _number(parts[2], _USUAL_SHARE) if len(parts) > 2 else _USUAL_SHARE
    told = read_shown("".join((content, *parts[3:])).replace(_CODED, _INSTEAD))
    return Column(heading.replace(_CODED, _INSTEAD).strip() or "栏", told, float(max(1, min(_MOST_SHARE, share))))


def _fitted(parts: Sequence[str], columns: int) -> tuple[tuple[Segment, ...], ...]:
    """One text a column; what is too many is put into the last."""
    texts = [*parts[: columns - 1], "".join(parts[columns - 1 :])] if len(parts) > columns else list(parts)
    return tuple(read_shown(text) for text in (*texts, *[""] * (columns - len(texts))))


def _number(text: str, usual: int) -> int:
    return int(text) if _WHOLE.fullmatch(text.strip()) else usual
