"""A page of the manual from its file: the part of Markdown that the manual uses, and nothing beyond it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ctec_desktop.domain.manual import Block, Heading, Item, Note, Paragraph, Picture, Span, SpanLook, Spans, Table

_PICTURE: Final = re.compile(r"!\[(?P<caption>[^\]]*)\]\(pictures/(?P<name>[\w-]+)\.png\)")
_HEADING: Final = re.compile(r"## (?P<text>.+)")
_NUMBERED: Final = re.compile(r"(?P<mark>\d+\.) (?P<text>.+)")
_BULLET: Final = re.compile(r"- (?P<text>.+)")
_NOTE: Final = re.compile(r"> (?P<text>.+)")
_RULED: Final = re.compile(r"\|(-+\|)+")
_INLINE: Final = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|`(?P<code>[^`]+)`|\[(?P<link>[^\]]+)\]\((?P<page>[\w-]+)\.md\)")


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a page; each paragraph, item and row of a table is one line of the file."""
    return tuple(_blocks([line.rstrip() for line in text.splitlines()]))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("|"):
            rows = [line]
            while at < len(lines) and lines[at].startswith("|"):
                rows.append(lines[at])
                at += 1
            yield Table(tuple(_cells(row) for row in rows if not _RULED.fullmatch(row)))
        elif line:
            yield _block(line)


def _block(line: str) -> Block:
    if found := _PICTURE.fullmatch(line):
        return Picture(found["name"], found["caption"])
    if found := _HEADING.fullmatch(line):
        return Heading(_spans(found["text"]))
    if found := _NUMBERED.fullmatch(line):
        return Item(found["mark"], _spans(found["text"]))
    if found := _BULLET.fullmatch(line):
        return Item("", _spans(found["text"]))
    if found := _NOTE.fullmatch(line):
        return Note(_spans(found["text"]))
    return Paragraph(_spans(line))


def _cells(row: str) -> tuple[Spans, ...]:
    return tuple(_spans(cell.strip()) for cell in row.strip("|").split("|"))


def _spans(text: str) -> Spans:
    spans, start = [], 0
    for found in _INLINE.finditer(text):
        spans.append(Span(text[start : found.start()]))
        start = found.end()
        if found["strong"]:
            spans.append(Span(found["strong"], SpanLook.STRONG))
        elif found["code"]:
            spans.append(Span(found["code"], SpanLook.CODE))
        else:
            spans.append(Span(found["link"], SpanLook.LINK, found["page"]))
    spans.append(Span(text[start:]))
    return tuple(span for span in spans if span.text)
