"""Small workbooks as schools write them, built for each test."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

Rows = Sequence[Sequence[object]]


@pytest.fixture
def xlsx(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows to a new .xlsx and gives its path; merged ranges as `A1:C1`."""

    def write(rows: Rows, *, sheet: str = "名单", merged: Sequence[str] = (), name: str = "名单.xlsx") -> Path:
        book = openpyxl.Workbook()
        page = book.active
        page.title = sheet
        for row in rows:
            page.append(list(row))
        for cells in page.iter_rows():
            for cell in cells:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    cell.data_type = "s"
        for part in merged:
            page.merge_cells(part)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def csv_file(tmp_path: Path) -> Callable[[bytes], Path]:
    """Writes bytes to a .csv and gives its path."""

    def write(content: bytes) -> Path:
        path = tmp_path / "名单.csv"
        path.write_bytes(content)
        return path

    return write
