"""The same papers through typst: one compiler, the values in a JSON file, the page codes as pictures.

typst is fetched into the benchmarks' own cache and is no part of the program.
"""

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType

from ctec_desktop.documents import qr
from ctec_desktop.documents.inline import spans_of
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.theme import Style
from ctec_desktop.domain.fields import labels
from ctec_desktop.domain.page_code import PREFIX, TEXT_CHARS
from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.kernel.resources import font_dir

VERSION = "0.15.2"
_LABELS = dict(labels())
_SPECIAL = re.compile(r"([#\[\]*_`$<>@\\/~=+-])")
_SHAPES = {Style.SERIF: "#s", Style.SANS: "#h", Style.KAI: "#k"}
_CODES = 7
_HEAD = """#let data = json("values.json")
#set text(font: "Noto Serif SC", size: 10.5pt, lang: "zh", region: "cn", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 7.5pt, spacing: 7.5pt, justify: true)
#let s(x) = x
#let k(x) = text(font: "LXGW WenKai", x)
#let h(x) = text(font: "Noto Sans SC", weight: 700, x)
#let code(d) = context {
  let n = calc.min(counter(page).get().first(), d.codes.len()) - 1
  image(bytes(d.codes.at(n)), format: (encoding: "luma8", width: 29, height: 29), width: 18mm, scaling: "pixelated")
}
#let foot(d) = grid(columns: (1fr, auto),
  text(size: 8pt, context [编号 #d.no　第 #counter(page).display() 页]), code(d))
#let paper(d, body) = {
  set page(paper: "a4", margin: (x: 30mm, top: 23mm, bottom: 31mm), footer: foot(d))
  counter(page).update(1)
  body
}
"""


def merged(snapshots: Sequence[AgreementSnapshot], folder: Path) -> bytes:
    """Everybody's papers in one file; typst's own memory is kept between them as it does."""
    typst = _typst()
    (folder / "papers.typ").write_text(_source(snapshots[0]), encoding="utf-8")
    (folder / "values.json").write_text(json.dumps([_values(one) for one in snapshots]), encoding="utf-8")
    compiler = typst.Compiler(
        input=str(folder / "papers.typ"), root=str(folder), font_paths=[str(font_dir())], ignore_system_fonts=True
    )
    made: bytes = compiler.compile(format="pdf")
    return made


def _typst() -> ModuleType:
    base = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    folder = base / "ctec_desktop" / "benchmarks" / f"typst-{VERSION}"
    if not folder.is_dir():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*pip, "--target", str(folder), f"typst=={VERSION}"], check=True)
    sys.path.append(str(folder))
    return importlib.import_module("typst")


def _values(snapshot: AgreementSnapshot) -> dict[str, object]:
    values = dict(snapshot.values)
    codes = []
    for page in range(_CODES):
        modules = qr.symbol(f"{PREFIX}{snapshot.page_code.serial:06d}{page:02d}".ljust(TEXT_CHARS, "A"))
        bits = f"{int.from_bytes(modules, 'big'):0{8 * len(modules)}b}"
        codes.append([255 * (bits[32 * y + x] == "0") for y in range(qr.SIDE) for x in range(qr.SIDE)])
    return {"no": snapshot.number, "codes": codes, **{key: text or "____" for key, text in values.items()}}


def _source(first: AgreementSnapshot) -> str:
    values = dict(first.values)
    parts = [_HEAD, "#for d in data {\n"]
    for template in BuiltInTemplates().agreement_and_consent():
        parts += ["paper(d, [\n", *_document(template, values), "\n])\n"]
    return "".join([*parts, "}\n"])


def _document(template: Template, values: Mapping[str, str]) -> list[str]:
    parts = [f"#align(center, text(size: 20pt)[#h[{_plain(template.title)}]])\n\n", f"{_plain(template.mark)}\n\n"]
    for index in template.visible(values):
        block = template.blocks[index]
        if block.kind in (BlockKind.FORM, BlockKind.TABLE):
            parts.append(_table(block, values))
        elif block.kind is BlockKind.SIGNATURES:
            cells = [
                f"[#h[{_plain(signer.title)}] \\ " + " \\ ".join(_markup(line, values) for line in signer.lines) + "]"
                for signer in block.signers
            ]
            parts.append(f"#table(columns: (1fr, 1fr), {', '.join(cells)})\n\n")
        elif block.kind in (BlockKind.SECTION, BlockKind.HEADING):
            parts.append(f"#h[{_markup(block.text, values)}]\n\n")
        else:
            parts.append(f"#h(2em){_markup(block.text, values)}\n\n".replace("#h(2em)", "#box(width: 2em)"))
    return parts


def _table(block: Block, values: Mapping[str, str]) -> str:
    cells = []
    for row in block.rows:
        for cell in row:
            span = 3 if len(row) == 1 else 1
            content = f"[{_markup(cell.content, values)}]"
            cells += [f"[{_plain(cell.label)}]", f"table.cell(colspan: {span}){content}"]
    return f"#table(columns: (80pt, 1fr, 80pt, 1fr), stroke: .5pt, {', '.join(cells)})\n\n"


def _markup(segments: Sequence[Segment], values: Mapping[str, str]) -> str:
    """Texts as they stand; a field by its key, so that one source serves everybody."""
    parts = []
    for segment in segments:
        if segment.field and segment.field in values and not _is_choice(segment, values):
            parts.append(f"#k(d.at({json.dumps(segment.field)}))")
        else:
            spans = spans_of([segment], values, _LABELS)
            parts += [f"{_SHAPES[span.style]}[{_plain(span.text)}]" for span in spans]
    return "".join(parts)


def _is_choice(segment: Segment, values: Mapping[str, str]) -> bool:
    return f"{segment.field}={values[segment.field]}" in _LABELS


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
