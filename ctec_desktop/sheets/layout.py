"""How a table was read, for a person to look at and correct: sheets, heading row, columns with their first cells."""

import hashlib
import re
from collections.abc import Mapping, Sequence

from ctec_desktop.domain.identifiers import fold_number, mask_id
from ctec_desktop.domain.import_plan import ColumnOffer, FieldOffer, OfferedSheet, SheetLayout
from ctec_desktop.sheets.cells import Cell, SheetRow, Workbook, column_letter
from ctec_desktop.sheets.columns import PROBLEM_HEADING, ColumnMatch, HeadingTable, cell_at, plain
from ctec_desktop.sheets.headers import FoundTable
from ctec_desktop.sheets.rows import as_written

SAMPLE_ROWS = 5
_LONGEST_SAMPLE = 40
_WIDEST = 120
_IDENTITY = re.compile(r"[0-9]{15}|[0-9]{17}[0-9Xx]")


def signature_of(columns: Sequence[ColumnMatch]) -> str:
    """The same for the same headings in the same columns, however they are spaced and adorned."""
    said = [f"{c.letter}:{plain(c.heading)}" for c in columns if plain(c.heading) != PROBLEM_HEADING]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def layout_of(
    workbook: Workbook, table: FoundTable, headings: HeadingTable, tables: Mapping[str, FoundTable]
) -> SheetLayout:
    """Args:
    tables: what was recognised in each sheet of the workbook.
    """
    sheets = tuple(
        OfferedSheet(sheet.name, sheet.hidden, len(sheet.rows), tables[sheet.name].known if sheet.name in tables else 0)
        for sheet in workbook.sheets
    )
    own = headings.match(table.header)
    return SheetLayout(
        sheets,
        table.sheet.name,
        table.header.number,
        signature_of(own),
        tuple(_columns(table)),
        fields_of(headings),
        table.is_remembered,
        bool(table.decided) and not table.is_remembered,
        sum(1 for row in table.sheet.rows if row.hidden and row.number > table.header.number),
    )


def fields_of(headings: HeadingTable) -> tuple[FieldOffer, ...]:
    """What a column may be read as."""
    return tuple(FieldOffer(spec.key, spec.label, spec.required) for spec in headings.specs.values())


def _columns(table: FoundTable) -> list[ColumnOffer]:
    """Every column with a heading or something below it."""
    below = [row for row in table.sheet.rows if row.number > table.header.number and not row.hidden][:SAMPLE_ROWS]
    matched = {column.index: column for column in table.columns}
    width = min(_WIDEST, max((len(row.cells) for row in (table.header, *below)), default=0))
    width = max(width, *(index + 1 for index in matched), 0)
    offers: list[ColumnOffer] = []
    for index in range(width):
        column = matched.get(index)
        heading = _sample(cell_at(table.header, index))
        samples = tuple(_sample(cell_at(row, index)) for row in below)
        if column is not None or heading or any(samples):
            offers.append(ColumnOffer(column_letter(index), heading, column.key if column else "", samples))
    return offers


def heading_texts(row: SheetRow) -> tuple[str, ...]:
    """The headings as they are written, from column A on."""
    return tuple(" ".join(as_written(cell).split()) for cell in row.cells)


def _sample(cell: Cell) -> str:
    """A cell as a person recognises it; an identity number shows only its ends."""
    text = " ".join(as_written(cell).split())
    if _IDENTITY.fullmatch(fold_number(text)):
        return mask_id(fold_number(text))
    return text if len(text) <= _LONGEST_SAMPLE else f"{text[:_LONGEST_SAMPLE]}…"
