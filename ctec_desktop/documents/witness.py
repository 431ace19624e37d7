"""PDFium as the second reader: what it says stands on pages, so that no proof rests on our own reading alone."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from reportlab.pdfbase import pdfdoc

from ctec_desktop.documents.embedding import embed_faces
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.page_tree import PageTree
from ctec_desktop.documents.pdf_objects import FORMS_KEY, Document, form_of, place_of, stream_of
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.theme import THEME, Style

# Between feet that are read on one page: the next is drawn higher.
LINE_UP: Final = zlib.compress(b"1 0 0 1 0 60 cm\n")
# PDFium answers Latin ligatures letter by letter.
_SPELT_OUT = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


class Reading(NamedTuple):
    """What the witness found: how many pages, and the text of those asked for, without blanks."""

    page_count: int
    texts: dict[int, str]


def texts_of(source: Path | bytes, indexes: Sequence[int]) -> Reading:
    """The text of these pages (0-based), all that is drawn on them."""
    with open_pdf(source) as pdf:
        return Reading(pdf.page_count(), {index: solid(pdf.text(index)) for index in indexes})


class TakenPage(NamedTuple):
    """A page taken out of a file byte for byte: the streams that draw it, and its forms where they are to be read."""

    streams: Sequence[bytes]
    forms: Mapping[str, bytes]


def gathered_texts(pages: Sequence[TakenPage], faces: FaceSet, characters: Mapping[Style, Iterable[str]]) -> Reading:
    """What is drawn on pages of many files, without the forms that were not taken with them.

    PDFium takes the faces of every file apart anew, which costs it several times what reading the pages does. So the
    pages are put side by side in one, under faces with all the `characters` that are drawn on them. What a code looks
    like is proven by `glyph_proof`, outline by outline; here it is read what it means, so every outline is a box.
    """
    document = Document()
    fonts = place_of(document, document.idToObject[pdfdoc.BasicFonts], pdfdoc.BasicFonts)
    tree = document.Catalog.Pages = PageTree(document)
    size = f"/MediaBox [ 0 0 {THEME.page_width:.2f} {THEME.page_height:.2f} ]"
    for streams, forms in pages:
        named = " ".join(
            f"/{name} {document.place(form_of(packed, f'<< /Font {fonts} 0 R >>'))} 0 R"
            for name, packed in forms.items()
        )
        resources = f"/Resources << /Font {fonts} 0 R {FORMS_KEY.decode()} {named} >> >>"
        listed = " ".join(f"{document.place(stream_of(packed))} 0 R" for packed in streams)
        head = f"<< /Type /Page /Parent {tree.parent(document)} 0 R {size}"
        tree.add(document.place(f"{head} {resources} /Contents [ {listed} ] >>".encode("ascii")))
    embed_faces(document, faces, characters, as_boxes=True)
    data: bytes = document.GetPDFData(None)
    return texts_of(data, range(len(pages)))


def solid(text: str) -> str:
    """Without blanks: where a line breaks is the page's business, not the value's."""
    return "".join(text.split()).translate(_SPELT_OUT)
