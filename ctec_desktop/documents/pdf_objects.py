"""Objects that are written into a PDF exactly as given, and the document that takes them."""

from itertools import accumulate
from typing import Final

from reportlab.pdfbase import pdfdoc

# How the forms of a page are announced among its resources.
FORMS_KEY = b"/XObject <<"
_FORM_BOX = "-30 -2000 700 2000"
_VERSION: Final = (1, 5)


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object of ReportLab's whose bytes are ready; what it refers to has its number already."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: "pdfdoc.PDFDocument") -> bytes:
        del document
        return self._data


class Document(pdfdoc.PDFDocument):  # type: ignore[misc]
    """ReportLab's document. Tens of thousands of objects, the pages and what draws them, are kept as mere bytes."""

    objectcounter: int

    def __init__(self) -> None:
        super().__init__(invariant=1, pdfVersion=_VERSION, lang="zh-CN")
        self._ready: dict[int, bytes] = {}

    def place(self, data: bytes) -> int:
        """The number under which an object stands in the document from now on."""
        place = self.objectcounter = self.objectcounter + 1
        self._ready[place] = b"%d 0 obj\n%b\nendobj\n" % (place, data)
        return place

    def format(self) -> bytes:
        """The file: every object in the order of the numbers, where each begins, and where to start reading.

        An object may refer to further ones while it is written; they follow.
        """
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        written = list(pdfdoc.PDFFile(_VERSION).strings)
        ready, place = self._ready, 0
        while place < self.objectcounter:
            place += 1
            written.append(ready.get(place) or self._formatted(place))
        starts = list(accumulate(map(len, written)))
        rows = "".join([f"{start:010d} 00000 n \n" for start in starts[:-1]])
        written.append(f"xref\n0 {place + 1}\n0000000000 65535 f \n{rows}".encode("ascii"))
        trailer = pdfdoc.PDFTrailer(startxref=starts[-1], Size=place + 1, Root=root, Info=info, ID=self.ID())
        written.append(trailer.format(self))
        return b"".join(written)

    def _formatted(self, place: int) -> bytes:
        name = self.numberToId[place]
        data: bytes = pdfdoc.PDFIndirectObject(name, self.idToObject[name]).format(self)
        return data


def place_of(document: "pdfdoc.PDFDocument", thing: "pdfdoc.PDFObject", name: str | None = None) -> int:
    """The number under which one of ReportLab's objects stands in the document from now on."""
    reference = document.Reference(thing, name)
    found: int = document.idToObjectNumberAndVersion[reference.name][0]
    return found


def stream_of(packed: bytes, head: str = "") -> bytes:
    """A stream of bytes that are compressed already; `head` goes into its dictionary."""
    opening = f"<< {head}/Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode("ascii")
    return b"%b%b\nendstream" % (opening, packed)


def form_of(packed: bytes, resources: str) -> bytes:
    """A form XObject: its top left corner is where it is drawn."""
    return stream_of(packed, f"/Type /XObject /Subtype /Form /BBox [ {_FORM_BOX} ] /Resources {resources} ")


def text_string(text: str) -> str:
    """A text for people as PDF keeps it: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
