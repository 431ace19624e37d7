"""Adding a mentor, or putting one right."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import MentorView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.enterprises.part_dialog import PartDialog, PartOf
from ctec_desktop.ui.kit.form_editors import line, suggestions
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.wording import enterprise_dialogs as words


class MentorDialog(PartDialog):
    def __init__(self, part: PartOf, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.NEW_MENTOR if part.part_id is None else words.EDIT_MENTOR, part, context, parent)
        self.form.add("name", words.MENTOR_NAME, line(), required=True)
        self.form.add("phone", words.MENTOR_PHONE, line())
        self.form.add("title", words.POSITION, suggestions(words.POSITION, words.POSITIONS))
        self.form.add("skill_level", words.SKILL_LEVEL, suggestions(words.SKILL_LEVEL, words.SKILL_LEVELS))
        self.begin()

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        mentor: MentorView | None = self.found(found.mentors)
        if mentor is None:
            return {}
        return {
            "name": mentor.name,
            "phone": mentor.phone or "",
            "title": mentor.title or "",
            "skill_level": mentor.skill_level or "",
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        from ctec_desktop.services.enterprise_forms import MentorForm

        form = MentorForm(**self.form.values(), id=self.part.part_id, version=self.version, confirmed=self.confirmed())
        return words.SAVING_MENTOR, partial(_save, self.part, form)


def _save(part: PartOf, form: Any, _progress: object) -> Outcome[int]:
    return part.office.enterprises.save_mentor(part.actor, part.enterprise_id, form)
