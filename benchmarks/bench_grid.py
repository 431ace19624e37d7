"""A class's grid: 60 students, 12 cells each, every one typed and painted."""

import os
import statistics
import time

from benchmarks.result import Result

STUDENTS, CELLS = 60, 12
# One frame of a screen with 60 pictures a second.
LONGEST_MS = 16.0


def run() -> list[Result]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ctec_desktop.ui.kit.grid_model import Checked, GridColumn, GridModel, GridRow
    from ctec_desktop.ui.kit.grid_view import GridView

    app = QApplication.instance() or QApplication([])
    columns = [GridColumn("姓名", 88), *(GridColumn(f"第 {n} 项", 80, is_editable=True) for n in range(CELLS))]

    def check(_row: int, _column: int, text: str) -> Checked:
        return Checked(text, "" if text.isdigit() else "不是数字")

    model = GridModel(columns, "问题", check)
    view = GridView(model, "全班")
    view.resize(1200, 700)
    model.show_rows([GridRow(n, (f"学生{n}", *[""] * CELLS)) for n in range(STUDENTS)])
    view.show()
    app.sendPostedEvents()
    took = []
    for row in range(STUDENTS):
        view.scrollTo(model.index(row, 0))
        app.sendPostedEvents()
        line = view.visualRect(model.index(row, 0)).united(view.visualRect(model.index(row, CELLS)))
        for cell in range(CELLS):
            begun = time.perf_counter()
            model.put(row, 1 + cell, [[str(row)]])
            view.viewport().grab(line)
            took.append((time.perf_counter() - begun) * 1000)
    view.close()
    slow, usual = statistics.quantiles(took, n=20)[-1], statistics.median(took)
    name = "720 edits in a class's grid, each painted, 95th percentile"
    return [Result(name, slow, "ms", LONGEST_MS, f"median {usual:.1f} ms, all {sum(took):.0f} ms")]
