"""The amendments of an agreement, and where their papers lie."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from ctec_desktop.domain.amendments import Amendment, AmendmentKind, from_data
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.storage.queries.students import CHUNK
from ctec_desktop.storage.tables import AgreementAmendmentRow


def amendments_of(connection: Connection, agreement_id: int) -> tuple[Amendment, ...]:
    """Every amendment of the agreement, void ones too, by number."""
    return amendments_by_agreement(connection, [agreement_id]).get(agreement_id, ())


def amendments_by_agreement(connection: Connection, agreement_ids: Sequence[int]) -> dict[int, tuple[Amendment, ...]]:
    """By agreement: every amendment, void ones too, by number; none of those that have none."""
    found: defaultdict[int, list[Amendment]] = defaultdict(list)
    for start in range(0, len(agreement_ids), CHUNK):
        for one in _read(connection, agreement_ids[start : start + CHUNK]):
            found[one.agreement_id].append(one)
    return {agreement_id: tuple(made) for agreement_id, made in found.items()}


def part_of(connection: Connection, amendment_id: int) -> int | None:
    """The printed part the amendment stands in; None for a correction."""
    own = AgreementAmendmentRow
    return connection.scalar(select(own.part_id).where(own.id == amendment_id))


def _read(connection: Connection, agreement_ids: Sequence[int]) -> tuple[Amendment, ...]:
    own = AgreementAmendmentRow
    statement = (
        select(
            *(own.id, own.agreement_id, own.n, own.kind, own.effective_on, own.reason),
            *(own.changes, own.by_name, own.part_id, own.signed_on, own.void_reason, own.at_utc),
            own.voided_at_utc,
        )
        .where(own.agreement_id.in_(agreement_ids))
        .order_by(own.agreement_id, own.n)
    )
    return tuple(
        Amendment(
            *(row[0], row[1], row[2], AmendmentKind(row[3]), row[4], row[5]),
            *(from_data(row[6]), row[7], row[8] is not None, row[9], row[10]),
            made_on=row[11].astimezone(CHINA).date(),
            voided_on=None if row[12] is None else row[12].astimezone(CHINA).date(),
        )
        for row in connection.execute(statement)
    )
