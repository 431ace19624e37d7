"""Columns corrected once are read that way the next time, for the same headings and the same kind of list."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from ctec_desktop.domain.import_plan import Action, ImportChoice, LayoutUnclear
from tests.schools import CLERK, select

SAID = ImportChoice(columns=(("A", "student_no"), ("B", "name"), ("C", "class_name"), ("D", "")))


def sheet(path: Path, number: str, *, headings: tuple[str, ...] = ("校内编码", "称呼", "编班", "电话")) -> Path:
    book = Workbook()
    for row in (headings, (number, "张三", "2024级数控1班", "13800000000")):
        book.active.append(row)
    book.save(path)
    return path


def test_what_was_corrected_is_remembered_once_the_import_is_applied(school):
    imports, first = school.office.imports, sheet(school.root / "一.xlsx", "1")
    with pytest.raises(LayoutUnclear):
        imports.plan(CLERK, "students", first)
    planned = imports.plan(CLERK, "students", first, SAID)
    assert (planned.layout.is_corrected, planned.layout.is_remembered) == (True, False)
    with pytest.raises(LayoutUnclear):
        imports.plan(CLERK, "students", first)
    imports.apply(CLERK, planned)
    again = imports.plan(CLERK, "students", sheet(school.root / "二.xlsx", "2"))
    assert (again.layout.is_corrected, again.layout.is_remembered) == (False, True)
    assert [(row.action, row.draft.name, row.draft.phone) for row in again.rows] == [(Action.NEW, "张三", None)]


def test_other_headings_and_other_lists_are_read_as_before(school):
    imports = school.office.imports
    imports.apply(CLERK, imports.plan(CLERK, "students", sheet(school.root / "一.xlsx", "1"), SAID))
    with pytest.raises(LayoutUnclear):
        imports.plan(CLERK, "teachers", sheet(school.root / "一.xlsx", "1"))
    moved = sheet(school.root / "三.xlsx", "3", headings=("称呼", "校内编码", "编班", "电话"))
    with pytest.raises(LayoutUnclear):
        imports.plan(CLERK, "students", moved)


def test_a_later_correction_takes_the_place_of_the_first(school):
    imports, path = school.office.imports, sheet(school.root / "一.xlsx", "1")
    imports.apply(CLERK, imports.plan(CLERK, "students", path, SAID))
    other = ImportChoice(columns=(*SAID.columns[:3], ("D", "phone")))
    imports.apply(CLERK, imports.plan(CLERK, "students", path, other))
    assert len(select(school.office, "SELECT id FROM column_mapping")) == 1
    columns = imports.plan(CLERK, "students", path).layout.columns
    assert {column.letter: column.field for column in columns}["D"] == "phone"


def test_undoing_the_import_leaves_what_was_learnt(school):
    imports, path = school.office.imports, sheet(school.root / "一.xlsx", "1")
    report = imports.apply(CLERK, imports.plan(CLERK, "students", path, SAID)).value
    imports.undo(CLERK, report.run_id, "错了")
    assert imports.plan(CLERK, "students", path).layout.is_remembered
