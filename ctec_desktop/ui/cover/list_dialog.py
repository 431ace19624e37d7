"""A list to the insurer: whom to put on a policy or take off it, ticked, and written out for insurer and seal."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import CoverPerson, PolicyView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.cover_checks import Answer, ListWish
from ctec_desktop.services.cover_lists import MadeList, ReplyMatch
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.choose_files import choose_file, choose_target
from ctec_desktop.ui.kit.form_editors import choice, line, offer, offer_again
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import full_sentence, sentence


class ListDialog(AskingDialog):
    """Who belongs on the list is ticked from the start."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, policy: PolicyView, kind: ListKind
    ) -> None:
        title = f"{labels.LIST_KINDS[kind]} · {labels.policy_label(policy.kind, policy.number)}"
        super().__init__(title, parent, 560)
        self._office = office
        self._actor = actor
        self._context = context
        self._policy = policy
        self._kind = kind
        self._named: ReplyMatch | None = None
        self.class_combo = choice((), none=words.ALL_CLASSES)
        self.everybody_box = CheckBox(words.EVERYBODY[kind])
        self.people = CheckList(words.STUDENTS, words.FILTER_STUDENTS)
        self.layout_combo = choice(())
        self.answered_box = CheckBox(words.ANSWERED)
        self.form = FormGrid()
        self.note = Note()
        self._build()
        self._connect()
        self._offer_everybody()
        self._read()

    def _build(self) -> None:
        self.class_combo.setAccessibleName(words.CLASS)
        self.layout_combo.setAccessibleName(words.LAYOUT)
        self._count = label("", "sub")
        self.all_button, self.none_button = button(words.ALL), button(words.NONE)
        self.file_button = button(words.FROM_FILE)
        self.file_button.setToolTip(words.FROM_FILE_TIP)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.class_combo, 1)
        for part in (self.all_button, self.none_button, self.file_button):
            top.addWidget(part)
        below = QHBoxLayout()
        below.setSpacing(Gap.S)
        below.addWidget(self._count, 1)
        below.addWidget(self.everybody_box)
        self._layout_line = QWidget()
        layout_line = QHBoxLayout(self._layout_line)
        layout_line.setContentsMargins(0, 0, 0, 0)
        layout_line.addWidget(label(words.LAYOUT, "strong"))
        layout_line.addWidget(self.layout_combo, 1)
        self.form.add("number", words.ANSWER_NUMBER, line())
        self.form.add("effective_on", words.EFFECTIVE_ON, line(words.DAY_HINT), hint=words.EFFECTIVE_HINT)
        self.form.hide()
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.people, 1)
        self.body.addLayout(below)
        self.body.addWidget(self.answered_box)
        self.body.addWidget(self._layout_line)
        self.body.addWidget(self.form)
        self.add_cancel()
        self.make_button = self.add_button(words.MAKE, self.ask_target, primary=True)
        self.resize(QSize(720, 640).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.class_combo.currentIndexChanged.connect(self._on_narrowed)
        self.everybody_box.toggled.connect(self._on_narrowed)
        self.answered_box.toggled.connect(self._on_answered_toggled)
        self.all_button.clicked.connect(partial(self.people.tick_all, is_on=True))
        self.none_button.clicked.connect(partial(self.people.tick_all, is_on=False))
        self.file_button.clicked.connect(self._on_file_asked)
        self.people.ticked.connect(self._tell)
        self._context.jobs.read(partial(self._office.school.classes, self._actor), self._on_classes, self._on_lost)
        self._context.jobs.read(partial(self._office.cover_lists.layouts, self._actor), self._on_layouts, self._on_lost)

    def ask_target(self) -> None:
        """Asks where the workbook goes; a list the insurer has already is put on record at once."""
        if self.answered_box.isChecked():
            self.make(None)
            return
        number = self._policy.number or labels.KINDS[self._policy.kind]
        name = safe_file_name(labels.list_file(number, self._kind, self._office.today()))
        choose_target(self, words.MAKING, Path.home() / name, (words.WORKBOOKS,), self.make)

    def make(self, target: Path | None) -> None:
        """Writes the list and puts it on record."""
        self.note.say("")
        self.form.clear_problems()
        self.make_button.setEnabled(False)
        answer = None
        if target is None:
            answer = Answer(self.form.value("number"), "", self.form.value("effective_on"))
        layout = str(self.layout_combo.currentData() or "standard")
        wish = ListWish(self._policy.id, self._kind, self.people.chosen(), "", answer, layout, target)
        work = partial(_make, self._office, self._actor, wish)
        self._context.jobs.start(words.MAKING, work, partial(self._on_made, target), self._on_not_made)

    def tick_from(self, source: Path) -> None:
        """Ticks those whom a workbook names, and nobody else."""
        work = partial(self._office.cover_lists.named_in, self._actor, source)
        self._context.jobs.read(work, self._on_named, self._on_lost)

    @override
    def has_unsaved(self) -> bool:
        return self.form.is_edited

    def _read(self) -> None:
        chosen = str(self.class_combo.currentData() or "") or None
        is_everybody = self.everybody_box.isChecked()
        work = partial(
            self._office.cover_lists.candidates,
            self._actor,
            self._policy.id,
            self._kind,
            chosen,
            is_everybody=is_everybody,
            named=() if self._named is None else self._named.found,
        )
        self.make_button.setEnabled(False)
        self._context.jobs.read(work, partial(self._on_people, chosen), self._on_lost)

    def _tell(self) -> None:
        count = len(self.people.chosen())
        self._count.setText(words.people_count(count, self.people.people.count()))
        self.make_button.setEnabled(count > 0)

    def _on_people(self, class_name: str | None, found: tuple[CoverPerson, ...]) -> None:
        if class_name != (str(self.class_combo.currentData() or "") or None):
            return
        lines = [(one.student_id, words.person_line(one)) for one in found]
        match = self._named
        if match is None:
            self.people.show_people(lines, {one.student_id for one in found if one.days and not one.is_over})
            self.note.say("" if found else words.nobody(self._kind, has_class=class_name is not None), Tone.ACCENT)
            return
        self.people.show_people(lines, match.found)
        left_out = len(set(match.found) - {one.student_id for one in found})
        told = words.matched_line(len(match.found), left_out, match.unknown, self._kind)
        self.note.say(told, Tone.WARN if left_out or match.unknown else Tone.OK)

    def _on_named(self, match: ReplyMatch) -> None:
        """A list on paper is taken as it stands: whoever is on it need not lack a day."""
        self._named = match
        self._read()

    def _on_narrowed(self) -> None:
        self._offer_everybody()
        self._read()

    def _offer_everybody(self) -> None:
        """Those who lack no day are listed of one class only; those whose days are over are not too many."""
        has_class = bool(self.class_combo.currentData())
        self.everybody_box.setEnabled(has_class or self._kind is not ListKind.ENROL)

    def _on_answered_toggled(self, is_on: bool) -> None:
        self.form.setVisible(is_on)
        self._layout_line.setHidden(is_on)
        self.make_button.setText(words.RECORD if is_on else words.MAKE)
        if is_on and not self.form.value("effective_on"):
            from ctec_desktop.services.cover_checks import suggested_day

            day = suggested_day(self._policy, self._kind, self._office.today())
            self.form.set_value("effective_on", day.isoformat() if day else "")

    def _on_file_asked(self) -> None:
        choose_file(self, words.READING_FILE, (words.TABLE_FILES,), self.tick_from)

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.class_combo.blockSignals(True)
        offer_again(self.class_combo, [(one.name, one.name) for one in classes], none=words.ALL_CLASSES)
        self.class_combo.blockSignals(False)

    def _on_layouts(self, found: tuple[tuple[str, str], ...]) -> None:
        offer(self.layout_combo, found)

    def _on_made(self, target: Path | None, outcome: Outcome[MadeList]) -> None:
        made = outcome.value
        told = words.recorded_line(made.people) if target is None else words.made_line(made.people, str(target))
        said = [told, *(full_sentence(problem) for problem in outcome.warnings)]
        self._context.say("\n".join(said), Tone.WARN if outcome.warnings else Tone.OK)
        self.form.is_edited = False
        self.accept()

    def _on_not_made(self, error: BaseException) -> None:
        self._tell()
        left = self.form.show_problems(error.problems) if isinstance(error, RuleViolation) else ()
        told = [sentence(one) for one in left] if isinstance(error, RuleViolation) else error_lines(error)
        self.note.say("\n".join(told), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _make(office: Office, actor: Actor, wish: ListWish, progress: Progress) -> Outcome[MadeList]:
    return office.cover_lists.make(actor, wish, progress)
