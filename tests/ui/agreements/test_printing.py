"""Printing: a printer that writes a PDF gets the pages at their own size, and where it stopped is remembered."""

from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.page_code import PREFIX
from ctec_desktop.services.office import Office
from ctec_desktop.storage.uow import Command
from ctec_desktop.ui.agreements.print_papers import papers_of_agreement, papers_of_draft, papers_of_part
from ctec_desktop.ui.kit.print_dialog import Papers, PrintDialog
from ctec_desktop.ui.kit.printing import new_printer, objection
from ctec_desktop.wording import printing as words
from tests.schools import CLERK, database_of
from tests.schools import opened as opened_office
from tests.ui.placements.window import Window, nameless, texts

pytestmark = pytest.mark.ui
_DPI = 300
_MM = _DPI / 25.4


@pytest.fixture
def above(qtbot, dressed) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def pdf_printer(target: Path, *, is_duplex: bool = True) -> QPrinter:
    printer = new_printer(is_duplex=is_duplex)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(_DPI)
    return printer


def pictures(target: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(target) as pdf:
        return [page.render(scale=_DPI / 72, grayscale=True).to_pil() for page in pdf]


def opened(papers: Papers, window: Window, above: QWidget, pages: tuple[int, int]) -> PrintDialog:
    dialog = PrintDialog(window.context, papers, above)
    dialog.open()
    dialog.from_page.setValue(pages[0])
    dialog.until_page.setValue(pages[1])
    return dialog


def code_of(picture: Image.Image) -> tuple[str, float, float]:
    """The page code on a picture, and where its top left corner stands, in millimetres."""
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text, found.position.top_left.x / _MM, found.position.top_left.y / _MM


def stored(office: Office, pages: Sequence[int]) -> list[Image.Image]:
    """Pages of the part as it was issued, drawn by another hand than the printer's."""
    part = office.agreements.all(CLERK)[0]
    target = Path(office.folder_name) / "part.pdf"
    office.agreements.export_part(CLERK, part.id, target)
    with pypdfium2.PdfDocument(target) as pdf:
        return [pdf[page - 1].render(scale=_DPI / 72, grayscale=True).to_pil() for page in pages]


def test_pages_come_out_at_their_own_size_with_codes_that_read(office, window, above, tmp_path):
    first = office.agreements.all(CLERK)[0]
    papers = papers_of_agreement(office, CLERK, window.context, first.id)
    dialog = opened(papers, window, above, (1, 2))
    assert nameless(dialog) == []
    dialog.print_on(pdf_printer(tmp_path / "out.pdf"))
    with pypdfium2.PdfDocument(tmp_path / "out.pdf") as pdf:
        assert [round(side * 25.4 / 72) for side in pdf[0].get_size()] == [210, 297]
    printed, issued = pictures(tmp_path / "out.pdf"), stored(office, (first.first_page, first.first_page + 1))
    assert len(printed) == 2
    for page, original in zip(printed, issued, strict=True):
        text, x, y = code_of(page)
        wanted, wanted_x, wanted_y = code_of(original)
        assert text == wanted
        assert text.startswith(PREFIX)
        assert (x, y) == pytest.approx((wanted_x, wanted_y), abs=0.2)


@pytest.mark.parametrize("margin_mm", [0.0, 3.0, 4.23, 6.35, 9.9])
def test_the_code_reads_whatever_edge_the_printer_leaves_white(office, margin_mm):
    """The sheet is grey outside: the white that a printer cannot reach is the paper's own."""
    (page,) = stored(office, (office.agreements.all(CLERK)[0].first_page,))
    edge = round(margin_mm * _MM)
    white = Image.new("L", page.size, 255)
    white.paste(page.crop((edge, edge, page.width - edge, page.height - edge)), (edge, edge))
    on_desk = Image.new("L", (page.width + 200, page.height + 200), 120)
    on_desk.paste(white, (100, 100))
    assert code_of(on_desk)[0] == code_of(page)[0]


def test_where_a_printer_stopped_is_remembered_for_these_papers(office, window, above, tmp_path):
    first = office.agreements.all(CLERK)[0]
    read = partial(papers_of_part, office, CLERK, window.context, first.id)
    papers = read()
    assert papers.last == ""
    dialog = opened(papers, window, above, (1, 2))
    dialog.print_on(pdf_printer(tmp_path / "a.pdf"))
    assert words.done_line(2, papers.pages, 3) in texts(dialog.note)
    assert (dialog.from_page.value(), dialog.until_page.value()) == (3, papers.pages)
    dialog.until_page.setValue(2)
    assert dialog.until_page.value() == 3
    again = read()
    assert again.done_page == 2
    assert "已打印到第 2 页" in again.last
    assert CLERK.name in again.last
    assert papers_of_agreement(office, CLERK, window.context, first.id).last == ""


def test_a_jam_is_gone_on_with_from_a_front_side(office, window, above, tmp_path):
    papers = papers_of_part(office, CLERK, window.context, office.agreements.all(CLERK)[0].id)
    assert papers.is_duplex
    dialog = opened(papers, window, above, (4, 5))
    assert dialog.first() == 3
    assert words.front_line(3) in texts(dialog)[-1]
    dialog.print_on(pdf_printer(tmp_path / "a.pdf"))
    assert len(pictures(tmp_path / "a.pdf")) == 3
    dialog.both_sides.setChecked(False)
    dialog.from_page.setValue(4)
    assert dialog.first() == 4


def test_pages_printed_again_after_all_of_them_leave_nothing_to_go_on_with(office, window, above, tmp_path):
    read = partial(papers_of_agreement, office, CLERK, window.context, office.agreements.all(CLERK)[1].id)
    papers = read()
    dialog = opened(papers, window, above, (1, papers.pages))
    dialog.print_on(pdf_printer(tmp_path / "a.pdf"))
    assert read().done_page == papers.pages
    dialog.from_page.setValue(3)
    dialog.until_page.setValue(5)
    dialog.print_on(pdf_printer(tmp_path / "b.pdf"))
    assert (dialog.from_page.value(), dialog.until_page.value()) == (3, 5)
    assert words.all_line(3, 5) in texts(dialog.note)
    again = read()
    assert again.done_page == papers.pages
    assert "上次补印第 3 至 5 页" in again.last
    assert PrintDialog(window.context, again, above).from_page.value() == 1


def test_pages_of_a_version_issued_anew_since_are_still_somebodys(demo, window, tmp_path):
    with closing(opened_office(demo.copied_to(tmp_path))) as office:
        first = office.agreements.all(CLERK)[0]
        with database_of(office).unit(Command("测试", "agreements.reissue")) as work:
            columns = "template_id, snapshot, snapshot_sha256, issued_at_utc, originals, pages"
            work.connection.exec_driver_sql(
                "INSERT INTO print_part (uid, file_year, file_name, out_name, sha256, size_bytes, pages, made_at_utc)"
                " SELECT 'anew', file_year, file_name, out_name, sha256, size_bytes, pages, made_at_utc FROM print_part"
                " LIMIT 1"
            )
            work.connection.exec_driver_sql(
                f"INSERT INTO agreement_version (agreement_id, n, part_id, first_page, {columns})"
                f" SELECT agreement_id, 2, (SELECT max(id) FROM print_part), 1, {columns} FROM agreement_version"
                " WHERE agreement_id = ?",
                (first.id,),
            )
        other = next(view for view in office.agreements.all(CLERK) if view.part_id == first.part_id)
        papers = papers_of_part(office, CLERK, window.context, other.id)
        said = papers.owner(first.first_page)
        assert first.student_name in said
        assert words.replaced_line(1) in said
        assert words.replaced_line(1) not in papers.owner(other.first_page)
        assert words.COVER in papers.owner(1)


def test_stopping_sends_nothing_after_the_page_under_way(office, held_window, above, tmp_path, held):
    papers = papers_of_part(office, CLERK, held_window.context, office.agreements.all(CLERK)[0].id)
    dialog = opened(papers, held_window, above, (1, 9))
    dialog.print_on(pdf_printer(tmp_path / "a.pdf"))
    held.release()
    dialog.reject()
    assert dialog.isVisible()
    while held.release():
        pass
    assert len(pictures(tmp_path / "a.pdf")) == 2
    assert papers_of_part(office, CLERK, held_window.context, office.agreements.all(CLERK)[0].id).done_page == 2
    dialog.reject()
    assert not dialog.isVisible()


def test_a_draft_is_printed_as_one_and_nothing_remembered(office, demo, window, above, tmp_path):
    draft = office.agreements.draft_pdf(CLERK, demo.built.placed_class)
    papers = papers_of_draft(office, CLERK, draft, office.agreements.draft_pages(CLERK, draft))
    opened(papers, window, above, (1, 1)).print_on(pdf_printer(tmp_path / "a.pdf", is_duplex=False))
    (page,) = pictures(tmp_path / "a.pdf")
    assert papers.note_run is None
    middle = page.crop((page.width // 4, page.height // 3, page.width * 3 // 4, page.height * 2 // 3))
    assert sum(middle.histogram()[:200]) > 0.02 * middle.width * middle.height


def test_a_printer_set_otherwise_is_refused_with_what_to_do(above):
    printer = new_printer(is_duplex=True)
    assert objection(printer) == ""
    assert printer.fullPage()
    printer.setCopyCount(2)
    assert objection(printer) == words.MANY_COPIES
    printer.setCopyCount(1)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert objection(printer) == words.NOT_A4
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    assert objection(printer) == words.NOT_A4


def test_the_systems_dialog_is_opened_and_goes_with_ours(office, window, above):
    papers = papers_of_part(office, CLERK, window.context, office.agreements.all(CLERK)[0].id)
    dialog = opened(papers, window, above, (1, 1))
    dialog.ask()
    (system,) = dialog.findChildren(QPrintDialog)
    assert system.isVisible()
    assert system.isModal()
    system.reject()
    assert dialog.isVisible()
