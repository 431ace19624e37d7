"""Workbooks in which teachers record practice away from the office: made for those ticked, and taken in again."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.book_views import MadeBooks, OfflineTeacher, ReturnPlan
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.choose_files import choose_file, choose_folder
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.teachers.practice_return_dialog import PracticeReturnDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import practice_books as words


class PracticeOfflineDialog(Dialog):
    """Shows beside every teacher which workbook is out, or when the last one came back."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 560)
        self._office = office
        self._actor = actor
        self._context = context
        self.note = Note()
        self.people = CheckList(words.PEOPLE, words.SEARCH)
        self._build()
        self.people.ticked.connect(self._on_ticked)
        context.hub.subscribe(frozenset({Area.PRACTICE, Area.TEACHERS}), self._on_changes)
        self._read()

    def _build(self) -> None:
        self.all_button = button(words.TICK_ALL)
        self.none_button = button(words.TICK_NONE)
        self.all_button.clicked.connect(self._on_all)
        self.none_button.clicked.connect(self._on_none)
        acts = QHBoxLayout()
        acts.setSpacing(Gap.S)
        acts.addWidget(self.all_button)
        acts.addWidget(self.none_button)
        acts.addStretch(1)
        self.body.addWidget(label(words.DIALOG_LEAD, "sub", wrap=True))
        self.body.addWidget(self.note)
        self.body.addLayout(acts)
        self.body.addWidget(self.people, 1)
        self.return_button = self.add_button(words.RETURN, self._on_return_asked, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.make_button = self.add_button(words.MAKE, self._on_make_asked, primary=True)

    def make(self, folder: Path) -> None:
        """Writes a workbook for everybody ticked into a folder."""
        work = partial(_make, self._office, self._actor, self.people.chosen(), folder)
        self._context.jobs.start(words.WRITING, work, self._on_made, self._on_lost)

    def take_in(self, file: Path) -> None:
        """Reads a workbook that came back and shows it beside the record."""
        work = partial(_plan, self._office, self._actor, file)
        self._context.jobs.start(words.READING, work, self._on_planned, self._on_lost)

    def _read(self) -> None:
        self._context.jobs.read(
            partial(self._office.practice_books.teachers, self._actor), self._on_read, self._on_lost
        )

    def _on_read(self, teachers: Sequence[OfflineTeacher]) -> None:
        self.people.show_people([(one.teacher.id, _line(one)) for one in teachers], self.people.chosen())

    def _on_ticked(self) -> None:
        self.make_button.setEnabled(bool(self.people.chosen()))

    def _on_all(self) -> None:
        self.people.tick_all(is_on=True)

    def _on_none(self) -> None:
        self.people.tick_all(is_on=False)

    def _on_make_asked(self) -> None:
        choose_folder(self, words.CHOOSE_FOLDER, self.make)

    def _on_return_asked(self) -> None:
        choose_file(self, words.CHOOSE_FILE, words.FILTERS, self.take_in)

    def _on_made(self, outcome: Outcome[MadeBooks]) -> None:
        self.note.say(words.made_line(len(outcome.value.files), str(outcome.value.folder)), Tone.OK)

    def _on_planned(self, plan: ReturnPlan) -> None:
        self.note.say("")
        dialog = PracticeReturnDialog(self._office, self._actor, self._context, self, plan)
        dialog.taken_in.connect(self._on_taken_in)
        dialog.open()

    def _on_taken_in(self, said: str) -> None:
        self.note.say(said, Tone.OK)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _line(one: OfflineTeacher) -> str:
    last = one.last
    told = ""
    if last is not None:
        back = None if last.returned_on is None else last.returned_on.isoformat()
        told = words.last_line(last.number, last.made_on.isoformat(), back)
    return words.person_line(one.teacher.staff_no, one.teacher.name, one.teacher.department, told)


def _make(
    office: Office, actor: Actor, teacher_ids: Sequence[int], folder: Path, progress: Progress
) -> Outcome[MadeBooks]:
    return office.practice_books.make(actor, teacher_ids, folder, progress)


def _plan(office: Office, actor: Actor, file: Path, progress: Progress) -> ReturnPlan:
    return office.practice_returns.plan(actor, file, progress=progress)
