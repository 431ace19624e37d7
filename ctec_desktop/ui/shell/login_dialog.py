"""Opening the data with the password, or with the recovery key."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.icons import icon
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.labels import button, field_name, label, selectable
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.password_edit import PasswordEdit
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.theme import tokens
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import shell as words
from ctec_desktop.wording.first_run import CHOOSE_TITLE

Unlock = Callable[[str], object]
Adopt = Callable[[Path], object]


class LoginDialog(Dialog):
    """Emits `opened` with what `unlock` returned. A wrong password stays in the field, with the sentence above it.

    Where the person shows another folder with a school in it, it says `adopted` and closes.
    """

    opened = Signal(object)
    adopted = Signal()
    check_up_asked = Signal()

    def __init__(
        self, school: str, jobs: JobRunner, unlock: Unlock, recover: Unlock, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.WINDOW_TITLE, parent, 400)
        self._jobs = jobs
        self._unlock = unlock
        self._recover = recover
        self._with_key = False
        self._is_busy = False
        self.note = Note()
        self.password = PasswordEdit()
        self.key = LineEdit()
        self._adopt: Adopt | None = None
        self._folder = selectable("", "small")
        self._folder.hide()
        self._build(school)
        self._show_way()

    def _build(self, school: str) -> None:
        sign = QLabel()
        sign.setPixmap(icon("key", tokens().accent, 30).pixmap(30, 30))
        self._name = field_name(words.PASSWORD, self.password)
        self._hint = label(words.RECOVERY_KEY_HINT, "small", wrap=True)
        self.password.setAccessibleName(words.PASSWORD)
        self.key.setAccessibleName(words.RECOVERY_KEY)
        self._other = button("", look="flat_link")
        self.body.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        names = QVBoxLayout()
        names.setSpacing(Gap.XS)
        names.addWidget(label(school or words.PRODUCT, "title", wrap=True))
        names.addWidget(label(words.TAGLINE, "sub"))
        self.body.addLayout(names)
        self.body.addSpacing(Gap.S)
        self.body.addWidget(self.note)
        for widget in (self._name, self.password, self.key, self._hint):
            self.body.addWidget(widget)
        self.body.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._folder)
        self.check_button = self.add_button(words.CHECK_UP, self.check_up_asked.emit, look="flat_link", at_left=True)
        self.other_button = self.add_button(words.OTHER_FOLDER, self._on_other_folder, look="flat_link", at_left=True)
        self.other_button.hide()
        self._enter = self.add_button(words.ENTER, self.submit, primary=True)
        self._other.clicked.connect(self._on_other_way)

    def name_folder(self, folder: str, adopt: Adopt | None) -> None:
        """Says whose data the password is for; another folder can be shown where `adopt` opens one."""
        self._folder.setText(words.folder_line(folder))
        self._folder.show()
        self._adopt = adopt
        self.other_button.setVisible(adopt is not None)

    def open_in(self, folder: Path) -> None:
        """Tries whether a school can be opened there instead."""
        if self._adopt is not None:
            self._set_busy(True)
            self._jobs.read(partial(self._adopt, folder), self._on_adopted, self._on_not_adopted)

    def submit(self) -> None:
        """Tries what was typed."""
        typed = self.key.text().strip() if self._with_key else self.password.text()
        if not typed or self._is_busy:
            return
        self._set_busy(True)
        way = self._recover if self._with_key else self._unlock

        def work(progress: Progress) -> object:
            del progress
            return way(typed)

        self._jobs.start(words.OPENING, work, self._on_opened, self._on_failed)

    def _on_opened(self, office: object) -> None:
        self._set_busy(False)
        self.opened.emit(office)
        self.accept()

    def _on_failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)
        field = self.key if self._with_key else self.password
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def _on_other_folder(self) -> None:
        choose_folder(self, CHOOSE_TITLE, self.open_in)

    def _on_adopted(self, _nothing: object) -> None:
        self._set_busy(False)
        self.adopted.emit()
        self.accept()

    def _on_not_adopted(self, error: BaseException) -> None:
        self._set_busy(False)
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_other_way(self) -> None:
        self._with_key = not self._with_key
        self.note.say("")
        self._show_way()

    def _show_way(self) -> None:
        self.key.setVisible(self._with_key)
        self._hint.setVisible(self._with_key)
        self.password.setVisible(not self._with_key)
        self._name.setBuddy(self.key if self._with_key else self.password)
        self._name.setText(words.RECOVERY_KEY if self._with_key else words.PASSWORD)
        self._other.setText(words.WITH_PASSWORD if self._with_key else words.WITH_RECOVERY_KEY)
        (self.key if self._with_key else self.password).setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._enter.setEnabled(not is_busy)
        self._enter.setText(words.OPENING if is_busy else words.ENTER)
