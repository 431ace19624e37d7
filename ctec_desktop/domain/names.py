"""Names stay as they are written; only the keys used for search and matching are folded."""

import re
import unicodedata

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\ue000-\uf8ff"
_SPACED_PAIR = re.compile(rf"([{HAN}])\s+([{HAN}])")
_BLANKS = re.compile(r"\s+")
# Marks that turn or hide text: soft hyphen, zero-width characters, bidirectional controls.
_HIDDEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
# Hangul filler is seen as a blank; variation selectors belong to the character before them and stay.
_DOTS = str.maketrans(dict.fromkeys("•・‧∙⋅●．｡。.", "·"))
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_SUSPICIOUS = re.compile(f"{_HIDDEN.pattern}|{_PRIVATE.pattern}")
_LOST = re.compile("[\ufffd?？□■]")
_MASKED = re.compile(r"[*＊×]")


def strip_outer(text: str) -> str:
    """Without blanks around it, full-width and non-breaking ones included; nothing inside is touched."""
    return text.strip()


def fold_pair(name: str) -> str:
    """`张　三` becomes `张三`: a two-character name spread out to look as wide as three. Anything else stays."""
    found = _SPACED_PAIR.fullmatch(name)
    return found[1] + found[2] if found else name


def search_key(text: str) -> str:
    """For finding and matching: one width, one case, one kind of middle dot, no blanks, no invisible marks."""
    folded = _HIDDEN.sub("", _BLANKS.sub("", unicodedata.normalize("NFKC", text)))
    return folded.casefold().translate(_DOTS)


def is_suspicious(text: str) -> bool:
    """Whether a text holds any of `hidden_marks` or `private_characters`."""
    return not text.isascii() and _SUSPICIOUS.search(text) is not None


def hidden_marks(text: str) -> tuple[str, ...]:
    """The marks that turn or hide text, as `U+202E`, each once, in order."""
    if text.isascii():
        return ()
    found = _HIDDEN.findall(text)
    return _code_points(found) if found else ()


def private_characters(text: str) -> tuple[str, ...]:
    """Characters that mean something only on the PC that made them, as `U+E863`."""
    if text.isascii():
        return ()
    found = _PRIVATE.findall(text)
    return _code_points(found) if found else ()


def has_lost_character(name: str) -> bool:
    """Whether an earlier program replaced a character it did not know: `李?`, `李□`."""
    return _LOST.search(name) is not None


def is_masked_name(name: str) -> bool:
    """`张*三`: exported with the name hidden."""
    return _MASKED.search(name) is not None


def _code_points(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"U+{ord(char):04X}" for char in found))
