"""Proof that what was to be printed stands in the file: every value, page by page, as another program reads it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ctec_desktop.documents.faces import TICKED_BOX, load_faces
from ctec_desktop.documents.glyph_proof import wrong_glyphs
from ctec_desktop.documents.inline import value_of
from ctec_desktop.documents.pdf_reading import Unreadable, WrittenPdf
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.typesetting import Page
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording.documents import READING_BACK

Piece: TypeAlias = tuple[str, str]

# PDFium answers Latin ligatures letter by letter.
_SPELT_OUT = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


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

    def lost_in(self, text: str) -> list[str]:
        """The fields of the rows that are not in `text`; the agreement's number where no field is concerned."""
        lost = [row for row in (*self.rows, self.foot) if row.text not in text]
        return [key for row in lost for key, _ in row.pieces] or ["agreement_no"]


def pieces_of(page: Page) -> list[Piece]:
    return [piece for placed in page for piece in placed.row.pieces]


def refuse_lost_values(snapshot: AgreementSnapshot, pieces: Sequence[Piece]) -> None:
    """The stretches drawn of a field, put together, are its value as often as it is printed - blanks aside."""
    values, labels = dict(snapshot.values), dict(snapshot.labels)
    drawn_texts: dict[str, str] = {}
    for key, text in pieces:
        drawn_texts[key] = drawn_texts.get(key, "") + _solid(text)
    lost = [key for key, text in drawn_texts.items() if not _is_repeated(text, _solid(_shown(key, values, labels)))]
    _refuse(snapshot.number, lost)


def read_back(path: Path, expected: Sequence[ExpectedPage], progress: Progress) -> None:
    """Reads every page of the file and compares all that is drawn on it, letter by letter, with what was to be drawn.

    What is drawn once and referred to is read once. Each face is compared outline by outline, so that a letter cannot
    mean one thing and look like another. PDFium, which is not ours, reads every page on which something shared appears
    for the first time, so that the whole does not rest on our own reading.

    Raises:
        RuleViolation: a page differs; the problem names the agreement and the field.
        EnvironmentFault: the file cannot be read.
    """
    progress.begin(READING_BACK, len(expected))
    try:
        written = WrittenPdf(path.read_bytes())
        _refuse_wrong_faces(written, expected)
        witnessed = _read_all(written, expected, progress)
    except Unreadable as error:
        raise _not_read_back(expected[-1].number if expected else "", ["agreement_no"]) from error
    _witness(path, expected, witnessed)


def _refuse_wrong_faces(written: WrittenPdf, expected: Sequence[ExpectedPage]) -> None:
    wrong = set(wrong_glyphs(written.fonts, load_faces(font_dir())))
    if wrong:
        for page in expected:
            _refuse(page.number, [key for key, piece in page.pieces() if wrong.intersection(piece)])
        _refuse(expected[0].number, ["agreement_no"])


def _read_all(written: WrittenPdf, expected: Sequence[ExpectedPage], progress: Progress) -> list[int]:
    """Compares every page; answers which ones show a shared run for the first time."""
    if written.page_count != len(expected):
        _refuse(expected[-1].number, ["agreement_no"])
    first_shown: list[int] = []
    seen: set[int] = set()
    for index, page in enumerate(expected):
        text = written.page_text(index)
        if text != page.text():
            _refuse(page.number, page.lost_in(text))
        forms = written.forms(index)
        if index == 0 or not forms <= seen:
            first_shown.append(index)
            seen |= forms
        progress.step(index + 1)
    return first_shown


def _witness(path: Path, expected: Sequence[ExpectedPage], indexes: Sequence[int]) -> None:
    with open_pdf(path) as pdf:
        if pdf.page_count() != len(expected):
            _refuse(expected[-1].number, ["agreement_no"])
        for index in indexes:
            text = _solid(pdf.text(index))
            page = expected[index]
            _refuse(page.number, [key for key, piece in page.pieces() if _solid(piece) not in text])


def _refuse(number: str, keys: Sequence[str]) -> None:
    if keys:
        raise _not_read_back(number, keys)


def _not_read_back(number: str, keys: Sequence[str]) -> RuleViolation:
    return RuleViolation(
        [
            Problem(
                DocumentCode.TEXT_NOT_READ_BACK,
                facts={"number": number, "label": FIELDS[key].label},
                place=FieldPlace(key),
            )
            for key in dict.fromkeys(keys)
        ]
    )


def _shown(key: str, values: Mapping[str, str], labels: Mapping[str, str]) -> str:
    if FIELDS[key].kind is FieldKind.CHOICE:
        return TICKED_BOX + labels[f"{key}={values.get(key, '')}"]
    return value_of(values, key)


def _is_repeated(text: str, once: str) -> bool:
    return bool(once) and len(text) % len(once) == 0 and text == once * (len(text) // len(once))


def _solid(text: str) -> str:
    """Without blanks: where a line breaks is the page's business, not the value's."""
    return "".join(text.split()).translate(_SPELT_OUT)
