"""Recording an incident: what happened to whom, and when everybody who has to know was told."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.incident_views import IncidentForm, IncidentView
from ctec_desktop.domain.incidents import moment_text
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.text_edit import TextEdit
from ctec_desktop.wording import incidents as labels
from ctec_desktop.wording import incidents_page as words

_MOMENTS = ("happened_at", "school_told_at", "guardian_told_at", "safety_told_at", "education_told_at")


class IncidentDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, incident_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if incident_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._incident_id = incident_id
        self._version: int | None = None
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.WHAT_PART)
        form.add("student_no", words.STUDENT_NO, line(), required=True)
        form.add("happened_at", words.HAPPENED, line(words.MOMENT_HINT), required=True)
        form.add("kind", words.KIND, choice(_choices(labels.KINDS), none=words.CHOOSE), required=True)
        form.add("harm", words.HARM, choice(_choices(labels.HARMS), none=words.CHOOSE), required=True)
        form.add("place", words.PLACE, line(), wide=True)
        for key, title in (("course", words.COURSE), ("measures", words.MEASURES)):
            editor = TextEdit()
            editor.setProperty("tall", "true")
            form.add(key, title, editor, wide=True)
        form.add("witnesses", words.WITNESSES, line(), wide=True)
        form.add_heading(words.TOLD_PART)
        form.add("is_serious", words.SERIOUS, CheckBox(words.SERIOUS_HINT))
        form.add("is_safety_accident", words.SAFETY, CheckBox(words.SAFETY_HINT))
        form.add("school_told_at", words.SCHOOL_TOLD, line(words.MOMENT_HINT))
        form.add("guardian_told_at", words.GUARDIAN_TOLD, line(words.MOMENT_HINT))
        form.add("education_told_at", words.EDUCATION_TOLD, line(words.MOMENT_HINT))
        form.add("safety_told_at", words.SAFETY_TOLD, line(words.MOMENT_HINT))

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._incident_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: IncidentView | None = found
        if view is None:
            return {}
        self._version = view.version
        texts = ("student_no", "place", "course", "measures", "witnesses")
        return {
            **{key: getattr(view, key) or "" for key in texts},
            **{key: moment_text(getattr(view, f"{key}_utc")) for key in _MOMENTS},
            "kind": view.kind.value,
            "harm": view.harm.value,
            "is_serious": "1" if view.is_serious else "",
            "is_safety_accident": "1" if view.is_safety_accident else "",
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = IncidentForm(**self.form.values(), id=self._incident_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED


def _choices(texts: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(key), text) for key, text in texts.items()]


def _read(office: Office, actor: Actor, incident_id: int | None) -> object:
    return None if incident_id is None else office.incidents.detail(actor, incident_id)


def _save(office: Office, actor: Actor, form: IncidentForm, _progress: object) -> Outcome[int]:
    return office.incidents.save(actor, form)
