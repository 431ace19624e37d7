"""Agreements, merged and one by one: our engine against a plain ReportLab rendition of the same text, in turn.

The plain rendition is what one writes first: platypus paragraphs with CJK wrapping, tables, ReportLab's own QR widget.
Compared are agreements per CPU second, medians over the rounds; fonts are loaded before the clock starts on both sides.
Start: `python -m benchmarks.bench_documents`.
"""

import io
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from pathlib import Path

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from benchmarks.result import Result
from ctec_desktop.documents.agreements import build_part, render_part
from ctec_desktop.documents.apart import render_apart
from ctec_desktop.documents.inline import spans_of
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.part import Binding
from ctec_desktop.documents.snapshot import AgreementSnapshot, PageCodeBase, freeze
from ctec_desktop.documents.theme import FACE_FILES, THEME, Style
from ctec_desktop.domain.fields import FIELDS, labels
from ctec_desktop.domain.page_code import TEXT_CHARS
from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.kernel.resources import font_dir

ROUNDS = 3
OURS, APART, PLAIN = 500, 60, 5
PAGE_KEY = bytes(32)
_LABELS = dict(labels())
_NAMES = {Style.SERIF: "PlainSerif", Style.SANS: "PlainSans", Style.KAI: "PlainKai"}
_BODY = ParagraphStyle("body", fontName="PlainSerif", fontSize=10.5, leading=18, wordWrap="CJK", firstLineIndent=21)
_HEAD = ParagraphStyle("head", parent=_BODY, fontName="PlainSans", fontSize=12, firstLineIndent=0)
_TITLE = ParagraphStyle("title", parent=_HEAD, fontSize=20, leading=30, alignment=1)
_CELL = ParagraphStyle("cell", parent=_BODY, leading=15.5, firstLineIndent=0)


def run() -> list[Result]:
    """Both engines in turn; ratios of agreements per CPU second."""
    for style, name in _NAMES.items():
        pdfmetrics.registerFont(TTFont(name, str(font_dir() / FACE_FILES[style])))
    snapshots = [_snapshot(n) for n in range(1, OURS + 1)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        works: dict[str, tuple[int, Callable[[], object]]] = {
            "plain": (PLAIN, partial(_plain_part, snapshots[:PLAIN])),
            "plain apart": (PLAIN, partial(_plain_apart, snapshots[:PLAIN])),
            "built": (OURS, partial(build_part, snapshots, PAGE_KEY, SilentProgress())),
            "proven": (OURS, partial(render_part, snapshots, folder / "part.pdf", PAGE_KEY, SilentProgress())),
            "apart": (APART, partial(_apart, snapshots[:APART], folder)),
        }
        build_part(snapshots[:1], PAGE_KEY, SilentProgress())
        rates: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, (count, work) in works.items():
                rates[name].append(_rate(work, count))
    median = {name: statistics.median(values) for name, values in rates.items()}
    return [
        _result("merged agreements over plain ReportLab", ("built", "plain"), 60.0, median),
        _result("merged agreements, written and read back, over plain ReportLab", ("proven", "plain"), 50.0, median),
        _result(
            "one file per agreement, written and read back, over plain ReportLab",
            ("apart", "plain apart"),
            35.0,
            median,
        ),
    ]


def _apart(snapshots: Sequence[AgreementSnapshot], folder: Path) -> None:
    targets = [folder / f"{n}.pdf" for n in range(len(snapshots))]
    render_apart(snapshots, targets, PAGE_KEY, SilentProgress(), Binding())


def _plain_apart(snapshots: Sequence[AgreementSnapshot]) -> None:
    for snapshot in snapshots:
        _plain_part([snapshot])


def _result(name: str, which: tuple[str, str], limit: float, median: Mapping[str, float]) -> Result:
    ours, plain = (median[one] for one in which)
    detail = f"{ours:.0f} against {plain:.1f} agreements per CPU second"
    return Result(name, ours / plain, "×", limit, detail, at_least=True)


def _rate(work: Callable[[], object], count: int) -> float:
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def _snapshot(n: int) -> AgreementSnapshot:
    values = {key: f"{spec.label}{'示例' * 2}" for key, spec in FIELDS.items()}
    values |= {key: spec.choices[0].code for key, spec in FIELDS.items() if spec.choices}
    values |= {"agreement_no": f"JX2026-{n:06d}", "student_name": f"学生{chr(0x4E00 + n)}", "originals": "三"}
    values |= {"student_id_number": f"42010620080101{n:04d}", "student_no": f"2024{n:06d}", "guardian_name": f"家长{n}"}
    values |= {"student_phone": f"138{n:08d}", "guardian_phone": f"139{n:08d}", "other_terms": "", "absence_days": ""}
    base = PageCodeBase(school=1, serial=n, version=1, copy=1, key_id=1)
    return freeze(values["agreement_no"], BuiltInTemplates().agreement_and_consent(), values, base)


def _plain_part(snapshots: Sequence[AgreementSnapshot]) -> bytes:
    """The same words through platypus, as one merged file."""
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


if __name__ == "__main__":
    for result in run():
        print(f"{result.name}: {result.value:.1f}{result.unit} (at least {result.limit:g}) - {result.detail}")
