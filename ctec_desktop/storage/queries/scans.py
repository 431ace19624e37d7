"""Reading paper that came back."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from ctec_desktop.domain.page_code import DIGEST_BYTES
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.scan_matching import KnownVersion
from ctec_desktop.domain.scan_views import ReturnedAgreement, ReturnedCopy
from ctec_desktop.domain.scans import CopyPlace, PagePlace, PageState, Quad, ReturnedPaper
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.agreement_owners import with_student, with_unit
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    DocumentRow,
    EnterpriseRow,
    PersonRow,
    ReturnedCopyRow,
    ScanFileRow,
    ScanPageRow,
    StudentRow,
)

_AT_ONCE = 500
_version = AgreementVersionRow
_page = ScanPageRow
_file = ScanFileRow


class FiledPage(NamedTuple):
    """A page in its place, and where its picture lies."""

    id: int
    place: PagePlace
    n: int
    quad: Quad | None
    turn: int
    source: StoredFile


def known_versions(connection: Connection, scope: RowScope, serials: Iterable[int]) -> dict[int, list[KnownVersion]]:
    """Every version of the agreements with these serials that are in sight, by serial."""
    known: dict[int, list[KnownVersion]] = defaultdict(list)
    for chunk in _chunks(sorted(set(serials))):
        for one in _known(connection, scope, AgreementRow.serial.in_(chunk)):
            known[one.serial].append(one)
    return known


def known_version(connection: Connection, scope: RowScope, version_id: int) -> KnownVersion | None:
    return next(_known(connection, scope, _version.id == version_id), None)


def known_number(connection: Connection, scope: RowScope, number: str) -> KnownVersion | None:
    """The newest version of the agreement with this number."""
    found = list(_known(connection, scope, AgreementRow.number == number))
    return next((one for one in found if one.n == one.newest_n), None)


def _known(connection: Connection, scope: RowScope, where: Any) -> Iterator[KnownVersion]:
    newest = aliased(AgreementVersionRow)
    last = select(func.max(newest.n)).where(newest.agreement_id == AgreementRow.id).correlate(AgreementRow)
    statement = _joined(
        select(
            AgreementRow.id,
            _version.id,
            AgreementRow.number,
            PersonRow.name,
            AgreementRow.serial,
            AgreementRow.state,
            _version.n,
            last.scalar_subquery(),
            _version.originals,
            _version.snapshot_sha256,
            _version.pages,
            DocumentRow.pages,
        )
    ).where(in_scope(scope), where)
    for row in _rows(connection, statement):
        papers = {ReturnedPaper.AGREEMENT: row[10], ReturnedPaper.CONSENT: row[11]}
        yield KnownVersion(
            agreement_id=row[0],
            version_id=row[1],
            number=row[2],
            student_name=row[3],
            serial=row[4],
            state=AgreementState(row[5]),
            n=row[6],
            newest_n=row[7],
            originals=row[8],
            digest=bytes.fromhex(row[9])[:DIGEST_BYTES],
            pages={paper: count for paper, count in papers.items() if count},
        )


def _joined(statement: AnySelect) -> AnySelect:
    return with_unit(
        with_student(
            statement.select_from(AgreementRow)
            .join(_version, _version.agreement_id == AgreementRow.id)
            .outerjoin(DocumentRow, DocumentRow.agreement_version_id == _version.id)
        )
    )


def taken_before(connection: Connection, sha256: str) -> datetime | None:
    """When this very file was taken in."""
    statement = select(_file.taken_at_utc).where(_file.sha256 == sha256, _file.problem.is_(None))
    return connection.execute(statement.order_by(_file.id).limit(1)).scalar()


def is_refused_before(connection: Connection, sha256: str) -> bool:
    """Whether this very file stands among those that could not be read."""
    statement = select(_file.id).where(
        _file.sha256 == sha256, _file.problem.is_not(None), _file.closed_at_utc.is_(None)
    )
    return connection.execute(statement.limit(1)).first() is not None


def filed_pages(connection: Connection, version_ids: Iterable[int]) -> dict[PagePlace, FiledPage]:
    """What is filed of these versions."""
    found: dict[PagePlace, FiledPage] = {}
    for chunk in _chunks(sorted(set(version_ids))):
        where = (_page.version_id.in_(chunk), _page.state == PageState.FILED.value)
        found.update((one.place, one) for one in _filed(connection, where))
    return found


def _filed(connection: Connection, where: Sequence[Any]) -> Iterator[FiledPage]:
    statement = select(
        *(_page.id, _page.version_id, _page.paper, _page.copy, _page.page, _page.n, _page.quad, _page.turn),
        *(_file.file_year, _file.file_name, _file.sha256, _file.size_bytes),
    ).join(_file, _page.scan_file_id == _file.id)
    for row in _rows(connection, statement.where(*where)):
        place = PagePlace(row[1], ReturnedPaper(row[2]), row[3], row[4])
        yield FiledPage(row[0], place, row[5], quad_of(row[6]), row[7], StoredFile(*row[8:12]))


def quad_of(text: str | None) -> Quad | None:
    return None if text is None else tuple((x, y) for x, y in json.loads(text))


def returned_copies(connection: Connection, version_ids: Iterable[int]) -> dict[CopyPlace, Any]:
    """The rows of originals of these versions, by place."""
    own = ReturnedCopyRow
    found: dict[CopyPlace, Any] = {}
    for chunk in _chunks(sorted(set(version_ids))):
        for row in _rows(connection, select(own.__table__).where(own.version_id.in_(chunk))):
            found[CopyPlace(row.version_id, ReturnedPaper(row.paper), row.copy)] = row
    return found


def returned_agreements(
    connection: Connection, scope: RowScope, class_name: str | None = None
) -> tuple[ReturnedAgreement, ...]:
    """Agreements of which anything came back, in their newest version, by number."""
    newest = aliased(AgreementVersionRow)
    last = select(func.max(newest.n)).where(newest.agreement_id == AgreementRow.id).correlate(AgreementRow)
    has_page = select(_page.id).where(_page.version_id == _version.id, _page.state == PageState.FILED.value).exists()
    has_copy = select(ReturnedCopyRow.id).where(ReturnedCopyRow.version_id == _version.id).exists()
    statement = (
        _joined(
            select(
                *(AgreementRow.id, _version.id, AgreementRow.number, _version.n, PersonRow.name),
                *(StudentRow.student_no, ClassGroupRow.name, EnterpriseRow.name),
                *(_version.originals, _version.pages, DocumentRow.pages),
            )
        )
        .where(in_scope(scope), _version.n == last.scalar_subquery(), has_page | has_copy)
        .order_by(AgreementRow.number)
    )
    if class_name is not None:
        statement = statement.where(ClassGroupRow.name == class_name)
    rows = list(_rows(connection, statement))
    ids = [row[1] for row in rows]
    found: dict[CopyPlace, list[int]] = defaultdict(list)
    for place in filed_pages(connection, ids):
        found[CopyPlace(place.version_id, place.paper, place.copy)].append(place.page)
    kept = returned_copies(connection, ids)
    views = []
    for row in rows:
        version_id, originals, pages, consent_pages = row[1], row[8], row[9], row[10]
        places = [(CopyPlace(version_id, ReturnedPaper.AGREEMENT, copy), pages) for copy in range(1, originals + 1)]
        if consent_pages:
            places.append((CopyPlace(version_id, ReturnedPaper.CONSENT, 1), consent_pages))
        copies = tuple(_copy(place, count, found.get(place, []), kept.get(place)) for place, count in places)
        view = ReturnedAgreement(
            agreement_id=row[0],
            version_id=version_id,
            number=row[2],
            version=row[3],
            student_name=row[4],
            student_no=row[5],
            class_name=row[6],
            enterprise_name=row[7],
            copies=copies,
        )
        views.append(view)
    return tuple(views)


def _copy(place: CopyPlace, pages: int, found: Sequence[int], row: Any) -> ReturnedCopy:
    return ReturnedCopy(
        *place,
        pages,
        tuple(sorted(found)),
        image_at_utc=row.image_at_utc if row else None,
        original_on=row.original_on if row else None,
        is_doubtful=bool(row and row.has_doubts),
    )


def frozen_versions(connection: Connection, version_ids: Iterable[int]) -> dict[int, str]:
    """The snapshots that versions were printed from."""
    found: dict[int, str] = {}
    for chunk in _chunks(sorted(set(version_ids))):
        statement = select(_version.id, _version.snapshot).where(_version.id.in_(chunk))
        found.update((row[0], row[1]) for row in connection.execute(statement))
    return found


def _rows(connection: Connection, statement: Any) -> Iterator[Any]:
    yield from connection.execute(statement)


def _chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))
