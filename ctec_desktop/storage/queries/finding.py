"""What a search text finds, as SQL.

A word few records are found by is looked up among the terms, and those records are put in order. A word that many are
found by would give half of the school to be put in order: there the list is walked in its order until a page is full,
and each record it comes to is looked at, or held against the subjects that were gathered beforehand.
"""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from sqlalchemy import ColumnElement, Connection, and_, exists, false, func, literal, or_, select, union, union_all

from ctec_desktop.domain.search_terms import SearchKind, whole_number
from ctec_desktop.storage.queries.scoping import AnySelect, Expression, starts_with
from ctec_desktop.storage.tables import SearchEntryRow, SearchTermRow

# From so many terms on, a word counts as one that many records are found by.
MANY = 3_000
Hop: TypeAlias = tuple[Expression, Expression]


class Via(NamedTuple):
    """One way a list's record is found: by the terms of a student, of an enterprise, of its own.

    Args:
        own: the column of the list's own table that names the subject, or the first of `through`.
        through: tables between: (the column `own` or the hop before names, the column that leads on).
        many: from how many terms on (or records of the list, where `most` is None) the list is walked.
        most: from how many terms on each record the walk comes to is looked at; fewer are gathered beforehand. None
            where a subject has many records and an index in the list's order holds `own`: all are gathered.
    """

    kind: SearchKind
    own: Expression
    through: tuple[Hop, ...] = ()
    many: int = MANY
    most: int | None = MANY


Vias: TypeAlias = tuple[Via, ...]


class Word(NamedTuple):
    """A word looked for: the ways anything at all is found by it, and whether many records are."""

    text: str
    vias: Vias
    is_broad: bool = False
    is_gathered: bool = False

    @property
    def is_gathered_whole(self) -> bool:
        """What it finds is gathered even where the list is walked to its end."""
        return self.is_gathered and all(via.most is None for via in self.vias)


def judged(
    connection: Connection, vias: Vias, standing: ColumnElement[bool] | None, words: Sequence[str]
) -> tuple[Word, ...]:
    """The words as they are best looked for."""
    found = []
    for text in words:
        counts = {via: _count(connection, subjects_found(via.kind, text), via.most or via.many) for via in vias}
        met = tuple(via for via, count in counts.items() if count)
        is_broad = any(_is_broad(connection, via, standing, text, counts[via]) for via in met)
        found.append(Word(text, met, is_broad, is_broad and all(counts[via] != via.most for via in met)))
    return tuple(found)


def finds(key: Expression, standing: ColumnElement[bool] | None, words: Sequence[Word]) -> list[ColumnElement[bool]]:
    """The conditions of a record that every one of `words` finds; no words find nothing."""
    if not words or not all(word.vias for word in words):
        return [false()]
    return [_looked_at(word) if word.is_broad else _looked_up(key, standing, word) for word in words]


def subjects_found(kind: SearchKind, word: str) -> AnySelect:
    """Ids of the subjects of a kind that are found by `word`."""
    own = SearchTermRow
    of_kind = select(own.subject_id).where(own.kind == kind.value)
    begun = of_kind.where(starts_with(own.term, word))
    whole = whole_number(word)
    if whole is None:
        return begun
    both = union_all(begun, of_kind.where(own.term == whole)).subquery()
    return select(both.c.subject_id)


def is_found_by(kind: SearchKind, subject_id: Expression, word: str) -> ColumnElement[bool]:
    """Whether this one subject is found by `word` (which is letters and digits only)."""
    own, whole = SearchEntryRow, whole_number(word)
    met = own.terms.like(f"% {word}%")
    told = met if whole is None else or_(met, own.terms.like(f"% {whole}%"))
    return exists().where(own.kind == kind.value, own.subject_id == subject_id, told)


def _is_broad(connection: Connection, via: Via, standing: ColumnElement[bool] | None, word: str, terms: int) -> bool:
    if terms >= via.many or via.most is not None:
        return terms >= via.many
    records = select(via.own).where(via.own.in_(_owned(via, word)), *_if_any(standing))
    return _count(connection, records, via.many) == via.many


def _count(connection: Connection, found: AnySelect, at_most: int) -> int:
    some = found.with_only_columns(literal(1)).limit(at_most).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _owned(via: Via, word: str) -> AnySelect:
    """What `via.own` is in the records that are found this way."""
    ids = subjects_found(via.kind, word)
    for named, onward in reversed(via.through):
        ids = select(named).where(onward.in_(ids)).correlate(None)
    return ids


def _looked_up(key: Expression, standing: ColumnElement[bool] | None, word: Word) -> ColumnElement[bool]:
    found = [via.own.in_(_owned(via, word.text)) for via in word.vias]
    if len(found) == 1 and word.vias[0].own is key:
        return found[0]
    return key.in_(union(*(select(key).where(one, *_if_any(standing)).correlate(None) for one in found)))


def _if_any(standing: ColumnElement[bool] | None) -> Sequence[ColumnElement[bool]]:
    return () if standing is None else (standing,)


def _looked_at(word: Word) -> ColumnElement[bool]:
    met = _gathered if word.is_gathered else _reached
    return or_(*(met(via, word.text) for via in word.vias))


def _gathered(via: Via, word: str) -> ColumnElement[bool]:
    """A sum is in no index: so the order of the list is what is read along, not the records of every subject."""
    return (via.own + 0).in_(_owned(via, word))


def _reached(via: Via, word: str) -> ColumnElement[bool]:
    links = [via.own, *(onward for _, onward in via.through)]
    met = is_found_by(via.kind, links[-1], word)
    for (named, _), link in reversed(list(zip(via.through, links, strict=False))):
        met = exists().where(and_(named == link, met))
    return met
