"""The lists of placements and agreements as they stood, or will stand, on a day."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Final

from ctec_desktop.domain.agreement_days import OnDay, state_on
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.services.agreement_moves import AgreementMoveService
from ctec_desktop.services.agreement_rows import FrozenRows
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.placement_rows import PlacementSource
from ctec_desktop.storage.queries.agreement_moves import agreements_of_placements
from ctec_desktop.storage.queries.list_specs import AGREEMENTS, PLACEMENTS
from ctec_desktop.storage.queries.lists import ListSource

# Stands where there was no agreement yet.
NOT_THERE: Final = ""
_STATE: Final = "state"
_ENTERPRISE_CELL, _UNTIL_CELL, _STATE_CELL = 6, 8, 9
_AGREEMENT_CELL: Final = -1
_PART: Final = 256

StatesOn = Callable[[Sequence[int]], Mapping[int, OnDay]]


class DayListService(Service):
    @needs(Permission.PLACEMENTS_SEE)
    def placements(self, actor: Actor, day: date) -> RowSource:
        """The list of placements with post, standing and agreement of the day; every placement is in it."""
        source = PlacementSource(ListSource(PLACEMENTS, self._database.read, actor.scope), self._clock, day)
        return _PlacementsOnDay(source, partial(self._states_of, actor, day))

    @needs(Permission.AGREEMENTS_SEE)
    def agreements(self, actor: Actor, day: date) -> RowSource:
        """The list of agreements with state, unit and last day of the day; one that was not there yet has no state."""
        source = FrozenRows(ListSource(AGREEMENTS, self._database.read, actor.scope))
        moves = AgreementMoveService(self._context)
        return _AgreementsOnDay(source, partial(moves.on_day, actor, day))

    def _states_of(self, actor: Actor, day: date, placement_ids: Sequence[int]) -> Mapping[int, AgreementState]:
        """The state of each placement's newest agreement that there was on the day."""
        found: dict[int, AgreementState] = {}
        with self._database.read() as connection:
            known = agreements_of_placements(connection, actor.scope, placement_ids)
        for one in sorted(known, key=lambda agreement: agreement.id):
            state = state_on(one, day)
            if state is not None and one.placement_id is not None:
                found[one.placement_id] = state
        return found


class _PlacementsOnDay:
    """A `RowSource` whose last cell is the state of the day."""

    def __init__(self, source: RowSource, states: Callable[[Sequence[int]], Mapping[int, AgreementState]]) -> None:
        self._source = source
        self._states = states

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        return self._source.head(query, limit)

    def ids(self, query: ListQuery) -> "array[int]":
        return self._source.ids(query)

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        states = self._states(ids)
        return [(*row[:_AGREEMENT_CELL], states.get(_id(row), NOT_THERE)) for row in self._source.rows(ids)]


class _AgreementsOnDay:
    """A `RowSource`. The state of a day is in no index: a list narrowed to one, or sorted by it, is read through."""

    def __init__(self, source: RowSource, states: StatesOn) -> None:
        self._source = source
        self._states = states

    def head(self, query: ListQuery, limit: int) -> "array[int]":
        wanted, rest = _without_state(query)
        if not wanted and query.sort != _STATE:
            return self._source.head(query, limit)
        if query.sort == _STATE:
            return self.ids(query)[:limit]
        found: array[int] = array("q")
        every = self._source.ids(rest)
        for start in range(0, len(every), _PART):
            found += self._in_state(every[start : start + _PART], wanted)
            if len(found) >= limit:
                break
        return found[:limit]

    def ids(self, query: ListQuery) -> "array[int]":
        wanted, rest = _without_state(query)
        if not wanted and query.sort != _STATE:
            return self._source.ids(query)
        found = self._source.ids(rest)
        if wanted:
            found = self._in_state(found, wanted)
        return self._by_state(found, descending=query.descending) if query.sort == _STATE else found

    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        states = self._states(ids)
        return [_as_of(row, states.get(_id(row))) for row in self._source.rows(ids)]

    def _in_state(self, ids: "array[int]", wanted: str) -> "array[int]":
        states = self._states(ids)
        return array("q", (one for one in ids if one in states and states[one].state == wanted))

    def _by_state(self, ids: "array[int]", *, descending: bool) -> "array[int]":
        states = self._states(ids)
        words = {one: states[one].state.value if one in states else NOT_THERE for one in ids}
        return array("q", sorted(ids, key=words.__getitem__, reverse=descending))


def _without_state(query: ListQuery) -> tuple[str, ListQuery]:
    """The state the list is narrowed to, and the query without it and without an order by it."""
    rest = query._replace(filters=tuple(one for one in query.filters if one[0] != _STATE))
    return dict(query.filters).get(_STATE, ""), rest.sorted_by("", False) if query.sort == _STATE else rest


def _as_of(row: Row, then: OnDay | None) -> Row:
    cells = list(row)
    cells[_STATE_CELL] = NOT_THERE if then is None else then.state.value
    if then is not None:
        cells[_ENTERPRISE_CELL], cells[_UNTIL_CELL] = then.enterprise_name, then.last_on
    return tuple(cells)


def _id(row: Row) -> int:
    assert isinstance(row[0], int)
    return row[0]
