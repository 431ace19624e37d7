"""Three sides of a record: as it was handed out, as it is here, as it came back; and what becomes of it.

Field by field: where only one side changed, that side stands; where both changed alike, there is nothing to choose;
where both changed otherwise, a person chooses, record by record.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ctec_desktop.domain.practice.books import FIELDS, Record


class Change(StrEnum):
    """How a field, or a whole record, came apart from what was handed out."""

    NONE = "none"
    OURS = "ours"
    THEIRS = "theirs"
    ALIKE = "alike"
    BOTH = "both"


class Kind(StrEnum):
    """How a record came back."""

    SAME = "same"
    OURS = "ours"
    THEIRS = "theirs"
    CONFLICT = "conflict"
    NEW = "new"
    REMOVED = "removed"
    GONE = "gone"


class Side(StrEnum):
    """What a person takes: theirs wherever they changed something; theirs but for what we changed too; ours wholly."""

    THEIRS = "theirs"
    MIXED = "mixed"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class FieldMerge:
    field: str
    original: str
    ours: str
    theirs: str

    @property
    def change(self) -> Change:
        if self.ours == self.theirs:
            return Change.NONE if self.ours == self.original else Change.ALIKE
        if self.theirs == self.original:
            return Change.OURS
        return Change.THEIRS if self.ours == self.original else Change.BOTH

    def taken(self, side: Side) -> str:
        """The value that stands once a side was taken."""
        match self.change:
            case Change.THEIRS:
                return self.ours if side is Side.OURS else self.theirs
            case Change.BOTH:
                return self.theirs if side is Side.THEIRS else self.ours
            case _:
                return self.ours


@dataclass(frozen=True, slots=True)
class RecordMerge:
    """One record.

    Args:
        key: of its row in the workbook.
        original, ours, theirs: None where that side has no such record: a new one has no original, one that was voided
            here has no ours, one whose row was emptied has no theirs.
    """

    key: str
    original: Record | None
    ours: Record | None
    theirs: Record | None

    @property
    def kind(self) -> Kind:
        if self.original is None:
            return Kind.NEW
        if self.ours is None:
            return Kind.GONE if self.theirs not in (None, self.original) else Kind.SAME
        if self.theirs is None:
            return Kind.CONFLICT if self.ours != self.original else Kind.REMOVED
        changes = {one.change for one in self.fields}
        if Change.BOTH in changes:
            return Kind.CONFLICT
        if Change.THEIRS in changes:
            return Kind.THEIRS
        return Kind.OURS if changes & {Change.OURS} else Kind.SAME

    @property
    def fields(self) -> tuple[FieldMerge, ...]:
        """Every field on its three sides; empty texts for a side that has no such record."""
        return tuple(
            FieldMerge(
                name, *(("" if side is None else side[name]) for side in (self.original, self.ours, self.theirs))
            )
            for name in FIELDS
        )

    @property
    def sides(self) -> tuple[Side, ...]:
        """What a person may take; one only where there is nothing to choose."""
        match self.kind:
            case Kind.SAME | Kind.OURS:
                return (Side.OURS,)
            case Kind.CONFLICT if self.theirs is not None and self._has_more_than_conflicts:
                return (Side.THEIRS, Side.MIXED, Side.OURS)
            case _:
                return (Side.THEIRS, Side.OURS)

    @property
    def proposed(self) -> Side | None:
        """What is taken unless a person says otherwise; None where a person must say."""
        match self.kind:
            case Kind.SAME | Kind.OURS:
                return Side.OURS
            case Kind.THEIRS | Kind.NEW:
                return Side.THEIRS
            case _:
                return None

    @property
    def _has_more_than_conflicts(self) -> bool:
        return any(one.change is Change.THEIRS for one in self.fields)

    def taken(self, side: Side) -> Record | None:
        """The record once a side was taken; None where there is none then."""
        if side is Side.OURS:
            return self.ours
        if self.theirs is None or self.ours is None:
            return self.theirs
        return {one.field: one.taken(side) for one in self.fields}


def merge(
    originals: Mapping[str, Record], ours: Mapping[str, Record], theirs: Mapping[str, Record], new: Sequence[str]
) -> tuple[RecordMerge, ...]:
    """Every record that was handed out, then the new ones.

    Args:
        theirs: as they came back, new ones too; a record whose row was emptied is missing.
        new: the keys of the new ones in the order of their rows.
    """
    old = (RecordMerge(key, original, ours.get(key), theirs.get(key)) for key, original in originals.items())
    return (*old, *(RecordMerge(key, None, None, theirs[key]) for key in new))


def is_shifted(originals: Mapping[str, Record], theirs: Mapping[str, Record]) -> str | None:
    """The key of a row that holds another row's stay: cells were moved past the ids beside them. None as a rule.

    A stay is told by place and days; one that was typed over with the days of another, which is itself still there, is
    a mistake of the teacher's and no shift.
    """
    stays = {_stay(record): key for key, record in originals.items()}
    still = {key for key, record in theirs.items() if key in originals and _stay(record) == _stay(originals[key])}
    for key, record in theirs.items():
        owner = stays.get(_stay(record))
        if owner not in (None, key) and owner not in still:
            return key
    return None


def _stay(record: Record) -> tuple[str, str, str]:
    return record["unit"], record["from_on"], record["until_on"]
