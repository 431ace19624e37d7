"""A list of changes of 学籍 to checked drafts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_statuses import StatusDraft
from ctec_desktop.domain.identifiers import is_placeholder
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.domain.student_status import StatusMove
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.columns import called
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.sheets.status_columns import STATUS_COLUMNS
from ctec_desktop.sheets.table import read_list

# The first word for each is the one we would write.
MOVES: Mapping[str, StatusMove] = {
    **dict.fromkeys(called("休学 休学申请 因病休学 办理休学"), StatusMove.SUSPENDED),
    **dict.fromkeys(called("复学 休学期满复学 恢复学籍 退伍复学 退役复学"), StatusMove.RESUMED),
    **dict.fromkeys(called("退学 自动退学 自愿退学 劝退 开除学籍 取消学籍"), StatusMove.WITHDRAWN),
    **dict.fromkeys(called("转学 转出 转学(转出) 转学转出 转校"), StatusMove.TRANSFERRED_OUT),
    **dict.fromkeys(called("转专业 调整专业 换专业 转系"), StatusMove.MAJOR_CHANGED),
    **dict.fromkeys(called("留级 降级 留级试读 编入下一年级"), StatusMove.REPEATING),
    **dict.fromkeys(
        called("参军 入伍 应征入伍 参军(保留学籍) 参军入伍 服兵役 保留学籍 征兵入伍"),
        StatusMove.CONSCRIPTED,
    ),
    **dict.fromkeys(called("毕业 毕业离校 结业 准予毕业"), StatusMove.GRADUATED),
}


def read_statuses(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[StatusDraft]:
    """Reads a list of changes; see `read_list`."""
    return read_list(path, STATUS_COLUMNS, StatusRows().draft, choice=choice, progress=progress)


class StatusRows:
    """Reads one row after the other and remembers which changes have been named."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], int] = {}

    def draft(self, row: RowReader) -> StatusDraft:
        number = row.number_text("student_no", required=True)
        if number is not None and is_placeholder(number):
            row.refuse("student_no", SheetCode.PLACEHOLDER)
            number = None
        move, on = self._move(row), self._on(row)
        if number is not None and move is not None and on is not None:
            first = self._rows.setdefault((number, move, on), row.number)
            if first != row.number:
                row.refuse("move", SheetCode.STATUS_REPEATED, {"first_row": first})
        return StatusDraft(number, row.person_name("name"), move, on, row.text("proof"), row.text("class_name"))

    def _move(self, row: RowReader) -> StatusMove | None:
        if not row.has("move"):
            row.refuse("move", SheetCode.FACT_MISSING)
        return row.choice("move", MOVES, severity=Severity.REFUSED)

    def _on(self, row: RowReader) -> date | None:
        if not row.has("on"):
            row.refuse("on", SheetCode.FACT_MISSING)
        return row.day_or_refuse("on")
