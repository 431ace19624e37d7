"""Adding a teacher, or putting one right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import DepartmentView, TeacherView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.personal_numbers import NumberAsked, NumberHolder, NumberKind
from ctec_desktop.domain.vocabulary import Gender, IdKind
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.identity import glance
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again, suggestions
from ctec_desktop.ui.kit.identity_watch import IdentityWatch
from ctec_desktop.ui.kit.number_edit import NumberEdit, typed_number
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import teachers_page as words
from ctec_desktop.wording.master_labels import ID_KINDS
from ctec_desktop.wording.practice import KINDS
from ctec_desktop.wording.teaching import EXCEPTIONS, RECRUIT_TYPES


@dataclass(frozen=True, slots=True)
class TeacherFound:
    """What the form begins with; no teacher for a new one."""

    teacher: TeacherView | None
    departments: tuple[DepartmentView, ...]


class TeacherDialog(RecordDialog):
    """A new teacher, or one on record with the numbers held back."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, teacher_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if teacher_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._teacher_id = teacher_id
        self._version: int | None = None
        self._departments = choice((), none=words.OPEN)
        self._build_form()
        IdentityWatch(self.form, IdKind.RESIDENT_CARD.value, glance)
        if teacher_id is not None:
            self._let_numbers_be_seen(teacher_id)
        self.begin()

    def _let_numbers_be_seen(self, teacher_id: int) -> None:
        for kind in (NumberKind.PHONE, NumberKind.ID_NUMBER):
            asked = NumberAsked(NumberHolder.TEACHER, teacher_id, kind)
            self.let_see(kind.value, partial(self._office.reveals.of_teacher, self._actor, asked))

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.WORK_PART)
        form.add("staff_no", words.STAFF_NO, line(), required=True)
        form.add("name", words.NAME, line(), required=True)
        form.add("department_id", words.DEPARTMENT, self._departments)
        form.add("category", words.CATEGORY, suggestions(words.CATEGORY, words.CATEGORIES))
        kinds = choice(_pairs(KINDS), none=words.OPEN)
        form.add("course_kind", words.COURSE_KIND, kinds, hint=words.COURSE_KIND_HINT)
        form.add("hired_on", words.HIRED_ON, line(words.HIRED_ON_HINT))
        form.add("recruit_type", words.RECRUIT_TYPE, choice(_pairs(RECRUIT_TYPES), none=words.OPEN))
        form.add("recruit_exception", words.RECRUIT_EXCEPTION, choice(_pairs(EXCEPTIONS), none=words.NO_EXCEPTION))
        form.add("recruit_reason", words.RECRUIT_REASON, line(words.RECRUIT_REASON_HINT), wide=True)
        form.add("title", words.POSITION, suggestions(words.POSITION, words.POSITIONS))
        form.add("phone", words.PHONE, NumberEdit())
        form.add_heading(words.PERSON_PART)
        form.add("id_kind", words.ID_KIND, choice((kind.value, text) for kind, text in ID_KINDS.items()))
        form.add("id_number", words.ID_NUMBER, NumberEdit(), hint=words.ID_NUMBER_HINT)
        form.add("birth_on", words.BIRTH_DATE, line(words.DAY_HINT))
        form.add("gender", words.GENDER, choice(((g.value, g.value) for g in Gender), none=words.OPEN))

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._teacher_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        departments = [(str(view.id), view.name) for view in found.departments]
        view: TeacherView | None = found.teacher
        if view is not None and view.department_id and str(view.department_id) not in dict(departments):
            departments.append((str(view.department_id), view.department_name or ""))
        offer_again(self._departments, departments, none=words.OPEN)
        if view is None:
            return {}
        self._version = view.version
        self.hold_back("phone", view.phone)
        self.hold_back("id_number", view.id_number)
        return {
            "staff_no": view.staff_no,
            "name": view.name,
            "gender": view.gender or "",
            "id_kind": view.id_kind,
            "birth_on": view.birth_on.isoformat() if view.birth_on else "",
            "category": view.category or "",
            "course_kind": view.course_kind or "",
            "hired_on": view.hired_on.isoformat() if view.hired_on else "",
            "recruit_type": view.recruit_type or "",
            "recruit_exception": view.recruit_exception or "",
            "recruit_reason": view.recruit_reason or "",
            "title": view.title or "",
            "department_id": str(view.department_id or ""),
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.teachers import TeacherForm

        typed: dict[str, Any] = self.form.values()
        typed |= {key: typed_number(self.form.editor(key)) for key in ("phone", "id_number")}
        form = TeacherForm(**typed, id=self._teacher_id, version=self._version, confirmed=self.confirmed())
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())


def _pairs(texts: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(key), text) for key, text in texts.items()]


def _read(office: Office, actor: Actor, teacher_id: int | None) -> TeacherFound:
    teacher = None if teacher_id is None else office.teachers.detail(actor, teacher_id)
    return TeacherFound(teacher, office.majors.departments(actor))


def _save(office: Office, actor: Actor, form: Any, _progress: object) -> Outcome[int]:
    return office.teachers.save(actor, form)
