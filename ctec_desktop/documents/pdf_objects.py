"""Objects that are written into a PDF exactly as given."""

from reportlab.pdfbase import pdfdoc

# How the forms of a page are announced among its resources.
FORMS_KEY = b"/XObject <<"
_FORM_BOX = "-30 -2000 700 2000"


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose bytes are ready; what it refers to has its number already."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: "pdfdoc.PDFDocument") -> bytes:
        del document
        return self._data


def place_of(document: "pdfdoc.PDFDocument", thing: "pdfdoc.PDFObject", name: str | None = None) -> int:
    """The number under which a thing stands in the document from now on."""
    reference = document.Reference(thing, name)
    found: int = document.idToObjectNumberAndVersion[reference.name][0]
    return found


def stream_of(packed: bytes, head: str = "") -> Raw:
    """A stream of bytes that are compressed already; `head` goes into its dictionary."""
    opening = f"<< {head}/Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode("ascii")
    return Raw(opening + packed + b"\nendstream")


def form_of(packed: bytes, resources: str) -> Raw:
    """A form XObject: its top left corner is where it is drawn."""
    return stream_of(packed, f"/Type /XObject /Subtype /Form /BBox [ {_FORM_BOX} ] /Resources {resources} ")


def text_string(text: str) -> str:
    """A text for people as PDF keeps it: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
