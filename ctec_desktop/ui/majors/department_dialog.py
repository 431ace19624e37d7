"""Adding a department, or putting its name right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import DepartmentView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import majors_page as words


class DepartmentDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, department_id: int | None = None
    ) -> None:
        title = words.NEW_DEPARTMENT if department_id is None else words.EDIT_DEPARTMENT
        super().__init__(title, context, parent, 480)
        self._office = office
        self._actor = actor
        self._department_id = department_id
        self._version: int | None = None
        self.form.add("name", words.NAME, line(), wide=True, required=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._department_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: DepartmentView | None = found
        if view is None:
            return {}
        self._version = view.version
        return {"name": view.name}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.majors import DepartmentForm

        form = DepartmentForm(
            **self.form.values(), id=self._department_id, version=self._version, confirmed=self.confirmed()
        )
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())


def _read(office: Office, actor: Actor, department_id: int | None) -> DepartmentView | None:
    return None if department_id is None else office.majors.department(actor, department_id)


def _save(office: Office, actor: Actor, form: Any, _progress: object) -> Outcome[int]:
    return office.majors.save_department(actor, form)
