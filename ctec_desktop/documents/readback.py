"""Proof that what was to be printed stands in the file: every value, page by page, as another program reads it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ctec_desktop.documents.faces import TICKED_BOX
from ctec_desktop.documents.inline import value_of
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.documents.typesetting import Page
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.wording.documents import READING_BACK

Piece: TypeAlias = tuple[str, str]

# PDFium answers Latin ligatures letter by letter.
_SPELT_OUT = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


class ExpectedPage(NamedTuple):
    """What must be read on one page: fields and the stretch of their text that stands on one line."""

    number: str
    pieces: tuple[Piece, ...]


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
    """Reads every page of the file and looks for every stretch that was drawn on it.

    Raises:
        RuleViolation: a page lacks one; the problem names the agreement and the field.
        EnvironmentFault: the file cannot be read.
    """
    progress.begin(READING_BACK, len(expected))
    with open_pdf(path) as pdf:
        if pdf.page_count() != len(expected):
            _refuse(expected[-1].number if expected else "", ["agreement_no"])
        for index, page in enumerate(expected):
            text = _solid(pdf.text(index))
            _refuse(page.number, [key for key, piece in page.pieces if _solid(piece) not in text])
            progress.step(index + 1)


def _refuse(number: str, keys: Sequence[str]) -> None:
    if keys:
        raise RuleViolation(
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
