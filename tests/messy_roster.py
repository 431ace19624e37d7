"""A sheet as an office gets it, with something in it for every question an import asks."""

from pathlib import Path

import openpyxl

from ctec_desktop.services.demo_school import STUDENT_HEADINGS, student_rows


def messy_roster(path: Path, students: int) -> Path:
    """A roster of a school that knows `students` of 2024, the last of whom are not in it: headings of its own, and
    something in every group of the review."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2024级"
    sheet.append(["2026 年秋季学生花名册（教务处）"])
    sheet.append(["校内编码", "称呼", *STUDENT_HEADINGS[2:]])
    rows = [list(row) for row in student_rows(students + 6, 2024)]
    changed, held, refused = list(rows[0]), rows[students], rows[students + 1]
    changed[10] = "10099990001"
    number = str(held[3])
    held[3] = number[:-1] + ("0" if number[-1] != "0" else "1")
    refused[1] = None
    for row in (changed, *rows[1:38], held, refused, *rows[students + 2 :]):
        sheet.append(row)
    book.save(path)
    return path
