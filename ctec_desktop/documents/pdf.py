"""Pages to one PDF through ReportLab: static runs become form XObjects used again and again, faces are embedded last.

Nothing in the file depends on the day, the machine or what was printed before: same pages, same bytes.
"""

import zlib
from collections.abc import Iterable, Sequence
from itertools import groupby

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.embedding import embed_faces, stream
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.rows import Row, number
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import Placed

_FORM_BOX = (-30, -2000, 700, 2000)


class PdfPart:
    """One PDF in the making."""

    def __init__(self, faces: FaceSet, title: str, identity: bytes) -> None:
        self._faces = faces
        self._document = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 5), lang="zh-CN")
        self._document.setTitle(title)
        self._document.setCreator("ctec_desktop")
        self._document.setAuthor("ctec_desktop")
        self._document.setSubject(title)
        self._document.updateSignature(identity)
        self._forms: dict[tuple[Row, ...], str] = {}
        self._rows: set[Row] = set()
        self._characters: dict[Style, set[str]] = {}
        self.page_count = 0

    def add_page(self, rows: Sequence[Placed], foot: Row, under: Row | None = None) -> None:
        """A page of rows, its foot, and perhaps something under the text."""
        parts, forms = [f"1 0 0 1 {number(THEME.margin_side)} 0 cm"], []
        placed = [Placed(under, THEME.page_height - THEME.margin_top), *rows] if under else rows
        for is_shared, group in groupby(placed, key=_is_shared):
            run = list(group)
            self._note(row.row for row in run)
            if is_shared:
                name = self._form(run)
                forms.append(name)
                parts.append(f"q 1 0 0 1 0 {number(run[0].top)} cm /{self._document.getXObjectName(name)} Do Q")
            else:
                parts += [_drawn_at(row, top) for row, top in run]
        self._note([foot])
        parts.append(_drawn_at(foot, THEME.code_bottom))
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = (round(THEME.page_width, 2), round(THEME.page_height, 2))
        page.Resources = self._resources(forms)
        page.Contents = stream("\n".join(parts).encode("latin-1"))
        self._document.addPage(page)
        self.page_count += 1

    def finish(self) -> bytes:
        """The whole file."""
        embed_faces(self._document, self._faces, self._characters)
        data: bytes = self._document.GetPDFData(None)
        return data

    def _resources(self, forms: Iterable[str] = ()) -> "pdfdoc.PDFResourceDictionary":
        resources = pdfdoc.PDFResourceDictionary()
        resources.basicFonts()
        resources.XObject = self._document.xobjDict(sorted(set(forms)))
        return resources

    def _note(self, rows: Iterable[Row]) -> None:
        for row in rows:
            if row not in self._rows:
                self._rows.add(row)
                for style, characters in row.characters:
                    self._characters.setdefault(style, set()).update(characters)

    def _form(self, run: Sequence[Placed]) -> str:
        """The name of the form that draws this run of rows; made when it is first met."""
        key = tuple(placed.row for placed in run)
        name = self._forms.get(key)
        if name is None:
            name = self._forms[key] = f"r{len(self._forms)}"
            ops = "\n".join(_drawn_at(row, top - run[0].top) for row, top in run)
            form = pdfdoc.PDFFormXObject(*_FORM_BOX)
            form.Resources = self._resources()
            form.Contents = pdfdoc.PDFStream(
                pdfdoc.PDFDictionary({"Filter": pdfdoc.PDFName("FlateDecode")}), zlib.compress(ops.encode("latin-1"), 6)
            )
            self._document.addForm(name, form)
        return name


def _is_shared(placed: Placed) -> bool:
    return placed.row.is_shared


def _drawn_at(row: Row, top: float) -> str:
    return f"q 1 0 0 1 0 {number(top)} cm\n{row.ops}\nQ"
