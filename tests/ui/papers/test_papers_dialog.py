"""Forms are ticked, looked at and written from the dialog; what a page has ticked is what it begins with."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtPrintSupport import QPrinter

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.paper_specs import SPECS, PaperSelection
from ctec_desktop.services.office import Office
from ctec_desktop.ui.enterprises.enterprises_page import EnterprisesPage
from ctec_desktop.ui.kit.executors import HeldExecutor
from ctec_desktop.ui.kit.print_dialog import PrintDialog
from ctec_desktop.ui.kit.printing import new_printer
from ctec_desktop.ui.kit.result_dialog import ResultDialog
from ctec_desktop.ui.papers.papers_dialog import PapersDialog
from ctec_desktop.ui.placements.placements_page import PlacementsPage
from ctec_desktop.ui.students.students_page import StudentsPage
from ctec_desktop.wording import papers_dialog as words
from tests.schools import CLERK, Demo, opened
from tests.ui.placements.window import Window, nameless, texts


@pytest.fixture(scope="module")
def office(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path_factory.mktemp("forms")))) as office:
        yield office


@pytest.fixture
def window(jobs, hub) -> Window:
    return Window(jobs, hub)


def dialog_of(office: Office, window: Window, **selection: object) -> PapersDialog:
    dialog = PapersDialog(office, CLERK, window.context, PaperSelection(**selection))  # type: ignore[arg-type]
    dialog.open()
    return dialog


def test_every_form_is_offered_under_its_stage_and_everything_has_a_name(office, window):
    dialog = dialog_of(office, window)
    for key in SPECS:
        dialog.tree.tick(key)
    assert dialog.tree.keys() == tuple(SPECS)
    assert nameless(dialog) == []


def test_ticked_forms_of_a_class_become_one_pdf_with_a_list_of_results(office, window, demo, tmp_path: Path):
    dialog = dialog_of(office, window, class_name=demo.built.issued_class)
    assert not dialog.write_button.isEnabled()
    dialog.tree.tick("unit_publicity")
    dialog.tree.tick("daily_log")
    assert dialog.counted() == words.ready_line(2, 41, 0)
    assert dialog.pane.is_page_shown()
    target = tmp_path / "表单.pdf"
    dialog.write_to(target)
    with open_pdf(target) as pdf:
        assert pdf.page_count() == 41
    results = dialog.findChild(ResultDialog)
    assert results is not None
    assert results.table.rowCount() == 41
    assert dialog.open_button.isEnabled()
    assert window.said == [words.written_line(41, 41, "表单.pdf")]


def test_forms_are_sent_to_a_printer_and_gone_on_with_where_it_stopped(office, window, demo, tmp_path: Path):
    dialog = dialog_of(office, window, class_name=demo.built.issued_class)
    dialog.tree.tick("unit_publicity")
    dialog.tree.tick("daily_log")
    dialog.print_button.click()
    printing = dialog.findChild(PrintDialog)
    assert printing is not None
    assert nameless(printing) == []
    printing.from_page.setValue(2)
    printing.until_page.setValue(3)
    printer = new_printer(is_duplex=False)
    printer.setCopyCount(2)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(72)
    printing.print_on(printer)
    with open_pdf(tmp_path / "out.pdf") as pdf:
        assert pdf.page_count() == 2
    assert "实习日志 · " in " ".join(texts(printing))
    printing.reject()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialog.print_button.click()
    again = dialog.findChild(PrintDialog)
    assert again is not None
    assert again.from_page.value() == 4
    assert "已打印到第 3 页" in again.last_note.text()


def test_who_is_left_out_is_said_before_the_rest_is_printed(office, window, demo):
    dialog = dialog_of(office, window, class_name=demo.built.issued_class)
    dialog.tree.tick("daily_log")
    dialog.tree.tick("release")
    dialog.print_button.click()
    results = dialog.findChild(ResultDialog)
    assert results is not None
    assert dialog.findChild(PrintDialog) is None
    results.accept()
    assert dialog.findChild(PrintDialog) is not None


def test_a_form_nobody_is_there_for_says_so_and_shows_no_page(office, window, demo):
    dialog = dialog_of(office, window, class_name=demo.built.issued_class)
    dialog.tree.tick("daily_log")
    dialog.tree.tick("release")
    assert "变动" in dialog.note.text()
    assert not dialog.pane.is_page_shown()


def test_another_class_is_counted_anew(office, window, demo):
    dialog = dialog_of(office, window, class_name=demo.built.issued_class)
    dialog.tree.tick("daily_log")
    dialog.scope.class_combo.setCurrentIndex(0)
    assert dialog.counted() == words.ready_line(1, 80, 0)


def test_the_draft_of_a_form_left_meanwhile_is_dropped(office, held_jobs, hub, demo, held: HeldExecutor):
    dialog = dialog_of(office, Window(held_jobs, hub), class_name=demo.built.issued_class)
    held.release()
    dialog.tree.tick("filing_letter")
    dialog.tree.tick("unit_publicity")
    held.release()
    held.release()
    assert dialog.tree.current_key() == "unit_publicity"
    assert dialog.pane.is_page_shown()


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (StudentsPage, "student_ids"),
        (EnterprisesPage, "enterprise_ids"),
        (PlacementsPage, "placement_ids"),
    ],
)
def test_a_page_hands_over_what_is_ticked_in_it(office, window, made, expected):
    asked: list[PaperSelection] = []
    context = window.context._replace(print_forms=lambda chosen, parent: asked.append(chosen))
    page = made(office, CLERK, context, window.open_plan)
    page.show()
    page.visit(None)
    page.table.selectRow(0)
    chosen = tuple(page.selected_ids())
    if isinstance(page, PlacementsPage):
        page.dialogs.forms()
    else:
        page.print_button.click()
    assert len(chosen) == 1
    assert [getattr(one, expected) for one in asked] == [chosen]


def test_the_class_it_began_with_counts_before_the_choices_are_read(office, held_jobs, hub, demo):
    dialog = dialog_of(office, Window(held_jobs, hub), class_name=demo.built.issued_class)
    assert dialog.scope.selection() == PaperSelection(class_name=demo.built.issued_class)
