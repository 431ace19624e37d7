"""Telephone numbers as clerks write them: mobile, fixed line with area code and extension, service numbers."""

import re
from typing import Final, NamedTuple

from ctec_desktop.domain.identifiers import fold_number
from ctec_desktop.domain.names import strip_outer

_USUAL: Final = re.compile(
    r"1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(?:[-转][0-9]{1,6})?|[48]00-?[0-9]{3}-?[0-9]{4}|[0-9]{7,8}"
)
_AREA_IN_BRACKETS: Final = re.compile(r"\((0[0-9]{2,3})\)-?")
_MOBILE_DIGITS: Final = 11


class Phone(NamedTuple):
    """A number as it is kept; one that is not usual is kept as written."""

    number: str
    is_usual: bool


def read_phone(text: str) -> Phone:
    if _USUAL.fullmatch(text):
        return Phone(text, is_usual=True)
    written = strip_outer(text).strip("'")
    folded = _AREA_IN_BRACKETS.sub(r"\1-", fold_number(written), count=1)
    compact = folded.removeprefix("+86").replace("-", "")
    if len(compact) == _MOBILE_DIGITS and compact[0] == "1" and _USUAL.fullmatch(compact):
        return Phone(compact, is_usual=True)
    if _USUAL.fullmatch(folded):
        return Phone(folded, is_usual=True)
    return Phone(written, is_usual=False)
