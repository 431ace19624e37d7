"""Reading what went to printers."""

from sqlalchemy import Connection, select

from ctec_desktop.domain.printing import PrintRunView
from ctec_desktop.storage.tables import PrintPartRow, PrintRunRow


def last_run(connection: Connection, part_id: int, first_page: int, until_page: int) -> PrintRunView | None:
    """The last time exactly these papers were printed."""
    own = PrintRunRow
    row = connection.execute(
        select(own.reached_page, own.printer_name, own.by_name, own.at_utc)
        .where(own.part_id == part_id, own.first_page == first_page, own.until_page == until_page)
        .order_by(own.id.desc())
        .limit(1)
    ).first()
    return None if row is None else PrintRunView(*row)


def part_pages(connection: Connection, part_id: int) -> int:
    pages: int = connection.execute(select(PrintPartRow.pages).where(PrintPartRow.id == part_id)).scalar_one()
    return pages
