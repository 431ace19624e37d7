"""The same papers as one writes them first with ReportLab.

Platypus paragraphs with CJK wrapping, tables, ReportLab's own QR widget.
"""

import io
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from ctec_desktop.documents.inline import spans_of
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.theme import FACE_FILES, THEME, Style
from ctec_desktop.domain.fields import labels
from ctec_desktop.domain.page_code import TEXT_CHARS
from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.kernel.resources import font_dir

_LABELS = dict(labels())
_NAMES = {Style.SERIF: "PlainSerif", Style.SANS: "PlainSans", Style.KAI: "PlainKai"}
_BODY = ParagraphStyle("body", fontName="PlainSerif", fontSize=10.5, leading=18, wordWrap="CJK", firstLineIndent=21)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="PlainSans", fontSize=12, firstLineIndent=0)
_TITLE = ParagraphStyle("title", parent=_HEAD, fontSize=20, leading=30, alignment=1)
_CELL = ParagraphStyle("cell", parent=_BODY, leading=15.5, firstLineIndent=0)


@cache
def _load_faces() -> None:
    for style, name in _NAMES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_dir() / FACE_FILES[style])))


def merged(snapshots: Sequence[AgreementSnapshot]) -> bytes:
    """Everybody's papers in one file."""
    _load_faces()
    story: list[object] = []
    for snapshot in snapshots:
        values = dict(snapshot.values)
        for template in BuiltInTemplates().agreement_and_consent():
            story += [*_plain_document(template, values), PageBreak()]
    target = io.BytesIO()
    margins = {"leftMargin": THEME.margin_side, "rightMargin": THEME.margin_side}
    margins |= {"topMargin": THEME.margin_top, "bottomMargin": THEME.margin_bottom}
    SimpleDocTemplate(target, pagesize=A4, **margins).build(story, onFirstPage=_plain_foot, onLaterPages=_plain_foot)
    return target.getvalue()


def _plain_document(template: Template, values: Mapping[str, str]) -> list[object]:
    flow: list[object] = [Paragraph(template.title, _TITLE), Paragraph(template.mark, _CELL)]
    for index in template.visible(values):
        block = template.blocks[index]
        if block.kind in (BlockKind.FORM, BlockKind.TABLE):
            flow.append(_plain_table(block, values))
        elif block.kind is BlockKind.SIGNATURES:
            cells = [
                [Paragraph(signer.title, _HEAD), *(Paragraph(_markup(line, values), _CELL) for line in signer.lines)]
                for signer in block.signers
            ]
            flow.append(Table([cells[n : n + 2] for n in range(0, len(cells), 2)], style=_grid()))
        else:
            is_heading = block.kind in (BlockKind.SECTION, BlockKind.HEADING)
            flow.append(Paragraph(_markup(block.text, values), _HEAD if is_heading else _BODY))
    return flow


def _plain_table(block: Block, values: Mapping[str, str]) -> object:
    rows = []
    for row in block.rows:
        cells = [
            part
            for cell in row
            for part in (Paragraph(cell.label, _CELL), Paragraph(_markup(cell.content, values), _CELL))
        ]
        rows.append(cells + [""] * (4 - len(cells)))
    spans = [("SPAN", (1, n), (3, n)) for n, row in enumerate(block.rows) if len(row) == 1]
    widths = [80, THEME.text_width / 2 - 80] * 2
    return Table(rows, widths, style=_grid(*spans))


def _grid(*more: tuple[object, ...]) -> object:
    return TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), *more])


def _markup(segments: Sequence[Segment], values: Mapping[str, str]) -> str:
    spans = spans_of(segments, values, _LABELS)
    return "".join(f'<font name="{_NAMES[span.style]}">{escape(span.text) or "____"}</font>' for span in spans)


def _plain_foot(canvas: object, document: object) -> None:
    del document
    page = canvas.getPageNumber()  # type: ignore[attr-defined]
    canvas.setFont("PlainSerif", 8)  # type: ignore[attr-defined]
    canvas.drawString(THEME.margin_side, 40, f"第 {page} 页　编号与校验")  # type: ignore[attr-defined]
    code = QrCodeWidget(f"{page:06d}".ljust(TEXT_CHARS, "A"), barLevel="M")
    left, bottom, right, top = code.getBounds()
    size = THEME.code_size
    drawing = Drawing(size, size, transform=[size / (right - left), 0, 0, size / (top - bottom), -left, -bottom])
    drawing.add(code)
    renderPDF.draw(drawing, canvas, THEME.page_width - THEME.margin_side - size, THEME.code_bottom)
