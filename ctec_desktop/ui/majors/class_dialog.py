"""Adding a class, or putting its grade, major and department right."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import DepartmentView, MajorView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import majors_page as words


@dataclass(frozen=True, slots=True)
class ClassFound:
    """What the form begins with; no class for a new one."""

    record: ClassView | None
    majors: tuple[MajorView, ...]
    departments: tuple[DepartmentView, ...]


class ClassDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, class_id: int | None = None
    ) -> None:
        super().__init__(words.NEW_CLASS if class_id is None else words.EDIT_CLASS, context, parent, 640)
        self._office = office
        self._actor = actor
        self._class_id = class_id
        self._version: int | None = None
        self._majors, self._departments = choice((), none=words.OPEN), choice((), none=words.OPEN)
        self.form.add("name", words.CLASS_NAME, line(), required=True, hint=words.CLASS_NAME_HINT)
        self.form.add("grade", words.GRADE_LABEL, line(), hint=words.GRADE_HINT)
        self.form.add("major_id", words.MAJOR, self._majors)
        self.form.add("department_id", words.DEPARTMENT, self._departments)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._class_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: ClassView | None = found.record
        majors = [(str(one.id), f"{one.name}（{one.code}）" if one.code else one.name) for one in found.majors]
        departments = [(str(one.id), one.name) for one in found.departments]
        if view is not None:
            _keep(majors, view.major_id, view.major_name)
            _keep(departments, view.department_id, view.department_name)
        offer_again(self._majors, majors, none=words.OPEN)
        offer_again(self._departments, departments, none=words.OPEN)
        if view is None:
            return {}
        self._version = view.version
        return {
            "name": view.name,
            "grade": str(view.grade or ""),
            "major_id": str(view.major_id or ""),
            "department_id": str(view.department_id or ""),
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.majors import ClassForm

        form = ClassForm(**self.form.values(), id=self._class_id, version=self._version, confirmed=self.confirmed())
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())


def _keep(choices: list[tuple[str, str]], own_id: int | None, name: str | None) -> None:
    """What the record already names can stay chosen, though it has been retired."""
    if own_id is not None and str(own_id) not in dict(choices):
        choices.append((str(own_id), name or ""))


def _read(office: Office, actor: Actor, class_id: int | None) -> ClassFound:
    record = None if class_id is None else office.majors.class_record(actor, class_id)
    return ClassFound(record, office.majors.majors(actor), office.majors.departments(actor))


def _save(office: Office, actor: Actor, form: Any, _progress: object) -> Outcome[int]:
    return office.majors.save_class(actor, form)
