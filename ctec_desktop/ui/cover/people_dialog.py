"""Everybody a policy covers, and on which days."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.cover_views import CoveredView, PolicyView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import kit as kit_words

_COLUMNS: Final = (
    Column(words.STUDENT_NO, 116),
    Column(words.NAME, 92),
    Column(words.CLASS, 150),
    Column(words.COVERED_DAYS, 320),
)


class PeopleDialog(Dialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, policy: PolicyView) -> None:
        super().__init__(f"{words.PEOPLE_TITLE} · {labels.policy_label(policy.kind, policy.number)}", parent, 480)
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.PEOPLE_TITLE)
        self.note = Note()
        self._count = label("", "sub")
        for part in (self.note, self.table, self._count):
            self.body.addWidget(part)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(760, 640).boundedTo(self.screen().availableSize()))
        context.jobs.read(partial(office.cover.people, actor, policy.id), self._on_people, self._on_lost)

    def _on_people(self, found: tuple[CoveredView, ...]) -> None:
        self._rows.keep([_row(at, one) for at, one in enumerate(found, 1)])
        self._count.setText(labels.heads(len(found)))
        self.model.load(ListQuery())

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _row(at: int, one: CoveredView) -> tuple[object, ...]:
    return (at, one.student_no, one.name, one.class_name, labels.spans_text(one.spans) or words.NOT_COVERED)
