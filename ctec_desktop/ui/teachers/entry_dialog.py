"""A line of the teacher file: what a paper says."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.teaching.entries import EntryForm, TeacherEntry
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import teacher_file_page as words
from ctec_desktop.wording.teaching import ENTRY_KINDS


class EntryDialog(RecordDialog):
    """A new line of a teacher's file, or one on record."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        parent: QWidget,
        teacher_id: int,
        entry_id: int | None = None,
    ) -> None:
        super().__init__(words.NEW if entry_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._teacher_id = teacher_id
        self._entry_id = entry_id
        self._version: int | None = None
        kinds = choice([(kind.value, text) for kind, text in ENTRY_KINDS.items()], none=words.CHOOSE)
        self.form.add("kind", words.KIND, kinds, required=True, wide=True)
        self.form.add("name", words.NAME, line(words.NAME_HINT), required=True, wide=True)
        self.form.add("level", words.LEVEL, line(words.LEVEL_HINT), wide=True)
        self.form.add("issuer", words.ISSUER, line())
        self.form.add("number", words.NUMBER, line())
        self.form.add("from_on", words.FROM, line(words.DAY_HINT))
        self.form.add("until_on", words.UNTIL, line(words.DAY_HINT), hint=words.UNTIL_HINT)
        self.form.add("note", words.NOTE, line(), wide=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._entry_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: TeacherEntry | None = found
        if view is None:
            return {}
        self._version = view.version
        texts = {key: getattr(view, key) or "" for key in ("name", "level", "issuer", "number", "note")}
        days = {key: "" if (day := getattr(view, key)) is None else day.isoformat() for key in ("from_on", "until_on")}
        return {"kind": view.kind.value, **texts, **days}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = EntryForm(self._teacher_id, **self.form.values(), id=self._entry_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED if self._entry_id is None else words.CHANGED


def _read(office: Office, actor: Actor, entry_id: int | None) -> TeacherEntry | None:
    return None if entry_id is None else office.teacher_files.entry(actor, entry_id)


def _save(office: Office, actor: Actor, form: EntryForm, _progress: object) -> Outcome[int]:
    return office.teacher_files.save(actor, form)
