"""The cells of an .xlsx once more, read from its XML without the native reader: a second witness for the first rows.

Bounded: a list of a few thousand rows is read whole, of a longer one only the beginning.
"""

import re
import zipfile
from typing import Final
from xml.parsers import expat

from ctec_desktop.sheets.cells import CellError, column_index
from ctec_desktop.sheets.packages import BLOCK, DAMAGED, MOST_CELLS, filled, local_name, relationships

Row = tuple[int, list[object]]

_MOST_TEXT_BYTES: Final = 8 << 20
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]+)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class _Enough(Exception):
    """As many cells as we want were read."""


class SecondReading:
    """Reads sheet after sheet until it has read as much as it may."""

    def __init__(self, package: zipfile.ZipFile, workbook: str) -> None:
        self._package = package
        self._left = MOST_CELLS
        try:
            self._texts = _shared_texts(package, workbook)
        except DAMAGED:
            self._texts = None

    def rows(self, part: str) -> list[Row]:
        """The first rows of a sheet, each with its values from column A on; none where nothing can be said."""
        if self._texts is None or self._left <= 0:
            return []
        walk = _Cells(self._texts, self._left)
        try:
            _walk(self._package, part, walk.parser)
        except _Enough:
            del walk.rows[max(walk.rows)]
        except DAMAGED:
            return []
        self._left -= walk.count
        return [(number, filled(cells)) for number, cells in sorted(walk.rows.items())]


def _walk(package: zipfile.ZipFile, part: str, parser: expat.XMLParserType) -> None:
    with package.open(part) as stream:
        while block := stream.read(BLOCK):
            parser.Parse(block, False)
        parser.Parse(b"", True)


def _shared_texts(package: zipfile.ZipFile, workbook: str) -> list[str] | None:
    """The texts that cells name by number; None where reading them would cost too much."""
    part = next((name for name in relationships(package, workbook).values() if name.endswith("haredStrings.xml")), "")
    if part not in package.namelist():
        return []
    if package.getinfo(part).file_size > _MOST_TEXT_BYTES:
        return None
    walk = _Texts()
    _walk(package, part, walk.parser)
    return walk.texts


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


class _Texts:
    """Gathers shared texts; how a text is pronounced is no part of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self._parts: list[str] = []
        self._is_text = self._is_sound = False

    def _start(self, tag: str, _attributes: dict[str, str]) -> None:
        match local_name(tag):
            case "si":
                self._parts = []
            case "t":
                self._is_text = not self._is_sound
            case "rPh":
                self._is_sound = True
            case _:
                return

    def _say(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)

    def _end(self, tag: str) -> None:
        match local_name(tag):
            case "si":
                self.texts.append(_unescaped("".join(self._parts)))
            case "t":
                self._is_text = False
            case "rPh":
                self._is_sound = False
            case _:
                return


class _Cells:
    """Gathers the values of cells; rows and cells without an address follow the one before."""

    def __init__(self, texts: list[str], most: int) -> None:
        self.rows: dict[int, dict[int, object]] = {}
        self.count = 0
        self._most = most
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self._texts = texts
        self._row, self._column = 0, -1
        self._kind = ""
        self._value: list[str] = []
        self._is_value = self._is_sound = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        match local_name(tag):
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = -1
            case "c":
                self._column += 1
                if found := _ADDRESS.fullmatch(attributes.get("r", "")):
                    self._column, self._row = column_index(found[1]), int(found[2])
                self._kind = attributes.get("t", "n")
                self._value = []
            case "v" | "t":
                self._is_value = not self._is_sound
            case "rPh":
                self._is_sound = True
            case _:
                return

    def _say(self, text: str) -> None:
        if self._is_value:
            self._value.append(text)

    def _end(self, tag: str) -> None:
        match local_name(tag):
            case "v" | "t":
                self._is_value = False
            case "rPh":
                self._is_sound = False
            case "c" if self._value:
                self.rows.setdefault(self._row, {})[self._column] = self._told("".join(self._value))
                self.count += 1
                if self.count > self._most:
                    raise _Enough
            case _:
                return

    def _told(self, written: str) -> object:
        match self._kind:
            case "s":
                return self._texts[int(written)]
            case "n":
                return float(written)
            case "b":
                return written.strip() in ("1", "true")
            case "e" | "d":
                return CellError(written)
            case _:
                return _unescaped(written)
