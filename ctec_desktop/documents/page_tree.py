"""The pages of a PDF in branches: a reader finds page 9,000 of 10,000 without looking through the ones before."""

from typing import TYPE_CHECKING

from ctec_desktop.documents.pdf_objects import Raw, place_of

if TYPE_CHECKING:
    from reportlab.pdfbase import pdfdoc

_A_BRANCH = 64


class PageTree(Raw):
    """The root; its branches hold the pages."""

    def __init__(self, document: "pdfdoc.PDFDocument") -> None:
        super().__init__(b"")
        self.place = place_of(document, self)
        self._branches: list[_Branch] = []

    def parent(self, document: "pdfdoc.PDFDocument") -> int:
        """The object that takes the next page. The document is not held on to: it would never go by itself."""
        if not self._branches or len(self._branches[-1].pages) == _A_BRANCH:
            self._branches.append(_Branch(document, self.place))
        return self._branches[-1].place

    def add(self, page: int) -> None:
        """Takes the page whose `parent` was asked for last."""
        self._branches[-1].pages.append(page)

    def format(self, document: "pdfdoc.PDFDocument") -> bytes:
        del document
        count = sum(len(branch.pages) for branch in self._branches)
        return f"<< /Type /Pages /Count {count} {_kids([branch.place for branch in self._branches])} >>".encode("ascii")


class _Branch(Raw):
    def __init__(self, document: "pdfdoc.PDFDocument", above: int) -> None:
        super().__init__(b"")
        self._above = above
        self.pages: list[int] = []
        self.place = place_of(document, self)

    def format(self, document: "pdfdoc.PDFDocument") -> bytes:
        del document
        head = f"<< /Type /Pages /Parent {self._above} 0 R /Count {len(self.pages)}"
        return f"{head} {_kids(self.pages)} >>".encode("ascii")


def _kids(places: list[int]) -> str:
    return f"/Kids [ {' '.join(f'{place} 0 R' for place in places)} ]"
