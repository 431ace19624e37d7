"""Proof that what was to be printed stands in the file: every value, page by page, as another program reads it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ctec_desktop.documents.faces import TICKED_BOX, FaceSet
from ctec_desktop.documents.gathering import READ_TOGETHER, ExpectedPage, Gathering, Piece
from ctec_desktop.documents.glyph_proof import wrong_glyphs
from ctec_desktop.documents.inline import value_of
from ctec_desktop.documents.pdf_reading import Unreadable, WrittenPdf
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.typesetting import Page
from ctec_desktop.documents.witness import Reading, solid, texts_of
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.domain.paper_fields import label_of
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.wording.documents import READING_BACK

__all__ = ["ExpectedPage", "ReadBackApart", "pieces_of", "read_back", "refuse_lost_values"]


def pieces_of(page: Page) -> list[Piece]:
    return [piece for placed in page for piece in placed.row.pieces]


def refuse_lost_values(snapshot: AgreementSnapshot, pieces: Sequence[Piece]) -> None:
    """The stretches drawn of a field, put together, are its value as often as it is printed - blanks aside."""
    values, labels = dict(snapshot.values), dict(snapshot.labels)
    drawn_texts: dict[str, str] = {}
    for key, text in pieces:
        drawn_texts[key] = drawn_texts.get(key, "") + text
    lost = [key for key, text in drawn_texts.items() if not _is_drawn(text, key, _shown(key, values, labels))]
    _refuse(snapshot.number, lost)


def read_back(path: Path, expected: Sequence[ExpectedPage], faces: FaceSet, progress: Progress) -> None:
    """Reads every page of the file and compares all that is drawn on it, letter by letter, with what was to be drawn.

    What is drawn once and referred to is read once. Each face is compared outline by outline, so that a letter cannot
    mean one thing and look like another. PDFium, which is not ours, reads on every page what is the page's own, and
    what is shared where it is shown for the first time, so that no printed value rests on our own reading alone.

    Raises:
        RuleViolation: a page differs; the problem names the agreement and the field.
        EnvironmentFault: the file cannot be read.
    """
    progress.begin(READING_BACK, len(expected))
    data = path.read_bytes()
    written = _read_ourselves(data, expected, faces, progress)
    first_shown = _first_shown(expected, set())
    _heed(texts_of(data, first_shown), expected)
    gathering = Gathering(faces)
    for index, page in enumerate(expected):
        if index not in first_shown:
            gathering.take(written, index, page, {})
        if gathering.waiting_pages >= READ_TOGETHER:
            _refuse_unread(gathering)
    _refuse_unread(gathering)


class ReadBackApart:
    """The same proof for many files of one student each, whose pages PDFium reads side by side."""

    def __init__(self, faces: FaceSet) -> None:
        self._faces = faces
        self._seen: set[Row] = set()
        self._gathering = Gathering(faces)

    def add(self, path: Path, expected: Sequence[ExpectedPage]) -> None:
        """Reads a file as it was written; PDFium opens each of them and reads the first where it stands."""
        data = path.read_bytes()
        written = _read_ourselves(data, expected, self._faces, SilentProgress())
        _heed(texts_of(data, [] if self._seen else range(len(expected))), expected)
        first_shown = _first_shown(expected, self._seen)
        self._gathering.begin_file()
        for index, page in enumerate(expected):
            self._gathering.take(written, index, page, written.forms(index) if index in first_shown else {})
        if self._gathering.waiting_pages >= READ_TOGETHER:
            self.finish()

    def finish(self) -> None:
        """Has PDFium read what it has not read yet."""
        _refuse_unread(self._gathering)


def _refuse_unread(gathering: Gathering) -> None:
    for number, keys in gathering.unread():
        _refuse(number, keys)


def _read_ourselves(data: bytes, expected: Sequence[ExpectedPage], faces: FaceSet, progress: Progress) -> WrittenPdf:
    try:
        written = WrittenPdf(data)
        _refuse_wrong_faces(written, expected, faces)
        if written.page_count != len(expected):
            _refuse(expected[-1].number, ["agreement_no"])
        for index, page in enumerate(expected):
            text = written.page_text(index)
            if text != page.text():
                _refuse(page.number, page.lost_in(text))
            progress.step(index + 1)
    except Unreadable as error:
        raise _not_read_back(expected[-1].number if expected else "", ["agreement_no"]) from error
    return written


def _refuse_wrong_faces(written: WrittenPdf, expected: Sequence[ExpectedPage], faces: FaceSet) -> None:
    wrong = set(wrong_glyphs(written.fonts, faces))
    if wrong:
        for page in expected:
            _refuse(page.number, [key for key, piece in page.pieces() if wrong.intersection(piece)])
        _refuse(expected[0].number, ["agreement_no"])


def _first_shown(expected: Sequence[ExpectedPage], seen: set[Row]) -> list[int]:
    """The pages that show a shared row for the first time, and the first of all."""
    first: list[int] = []
    for index, page in enumerate(expected):
        shared = {row for row in page.rows if row.is_shared}
        if not shared <= seen or not seen:
            first.append(index)
            seen |= shared
    return first


def _heed(reading: Reading, expected: Sequence[ExpectedPage]) -> None:
    """Refuses what the witness did not read of whole pages."""
    if reading.page_count != len(expected):
        _refuse(expected[-1].number, ["agreement_no"])
    for index, text in reading.texts.items():
        page = expected[index]
        _refuse(page.number, [key for key, piece in page.pieces() if solid(piece) not in text])


def _refuse(number: str, keys: Sequence[str]) -> None:
    if keys:
        raise _not_read_back(number, keys)


def _not_read_back(number: str, keys: Sequence[str]) -> RuleViolation:
    return RuleViolation(
        [
            Problem(
                DocumentCode.TEXT_NOT_READ_BACK,
                facts={"number": number, "label": FIELDS[key].label if key in FIELDS else label_of(key)},
                place=FieldPlace(key),
            )
            for key in dict.fromkeys(keys)
        ]
    )


def _shown(key: str, values: Mapping[str, str], labels: Mapping[str, str]) -> str:
    if FIELDS[key].kind is FieldKind.CHOICE:
        return TICKED_BOX + labels[f"{key}={values.get(key, '')}"]
    return value_of(values, key)


@lru_cache(maxsize=1 << 12)
def _is_drawn(drawn_text: str, key: str, value: str) -> bool:
    """A box may stand alone, its label being the template's own words. Most values are the same in every agreement."""
    text, shown = solid(drawn_text), solid(value)
    if FIELDS[key].kind is FieldKind.CHOICE:
        return _is_repeated(text.replace(shown, TICKED_BOX), TICKED_BOX)
    return _is_repeated(text, shown)


def _is_repeated(text: str, once: str) -> bool:
    return bool(once) and len(text) % len(once) == 0 and text == once * (len(text) // len(once))
