"""Reading the exceptions tray: pages and files that wait for a person."""

import json
from typing import NamedTuple

from sqlalchemy import Connection, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.scan_views import TrayFile, TrayPage
from ctec_desktop.domain.scans import PagePlace, PageState, Quad, ReturnedPaper
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries.scans import quad_of
from ctec_desktop.storage.queries.scoping import AnySelect, in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    PersonRow,
    ScanFileRow,
    ScanPageRow,
    StudentRow,
)

_version = AgreementVersionRow
_page = ScanPageRow
_file = ScanFileRow


class PageSource(NamedTuple):
    """A page as it came in: its file, its number in it, the corners of its code and what our codes on it say."""

    stored: StoredFile
    n: int
    quad: Quad | None
    codes: tuple[str, ...]


def page_source(connection: Connection, scope: RowScope, page_id: int) -> PageSource | None:
    """Where the picture of a page in sight lies."""
    statement = _in_sight(
        select(_file.file_year, _file.file_name, _file.sha256, _file.size_bytes, _page.n, _page.quad, _page.code),
        scope,
    )
    for row in connection.execute(statement.where(_page.id == page_id)):
        return PageSource(StoredFile(*row[:4]), row[4], quad_of(row[5]), tuple((row[6] or "").split()))
    return None


def _in_sight(statement: AnySelect, scope: RowScope) -> AnySelect:
    """Of pages: those whose code speaks of no agreement, or of one that is in sight."""
    return (
        statement.select_from(_page)
        .join(_file, _page.scan_file_id == _file.id)
        .outerjoin(_version, _page.version_id == _version.id)
        .outerjoin(AgreementRow, _version.agreement_id == AgreementRow.id)
        .outerjoin(StudentRow, AgreementRow.student_id == StudentRow.id)
        .outerjoin(PersonRow, StudentRow.person_id == PersonRow.id)
        .outerjoin(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(in_scope(scope) | _page.version_id.is_(None))
    )


def tray_pages(connection: Connection, scope: RowScope) -> tuple[TrayPage, ...]:
    """Pages that wait for a person, oldest first; of agreements out of sight none is shown."""
    told = select(
        *(_page.id, _file.out_name, _page.n, _file.pages, _page.reason, _page.reason_facts),
        *(_page.version_id, _page.paper, _page.copy, _page.page, AgreementRow.number, PersonRow.name),
        *(_file.taken_at_utc, _page.uid),
    )
    statement = _in_sight(told, scope).where(_page.state == PageState.TRAY.value).order_by(_page.id)
    pages = []
    for row in connection.execute(statement):
        place = None if row[6] is None else PagePlace(row[6], ReturnedPaper(row[7]), row[8], row[9])
        problem = Problem(row[4], facts=json.loads(row[5] or "{}"))
        view = TrayPage(
            id=row[0],
            uid=row[13],
            file_name=row[1],
            n=row[2],
            pages=row[3],
            problem=problem,
            place=place,
            number=row[10] or "",
            student_name=row[11] or "",
            taken_at_utc=row[12],
        )
        pages.append(view)
    return tuple(pages)


def tray_files(connection: Connection) -> tuple[TrayFile, ...]:
    """Files that could not be read and nobody has put aside."""
    statement = select(_file.id, _file.uid, _file.out_name, _file.problem, _file.problem_facts, _file.taken_at_utc)
    open_ones = statement.where(_file.problem.is_not(None), _file.closed_at_utc.is_(None)).order_by(_file.id)
    return tuple(
        TrayFile(row[0], row[1], row[2], Problem(row[3] or "", facts=json.loads(row[4] or "{}")), row[5])
        for row in connection.execute(open_ones)
    )
