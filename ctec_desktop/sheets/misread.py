"""Chinese that an old .xls calls Western: exporters wrote GB18030 or UTF-8 bytes and declared another encoding."""

from collections.abc import Iterable

_ENCODINGS = ("utf-8", "gb18030")
_LEAST_USUAL = 0.8


def real_encoding(texts: Iterable[bytes]) -> str | None:
    """The encoding in which all these texts are Chinese; None where one is not, or where none needs an encoding.

    Western words with accents are no Chinese: in GB18030 they are cut off or give characters nobody uses.
    """
    foreign = {text for text in texts if not text.isascii()}
    if not foreign:
        return None
    return next((encoding for encoding in _ENCODINGS if _is_chinese(foreign, encoding)), None)


def _is_chinese(texts: Iterable[bytes], encoding: str) -> bool:
    usual = every = 0
    for text in texts:
        try:
            decoded = text.decode(encoding)
        except UnicodeDecodeError:
            return False
        for char in decoded:
            if not char.isascii():
                every += 1
                usual += _is_usual(char)
    return usual >= _LEAST_USUAL * every


def _is_usual(char: str) -> bool:
    """A Chinese character or sign of the first standard, in which nearly every text is written."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
