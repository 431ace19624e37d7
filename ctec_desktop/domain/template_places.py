"""Places in a sentence as a person writes them: `{学生姓名}`, `{学生家庭住址:20}`, `{住宿条件=自理}`, `{空白:8}`."""

import re
from collections.abc import Iterable
from typing import Final

from ctec_desktop.domain.fields import DICTIONARY
from ctec_desktop.domain.template import Segment

FREE_BLANK_NAME: Final = "空白"
_KEYS: Final = {spec.label: key for key, spec in DICTIONARY.items()}
_PLACE: Final = re.compile(r"\{([^{}:：=＝]{1,40})(?:[:：]([1-9][0-9]?)|[=＝]([^{}]{1,40}))?\}")


def shown(segments: Iterable[Segment]) -> str:
    """Segments with fields by name: `每月{报酬支付日}日前`."""
    return "".join(_shown(segment) for segment in segments)


def read_shown(text: str) -> tuple[Segment, ...]:
    """What `shown` wrote or a person typed; a name or box nobody knows stays text with its braces."""
    pieces: list[Segment] = []
    start = 0
    for found in _PLACE.finditer(text):
        place = _place(found[1], float(found[2] or 0), found[3] or "")
        if place is not None:
            pieces += [Segment(text[start : found.start()]), place]
            start = found.end()
    pieces.append(Segment(text[start:]))
    return tuple(piece for piece in pieces if piece != Segment())


def _place(name: str, width: float, box: str) -> Segment | None:
    if name == FREE_BLANK_NAME:
        return Segment(blank_em=width) if width else None
    key = _KEYS.get(name, name if name in DICTIONARY else "")
    if not key or not box:
        return Segment(field=key, blank_em=width) if key else None
    choices = DICTIONARY[key].choices
    codes = {choice.code: choice.code for choice in choices} | {choice.label: choice.code for choice in choices}
    return Segment(field=key, choice=codes[box]) if box in codes else None


def _shown(segment: Segment) -> str:
    width = f":{segment.blank_em:.0f}" if segment.blank_em else ""
    if not segment.field:
        return f"{{{FREE_BLANK_NAME}{width}}}" if width else segment.text
    spec = DICTIONARY.get(segment.field)
    name = spec.label if spec else segment.field
    if segment.choice:
        labels = {choice.code: choice.label for choice in spec.choices} if spec else {}
        return f"{{{name}={labels.get(segment.choice, segment.choice)}}}"
    return f"{{{name}{width}}}"
