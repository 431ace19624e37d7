"""What became of each of many records."""

import pytest
from PySide6.QtGui import QGuiApplication

from ctec_desktop.ui.kit.result_dialog import ActionResult, show_results
from tests.ui.placements.window import button_named, is_freed, nameless, texts

pytestmark = pytest.mark.ui


def test_failures_stand_first_and_all_of_it_is_copied_as_a_table(dressed, qtbot):
    results = [ActionResult("甲", True, "已保存"), ActionResult("乙", False, "文件正被打开"), ActionResult("丙", True)]
    dialog = show_results(None, "保存", results)
    assert "完成 2 项，未完成 1 项" in texts(dialog)
    names = []
    for place in range(dialog.table.rowCount()):
        item = dialog.table.item(place, 0)
        assert item is not None
        names.append(item.text())
    assert names == ["乙", "甲", "丙"]
    assert nameless(dialog) == []
    button_named(dialog, "复制全部").click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[:2] == ["记录\t结果\t说明", "乙\t未完成\t文件正被打开"]
    button_named(dialog, "关闭").click()
    assert is_freed(dialog)


def test_where_all_went_through_it_says_so(dressed, qtbot):
    dialog = show_results(None, "保存", [ActionResult("甲", True)])
    assert "1 项全部完成" in texts(dialog)
    dialog.close()
