"""班级汇总: how whole the folders of every class under every plan are, and what most of them lack."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.archive.kinds import REQUIRED
from ctec_desktop.domain.archive.views import BatchTally
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.archive.archive_rows import share_text
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import archive as told
from ctec_desktop.wording import archive_page as words
from ctec_desktop.wording import kit as kit_words

_PERCENT: Final = 4


def _share(row: Row) -> int:
    share = row[_PERCENT]
    assert isinstance(share, int)
    return share


_COLUMNS: Final = (
    Column(words.CLASS, 150),
    Column(words.PLAN, 170),
    Column(words.PEOPLE, 60, Align.RIGHT),
    Column(words.PERCENT, 150, text=share_text, share=_share),
    Column(words.LACKS, 420),
)


class BatchesDialog(Dialog):
    """Follows every change while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.CLASSES_TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.note = Note()
        self.table.setAccessibleName(words.CLASSES_LIST)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1000, 560).boundedTo(self.screen().availableSize()))
        context.hub.subscribe(frozenset(Area), self._on_changes)
        self._read()

    def _read(self) -> None:
        self._context.jobs.read(partial(self._office.archive.tallies, self._actor), self._on_read, self._on_lost)

    def _on_read(self, found: tuple[BatchTally, ...]) -> None:
        self._rows.keep([_row(at, one) for at, one in enumerate(found, 1)])
        self.model.refresh()
        self.model.load(ListQuery())
        self.note.say("" if found else words.NOTHING, Tone.ACCENT)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _row(at: int, one: BatchTally) -> Row:
    lacking = [(told.KINDS[kind], count) for kind, count in zip(REQUIRED, one.lacks, strict=True) if count]
    lacking.sort(key=_by_count)
    return (at, one.class_name, one.plan_name, one.folders, one.percent, words.lacks_text(lacking))


def _by_count(pair: tuple[str, int]) -> int:
    return -pair[1]
