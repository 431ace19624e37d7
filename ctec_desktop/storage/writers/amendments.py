"""Writing amendments of agreements. Called inside a write unit only."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.amendments import AmendmentKind, TypedChange, as_data
from ctec_desktop.storage.tables import AgreementAmendmentRow
from ctec_desktop.storage.uow import WriteUnit


@dataclass(frozen=True, slots=True)
class AmendmentToAdd:
    agreement_id: int
    n: int
    kind: AmendmentKind
    effective_on: date
    reason: str
    changes: tuple[TypedChange, ...]
    part_id: int | None


def add_amendment(unit: WriteUnit, by_name: str, one: AmendmentToAdd) -> None:
    unit.add(
        AgreementAmendmentRow(
            agreement_id=one.agreement_id,
            n=one.n,
            kind=one.kind.value,
            effective_on=one.effective_on,
            reason=one.reason,
            changes=as_data(one.changes),
            part_id=one.part_id,
            by_name=by_name,
            at_utc=unit.at_utc,
        )
    )


def sign_amendment(unit: WriteUnit, amendment_id: int, signed_on: date) -> None:
    unit.session.get_one(AgreementAmendmentRow, amendment_id).signed_on = signed_on


def void_amendment(unit: WriteUnit, amendment_id: int, reason: str) -> None:
    row = unit.session.get_one(AgreementAmendmentRow, amendment_id)
    row.voided_at_utc, row.void_reason = unit.at_utc, reason
