"""The first start: the school's name and a password, then the recovery key, shown once."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.domain.codes.kit import ShellCode
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, selectable
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.password_edit import PasswordEdit
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.step_header import StepHeader
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence, kit
from ctec_desktop.wording import shell as words

LEAST_PASSWORD = 8


@dataclass(frozen=True, slots=True)
class FirstRunDraft:
    """What the person typed on the first start."""

    school_name: str
    password: str


@dataclass(frozen=True, slots=True)
class NewOffice:
    """The open office, and the recovery key that is shown once."""

    office: object
    recovery_key: str


CreateOffice = Callable[[FirstRunDraft], NewOffice]


class FirstRunDialog(Dialog):
    """Emits `opened` with the new office once the recovery key has been dealt with."""

    opened = Signal(object)

    def __init__(self, jobs: JobRunner, create: CreateOffice, parent: QWidget | None = None) -> None:
        super().__init__(f"{words.PRODUCT} · {words.FIRST_RUN}", parent, 560)
        self._jobs = jobs
        self._create = create
        self._made: NewOffice | None = None
        self._is_busy = False
        self.form = FormGrid()
        self.note = Note()
        self.kept = QCheckBox(words.KEY_KEPT)
        self._steps = StepHeader((words.FORM_STEP, words.KEY_STEP))
        self._stack = QStackedWidget()
        self._key = selectable("", "mono")
        self._build()

    def _build(self) -> None:
        self.form.add("school_name", words.SCHOOL_NAME, LineEdit(), wide=True, hint=words.SCHOOL_NAME_HINT)
        self.form.add("password", words.NEW_PASSWORD, PasswordEdit(), hint=words.NEW_PASSWORD_HINT)
        self.form.add("again", words.AGAIN, PasswordEdit())
        first = QWidget()
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.L)
        column.addWidget(Note(words.FIRST_RUN_LEAD))
        column.addWidget(self.form)
        column.addStretch(1)
        self._stack.addWidget(first)
        self._stack.addWidget(self._key_page())
        self.body.addWidget(self._steps)
        self.body.addWidget(self.note)
        self.body.addWidget(self._stack, 1)
        self._go_on = self.add_button(words.CREATE, self.submit, primary=True)
        self.kept.toggled.connect(self._on_kept)

    def _key_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addWidget(Note(words.KEY_LEAD, Tone.WARN))
        box = QFrame()
        box.setProperty("card", "true")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._key)
        column.addWidget(box)
        line = QHBoxLayout()
        copy = button(words.KEY_COPY, icon_name="copy")
        save = button(words.KEY_SAVE, icon_name="export")
        copy.clicked.connect(self._on_copy)
        save.clicked.connect(self._on_save)
        line.addWidget(copy)
        line.addWidget(save)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)
        column.addWidget(self.kept)
        return page

    def submit(self) -> None:
        """Creates the office, or goes on once the key has been kept."""
        if self._made is not None:
            self._finish()
            return
        problems = self._problems()
        if self._is_busy or self.form.show_problems(problems) or problems:
            return
        draft = FirstRunDraft(self.form.value("school_name").strip(), self.form.value("password"))
        self._set_busy(True)
        create = self._create

        def work(progress: Progress) -> NewOffice:
            del progress
            return create(draft)

        self._jobs.start(words.CREATING, work, self._on_created, self._on_failed)

    def _problems(self) -> list[Problem]:
        name, password = self.form.value("school_name").strip(), self.form.value("password")
        found = []
        if not name:
            found.append(Problem(ShellCode.SCHOOL_NAME_MISSING, place=FieldPlace("school_name")))
        if len(password) < LEAST_PASSWORD:
            facts = {"least": LEAST_PASSWORD, "length": len(password)}
            found.append(Problem(ShellCode.NEW_PASSWORD_SHORT, facts=facts, place=FieldPlace("password")))
        elif password != self.form.value("again"):
            found.append(Problem(ShellCode.PASSWORDS_DIFFER, place=FieldPlace("again")))
        return found

    def _on_created(self, made: NewOffice) -> None:
        self._set_busy(False)
        self._made = made
        self._key.setText(made.recovery_key)
        self._steps.set_step(1)
        self._stack.setCurrentIndex(1)
        self.note.say("")
        self._go_on.setText(words.ENTER)
        self._go_on.setEnabled(False)

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        lines = error_lines(error)
        if isinstance(error, RuleViolation):
            lines = tuple(full_sentence(problem) for problem in self.form.show_problems(error.problems))
        self.note.say("\n".join(lines), Tone.BAD)

    def _on_kept(self, is_kept: bool) -> None:
        self._go_on.setEnabled(is_kept)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key.text())
        self.note.say(kit.COPIED, Tone.OK)

    def _on_save(self) -> None:
        suggested = Path.home() / words.KEY_FILE_NAME
        choose_target(self, words.KEY_SAVE, suggested, (words.TEXT_FILES,), self._on_target)

    def _on_target(self, path: Path) -> None:
        today = QDate.currentDate().toString(Qt.DateFormat.ISODate)
        sheet = words.recovery_sheet(self.form.value("school_name").strip(), self._key.text(), today)
        try:
            with write_beside(path) as temporary:
                temporary.write_bytes(sheet.encode("utf-8-sig"))
        except EnvironmentFault as fault:
            self.note.say("\n".join(error_lines(fault)), Tone.BAD)
            return
        self.note.say(words.key_saved_line(str(path)), Tone.OK)

    def _finish(self) -> None:
        if self._made is not None:
            made, self._made = self._made, None
            self.opened.emit(made.office)
            self.accept()

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._go_on.setEnabled(not is_busy)
        self._go_on.setText(words.CREATING if is_busy else words.CREATE)

    @override
    def reject(self) -> None:
        if self._is_busy:
            return
        if self._made is None:
            super().reject()
            return
        confirm(self, words.KEY_LEAVE_TITLE, words.KEY_LEAVE, words.KEY_LEAVE_YES, self._finish, danger=True)
