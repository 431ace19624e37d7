"""What stands inside a sentence: literal text, filled-in values, boxes to tick, ruled blanks to fill by hand."""

from collections.abc import Iterable, Mapping

from ctec_desktop.documents.breaking import Span
from ctec_desktop.documents.faces import EMPTY_BOX, TICKED_BOX, drawn
from ctec_desktop.documents.theme import Style
from ctec_desktop.domain.fields import FIELDS, FieldKind, FieldSpec
from ctec_desktop.domain.template import Segment

_GAP = "　"


def spans_of(
    segments: Iterable[Segment], values: Mapping[str, str], labels: Mapping[str, str], literal: Style = Style.SERIF
) -> list[Span]:
    """The spans of a sentence for one document's values."""
    spans: list[Span] = []
    for segment in segments:
        if not segment.field:
            spans.append(Span(segment.text, literal, "", segment.blank_em))
            continue
        spec = FIELDS[segment.field]
        value = value_of(values, segment.field)
        if segment.choice:
            is_ticked = value == segment.choice
            spans.append(Span(TICKED_BOX, literal, spec.key) if is_ticked else Span(EMPTY_BOX, literal))
        elif spec.kind is FieldKind.CHOICE:
            spans += _boxes(spec, value, labels)
        elif value:
            spans.append(Span(value, Style.KAI, spec.key))
        else:
            spans += _blank(spec, segment.blank_em, literal)
    return spans


def value_of(values: Mapping[str, str], key: str) -> str:
    """A value as the page shows it, without blanks around it and without characters that have no shape."""
    return drawn(values.get(key, "")).strip()


def _boxes(spec: FieldSpec, value: str, labels: Mapping[str, str]) -> list[Span]:
    spans: list[Span] = []
    for n, choice in enumerate(spec.choices):
        label = labels.get(f"{spec.key}={choice.code}", choice.label)
        if n:
            spans.append(Span(_GAP, Style.SERIF))
        if choice.code == value:
            spans.append(Span(TICKED_BOX + label, Style.SERIF, spec.key))
        else:
            spans.append(Span(EMPTY_BOX + label, Style.SERIF))
    return spans


def _blank(spec: FieldSpec, blank_em: float, literal: Style) -> list[Span]:
    """A blank for a field's value, as wide as the template asks or as the field usually needs."""
    if spec.kind is not FieldKind.DAY:
        return [Span("", Style.KAI, spec.key, blank_em or spec.blank_em)]
    parts = ((4.0, "年"), (2.5, "月"), (2.5, "日"))
    return [span for ems, unit in parts for span in (Span("", Style.KAI, spec.key, ems), Span(unit, literal))]
