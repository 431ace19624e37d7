"""Pages as PDFium reads them."""

import gc
import io
import sys

from reportlab.pdfgen.canvas import Canvas

from ctec_desktop.documents import pdfium
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.preview import PageShower
from ctec_desktop.documents.witness import solid

LINES, LETTERS = 100, 100


def test_a_page_of_ten_thousand_letters_is_read_whole():
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.setFont("Helvetica", 5)
    lines = ["".join(chr(ord("a") + (n + m) % 26) for m in range(LETTERS)) for n in range(LINES)]
    for n, line in enumerate(lines):
        canvas.drawString(30, 810 - 8 * n, line)
    canvas.showPage()
    canvas.drawString(30, 400, "the next page")
    canvas.save()
    with open_pdf(written.getvalue()) as pdf:
        assert solid(pdf.text(0)) == "".join(lines)
        assert pdf.text(1) == "the next page"


def test_a_file_left_open_is_closed_by_the_collector_also_from_within_pdfium():
    written = io.BytesIO()
    canvas = Canvas(written)
    canvas.drawString(30, 400, "left open")
    canvas.save()
    data = written.getvalue()
    shower = PageShower()
    shower.png(data, 0, 20.0)
    ring: list[object] = [shower]
    ring.append(ring)
    known = sys.getrefcount(data)
    del shower, ring
    with pdfium._LOCK:
        gc.collect()
    assert sys.getrefcount(data) < known
    assert not pdfium._OPEN
