"""Views, columns and export of any list, and what is offered for several chosen records."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.list_look import ColumnLook, ListLook, SavedLook, look_of_text, look_to_text
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.kit.columns_dialog import ColumnsDialog
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.list_page import ListPage
from ctec_desktop.ui.kit.list_tools import ListTools
from ctec_desktop.ui.kit.name_dialog import NameDialog
from tests.ui.kit.fakes import CountedSource
from tests.ui.kit.test_pages import SPEC
from tests.ui.placements.window import Window, button_named

pytestmark = pytest.mark.ui


class Desk:
    """Keeps everything in memory."""

    def __init__(self) -> None:
        self.columns: dict[str, str] = {}
        self.saved: list[SavedLook] = []
        self.written: list[tuple[str, Sequence[str], list[Sequence[str]], Path]] = []
        self.is_broken = False

    def remembered(self, list_key: str) -> str:
        return self.columns.get(list_key, "")

    def remember(self, list_key: str, columns: str) -> None:
        self.columns[list_key] = columns

    def views(self, list_key: str) -> tuple[SavedLook, ...]:
        if self.is_broken:
            raise EnvironmentFault("database_busy", {"path": "x"})
        return tuple(self.saved)

    def keep_view(self, list_key: str, name: str, look: ListLook) -> object:
        self.saved = [view for view in self.saved if view.name != name]
        self.saved.append(SavedLook(len(self.saved) + 1, name, look))
        return None

    def rename_view(self, view_id: int, name: str) -> object:
        self.saved = [view._replace(name=name) if view.id == view_id else view for view in self.saved]
        return None

    def delete_view(self, view_id: int) -> object:
        self.saved = [view for view in self.saved if view.id != view_id]
        return None

    def make_default(self, list_key: str, view_id: int | None) -> object:
        self.saved = [view._replace(is_default=view.id == view_id) for view in self.saved]
        return None

    def export(self, title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], target: Path) -> int:
        told = list(rows)
        self.written.append((title, headings, told, target))
        return len(told)


def _stay_closed(menu: QMenu, _place: QPoint) -> None:
    """The offscreen screen warns about every menu that pops up."""


@pytest.fixture(autouse=True)
def _no_popups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QMenu, "popup", _stay_closed)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def window(jobs, hub) -> Window:
    return Window(jobs, hub)


@pytest.fixture
def make(desk: Desk, window: Window, qtbot):
    """A page that has been painted, so that it has its tools."""

    def made() -> ListPage:
        page = ListPage(SPEC, CountedSource(300), window.context._replace(desk=desk))
        qtbot.addWidget(page)
        page.resize(1000, 600)
        page.show()
        page.visit(None)
        with qtbot.waitSignal(page.painted):
            page.grab()
        return page

    return made


def tools_of(page: ListPage) -> ListTools:
    assert page._tools is not None
    return page._tools


def headings(page: ListPage) -> list[str]:
    return [page.model.columns[at].title for at in page.table.shown_columns()]


def choose_rows(page: ListPage, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in rows:
        page.table.selectionModel().select(page.model.index(row, 0), flags)


def menu_of(page: ListPage) -> dict[str, object]:
    """The menu of views, opened and closed again: what it offers."""
    views = tools_of(page).views
    tools_of(page).views_button.click()
    assert views.menu is not None
    views.menu.close()
    return {action.text(): action for action in views.menu.actions() if action.text()}


def press(page: ListPage, text: str) -> None:
    menu_of(page)[text].trigger()  # type: ignore[attr-defined]


def name_dialog(page: ListPage) -> NameDialog:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, NameDialog) and one.isVisible())


def save_view(page: ListPage, name: str) -> None:
    press(page, "把现在的条件和列存为视图…")
    dialog = name_dialog(page)
    dialog.form.set_value("name", name)
    dialog.submit()


def test_a_page_without_a_desk_offers_none_of_it(window: Window, qtbot):
    page = ListPage(SPEC, CountedSource(3), window.context)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.painted):
        page.grab()
    assert "导出…" not in [made.text() for made in page.findChildren(QPushButton)]


def test_columns_are_hidden_ordered_and_remembered(make, desk: Desk):
    page = make()
    dialog = tools_of(page).open_columns()
    dialog.stand_on(2)
    dialog.move_up()
    unchecked = Qt.CheckState.Unchecked.value
    dialog.columns.setData(dialog.columns.index(2), unchecked, Qt.ItemDataRole.CheckStateRole)
    button_named(dialog, "确定").click()
    assert headings(page) == ["编号", "状态"]
    assert headings(make()) == ["编号", "状态"]


def test_the_lists_own_columns_come_back(make):
    page = make()
    page.table.horizontalHeader().moveSection(0, 2)
    button_named(tools_of(page).open_columns(), "恢复原样").click()
    assert headings(page) == ["编号", "名称", "状态"]


def test_no_table_is_left_without_a_column(make):
    page = make()
    dialog = tools_of(page).open_columns()
    for place in range(3):
        dialog.columns.tick(place, False)
    assert not button_named(dialog, "确定").isEnabled()
    dialog.close()


def test_a_column_drawn_wider_is_remembered_once_the_person_rests(make, desk: Desk, qtbot):
    page = make()
    with qtbot.waitSignal(tools_of(page).arrangement.changed):
        page.table.horizontalHeader().resizeSection(0, 222)
    assert look_of_text(desk.columns["records"]).columns[0] == ColumnLook("number", 222)
    assert make().table.horizontalHeader().sectionSize(0) == 222


def test_columns_of_another_time_do_no_harm(make, desk: Desk):
    desk.columns["records"] = look_to_text(ListLook(columns=(ColumnLook("没有了", 9), ColumnLook("状态", 80))))
    assert headings(make()) == ["状态", "编号", "名称"]
    desk.columns["records"] = "{broken"
    assert headings(make()) == ["编号", "名称", "状态"]


def test_a_view_keeps_text_filters_order_and_columns(make, desk: Desk):
    page = make()
    page.filters.search.setText("甲1")
    page.filters.search.settle()
    page.filters.choose("class", "2")
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    tools_of(page).arrangement.wear(
        (ColumnLook("name", 200), ColumnLook("number"), ColumnLook("状态", 0, is_shown=False))
    )
    asked = page.query()
    save_view(page, "一班")
    press(page, "默认显示")
    assert (page.query(), headings(page)) == (ListQuery(), ["编号", "名称", "状态"])
    press(page, "一班")
    assert (page.query(), page.model.query, headings(page)) == (asked, asked, ["名称", "编号"])
    assert page.table.horizontalHeader().sortIndicatorSection() == 1


def test_a_view_is_updated_renamed_made_default_and_deleted(make, desk: Desk):
    page = make()
    save_view(page, "甲")
    page.filters.choose("class", "1")
    press(page, "更新“甲”")
    assert desk.saved[0].look.query.filters == (("class", "1"),)
    press(page, "给“甲”改名…")
    dialog = name_dialog(page)
    dialog.form.set_value("name", "乙")
    dialog.submit()
    press(page, "打开这一页时就用“乙”")
    assert make().query().filters == (("class", "1"),)
    press(page, "删除“乙”")
    question = next(o for o in QApplication.topLevelWidgets() if type(o) is Dialog and o.isVisible())
    button_named(question, "删除“乙”").click()
    assert desk.saved == []


def test_a_view_of_another_time_is_worn_as_far_as_it_goes(make, desk: Desk):
    query = ListQuery("", (("gone", "x"), ("class", "2")), "gone", True)
    desk.saved = [SavedLook(1, "旧", ListLook(query, (ColumnLook("没有了"),)))]
    page = make()
    press(page, "旧")
    assert page.model.query == ListQuery("", (("class", "2"),))
    assert headings(page) == ["编号", "名称", "状态"]


def test_views_that_cannot_be_read_are_said(make, desk: Desk, window: Window):
    page = make()
    desk.is_broken = True
    tools_of(page).views_button.click()
    assert window.said != []


def test_everything_found_is_exported_as_it_is_seen(make, desk: Desk, window: Window, tmp_path: Path):
    page = make()
    page.filters.search.setText("甲29")
    page.filters.search.settle()
    tools_of(page).arrangement.wear((ColumnLook("状态"), ColumnLook("name"), ColumnLook("number", 0, is_shown=False)))
    tools_of(page).export(None, tmp_path / "a.xlsx")
    ((title, columns, rows, target),) = desk.written
    assert (title, tuple(columns), len(rows), target) == ("记录", ("状态", "名称"), 11, tmp_path / "a.xlsx")
    assert rows[0] == ("完成", "甲29")
    assert "11" in window.said[-1]


def test_chosen_records_are_copied_and_exported_in_the_columns_on_show(make, desk: Desk, tmp_path: Path):
    page = make()
    choose_rows(page, 4, 2)
    tools_of(page).arrangement.wear((ColumnLook("name"), ColumnLook("number"), ColumnLook("状态", 0, is_shown=False)))
    button_named(page, "复制").click()
    assert QGuiApplication.clipboard().text() == "名称\t编号\n甲3\t000003\n甲5\t000005"
    tools_of(page).export(page.selected_ids(), tmp_path / "a.xlsx")
    assert [row[0] for row in desk.written[0][2]] == ["甲3", "甲5"]


def test_what_is_offered_for_several_records_is_there_only_then(make):
    page = make()
    page.add_selection_action("另作他用", page.reload)
    assert not [
        made for made in page.findChildren(QPushButton) if made.text() == "导出所选…" and made.isVisibleTo(page)
    ]
    choose_rows(page, 1, 2)
    assert button_named(page, "导出所选…").isEnabled()


def test_a_dialog_of_columns_tells_what_it_shows(dressed, qtbot):
    told: list[object] = []
    dialog = ColumnsDialog((ColumnLook("a", 10), ColumnLook("b", 20, is_shown=False)), {"a": "甲", "b": "乙"})
    dialog.chosen.connect(told.append)
    dialog.open()
    dialog.move_up()
    dialog.move_down()
    button_named(dialog, "确定").click()
    assert told == [(ColumnLook("b", 20, is_shown=False), ColumnLook("a", 10))]
