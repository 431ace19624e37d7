"""Reading what went to printers."""

from sqlalchemy import Connection, func, select

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.printing import PrintRunView
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    AgreementVersionRow,
    ClassGroupRow,
    PrintPartRow,
    PrintRunRow,
    StudentRow,
)


def last_run(connection: Connection, part_id: int, first_page: int, until_page: int) -> PrintRunView | None:
    """The last time exactly these papers were printed."""
    own = PrintRunRow
    are_these = (own.part_id == part_id, own.first_page == first_page, own.until_page == until_page)
    furthest = select(func.max(own.reached_page)).where(*are_these).scalar_subquery()
    row = connection.execute(
        select(own.from_page, own.reached_page, own.asked_page, furthest, own.printer_name, own.by_name, own.at_utc)
        .where(*are_these)
        .order_by(own.id.desc())
        .limit(1)
    ).first()
    return None if row is None else PrintRunView(*row)


def part_pages(connection: Connection, part_id: int) -> int:
    pages: int = connection.execute(select(PrintPartRow.pages).where(PrintPartRow.id == part_id)).scalar_one()
    return pages


def holds_others(connection: Connection, scope: RowScope, part_id: int) -> bool:
    """Whether a part also has papers of students who are out of scope, by now or since they changed class."""
    every = (
        select(func.count())
        .select_from(AgreementVersionRow)
        .join(AgreementRow, AgreementVersionRow.agreement_id == AgreementRow.id)
        .join(StudentRow, AgreementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(AgreementVersionRow.part_id == part_id)
    )
    seen = every.where(in_scope(scope))
    return connection.execute(every).scalar_one() > connection.execute(seen).scalar_one()
