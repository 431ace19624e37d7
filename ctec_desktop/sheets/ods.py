"""Workbooks of LibreOffice and of WPS on Linux (.ods): what stands beside the values, which calamine reads."""

import zipfile
from xml.parsers import expat

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import WorkerRefusal
from ctec_desktop.sheets.cells import MergedRange
from ctec_desktop.sheets.ods_cells import SecondValues
from ctec_desktop.sheets.packages import BLOCK, PackageExtras, SheetExtras

_MANIFEST = "META-INF/manifest.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
# A repeated cell or row beyond this is the blank rest of a sheet.
_MOST_REPEATED = 1000


def ods_extras(package: zipfile.ZipFile) -> PackageExtras:
    """From which year days count, and each sheet's error cells, merged cells and hidden rows.

    Raises:
        WorkerRefusal: protected by a password.
    """
    if _MANIFEST in package.namelist() and b"encryption-data" in package.read(_MANIFEST):
        raise WorkerRefusal(SheetCode.PASSWORD)
    walk = _Walk()
    with package.open("content.xml") as stream:
        while block := stream.read(BLOCK):
            walk.parser.Parse(block, False)
        walk.parser.Parse(b"", True)
    return PackageExtras(walk.date1904, walk.sheets)


class _Walk:
    """Walks the tables of `content.xml`; a table drawn inside a cell belongs to no sheet."""

    def __init__(self) -> None:
        self.date1904 = False
        self.sheets: dict[str, SheetExtras] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self._sheet = SheetExtras()
        self._values = SecondValues()
        self._depth = 0
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._is_error = False
        self._shown = ""

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._depth += 1
            if self._depth == 1:
                self._sheet = self.sheets.setdefault(attributes.get("table:name", ""), SheetExtras())
                self._row, self._rows = 0, 1
        elif self._depth > 1:
            return
        elif tag == "table:table-row":
            self._rows = _count(attributes, "table:number-rows-repeated")
            self._column, self._columns = 0, 1
            if attributes.get("table:visibility", "visible") != "visible":
                repeated = min(self._rows, _MOST_REPEATED)
                self._sheet.hidden_rows.update(range(self._row + 1, self._row + 1 + repeated))
        elif tag in _CELLS:
            self._cell(attributes)
        elif tag == "table:null-date":
            self.date1904 = attributes.get("table:date-value", "").startswith("1904")
        elif self._depth:
            self._values.start(tag)

    def _cell(self, attributes: dict[str, str]) -> None:
        self._columns = _count(attributes, "table:number-columns-repeated")
        self._is_error = attributes.get("calcext:value-type") == "error"
        self._shown = ""
        self._values.begin(attributes)
        down = _count(attributes, "table:number-rows-spanned")
        across = _count(attributes, "table:number-columns-spanned")
        if down > 1 or across > 1:
            row, column = self._row + 1, self._column
            self._sheet.merged.append(MergedRange(row, column, row + down - 1, column + across - 1))

    def _say(self, text: str) -> None:
        if self._is_error:
            self._shown += text
        if self._depth == 1:
            self._values.say(text)

    def _end(self, tag: str) -> None:
        if tag == "table:table":
            self._depth -= 1
        elif self._depth != 1:
            return
        elif tag == "table:table-row":
            self._values.end_row(self._sheet, self._row, min(self._rows, _MOST_REPEATED))
            self._row += self._rows
        elif tag in _CELLS:
            if self._is_error:
                self._mark_errors()
                self._is_error = False
            else:
                self._values.end_cell(self._column, min(self._columns, _MOST_REPEATED))
            self._column += self._columns
        else:
            self._values.end(tag)

    def _mark_errors(self) -> None:
        for row in range(self._row + 1, self._row + 1 + min(self._rows, _MOST_REPEATED)):
            for column in range(self._column, self._column + min(self._columns, _MOST_REPEATED)):
                self._sheet.errors[row, column] = self._shown.strip() or "#ERROR"


def _count(attributes: dict[str, str], name: str) -> int:
    return max(1, int(attributes.get(name, "1")))
