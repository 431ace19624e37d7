"""Adding a major, or putting its line of the catalogue right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.majors import EDITION, level_of_code
from ctec_desktop.domain.master_views import MajorView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, suggestions
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import majors_page as words
from ctec_desktop.wording.master_labels import MAJOR_LEVELS

_CATALOGS = (EDITION, "2015", "2010")


class MajorDialog(RecordDialog):
    """The level follows the code until the person chooses another."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, major_id: int | None = None
    ) -> None:
        super().__init__(words.NEW_MAJOR if major_id is None else words.EDIT_MAJOR, context, parent, 640)
        self._office = office
        self._actor = actor
        self._major_id = major_id
        self._version: int | None = None
        form = self.form
        form.add("name", words.NAME, line(), required=True)
        form.add("code", words.CODE, line(), hint=words.CODE_HINT)
        form.add("level", words.LEVEL, choice(((v.value, t) for v, t in MAJOR_LEVELS.items()), none=words.OPEN))
        form.add("study_years", words.YEARS_LABEL, line())
        form.add("catalog_version", words.CATALOG, suggestions(words.CATALOG, _CATALOGS), hint=words.CATALOG_HINT)
        form.set_value("catalog_version", EDITION)
        form.edited.connect(self._on_edited)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._major_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: MajorView | None = found
        if view is None:
            return {"catalog_version": EDITION}
        self._version = view.version
        return {
            "name": view.name,
            "code": view.code or "",
            "level": view.level or "",
            "study_years": str(view.study_years or ""),
            "catalog_version": view.catalog_version,
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.majors import MajorForm

        form = MajorForm(**self.form.values(), id=self._major_id, version=self._version, confirmed=self.confirmed())
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value("name").strip())

    def _on_edited(self, key: str) -> None:
        level = self._level() if key == "code" else None
        if level is not None and not self.form.value("level"):
            self.form.set_value("level", level.value)

    def _level(self) -> MajorLevel | None:
        """The level the code typed so far tells."""
        return level_of_code(self.form.value("code").strip(), self.form.value("catalog_version").strip())


def _read(office: Office, actor: Actor, major_id: int | None) -> MajorView | None:
    return None if major_id is None else office.majors.major(actor, major_id)


def _save(office: Office, actor: Actor, form: Any, _progress: object) -> Outcome[int]:
    return office.majors.save_major(actor, form)
