"""Adding a student with guardians, or putting one right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import StudentRecord
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberHolder, NumberKind
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.identity import glance
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, suggest, suggestions
from ctec_desktop.ui.kit.identity_watch import IdentityWatch
from ctec_desktop.ui.kit.number_edit import NumberEdit, typed_number
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.reveal import ask_to_see
from ctec_desktop.ui.students.guardians_editor import GuardianCard, GuardiansEditor
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import student_dialog as words
from ctec_desktop.wording.master_labels import ID_KINDS

_NUMBERS = ("id_number", "phone", "registration_no")


@dataclass(frozen=True, slots=True)
class StudentFound:
    """What the form begins with; no student for a new one."""

    record: StudentRecord | None
    classes: tuple[str, ...]


class StudentDialog(RecordDialog):
    """What an identity number tells is filled in as it is typed, and said below it."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, student_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if student_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._student_id = student_id
        self._version: int | None = None
        self._classes = suggestions(words.CLASS)
        self.guardians = GuardiansEditor()
        self._build_form()
        self.add_part(self.guardians)
        IdentityWatch(self.form, IdKind.RESIDENT_CARD.value, glance)
        self.guardians.edited.connect(self._on_guardian_edited)
        self.guardians.reveal_asked.connect(self._on_guardian_number_asked)
        if student_id is not None:
            self._let_numbers_be_seen(student_id)
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        class_hint = words.CLASS_HINT if self._student_id is None else words.CLASS_MOVE_HINT
        form.add_heading(words.RECORD_PART)
        form.add("student_no", words.STUDENT_NO, line(), required=True)
        form.add("name", words.NAME, line(), required=True)
        form.add("class_name", words.CLASS, self._classes, required=True, hint=class_hint)
        form.add("enrolled_on", words.ENROLLED_ON, line(words.DAY_HINT))
        form.add("registration_no", words.REGISTRATION_NO, NumberEdit())
        form.add("study_mode", words.STUDY_MODE, suggestions(words.STUDY_MODE, words.STUDY_MODES))
        form.add("training_mode", words.TRAINING_MODE, suggestions(words.TRAINING_MODE, words.TRAINING_MODES))
        form.add_heading(words.PERSON_PART)
        form.add("id_kind", words.ID_KIND, choice((kind.value, text) for kind, text in ID_KINDS.items()))
        form.add("id_number", words.ID_NUMBER, NumberEdit())
        form.add("birth_on", words.BIRTH_DATE, line(words.BIRTH_HINT))
        form.add("gender", words.GENDER, choice(((g.value, g.value) for g in Gender), none=words.OPEN))
        form.add("phone", words.PHONE, NumberEdit())
        form.add("address", words.ADDRESS, line())

    def _let_numbers_be_seen(self, student_id: int) -> None:
        for kind in NumberKind:
            asked = NumberAsked(NumberHolder.STUDENT, student_id, kind)
            self.let_see(kind.value, partial(self._office.reveals.of_student, self._actor, asked))

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._student_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        suggest(self._classes, found.classes)
        view: StudentRecord | None = found.record
        if not self.guardians.is_edited:
            self.guardians.fill(view.guardians if view else ())
        if view is None:
            return {}
        self._version = view.version
        for key in _NUMBERS:
            self.hold_back(key, getattr(view, key))
        return {
            "student_no": view.student_no,
            "name": view.name,
            "class_name": view.class_name,
            "enrolled_on": view.enrolled_on.isoformat() if view.enrolled_on else "",
            "study_mode": view.study_mode or "",
            "training_mode": view.training_mode or "",
            "id_kind": view.id_kind,
            "birth_on": view.birth_on.isoformat() if view.birth_on else "",
            "gender": view.gender or "",
            "address": view.address or "",
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.student_forms import StudentForm

        typed: dict[str, Any] = self.form.values()
        typed |= {key: typed_number(self.form.editor(key)) for key in _NUMBERS}
        form = StudentForm(
            **typed,
            guardians=self.guardians.typed(),
            id=self._student_id,
            version=self._version,
            confirmed=self.confirmed(),
        )
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())

    def _on_guardian_edited(self) -> None:
        self.form.is_edited = True
        self.withdraw_vouch()

    def _on_guardian_number_asked(self, card: GuardianCard, key: str) -> None:
        asked = NumberAsked(NumberHolder.GUARDIAN, card.guardian_id or 0, NumberKind(key))
        reveal = partial(self._office.reveals.of_student, self._actor, asked)
        ask_to_see(reveal, self._context, self, card.number(key).reveal)


def _read(office: Office, actor: Actor, student_id: int | None) -> StudentFound:
    record = None if student_id is None else office.students.record(actor, student_id)
    return StudentFound(record, tuple(view.name for view in office.school.classes(actor)))


def _save(office: Office, actor: Actor, form: Any, _progress: object) -> Outcome[int]:
    return office.students.save(actor, form)
