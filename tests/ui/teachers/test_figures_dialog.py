"""学校数据 in a window: figures, bars by department and by year, names, kept and taken back."""

from ctec_desktop.domain.school_figures import FigureKey
from ctec_desktop.services.office import Office
from ctec_desktop.ui.teachers.figures_dialog import FiguresDialog
from ctec_desktop.wording import school_figures as words
from tests.schools import CLERK
from tests.ui.placements.window import Window


def test_a_figure_leads_to_its_departments_and_names_and_a_year_can_be_kept_and_taken_back(
    office: Office, window: Window
) -> None:
    dialog = FiguresDialog(office, CLERK, window.context)
    dialog.show()
    shown = dialog.shown()
    assert shown is not None
    assert dialog.model.rowCount() == len(FigureKey)
    dialog.table.go_to(list(FigureKey).index(FigureKey.PART_TIME) + 1)
    part = shown.figure(FigureKey.PART_TIME)
    assert part is not None
    assert dialog.names_model.rowCount() == part.denominator
    assert dialog.chart.accessibleDescription().count("；") == len(part.parts()) - 1

    assert not dialog.take_back_button.isEnabled()
    keeping = dialog.open_keep()
    keeping.form.set_value("on", "2999-01-01")
    keeping.submit()
    assert keeping.isVisible()
    assert keeping.form.value("on") == "2999-01-01"
    keeping.form.set_value("on", office.today().isoformat())
    keeping.submit()
    assert not keeping.isVisible()
    assert dialog.shown_combo.count() == 2
    dialog.shown_combo.setCurrentIndex(1)
    assert dialog.take_back_button.isEnabled()
    dialog.drawn_combo.setCurrentIndex(1)
    assert words.TODAY in dialog.chart.accessibleDescription()

    taking = dialog.open_take_back()
    assert taking is not None
    taking.form.set_value("reason", "日期填错了")
    taking.submit()
    assert dialog.shown_combo.count() == 1
    dialog.close()
