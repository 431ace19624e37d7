"""Pages of printed files brought before the second reader: a body once, further originals by their feet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.pdf_reading import WrittenPdf
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.theme import Style
from ctec_desktop.documents.witness import LINE_UP, TakenPage, gathered_texts, solid

Piece: TypeAlias = tuple[str, str]

# So many pages are read together: enough to take the faces apart seldom, few enough to keep little in memory.
READ_TOGETHER = 700
# As many feet as have room one above the other.
_FEET_A_PAGE = 12


class ExpectedPage(NamedTuple):
    """What must be read on one page: the rows of its body in order, and its foot."""

    number: str
    rows: tuple[Row, ...]
    foot: Row

    def text(self) -> str:
        """All that is drawn on it."""
        return "".join([*[row.text for row in self.rows], self.foot.text])

    def pieces(self) -> list[Piece]:
        """Fields and the stretches of their text, one for each line it stands on."""
        return [piece for row in (*self.rows, self.foot) for piece in row.pieces]

    def own_rows(self) -> Iterator[Row]:
        """The rows that are drawn on this page only."""
        yield from (row for row in self.rows if not row.is_shared)
        yield self.foot

    def lost_in(self, text: str) -> list[str]:
        """The fields of the rows that are not in `text`; the agreement's number where no field is concerned."""
        lost = [row for row in (*self.rows, self.foot) if row.text not in text]
        return [key for row in lost for key, _ in row.pieces] or ["agreement_no"]


class _Waiting(NamedTuple):
    """What is to be read of a gathered page: its rows, and what was drawn of fields."""

    number: str
    page: TakenPage
    rows: Sequence[Row]


class Gathering:
    """Pages of one file after another."""

    def __init__(self, faces: FaceSet) -> None:
        self._faces = faces
        self._waiting: list[_Waiting] = []
        self._feet: list[tuple[str, bytes, Row]] = []
        self._bodies: set[int] = set()

    @property
    def waiting_pages(self) -> int:
        return len(self._waiting)

    def begin_file(self) -> None:
        """What follows is of another file, whose objects have numbers of their own."""
        self._bodies.clear()

    def take(self, written: WrittenPdf, index: int, page: ExpectedPage, forms: Mapping[str, bytes]) -> None:
        """Takes what a page draws itself, and the forms that are to be read with it.

        Of a body that was taken before - the originals of an agreement share theirs - the foot alone.
        """
        places = written.content_places(index)
        body = places[0]
        if body in self._bodies and not forms:
            self._feet.append((page.number, written.packed(places[-1]), page.foot))
            if len(self._feet) == _FEET_A_PAGE:
                self._gather_feet()
            return
        self._bodies.add(body)
        rows = (*page.rows, page.foot) if forms else tuple(page.own_rows())
        streams = [written.packed(place) for place in places]
        self._waiting.append(_Waiting(page.number, TakenPage(streams, forms), rows))

    def unread(self) -> Iterator[tuple[str, list[str]]]:
        """Numbers of agreements and fields that PDFium does not find on the pages taken since the last time."""
        self._gather_feet()
        waiting, self._waiting = self._waiting, []
        characters: dict[Style, set[str]] = {}
        for one in waiting:
            for style, drawn in (found for row in one.rows for found in row.characters):
                characters.setdefault(style, set()).update(drawn)
        reading = gathered_texts([one.page for one in waiting], self._faces, characters) if waiting else None
        for index, one in enumerate(waiting):
            text = reading.texts.get(index, "") if reading else ""
            if text == solid("".join([row.text for row in one.rows])):
                continue
            lost = _lost(text, [piece for row in one.rows for piece in row.pieces])
            if lost:
                yield one.number, lost

    def _gather_feet(self) -> None:
        feet, self._feet = self._feet, []
        if feet:
            streams = [stream for _, foot, _ in feet for stream in (foot, LINE_UP)]
            self._waiting.append(_Waiting(feet[-1][0], TakenPage(streams, {}), [row for _, _, row in feet]))


def _lost(text: str, pieces: Iterable[Piece]) -> list[str]:
    """Fields of which something stands on the page less often than it was drawn."""
    wanted = Counter((key, solid(piece)) for key, piece in pieces)
    return [key for (key, piece), times in wanted.items() if text.count(piece) < times]
