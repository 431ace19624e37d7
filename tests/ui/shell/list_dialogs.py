"""The dialogs every list has, and the search over everything, as `every_dialog` opens them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ctec_desktop.kernel.list_look import ColumnLook
from ctec_desktop.ui.kit.columns_dialog import ColumnsDialog
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.name_dialog import NameDialog
from ctec_desktop.ui.kit.result_dialog import ActionResult, show_results

if TYPE_CHECKING:
    from tests.ui.shell.stage import Stage

LONG = "文件正被别的程序打开，请关闭后再试。" * 6


def _find(stage: "Stage") -> Dialog:
    found = stage.opened.open_finder(stage.window)
    found.search.setText("张")
    found.search.settle()
    return found


def _columns(stage: "Stage") -> Dialog:
    headings = {str(n): f"第 {n} 列" for n in range(12)}
    dialog = ColumnsDialog([ColumnLook(key) for key in headings], headings, stage.window)
    dialog.open()
    return dialog


def _name(stage: "Stage") -> Dialog:
    dialog = NameDialog("存为视图", "", str, stage.opened.jobs, stage.window)
    dialog.open()
    return dialog


def _results(stage: "Stage") -> Dialog:
    return show_results(stage.window, "保存", [ActionResult(f"记录 {n}", n % 3 > 0, LONG) for n in range(40)])


LIST_DIALOGS: "dict[str, Callable[[Stage], Dialog]]" = {
    "find": _find,
    "columns": _columns,
    "name": _name,
    "results": _results,
}
