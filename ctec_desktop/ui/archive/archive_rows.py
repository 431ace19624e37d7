"""The list of folders as the page shows it."""

from collections.abc import Sequence
from typing import Final

from typing_extensions import override

from ctec_desktop.domain.archive.kinds import GOOD, ArchiveKind, lacking, percent
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import Row, RowSource
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_page as words

_PERCENT: Final = 4
_KINDS_FROM: Final = 6


def share_of(row: Row) -> int:
    share = row[_PERCENT]
    assert isinstance(share, int)
    return share


def share_text(value: object) -> str:
    return f"{value}%"


COLUMNS: Final = (
    Column(words.STUDENT_NO, 112, sort="student_no"),
    Column(words.NAME, 80, sort="name"),
    Column(words.CLASS, 124, sort="class"),
    Column(words.PERCENT, 140, sort="percent", text=share_text, share=share_of),
    Column(words.LACKS, 260, key="lacks"),
    Column(words.GOOD, 80, Align.RIGHT, key="good"),
    Column(words.FROM, 104, sort="from"),
    Column(words.PLAN, 150, key="plan"),
)


class FolderRows(LateRows):
    """With what is there told as a share, and by name what is not."""

    def __init__(self, office: Office, actor: Actor) -> None:
        super().__init__(_folder_rows, office, actor)

    @override
    def rows(self, ids: Sequence[int]) -> Sequence[Row]:
        return [_shown(row) for row in super().rows(ids)]


def _folder_rows(office: Office, actor: Actor) -> RowSource:
    return office.archive.rows(actor)


def _shown(row: Row) -> Row:
    present = {kind for kind, found in zip(ArchiveKind, row[_KINDS_FROM:], strict=True) if found}
    good = words.good_text(len(present & set(GOOD)), told.GOOD_COUNT)
    key, student_no, name, class_name, plan, first = row[:_KINDS_FROM]
    lacks = told.names(lacking(present))
    return (key, student_no, name, class_name, percent(present), lacks, good, first, plan)
