"""What the code of a major tells: six figures, the first two of which name the field and with it the level.

Source: 《职业教育专业目录（2021年）》; a K at the end marks majors the nation controls.
"""

import re

from ctec_desktop.domain.vocabulary import MajorLevel

_CODE = re.compile(r"[0-9]{6}K?")
EDITION = "2021"
_FIELDS = (
    (range(21, 40), MajorLevel.BACHELOR),
    (range(41, 60), MajorLevel.HIGHER),
    (range(61, 80), MajorLevel.SECONDARY),
)


def is_of_catalogue(code: str, version: str) -> bool:
    """Whether a code has the form of its edition; only of the 2021 edition more than the form is known."""
    return _CODE.fullmatch(code) is not None and (version != EDITION or level_of_code(code, version) is not None)


def level_of_code(code: str, version: str) -> MajorLevel | None:
    """The level a code belongs to; None where the code does not tell."""
    if version != EDITION or _CODE.fullmatch(code) is None:
        return None
    return next((level for fields, level in _FIELDS if int(code[:2]) in fields), None)


def field_of(code: str) -> int:
    """The 专业大类 of a code, the same number on every level (460103 高职, 660301 中职, 260101 本科)."""
    field = int(code[:2]) if code[:2].isdigit() else 0
    return next((field - fields.start for fields, _ in _FIELDS if field in fields), -field)
