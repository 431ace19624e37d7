"""A form over one record: it scrolls on a low screen, keeps what was typed whatever happens, and can be vouched for."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctec_desktop.kernel.errors import RuleViolation, SeenFirst
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.number_edit import NumberEdit
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import tone_of
from ctec_desktop.ui.kit.reveal import Reveal, ask_to_see
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence, sentence
from ctec_desktop.wording import kit as words
from ctec_desktop.wording.office import STALE

_FRAME_PX: Final = 80
_SCREEN_MARGIN_PX: Final = 60
_SIDES_PX, _AROUND_PX = 64, 130


class FormPart(Protocol):
    """A further piece of the form that shows problems of its own fields and hands on the rest."""

    def show_problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]: ...

    def updateGeometry(self) -> None: ...  # noqa: N802 - Qt's name


class RecordDialog(FormDialog):
    """Subclasses say how to read, what to fill in and how to save; `saved` carries the record's id.

    A save that met a newer version of the record offers to read it again: fields nobody touched take the newer
    content, typed ones stay. A save that would leave signed agreements behind is shown with what each field of them
    demands, before it is kept.
    """

    saved = Signal(int)

    def __init__(self, title: str, context: PageContext, parent: QWidget | None = None, width: int = 720) -> None:
        super().__init__(title, parent, save=words.SAVE, width=min(width, 720))
        self._context = context
        self._parts: list[FormPart] = []
        self._given: dict[str, str] = {}
        self._held: frozenset[str] = frozenset()
        self._seen: frozenset[str] = frozenset()
        self._is_read = False
        self.vouch = CheckBox(words.VOUCH)
        self.again_button = self.add_button(words.TAKE_NEWEST, self._on_again, at_left=True)
        self._held_form = QWidget()
        self._scroll = Scrolled(self._held_form)
        self._inside = QVBoxLayout()
        self._build_scroll(width)
        self.submitted.connect(self._on_submitted)
        self.form.edited.connect(self._on_form_edited)

    def _build_scroll(self, width: int) -> None:
        """The form scrolls; sentences and buttons stay in sight."""
        self.again_button.hide()
        self.vouch.hide()
        inside = self._held_form
        inside.setLayout(self._inside)
        self._inside.setContentsMargins(2, 2, Gap.M, 2)
        self._inside.setSpacing(Gap.L)
        self.body.removeWidget(self.form)
        self._inside.addWidget(self.form)
        self.form.show()
        self._inside.addStretch(1)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.insertWidget(1, self._scroll, 1)
        self.body.setStretch(self.body.count() - 1, 0)
        self.body.addWidget(self.vouch)
        self._wanted_width = width

    def add_part(self, part: QWidget) -> None:
        """Adds a further piece below the fields; one that shows problems is asked to."""
        self._inside.insertWidget(self._inside.count() - 1, part)
        part.show()
        if hasattr(part, "show_problems"):
            self._parts.append(part)

    def begin(self) -> None:
        """Reads what the form begins with; until it is there nothing can be saved."""
        self.set_busy(True)
        self._context.jobs.read(self.reading(), self._on_read, self._on_reading_failed)

    def reading(self) -> Callable[[], object]:
        """The work that reads the record and what can be chosen from; runs off the window's thread."""
        raise NotImplementedError

    def taken(self, found: Any) -> Mapping[str, str]:
        """Takes what was read and says what stands in each field."""
        raise NotImplementedError

    def saving(self) -> "tuple[str, Callable[[object], Outcome[int]]]":
        """What the bottom bar calls the save, and the work that does it with what stands in the form."""
        raise NotImplementedError

    def told(self, outcome: Outcome[int]) -> str:
        """What is said at the bottom of the window once it is saved."""
        raise NotImplementedError

    def confirmed(self) -> frozenset[str]:
        """Codes of the held problems that the person has vouched for, and the effects they have seen."""
        return self._seen | (self._held if self.vouch.isChecked() else frozenset())

    def hold_back(self, key: str, mask: str | None) -> None:
        """Shows a masked number, unless the person has begun to write another."""
        editor = self.form.editor(key)
        assert isinstance(editor, NumberEdit)
        if not self._is_read or editor.is_held_back:
            editor.hold_back(mask or "")

    def let_see(self, key: str, reveal: Reveal) -> None:
        """Makes the eye of a number's line show it; `reveal` is given the reason."""
        editor = self.form.editor(key)
        assert isinstance(editor, NumberEdit)
        editor.reveal_asked.connect(partial(self._on_reveal_asked, editor, reveal))

    def unchanged(self, key: str) -> bool:
        """Whether the field stands as it was filled in."""
        return self.form.value(key) == self._given.get(key, "")

    @override
    def open(self) -> None:
        room = self.screen().availableSize()
        for piece in (self.form, *self._parts):
            piece.updateGeometry()  # what was measured before the fields were there is forgotten
        width = self._wanted_width - _SIDES_PX
        height = self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else 0
        wanted = max(height, self._inside.sizeHint().height()) + _AROUND_PX
        self.resize(QSize(self._wanted_width, min(wanted, room.height() - _SCREEN_MARGIN_PX)).boundedTo(room))
        super().open()

    @override
    def fail(self, error: BaseException) -> None:
        if not isinstance(error, RuleViolation):
            super().fail(error)
            return
        self.set_busy(False)
        if isinstance(error, SeenFirst):
            self._show_effects(error)
            return
        left: tuple[Problem, ...] = error.problems
        for part in reversed(self._parts):
            left = part.show_problems(left)
        left = self.form.show_problems(left)
        self.note.say("\n".join(full_sentence(problem) for problem in left), Tone.BAD)
        held = frozenset(problem.code for problem in error.problems if problem.severity is Severity.HELD)
        is_held = bool(held) and all(problem.severity is Severity.HELD for problem in error.problems)
        self._held = held if is_held else frozenset()
        self.vouch.setChecked(False)
        self.vouch.setVisible(is_held)
        self.again_button.setVisible(any(problem.code == STALE for problem in error.problems))
        QTimer.singleShot(0, self, self._on_failed_shown)

    def _show_effects(self, error: SeenFirst) -> None:
        """Shows what the save does to signed agreements; it goes on once that was seen."""
        from ctec_desktop.ui.kit.effects_dialog import EffectsDialog

        EffectsDialog(error, partial(self._on_effects_seen, error.token), self).open()

    def _on_effects_seen(self, token: str) -> None:
        self._seen = frozenset({token})
        self.submit()

    def _on_failed_shown(self) -> None:
        """Brings the field the person was led to into sight, once the sentence below it has its place."""
        here = self._held_form.focusWidget()
        if here is not None:
            self._scroll.ensureWidgetVisible(here, 0, _FRAME_PX)

    def _on_reveal_asked(self, editor: NumberEdit, reveal: Reveal) -> None:
        ask_to_see(reveal, self._context, self, editor.reveal)

    def _on_read(self, found: object) -> None:
        values = dict(self.taken(found))
        for key, text in values.items():
            if not self._is_read or self.unchanged(key):
                self.form.set_value(key, text)
        if not self._is_read:
            self.form.is_edited = False
            self.form.focus_first()
        self._given, self._is_read = values, True
        self.set_busy(False)

    def _on_reading_failed(self, error: BaseException) -> None:
        """Nothing can be saved over what could not be read."""
        self.fail(error)
        self.save_button.setEnabled(self._is_read)

    def _on_again(self) -> None:
        self.note.say("")
        self.again_button.hide()
        self.begin()

    def _on_form_edited(self, _key: str) -> None:
        self.withdraw_vouch()

    def withdraw_vouch(self) -> None:
        """What was vouched for was what stood there then."""
        self._held = self._seen = frozenset()
        self.vouch.hide()

    def _on_submitted(self) -> None:
        label, work = self.saving()
        self._context.jobs.start(label, work, self._on_saved, self.fail)

    def _on_saved(self, outcome: Outcome[int]) -> None:
        self.form.is_edited = False
        said = [self.told(outcome), *(sentence(problem) for problem in outcome.warnings)]
        tone = tone_of(outcome.warnings[0].severity) if outcome.warnings else Tone.OK
        self._context.say("\n".join(said), tone)
        self.saved.emit(outcome.value)
        self.accept()
