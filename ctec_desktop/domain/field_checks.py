"""Whether the values of one agreement may be printed."""

from collections.abc import Mapping

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.kernel.problems import FieldPlace, Problem


def check_values(values: Mapping[str, str], *, is_draft: bool = False) -> tuple[Problem, ...]:
    """What keeps these values from being printed: an unknown key, an unknown box, a 必印 field without a value.

    A draft has no number yet, so that one may be missing.
    """
    problems = [
        Problem(DocumentCode.FIELD_NOT_IN_DICTIONARY, facts={"key": key}, place=FieldPlace(key))
        for key in values
        if key not in FIELDS
    ]
    for key, spec in FIELDS.items():
        value = values.get(key, "")
        facts = {"label": spec.label, "value": value}
        if spec.must_print and not value.strip() and not (is_draft and key == "agreement_no"):
            problems.append(Problem(DocumentCode.FIELD_MUST_BE_PRINTED, facts=facts, place=FieldPlace(key)))
        if spec.kind is FieldKind.CHOICE and value and value not in {choice.code for choice in spec.choices}:
            problems.append(Problem(DocumentCode.FIELD_CHOICE_UNKNOWN, facts=facts, place=FieldPlace(key), value=value))
    return tuple(problems)
