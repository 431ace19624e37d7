"""Where the record says something else today than the paper, and what each difference demands (the field's class)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ctec_desktop.domain.fields import FIELDS, ChangeClass
from ctec_desktop.domain.identifiers import mask_id, mask_phone
from ctec_desktop.domain.lifecycle import WITHDRAW
from ctec_desktop.domain.vocabulary import AgreementState as S

# The paper holds, or is about to: what it says matters.
COMPARED: Final = WITHDRAW.sources | {S.COMPLETE, S.IN_FORCE, S.PAUSED}
_OF_THE_PAPER: Final = frozenset({"agreement_no", "originals"})
_WEIGHTIEST_FIRST: Final = (ChangeClass.SUBSTANTIAL, ChangeClass.NOTICE, ChangeClass.COSMETIC)


@dataclass(frozen=True, slots=True)
class TermDifference:
    """One field, as printed and as on record today; numbers of persons show their ends only."""

    key: str
    label: str
    printed: str
    now: str
    change_class: ChangeClass


def differences(printed: Mapping[str, str], now: Mapping[str, str], *, is_ending: bool) -> tuple[TermDifference, ...]:
    """The weightiest first. A blank left to be filled by hand says nothing else.

    Args:
        is_ending: the placement was ended before its time; the last day is then told by that, not by an amendment.
    """
    found = []
    for key, spec in FIELDS.items():
        before, today = printed.get(key, ""), now.get(key, "")
        is_told_elsewhere = key in _OF_THE_PAPER or (is_ending and key == "end_on")
        if not before or before == today or is_told_elsewhere:
            continue
        found.append(TermDifference(key, spec.label, shown(key, before), shown(key, today), spec.change_class))
    return tuple(sorted(found, key=lambda one: _WEIGHTIEST_FIRST.index(one.change_class)))


def shown(key: str, text: str) -> str:
    """A value as the screen shows it: a box by its label, numbers of persons by their ends."""
    choices = {choice.code: choice.label for choice in FIELDS[key].choices}
    if key.endswith("id_number"):
        return mask_id(text)
    if key.endswith("_phone") and key not in ("school_phone", "enterprise_phone"):
        return mask_phone(text)
    return choices.get(text, text)
