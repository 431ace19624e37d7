from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ctec_desktop.domain.drafts import EnterpriseDraft, StudentDraft
from ctec_desktop.domain.import_plan import Action, FieldChange, ImportPlan, PlannedRow
from ctec_desktop.domain.invented import id_number
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.ui.imports.review import Group, review_of, titles_of
from ctec_desktop.ui.imports.review_model import CHECK, DISPLAY, TOOL_TIP, ReviewModel
from ctec_desktop.ui.imports.review_table import ReviewTable
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import import_wizard as words

pytestmark = pytest.mark.ui

HELD = Problem("phone_unusual", Severity.HELD, place=CellPlace("名单", 5, "D", "电话"), value="12")
WARNED = Problem("phone_unusual", Severity.WARNING, place=CellPlace("名单", 5, "F", "电话"), value="34")


def planned(number: int, action: Action, **more: object) -> PlannedRow[object]:
    draft = StudentDraft(student_no=str(number), name="甲", class_name="一班", major_name="物流")
    return PlannedRow(number, f"甲（{number}）", action, action, draft, **more)  # type: ignore[arg-type]


def plan(*rows: PlannedRow[object], noun: str = "students") -> ImportPlan[object]:
    return ImportPlan(noun, "名单.xlsx", "名单", 2, rows)


def test_a_row_with_several_changes_is_named_once():
    changes = (FieldChange("phone", "13900001111", "13900002222"), FieldChange("address", None, "新路"))
    lines = review_of(plan(planned(3, Action.CHANGED, changes=changes))).lines[Group.CHANGED]
    assert [line.cells for line in lines] == [
        ("3", "甲（3）", "电话", "139****1111", "13900002222"),
        ("", "", "地址", words.EMPTY_FIELD, "新路"),
    ]
    assert [line.is_first for line in lines] == [True, False]
    assert "甲（3）" in lines[1].full


def test_numbers_on_record_stay_masked_and_the_sheets_own_are_shown():
    old, new = id_number(date(2008, 1, 1), "女", 1), id_number(date(2008, 1, 2), "女", 1)
    changes = (FieldChange("id_number", old, new), FieldChange("guardian_phone", "13900001111", None))
    lines = review_of(plan(planned(3, Action.CHANGED, changes=changes))).lines[Group.CHANGED]
    shown = " ".join(cell for line in lines for cell in (*line.cells, line.full))
    assert old not in shown
    assert "13900001111" not in shown
    assert new in shown


def test_a_held_row_says_first_what_holds_it_then_what_it_would_change():
    held = planned(5, Action.HELD, problems=(WARNED, HELD), changes=(FieldChange("phone", "1", "2"),))
    lines = review_of(plan(held)).lines[Group.HELD]
    assert [line.cells[2] for line in lines] == ["D5", "F5", ""]
    assert [line.tone for line in lines] == [Tone.WARN, Tone.MUTED, Tone.PLAIN]
    assert len(lines[0].cells) == len(titles_of("students", Group.HELD))


def test_stable_words_are_shown_as_people_say_them():
    changes = (
        FieldChange("pay_fen", "260050", "300000"),
        FieldChange("pay_unit", "day", "month"),
        FieldChange("board", None, "provided"),
        FieldChange("name", "旧名", "新名"),
    )
    draft: object = EnterpriseDraft(name="甲厂")
    row = PlannedRow(3, "甲厂", Action.CHANGED, Action.CHANGED, draft, changes=changes)
    lines = review_of(plan(row, noun="enterprises")).lines[Group.CHANGED]
    assert [line.cells[2:] for line in lines] == [
        ("实习报酬", "2,600.50 元", "3,000 元"),
        ("报酬单位", "日", "月"),
        ("就餐", words.EMPTY_FIELD, "提供"),
        ("单位名称", "旧名", "新名"),
    ]


def test_new_rows_say_class_and_major_and_what_to_look_at():
    [line] = review_of(plan(planned(3, Action.NEW, problems=(WARNED,)))).lines[Group.NEW]
    assert line.cells[2] == "一班 · 物流"
    assert "34" in line.cells[3]
    assert line.tone is Tone.WARN


@pytest.mark.parametrize("action", list(Action))
def test_every_group_has_as_many_cells_as_headings(action: Action):
    row = planned(5, action, problems=(WARNED,), changes=(FieldChange("phone", "1", "2"),))
    group = Group(action.value)
    for line in review_of(plan(row)).lines[group]:
        assert len(line.cells) == len(titles_of("students", group))


def test_ticks_belong_to_rows_of_the_sheet_and_outlive_a_look_elsewhere(dressed):
    model = ReviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    review = review_of(
        plan(planned(5, Action.HELD, problems=(HELD, WARNED)), planned(9, Action.HELD, problems=(HELD,)))
    )
    titles, lines = titles_of("students", Group.HELD), review.lines[Group.HELD]
    model.show_lines(titles, lines, has_ticks=True)
    assert (model.rowCount(), model.columnCount()) == (3, 6)
    assert model.headerData(0, Qt.Orientation.Horizontal) == words.TICK
    assert model.setData(model.index(2, 0), Qt.CheckState.Checked, CHECK)
    assert not model.setData(model.index(1, 0), Qt.CheckState.Checked, CHECK)
    assert not model.setData(model.index(2, 1), Qt.CheckState.Checked, CHECK)
    assert model.ticked() == {9}
    model.show_lines(titles_of("students", Group.NEW), review.lines[Group.NEW], has_ticks=False)
    assert model.rowCount() == 0
    model.show_lines(titles, lines, has_ticks=True)
    assert model.data(model.index(2, 0), CHECK) == Qt.CheckState.Checked
    assert model.data(model.index(0, 0), CHECK) == Qt.CheckState.Unchecked
    assert model.data(model.index(0, 3), DISPLAY) == "D5"
    assert model.data(model.index(0, 3), TOOL_TIP) == lines[0].full
    model.set_ticks(())
    assert model.ticked() == frozenset()


def test_rows_of_which_nothing_is_said_have_the_room_for_their_own_words(dressed, qtbot):
    model = ReviewModel()
    table = ReviewTable(model)
    qtbot.addWidget(table)
    table.resize(1000, 400)
    widths = []
    for row in (planned(3, Action.NEW), planned(4, Action.NEW, problems=(WARNED,))):
        lines = review_of(plan(row)).lines[Group.NEW]
        model.show_lines(titles_of("students", Group.NEW), lines, has_ticks=False)
        table.dress(Group.NEW)
        widths.append((table.columnWidth(1) + table.columnWidth(2), table.columnWidth(3)))
    quiet, told = widths
    assert quiet[0] > 1.4 * told[0]
    assert told[1] > 1.4 * quiet[1] > 0
