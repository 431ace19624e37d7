"""The class of a roster that has no column for it: named in the title, in a note above the headings, or by the sheet.

`江南县职业技术学校2024级数控1班学生花名册`, `班级：24数控（1）班　班主任：…`, a sheet called `数控1班`.
"""

import re
import unicodedata

_LABELLED = re.compile(r"(?:班\s*级(?:名称)?|班\s*别)\s*:\s*([^\s,;:、。]+)")
# A year of entry, then a name without years and figures of its own, then the number of the class.
_IN_TITLE = re.compile(
    r"(?<!\d)(?:20)?\d\d级?(?![\d年.\-~至/])"
    r"(?:年制|3\+2|(?!学年|学期|年度|届)[^\s\d,;:。、《》“”年]){1,20}"
    r"(?:\d{1,2}|\([\d一二三四五六七八九十]{1,3}\))?班(?!主任|委|长|级|子|会)"
)
_SHEET_OF_A_CLASS = re.compile(r"(?!全|各|本|分)\S.*班")


def class_named_above(above: str, sheet: str) -> str | None:
    """The one class that the lines above the headings name, else the sheet's name; None where it stays open."""
    text = _folded(above)
    for pattern in (_LABELLED, _IN_TITLE):
        found = {match[match.lastindex or 0] for match in pattern.finditer(text)}
        if found:
            return _as_in(above, found.pop()) if len(found) == 1 else None
    name = sheet.strip()
    return name if _SHEET_OF_A_CLASS.fullmatch(name) else None


def _folded(text: str) -> str:
    """One width for figures and brackets, one character for each: places in the text stay the same."""
    return "".join(char if len(wide := unicodedata.normalize("NFKC", char)) != 1 else wide for char in text)


def _as_in(above: str, found: str) -> str:
    """The class as it is written, brackets and width included."""
    start = _folded(above).index(found)
    return above[start : start + len(found)]
