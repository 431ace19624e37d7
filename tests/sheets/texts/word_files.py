"""Word documents written part by part, so that a test says exactly what is in them."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "numbering": "numbering",
    "styles": "styles",
    "comments": "comments",
    "footnotes": "footnotes",
    "header": "hdr",
    "footer": "ftr",
}


def p(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; plain text is made a run."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def u(text: str) -> str:
    """An underlined run."""
    return r(text, '<w:u w:val="single"/>')


def table(*rows: tuple[str, ...], widths: tuple[int, ...] = ()) -> str:
    """A table; a cell that begins with `<w:tc` is taken as it is."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = "".join(f"<w:tr>{''.join(c if c.startswith('<w:tc>') else tc(c) for c in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


def tc(text: str, properties: str = "") -> str:
    inner = text if text.startswith("<w:p>") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def word_file(
    path: Path,
    body: str,
    *,
    parts: Mapping[str, str] | None = None,
    relations: str = "",
    main_kind: str = f"{_KIND}.document.main+xml",
    extra: Mapping[str, bytes] | None = None,
) -> Path:
    """Writes a .docx. `parts` are the inner XML of numbering, styles, comments, footnotes, header, footer."""
    parts = parts or {}
    types = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{name}+xml"/>' for name in parts)
    related = "".join(f'<Relationship Id="rId{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="bin" ContentType="application/octet-stream"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_kind}"/>{types}</Types>',
        )
        package.writestr("_rels/.rels", _relations(_related("rId1", f"{_OFFICE}/officeDocument", "word/document.xml")))
        package.writestr("word/_rels/document.xml.rels", _relations(related + relations))
        package.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>")
        for name, inner in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:{_ROOTS[name]} {_SPACES}>{inner}</w:{_ROOTS[name]}>")
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return path


def outside(relation_id: str, kind: str, target: str) -> str:
    """A relationship to something outside the file."""
    return f'<Relationship Id="{relation_id}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'


def _related(relation_id: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{relation_id}" Type="{kind}" Target="{target}"/>'


def _relations(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )
