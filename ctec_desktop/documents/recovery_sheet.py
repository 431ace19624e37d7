"""The recovery sheet: one page with the key that opens a school's data when the password is forgotten."""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ctec_desktop.documents.breaking import Line, Span, break_lines, tokens_of
from ctec_desktop.documents.faces import FaceSet, load_faces
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.plain_code import code_ops
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.rows import Pen
from ctec_desktop.documents.setting import baseline
from ctec_desktop.documents.theme import MM, THEME, Style
from ctec_desktop.documents.typesetting import Placed
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.resources import font_dir
from ctec_desktop.wording import recovery_sheet as words

_KEY_SIZE = 26.0
_KEY_LEADING = 37.0
# ① and its room: nobody is to wonder whether the groups are read across or down.
_FIRST_ORDER = 0x2460
_ORDER_SIZE = 12.0
_ORDER_WIDTH = 20.0
_GROUPS_A_LINE = 2
_CODE = 46 * MM
_BOX_PADDING = 16.0
_LEADING = 19.0
_SIGN_LEADING = 34.0


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What stands on the sheet. The key is in groups divided by hyphens."""

    school_name: str
    made_on: date
    folder: str
    key: str = field(repr=False)


def render_recovery_sheet(sheet: RecoverySheet, target: Path) -> None:
    """Writes the one-page PDF.

    Raises:
        RuleViolation: the school's name has a character no face can draw.
        EnvironmentFault: faces missing, disk full, file open elsewhere.
    """
    faces = load_faces(font_dir())
    lost = unprintable([(sheet.school_name, "school_name", sheet.school_name)], faces)
    if lost:
        raise RuleViolation(lost)
    identity = hashlib.sha256(f"{sheet.school_name}\n{sheet.made_on}".encode()).digest()
    part = PdfPart(faces, words.TITLE, identity)
    row = _Drawing(faces).page(sheet)
    part.add_page([Placed(row.row(THEME.text_height), THEME.page_height - THEME.margin_top)], Pen(faces).row(0.0))
    with write_beside(target) as temporary:
        temporary.write_bytes(part.finish())


class _Drawing:
    """Draws from the top of the text downwards."""

    def __init__(self, faces: FaceSet) -> None:
        self._faces = faces
        self._pen = Pen(faces)
        self._y = 0.0

    def page(self, sheet: RecoverySheet) -> Pen:
        self._centred(words.TITLE, Style.SANS, THEME.title_size, 40.0)
        self._text(words.LEAD, Style.SERIF)
        self._y -= 10
        self._facts(sheet)
        self._y -= 14
        self._key(sheet.key)
        self._y -= 18
        for heading, lines in words.PARTS:
            self._heading(heading)
            for line in lines:
                self._text(line, Style.SERIF)
            self._y -= 6
        self._y -= 8
        self._signatures()
        return self._pen

    def _facts(self, sheet: RecoverySheet) -> None:
        facts = ((words.SCHOOL, sheet.school_name), (words.DAY, words.day(sheet.made_on)), (words.FOLDER, sheet.folder))
        for label, value in facts:
            width = self._pen.text(f"{label}：", Style.SANS, THEME.body_size, 0, self._y - THEME.body_size)
            lines = self._broken(value, Style.KAI, THEME.text_width - width)
            for n, line in enumerate(lines):
                self._pen.line(line, width, self._y - n * _LEADING - THEME.body_size, THEME.body_size)
            self._y -= max(1, len(lines)) * _LEADING

    def _key(self, key: str) -> None:
        """The groups at the left, each with its place in the order, the code at the right, all in a frame."""
        groups = key.split("-")
        lines = [groups[at : at + _GROUPS_A_LINE] for at in range(0, len(groups), _GROUPS_A_LINE)]
        height = max(_CODE, len(lines) * _KEY_LEADING) + 2 * _BOX_PADDING
        self._pen.box(0, self._y - height, THEME.text_width, height)
        left = _BOX_PADDING
        room = THEME.text_width - _CODE - 3 * _BOX_PADDING
        middle = self._y - height / 2
        top = middle + len(lines) * _KEY_LEADING / 2
        step = room / _GROUPS_A_LINE
        for n, line in enumerate(lines):
            for at, group in enumerate(line):
                y = top - (n + 0.5) * _KEY_LEADING - 0.35 * _KEY_SIZE
                order = chr(_FIRST_ORDER + n * _GROUPS_A_LINE + at)
                self._pen.text(order, Style.SANS, _ORDER_SIZE, left + at * step, y + 3)
                self._pen.text(group, Style.SANS, _KEY_SIZE, left + at * step + _ORDER_WIDTH, y)
        x = THEME.text_width - _CODE - _BOX_PADDING / 2
        self._pen.literal(code_ops(key, x, middle - _CODE / 2, _CODE))
        self._y -= height

    def _signatures(self) -> None:
        half = THEME.text_width / 2
        for left, right in words.SIGN_LINES:
            y = self._y - _SIGN_LEADING + 10
            for x, label in ((0.0, left), (half, right)):
                width = self._pen.text(label, Style.SERIF, THEME.body_size, x, y)
                self._pen.rule(x + width + 4, y - 3, x + half - 16, y - 3)
            self._y -= _SIGN_LEADING

    def _heading(self, text: str) -> None:
        self._pen.text(text, Style.SANS, THEME.section_size, 0, self._y - THEME.section_size)
        self._y -= 22

    def _text(self, text: str, style: Style) -> None:
        for line in self._broken(text, style, THEME.text_width):
            self._pen.line(line, 0, self._y - baseline(THEME.body_size, _LEADING), THEME.body_size)
            self._y -= _LEADING

    def _centred(self, text: str, style: Style, size: float, leading: float) -> None:
        left = (THEME.text_width - self._faces.width(style, text) * size) / 2
        self._pen.text(text, style, size, left, self._y - size)
        self._y -= leading

    def _broken(self, text: str, style: Style, width: float) -> list[Line]:
        tokens = tokens_of([Span(text, style)], self._faces)
        return break_lines(tokens, self._faces, width / THEME.body_size, justified=False)
