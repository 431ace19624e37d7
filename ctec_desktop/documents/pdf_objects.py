"""Objects that are written into a PDF exactly as given."""

from reportlab.pdfbase import pdfdoc


class Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An indirect object whose bytes are ready; what it refers to has its number already."""

    __RefOnly__ = 1

    def __init__(self, data: bytes) -> None:
        self._data = data

    def format(self, document: "pdfdoc.PDFDocument") -> bytes:
        del document
        return self._data


def text_string(text: str) -> str:
    """A text for people as PDF keeps it: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
