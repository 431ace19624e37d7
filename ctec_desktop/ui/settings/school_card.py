"""The school's profile as a form. Whatever goes wrong while saving, what was typed stays."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import SchoolView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import settings_page as words

if TYPE_CHECKING:
    from ctec_desktop.services.school import SchoolForm

# Field of the form: its title, what explains it, whether it takes the whole width.
_FIELDS = (
    ("name", words.NAME, "", True),
    ("code", words.CODE, words.CODE_HINT, False),
    ("uscc", words.USCC, "", False),
    ("legal_representative", words.LEGAL, "", False),
    ("contact_name", words.CONTACT, "", False),
    ("contact_phone", words.CONTACT_PHONE, "", False),
    ("address", words.ADDRESS, "", False),
)


class SchoolCard(QFrame):
    """Saves against the version it was opened with; a save by somebody else in between is told, not overwritten."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._version = 0
        self.form = FormGrid()
        self.note = Note()
        self._build()
        self.save_button.clicked.connect(self.save)
        self.again_button.clicked.connect(self.reload)
        context.hub.subscribe(frozenset({Area.SCHOOL}), self._on_school_changed)

    def _build(self) -> None:
        self.setProperty("card", "true")
        for key, title, hint, is_wide in _FIELDS:
            self.form.add(key, title, LineEdit(), hint=hint, wide=is_wide, required=key == "name")
        self.save_button = button(words.SAVE, primary=True)
        self.again_button = button(words.READ_AGAIN)
        self.again_button.setToolTip(words.READ_AGAIN_HINT)
        self.again_button.hide()
        foot = QHBoxLayout()
        foot.setSpacing(Gap.S)
        foot.addStretch(1)
        foot.addWidget(self.again_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Gap.L, Gap.L, Gap.L, Gap.L)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.SCHOOL_PART, "heading"))
        column.addWidget(label(words.SCHOOL_LEAD, "sub", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.note)
        column.addLayout(foot)
        self.save_button.setEnabled(False)

    def reload(self) -> None:
        """Reads the profile anew and shows it, whatever was typed."""
        self._context.jobs.read(self._profile, self._on_profile, self._on_lost)

    def save(self) -> None:
        """Saves what is typed, once at a time."""
        if not self.save_button.isEnabled():
            return
        self.form.clear_problems()
        self.note.say("")
        self.save_button.setEnabled(False)
        work = partial(_save, self._office, self._actor, self._typed())
        self._context.jobs.start(words.SAVING, work, self._on_saved, self._on_not_saved)

    def _typed(self) -> "SchoolForm":
        from ctec_desktop.services.school import SchoolForm

        return SchoolForm(
            name=self.form.value("name"),
            code=self._text("code"),
            uscc=self._text("uscc"),
            address=self._text("address"),
            contact_name=self._text("contact_name"),
            contact_phone=self._text("contact_phone"),
            legal_representative=self._text("legal_representative"),
            version=self._version,
        )

    def _text(self, key: str) -> str | None:
        return self.form.value(key).strip() or None

    def _profile(self) -> SchoolView:
        return self._office.school.profile(self._actor)

    def _on_profile(self, view: SchoolView) -> None:
        self._version = view.version
        for key, *_ in _FIELDS:
            self.form.set_value(key, getattr(view, key) or "")
        self.form.clear_problems()
        self.form.is_edited = False
        self.note.say("")
        self.again_button.hide()
        self.save_button.setEnabled(True)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)
        self.again_button.show()

    def _on_saved(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.SAVED, Tone.OK)
        self.reload()

    def _on_not_saved(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.again_button.show()
        if isinstance(error, RuleViolation):
            elsewhere = self.form.show_problems(error.problems)
            self.note.say("\n".join(full_sentence(problem) for problem in elsewhere), Tone.BAD)
            self.again_button.setVisible(bool(elsewhere))
        else:
            self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_school_changed(self, _changes: tuple[Change, ...]) -> None:
        if self._version and not self.form.is_edited:
            self.reload()


def _save(office: Office, actor: Actor, form: "SchoolForm", _progress: Progress) -> Outcome[int]:
    return office.school.save_profile(actor, form)
