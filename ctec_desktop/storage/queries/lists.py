"""The list pages: ids in order first, then the rows a person is looking at.

A list is data: where its rows come from, its cells, what a search text finds, and its orders. Filters and sorting
happen in SQL; a page of rows is fetched by id.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TypeAlias

from sqlalchemy import ColumnElement, Connection, FromClause, bindparam, select, true

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.search_terms import search_words
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.storage.queries.finding import Via, Word, finds, judged
from ctec_desktop.storage.queries.scoping import AnySelect, Expression

Ordering: TypeAlias = tuple[Expression, ...]
# How far into a list one looks for the first records of a word that many are found by.
WALKED = 10_000
Reader: TypeAlias = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class ListSpec:
    """
    Args:
        key: the record's id.
        source: the joined tables the cells come from.
        cells: columns of a row, after the id.
        search: the ways a search text finds a row.
        filters: filter key to its condition for a value.
        orders: sort key to the expressions that sort by it; the id always comes last.
        default: the list's own order and whether it runs downwards.
        plain: order to the few tables that serve it under no other filters than `plain_filters`.
        walked: order to those tables joined so that they are read in it, where SQLite would rather read them otherwise
            and put them in order.
        standing: what every row of the list must meet (a voided placement is not listed).
    """

    key: Expression
    source: FromClause
    cells: tuple[Expression, ...]
    search: tuple[Via, ...]
    filters: Mapping[str, Callable[[str], ColumnElement[bool]]]
    orders: Mapping[str, Ordering]
    default: tuple[str, bool]
    scope: Callable[[RowScope], ColumnElement[bool]]
    plain: Mapping[str, FromClause] = field(default_factory=dict)
    walked: Mapping[str, FromClause] = field(default_factory=dict)
    plain_filters: frozenset[str] = field(default_factory=frozenset)
    standing: ColumnElement[bool] | None = None


class ListSource:
    """A `RowSource` over one list, for one person's row scope."""

    def __init__(self, spec: ListSpec, read: Reader, scope: RowScope) -> None:
        self._spec = spec
        self._read = read
        self._scope = scope

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        with self._read() as connection:
            return first_ids(connection, self._spec, self._scope, query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        with self._read() as connection:
            words = _looked_up(_words(connection, self._spec, query))
            return array("q", connection.scalars(ids_statement(self._spec, query, self._scope, words)))

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        statement = rows_statement(self._spec, self._scope)
        with self._read() as connection:
            return [tuple(row) for row in connection.execute(statement, {"ids": list(ids)})]


def first_ids(connection: Connection, spec: ListSpec, scope: RowScope, query: ListQuery, limit: int) -> "array[int]":
    """The first ids the query finds, in order."""
    words = _words(connection, spec, query)
    if words and all(word.is_broad and not word.is_gathered for word in words):
        ids = array("q", connection.scalars(walk_statement(spec, query, scope, words, limit)))
        if len(ids) == limit:
            return ids
        words = _looked_up(words)
    return array("q", connection.scalars(ids_statement(spec, query, scope, words).limit(limit)))


def _words(connection: Connection, spec: ListSpec, query: ListQuery) -> tuple[Word, ...]:
    """The words of the search text as they are looked for in this order."""
    words = judged(connection, spec.search, spec.standing, search_words(query.text))
    if _order(spec, query)[0] in spec.plain:
        return words
    return tuple(word._replace(is_broad=word.is_broad and not word.is_gathered) for word in words)


def _order(spec: ListSpec, query: ListQuery) -> tuple[str, bool]:
    return (query.sort, query.descending) if query.sort else spec.default


def _looked_up(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word._replace(is_broad=word.is_gathered_whole) for word in words)


def ids_statement(spec: ListSpec, query: ListQuery, scope: RowScope, words: Sequence[Word] = ()) -> AnySelect:
    """Every id the query finds, in order. Nothing narrower than the whole school needs only the list's own tables.

    Args:
        words: those of `query.text`.
    """
    statement = _ordered(spec, query, scope, (), is_walked=all(word.is_broad for word in words))
    if query.text.strip():
        statement = statement.where(*finds(spec.key, spec.standing, words))
    return statement


def walk_statement(spec: ListSpec, query: ListQuery, scope: RowScope, words: Sequence[Word], limit: int) -> AnySelect:
    """The first ids among the first `WALKED` of the list, in its order, that every word finds."""
    own = [via.own for via in spec.search if via.own is not spec.key]
    walked = _ordered(spec, query, scope, own, is_walked=True).limit(WALKED).subquery()
    named = {id(column): walked.c[number] for number, column in enumerate((spec.key, *own))}
    inside = [word._replace(vias=tuple(via._replace(own=named[id(via.own)]) for via in word.vias)) for word in words]
    return select(walked.c[0]).where(*finds(walked.c[0], None, inside)).limit(limit)


def _ordered(
    spec: ListSpec, query: ListQuery, scope: RowScope, more: Sequence[Expression], *, is_walked: bool
) -> AnySelect:
    sort, descending = _order(spec, query)
    narrowed_by = {key for key, _ in query.filters}
    is_plain = scope.department_ids is None and sort in spec.plain and narrowed_by <= spec.plain_filters
    tables = spec.source
    if is_plain:
        tables = spec.walked.get(sort, spec.plain[sort]) if is_walked else spec.plain[sort]
    statement = select(spec.key, *more).select_from(tables)
    if not is_plain:
        statement = statement.where(spec.scope(scope))
    if spec.standing is not None:
        statement = statement.where(spec.standing)
    for key, value in query.filters:
        statement = statement.where(spec.filters[key](value))
    ordering = (*spec.orders[sort], spec.key)
    return statement.order_by(*(expression.desc() if descending else expression.asc() for expression in ordering))


def rows_statement(spec: ListSpec, scope: RowScope) -> AnySelect:
    """The rows of these ids; an id outside the scope brings nothing."""
    wanted = spec.key.in_(bindparam("ids", expanding=True))
    return select(spec.key, *spec.cells).select_from(spec.source).where(wanted, spec.scope(scope))


def first_rows_statement(spec: ListSpec, limit: int) -> AnySelect:
    """The first rows in the list's own order: what the window paints before anything else is loaded.

    Which they are is asked first, of the list's own tables: joined, all rows might be put in order for it.
    """
    sort, descending = spec.default
    ordering = [e.desc() if descending else e.asc() for e in (*spec.orders[sort], spec.key)]
    stands = true() if spec.standing is None else spec.standing
    first = select(spec.key).select_from(spec.plain[sort]).where(stands).order_by(*ordering).limit(limit)
    chosen = select(spec.key, *spec.cells).select_from(spec.source).where(spec.key.in_(first.correlate(None)))
    return chosen.order_by(*ordering)
