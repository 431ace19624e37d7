"""Writing agreements: numbers, versions with their parts, signers and first move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update

from ctec_desktop.domain.frozen_terms import unit_key
from ctec_desktop.domain.lifecycle import FIRST_STATE, ISSUE
from ctec_desktop.domain.vocabulary import AgreementKind, AgreementState, DocumentKind, Party
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    DocumentRow,
    ExpectedSignerRow,
    NumberSeriesRow,
    PrintPartRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.agreement_moves import MoveToAdd, add_moves

ISSUED = AgreementState.ISSUED


@dataclass(frozen=True, slots=True)
class Signer:
    party: Party
    name: str | None


@dataclass(frozen=True, slots=True)
class MadeFor:
    """Whose an agreement is, and the placement or the apprenticeship it is made for."""

    student_id: int
    placement_id: int | None = None
    apprenticeship_id: int | None = None

    @property
    def kind(self) -> AgreementKind:
        return AgreementKind.INTERNSHIP if self.apprenticeship_id is None else AgreementKind.APPRENTICESHIP

    def values(self) -> dict[str, Any]:
        return {
            "kind": self.kind.value,
            "student_id": self.student_id,
            "placement_id": self.placement_id,
            "apprenticeship_id": self.apprenticeship_id,
        }


@dataclass(frozen=True, slots=True)
class AgreementToPrepare:
    """An agreement before it is numbered."""

    school_year: str
    enterprise_name: str
    made_for: MadeFor


@dataclass(frozen=True, slots=True)
class IssuedAgreement:
    """One agreement with its place in a part; pages count from 1 within the part.

    Args:
        agreement_id: the agreement that was prepared, or issued and withdrawn; None when issuing makes it.
        state: where it stands before.
        consent_pages: 0 where no consent goes with it.
    """

    number: str
    serial: int
    school_year: str
    made_for: MadeFor
    enterprise_name: str
    snapshot: str
    snapshot_sha256: str
    first_page: int
    pages: int
    consent_first_page: int
    consent_pages: int
    originals: int
    signers: tuple[Signer, ...]
    consent_signers: tuple[Signer, ...]
    version: int = 1
    agreement_id: int | None = None
    state: AgreementState = FIRST_STATE


def reserve_serials(unit: WriteUnit, year: int, kind: AgreementKind, series: str, count: int) -> range:
    """The next `count` serials of the year; given once, whatever becomes of the agreements."""
    own = NumberSeriesRow
    row = unit.session.scalar(select(own).where(own.year == year, own.kind == kind.value, own.series == series))
    if row is None:
        row = unit.add(own(year=year, kind=kind.value, series=series, next_serial=1))
    first = row.next_serial
    row.next_serial = first + count
    unit.session.flush()
    return range(first, first + count)


def add_part(unit: WriteUnit, stored: StoredFile, out_name: str, pages: int) -> int:
    part = PrintPartRow(
        file_year=stored.year,
        file_name=stored.name,
        out_name=out_name,
        sha256=stored.sha256,
        size_bytes=stored.size_bytes,
        pages=pages,
        made_at_utc=unit.at_utc,
    )
    return unit.add(part).id


def add_issued(
    unit: WriteUnit, by_name: str, part_id: int, template_ids: tuple[int, int | None], issued: Sequence[IssuedAgreement]
) -> list[int]:
    """Agreements, their new versions and consents, expected signers, and the move to issued."""
    count = len(issued)
    unit_keys = {name: unit_key(name) for name in {one.enterprise_name for one in issued}}
    made = iter(unit.reserve_ids(AgreementRow, sum(one.agreement_id is None for one in issued)))
    ids = [next(made) if one.agreement_id is None else one.agreement_id for one in issued]
    version_ids = unit.reserve_ids(AgreementVersionRow, count)
    with_consent = [one for one in zip(version_ids, issued, strict=True) if one[1].consent_pages]
    document_ids = unit.reserve_ids(DocumentRow, len(with_consent))
    paper = {"part_id": part_id, "template_id": template_ids[0]}
    consent = {"part_id": part_id, "template_id": template_ids[1], "kind": DocumentKind.CONSENT.value}
    signers: list[dict[str, Any]] = []
    for version_id, one in zip(version_ids, issued, strict=True):
        signers += _signers(one.signers, version_id, None)
    for document_id, (_, one) in zip(document_ids, with_consent, strict=True):
        signers += _signers(one.consent_signers, None, document_id)
    new = [(n, one) for n, one in zip(ids, issued, strict=True) if one.agreement_id is None]
    unit.insert_many(AgreementRow, [_agreement(n, one, unit_keys) for n, one in new])
    for one in issued:
        if one.agreement_id is not None:
            _renew(unit, one, unit_keys)
    unit.insert_many(
        AgreementVersionRow,
        [
            {"id": version_id, "agreement_id": n, "issued_at_utc": unit.at_utc, **paper, **_version(one)}
            for version_id, n, one in zip(version_ids, ids, issued, strict=True)
        ],
    )
    unit.insert_many(
        DocumentRow,
        [
            {"id": document_id, "uid": new_uid(), "agreement_version_id": version_id, **consent, **_consent(one)}
            for document_id, (version_id, one) in zip(document_ids, with_consent, strict=True)
        ],
    )
    unit.insert_many(ExpectedSignerRow, signers)
    moves = [MoveToAdd(n, ISSUE.name, one.state, ISSUED) for n, one in zip(ids, issued, strict=True)]
    add_moves(unit, by_name, moves)
    return ids


def prepare(unit: WriteUnit, agreements: Sequence[AgreementToPrepare]) -> list[int]:
    """Drafts without a number."""
    unit_keys = {name: unit_key(name) for name in {one.enterprise_name for one in agreements}}
    ids = unit.reserve_ids(AgreementRow, len(agreements))
    unit.insert_many(
        AgreementRow,
        [
            {
                "id": n,
                "uid": new_uid(),
                **one.made_for.values(),
                "school_year": one.school_year,
                "state": FIRST_STATE.value,
                "unit_key": unit_keys[one.enterprise_name],
            }
            for n, one in zip(ids, agreements, strict=True)
        ],
    )
    return ids


def _renew(unit: WriteUnit, one: IssuedAgreement, unit_keys: Mapping[str, str]) -> None:
    """What the new version says of number, year and unit."""
    row = AgreementRow
    values = {
        "number": one.number,
        "serial": one.serial,
        "school_year": one.school_year,
        "unit_key": unit_keys[one.enterprise_name],
        "version": row.version + 1,
    }
    unit.connection.execute(update(row).where(row.id == one.agreement_id).values(values))


def _agreement(agreement_id: int, one: IssuedAgreement, unit_keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": agreement_id,
        "uid": new_uid(),
        **one.made_for.values(),
        "number": one.number,
        "serial": one.serial,
        "school_year": one.school_year,
        "state": FIRST_STATE.value,
        "unit_key": unit_keys[one.enterprise_name],
    }


def _version(one: IssuedAgreement) -> dict[str, Any]:
    return {
        "n": one.version,
        "snapshot": one.snapshot,
        "snapshot_sha256": one.snapshot_sha256,
        "originals": one.originals,
        "first_page": one.first_page,
        "pages": one.pages,
    }


def _consent(one: IssuedAgreement) -> dict[str, Any]:
    return {"first_page": one.consent_first_page, "pages": one.consent_pages}


def _signers(signers: Sequence[Signer], version_id: int | None, document_id: int | None) -> list[dict[str, Any]]:
    return [
        {
            "agreement_version_id": version_id,
            "document_id": document_id,
            "party": signer.party.value,
            "name": signer.name,
            "rank": rank,
        }
        for rank, signer in enumerate(signers, 1)
    ]
