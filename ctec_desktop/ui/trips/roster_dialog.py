"""The roster of a visit: class by class, students ticked."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.class_members import Member
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.trips import TripView
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.form_editors import choice, offer
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import trips_page as words


class RosterDialog(AskingDialog):
    """Stays open after saving, for the next class; asks before ticks that are not saved are given up."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, trip_id: int, parent: QWidget) -> None:
        super().__init__(words.ROSTER_TITLE, parent, 480)
        self._office = office
        self._actor = actor
        self._context = context
        self._trip_id = trip_id
        self._class = ""
        self._kept: tuple[int, ...] = ()
        self.class_combo = choice((), none=words.CHOOSE_CLASS)
        self.students = CheckList(words.STUDENTS, words.FILTER_STUDENTS)
        self.note = Note()
        self._build()
        self.class_combo.currentIndexChanged.connect(self._on_class_chosen)
        self.students.ticked.connect(self._tell)
        context.jobs.read(partial(office.school.classes, actor), self._on_classes, self._on_lost)

    def _build(self) -> None:
        self.class_combo.setAccessibleName(words.CLASS)
        self._count = label("", "sub")
        self.all_button, self.none_button = button(words.ALL), button(words.NONE)
        self.all_button.clicked.connect(partial(self.students.tick_all, is_on=True))
        self.none_button.clicked.connect(partial(self.students.tick_all, is_on=False))
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.class_combo, 1)
        top.addWidget(self.all_button)
        top.addWidget(self.none_button)
        self.body.addWidget(label(words.ROSTER_LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.students, 1)
        self.body.addWidget(self._count)
        self.add_cancel(kit_words.CLOSE)
        self.save_button = self.add_button(words.SAVE_ROSTER, self.save, primary=True)
        self.save_button.setEnabled(False)
        self.resize(QSize(560, 660).boundedTo(self.screen().availableSize()))

    def save(self) -> None:
        """Puts the ticked students of this class on the roster, and takes its others off."""
        self.note.say("")
        self.save_button.setEnabled(False)
        chosen = self.students.chosen()
        work = partial(_save, self._office, self._actor, self._trip_id, self._class, chosen)
        done = partial(self._on_saved, self._class, chosen)
        self._context.jobs.start(words.SAVING_ROSTER, work, done, self._on_not_saved)

    @override
    def has_unsaved(self) -> bool:
        return self.students.chosen() != self._kept

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        with QSignalBlocker(self.class_combo):
            offer(self.class_combo, [(one.name, one.name) for one in classes], none=words.CHOOSE_CLASS)

    def _on_class_chosen(self) -> None:
        self._class = str(self.class_combo.currentData() or "")
        self.note.say("")
        # Until the class is read, nobody of the one before can be saved as its own.
        self._kept = ()
        self.students.show_people((), ())
        work = partial(_read, self._office, self._actor, self._trip_id, self._class)
        self._context.jobs.read(work, partial(self._on_people, self._class), self._on_lost)

    def _on_people(self, asked: str, found: tuple[TripView | None, tuple[Member, ...]]) -> None:
        if asked != self._class:
            return
        trip, members = found
        on_roster = {one.student_id for one in trip.students} if trip else set()
        people = [(one.student_id, f"{one.student_no}　{one.name}") for one in members]
        is_new = on_roster.isdisjoint(person_id for person_id, _ in people)
        ticked = tuple(one for one, _ in people if is_new or one in on_roster)
        # Whom a class proposes was not ticked by anybody yet.
        self._kept = ticked
        self.students.show_people(people, ticked)

    def _tell(self) -> None:
        total = self.students.people.count()
        chosen, is_unsaved = len(self.students.chosen()), self.has_unsaved()
        self._count.setText(words.chosen_line(chosen, total, is_unsaved=is_unsaved) if total else "")
        self.save_button.setEnabled(total > 0)
        self.class_combo.setEnabled(not is_unsaved)

    def _on_saved(self, class_name: str, chosen: tuple[int, ...], outcome: Outcome[int]) -> None:
        if class_name == self._class:
            self._kept = chosen
        self._tell()
        self.note.say(words.roster_line(class_name, outcome.value), Tone.OK)

    def _on_not_saved(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self._on_lost(error)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _read(office: Office, actor: Actor, trip_id: int, class_name: str) -> tuple[TripView | None, tuple[Member, ...]]:
    members = office.trips.class_members(actor, class_name) if class_name else ()
    return office.trips.detail(actor, trip_id), members


def _save(
    office: Office, actor: Actor, trip_id: int, class_name: str, chosen: tuple[int, ...], _progress: object
) -> Outcome[int]:
    return office.trips.set_roster(actor, trip_id, class_name, chosen)
