"""Writing what went to a printer. Called inside a write unit only."""

from ctec_desktop.domain.printing import PrintRun
from ctec_desktop.kernel.ids import new_uid
from ctec_desktop.storage.tables import PrintRunRow
from ctec_desktop.storage.uow import WriteUnit


def add_run(unit: WriteUnit, by_name: str, run: PrintRun) -> None:
    papers = run.printable
    unit.session.add(
        PrintRunRow(
            uid=new_uid(),
            part_id=papers.part_id,
            first_page=papers.first_page,
            until_page=papers.until_page,
            from_page=run.from_page,
            reached_page=run.reached_page,
            asked_page=run.asked_page,
            printer_name=run.printer_name,
            by_name=by_name,
            at_utc=unit.at_utc,
        )
    )
