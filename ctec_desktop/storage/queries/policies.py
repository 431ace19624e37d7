"""Reading policies and the lists sent to their insurers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from ctec_desktop.domain.cover import CoverPayer, CoverScheme, ListKind, PolicyDays, PolicyKind
from ctec_desktop.domain.cover_views import CoverListView, PolicyView
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.cover import ground, people_of
from ctec_desktop.storage.queries.lists import ListSpec
from ctec_desktop.storage.queries.scoping import Expression
from ctec_desktop.storage.tables import CoveredPersonRow, EndorsementRow, PolicyRow

# What is typed into the search field, as a filter: policies are too few to be given terms.
TEXT = "text"
_row = PolicyRow
_NAMES = (_row.insurer, _row.number, _row.policyholder, _row.note)


def policy_list(today: date) -> ListSpec:
    """Every policy of the school, the one that ends last first; those without an end yet stand above."""
    return ListSpec(
        key=_row.id,
        source=_row.__table__,
        cells=(
            *(_row.kind, _row.scheme, _row.insurer, _row.number, _row.from_on, _last_on(), _people(today)),
            *(_row.scan_name, _row.voided_at_utc),
        ),
        search=(),
        filters={
            "kind": lambda value: _row.kind == value,
            "state": lambda value: _state_is(value, today),
            TEXT: _is_called,
        },
        orders={
            "kind": (_row.kind, _row.scheme),
            "insurer": (_row.insurer,),
            "number": (_row.number,),
            "from": (_row.from_on,),
            "until": (func.coalesce(_last_on(), date.max),),
        },
        default=("until", True),
        scope=lambda _scope: true(),
        plain=dict.fromkeys(("kind", "insurer", "number", "from", "until"), _row.__table__),
    )


def _is_called(text: str) -> ColumnElement[bool]:
    parts = (or_(*(column.contains(part, autoescape=True) for column in _NAMES)) for part in text.split())
    return and_(true(), *parts)


def _last_on() -> Expression:
    """With the extensions the insurer has confirmed."""
    more = EndorsementRow
    longest = (
        select(func.max(more.until_on))
        .where(more.policy_id == _row.id, more.voided_at_utc.is_(None), more.effective_on.is_not(None))
        .correlate(_row)
        .scalar_subquery()
    )
    return case((longest > _row.until_on, longest), else_=_row.until_on)


def _people(today: date) -> Expression:
    """Confirmed and not removed as of the day; who begins later is counted already."""
    one, added, removed = CoveredPersonRow, aliased(EndorsementRow), aliased(EndorsementRow)
    stays = or_(
        removed.id.is_(None),
        removed.effective_on.is_(None),
        and_(removed.effective_on > today, removed.effective_on > added.effective_on),
    )
    return (
        select(func.count())
        .select_from(one)
        .join(added, one.added_by_id == added.id)
        .outerjoin(removed, one.removed_by_id == removed.id)
        .where(one.policy_id == _row.id, added.effective_on.is_not(None), added.voided_at_utc.is_(None), stays)
        .correlate(_row)
        .scalar_subquery()
    )


def _state_is(value: str, today: date) -> ColumnElement[bool]:
    """`current`: may still cover somebody; `over`: ended; `void`."""
    if value == "void":
        return _row.voided_at_utc.is_not(None)
    is_over = _last_on() < today
    return and_(_row.voided_at_utc.is_(None), is_over if value == "over" else or_(~is_over, _row.until_on.is_(None)))


def policies(connection: Connection, today: date, policy_id: int | None = None) -> tuple[PolicyView, ...]:
    """Every policy that is not void, the newest first; or one, void or not."""
    statement = select(
        *(_row.id, _row.version, _row.kind, _row.scheme, _row.insurer, _row.number, _row.policyholder, _row.insured),
        *(_row.limit_person_fen, _row.limit_medical_fen, _row.limit_event_fen, _row.price_fen, _row.payer),
        *(_row.from_on, _row.until_on, _row.note, _row.scan_title, _row.voided_at_utc, _row.void_reason),
    ).order_by(_row.id.desc())
    wanted = _row.voided_at_utc.is_(None) if policy_id is None else _row.id == policy_id
    base = ground(connection)
    found = []
    for row in connection.execute(statement.where(wanted)):
        days = base.policies.get(row[0]) or PolicyDays(PolicyKind(row[2]), CoverScheme(row[3]), None, None)
        view = _view(row, days)
        people = people_of(connection, base, view.id, today)
        waiting = connection.scalar(
            select(func.count()).where(
                EndorsementRow.policy_id == view.id,
                EndorsementRow.answered_on.is_(None),
                EndorsementRow.voided_at_utc.is_(None),
            )
        )
        found.append(replace(view, people=people, waiting=waiting or 0))
    return tuple(found)


def policy(connection: Connection, today: date, policy_id: int) -> PolicyView | None:
    return next(iter(policies(connection, today, policy_id)), None)


def lists_of(connection: Connection, policy_id: int) -> tuple[CoverListView, ...]:
    """Lists of a policy in the order they were made."""
    statement = _lists().where(EndorsementRow.policy_id == policy_id).order_by(EndorsementRow.id)
    return tuple(_list_view(row) for row in connection.execute(statement))


def cover_list(connection: Connection, list_id: int) -> CoverListView | None:
    row = connection.execute(_lists().where(EndorsementRow.id == list_id)).first()
    return None if row is None else _list_view(row)


def people_of_list(connection: Connection, list_id: int, *, removed: bool = False) -> tuple[int, ...]:
    """The students a list names: those it adds, or those it removes."""
    row = CoveredPersonRow
    column = row.removed_by_id if removed else row.added_by_id
    return tuple(connection.scalars(select(row.student_id).where(column == list_id).order_by(row.student_id)))


def open_people(connection: Connection, policy_id: int) -> dict[int, list[int]]:
    """Students on the policy or waiting for it whom no list has taken off, with their rows.

    There are several where a list that took them off was void only after the next one had put them on again.
    """
    row, added = CoveredPersonRow, EndorsementRow
    statement = (
        select(row.student_id, row.id)
        .join(added, row.added_by_id == added.id)
        .where(row.policy_id == policy_id, row.removed_by_id.is_(None), added.voided_at_utc.is_(None))
    )
    found: defaultdict[int, list[int]] = defaultdict(list)
    for student_id, row_id in connection.execute(statement):
        found[student_id].append(row_id)
    return dict(found)


def insurers(connection: Connection) -> tuple[str, ...]:
    """Names already entered, for the form to suggest."""
    found = connection.scalars(select(_row.insurer).where(_row.insurer.is_not(None)).distinct().order_by(_row.insurer))
    return tuple(str(name) for name in found)


def numbers(connection: Connection, except_id: int | None) -> dict[str, int]:
    """Policy numbers that stand, with their policy."""
    statement = select(_row.number, _row.id).where(_row.number.is_not(None), _row.voided_at_utc.is_(None))
    return {str(number): policy_id for number, policy_id in connection.execute(statement) if policy_id != except_id}


def stored_scan(connection: Connection, policy_id: int) -> tuple[StoredFile, str] | None:
    """The scan in the files store and the name it came with."""
    statement = select(_row.scan_year, _row.scan_name, _row.scan_sha256, _row.scan_size_bytes, _row.scan_title)
    found = connection.execute(statement.where(_row.id == policy_id)).first()
    if found is None or found[1] is None:
        return None
    year, name, sha256, size_bytes, title = found
    return StoredFile(int(year or 0), str(name), str(sha256), int(size_bytes or 0)), str(title)


def _lists() -> Any:
    row = EndorsementRow
    return select(
        *(row.id, row.policy_id, row.kind, row.made_on, row.by_name, row.people, row.premium_fen, row.list_sha256),
        *(row.number, row.answered_on, row.effective_on, row.until_on, row.voided_at_utc, row.void_reason),
    )


def _list_view(row: Any) -> CoverListView:
    values = list(row)
    values[2], values[12] = ListKind(row[2]), row[12] is not None
    return CoverListView(*values)


def _view(row: Any, days: PolicyDays) -> PolicyView:
    values = [*row, days]
    values[2], values[3] = PolicyKind(row[2]), CoverScheme(row[3])
    values[12] = None if row[12] is None else CoverPayer(row[12])
    values[17] = row[17] is not None
    return PolicyView(*values)


def policy_names(connection: Connection, policy_ids: Sequence[int]) -> dict[int, tuple[PolicyKind, str, str]]:
    """Kind, number and insurer of these policies."""
    statement = select(_row.id, _row.kind, _row.number, _row.insurer).where(_row.id.in_(policy_ids))
    return {one[0]: (PolicyKind(one[1]), one[2] or "", one[3] or "") for one in connection.execute(statement)}
