"""Text tables: encoding and delimiter found by looking, every cell a text."""

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject, WorkerRefusal
from ctec_desktop.sheets.cells import sheet_messages

_DELIMITERS = (",", "\t", ";", "|", "，")
_SAMPLE_ROWS = 60
_FIELD_CHARS = 1 << 20
_TEXT_CONTROLS = frozenset("\t\r\n\f")


def read_csv(path: Path) -> Iterator[JsonObject]:
    """Sends the one sheet of a text table, named after the file.

    Raises:
        WorkerRefusal: no text, or text in an encoding nobody can tell.
    """
    text = decode(path.read_bytes())
    controls = sum(1 for char in text[:4096] if char < " " and char not in _TEXT_CONTROLS)
    if "\0" in text or controls > len(text[:4096]) // 100:
        raise WorkerRefusal(SheetCode.NOT_A_WORKBOOK)
    csv.field_size_limit(_FIELD_CHARS)
    try:
        yield from sheet_messages(path.stem, False, _rows(text), ())
    except csv.Error as error:
        raise WorkerRefusal(SheetCode.FILE_DAMAGED, {"detail": str(error)[:200]}) from error


def decode(content: bytes) -> str:
    """The text behind the bytes: by its mark, else UTF-16 by its zero bytes, else UTF-8, else GB18030."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return _decoded(content, (encoding,))
    if b"\0" in content[:4096]:
        even, odd = content[:4096:2].count(0), content[1:4096:2].count(0)
        return _decoded(content, ("utf-16-le",) if odd > even else ("utf-16-be",))
    return _decoded(content, ("utf-8", "gb18030"))


def _decoded(content: bytes, encodings: tuple[str, ...]) -> str:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise WorkerRefusal(SheetCode.ENCODING_UNKNOWN)


def sniff_delimiter(text: str) -> str:
    """The delimiter that cuts most of the first rows into the same number of cells, more than one."""
    first, _, _ = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1]
    best, best_score = ",", (0, 0)
    for delimiter in _DELIMITERS:
        try:
            widths = Counter(
                len(row) for row in islice(csv.reader(StringIO(text, newline=None), delimiter=delimiter), _SAMPLE_ROWS)
            )
        except csv.Error:
            continue
        del widths[0], widths[1]
        score = max(((count, width) for width, count in widths.items()), default=(0, 0))
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    yield from enumerate(csv.reader(StringIO(text, newline=None), delimiter=sniff_delimiter(text)), 1)
