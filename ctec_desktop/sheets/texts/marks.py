"""Word's own signs as written characters: symbol fonts, boxes to tick, places ruled by underlined blanks."""

import re
import unicodedata
from collections.abc import Iterable

from ctec_desktop.domain.source_text import BOX, RULE

TICKED = "☑"
# Signs of the symbol fonts that stand for a box, empty or ticked (code without the private-use offset F000).
_BOXES = {
    "wingdings": {0x6F: BOX, 0x71: BOX, 0x72: BOX, 0xA8: BOX, 0xFE: TICKED, 0xFD: TICKED, 0xFC: "√", 0xFB: "×"},
    "wingdings 2": {0xA3: BOX, 0x2A: BOX, 0x30: BOX, 0x52: TICKED, 0x54: TICKED, 0x50: "√", 0x4F: "×"},
    "symbol": {0xB7: "•", 0xA0: "€"},
}
_OTHER_BOXES = str.maketrans(dict.fromkeys("☐◻▢❑❏❐❒◽⬜", BOX))
_RULES = str.maketrans(dict.fromkeys("＿﹍﹎‗⎯", RULE))
_GAP = re.compile(r"[ \u3000\u00a0\u2000-\u200a\t]+")
MIN_RULE, MAX_RULE = 4, 40
_TAB_COLUMNS = 8


def symbol(font: str, code: str) -> str:
    """A sign of a symbol font; one that nobody knows is a bullet."""
    try:
        number = int(code, 16) & 0x0FFF
    except ValueError:
        return "•"
    return _BOXES.get(font.strip().lower(), {}).get(number, "•")


def plain_signs(text: str) -> str:
    """Every kind of empty box as □, every kind of low line as _."""
    return text.translate(_OTHER_BOXES).translate(_RULES)


def columns(text: str) -> int:
    """How wide blanks are, in half-width columns."""
    wide = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text if char != "\t")
    return wide + text.count("\t") * _TAB_COLUMNS


def rule(width: int) -> str:
    """A ruled place about as wide."""
    return RULE * max(MIN_RULE, min(MAX_RULE, width))


def ruled(stretches: Iterable[tuple[str, bool]]) -> str:
    """The text of a paragraph from its stretches (text, whether underlined): underlined blanks become ruled places.

    A sample value written in the middle of its line keeps its blanks: it is text, no place.
    """
    joined: list[tuple[str, bool]] = []
    for text, is_underlined in stretches:
        if joined and joined[-1][1] == is_underlined:
            joined[-1] = (joined[-1][0] + text, is_underlined)
        else:
            joined.append((text, is_underlined))
    return "".join(_ruled(text) if is_underlined else text.replace("\t", "    ") for text, is_underlined in joined)


def _ruled(text: str) -> str:
    inner = text.strip()
    if inner and len(inner) < len(text.rstrip()) and len(inner) < len(text.lstrip()):
        return text.replace("\t", "    ")
    return _GAP.sub(lambda gap: rule(columns(gap[0])) if columns(gap[0]) > 1 else gap[0], text)
