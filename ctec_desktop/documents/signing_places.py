"""Where on an issued paper is signed and sealed, and where its page codes stand: the paper is laid out once more."""

from collections.abc import Sequence

from ctec_desktop.documents.library import TemplateLibrary
from ctec_desktop.documents.part import Setters
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.theme import MM, THEME
from ctec_desktop.documents.typesetting import Page
from ctec_desktop.domain.scans import Quad, ReturnedPaper, SignBox


def code_corners_mm() -> Quad:
    """The corners of the page code, clockwise from its top left, in millimetres from the page's top left."""
    right = (THEME.margin_side + THEME.text_width) / MM
    bottom = (THEME.page_height - THEME.code_bottom) / MM
    side = THEME.code_size / MM
    return ((right - side, bottom - side), (right, bottom - side), (right, bottom), (right - side, bottom))


def signing_places(
    snapshots: Sequence[AgreementSnapshot], library: TemplateLibrary
) -> list[dict[ReturnedPaper, tuple[SignBox, ...]]]:
    """For each snapshot the places of its agreement and of its consent; all of them are drawn with the same faces.

    Raises:
        EnvironmentFault: the faces they were printed with are not on this PC any more.
    """
    setters = Setters(snapshots, library, is_merged=False)
    return [
        {
            paper: _boxes(setters.pages(snapshot, text))
            for paper, text in zip((ReturnedPaper.AGREEMENT, ReturnedPaper.CONSENT), snapshot.texts, strict=False)
        }
        for snapshot in snapshots
    ]


def _boxes(pages: Sequence[Page]) -> tuple[SignBox, ...]:
    boxes = []
    for number, page in enumerate(pages, 1):
        for row, top in page:
            for place in row.places:
                x, y = THEME.margin_side + place.x, THEME.page_height - (top + place.y)
                boxes.append(
                    SignBox(number, place.party, place.is_seal, x / MM, y / MM, place.width / MM, place.height / MM)
                )
    return tuple(boxes)
