"""Originals that came back themselves, ticked off the hand-out they went out with."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.handouts import BackForm, HandoutView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import handouts as labels
from ctec_desktop.wording import handouts_page as words

_LIST_PX: Final = 240


class BackDialog(RecordDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, handout_id: int) -> None:
        super().__init__(words.BACK_TITLE, context, parent, 560)
        self._office = office
        self._actor = actor
        self._handout_id = handout_id
        self.papers = CheckList(words.BACK_LIST, words.BACK_SEARCH)
        self.form.add("on", words.BACK_ON, line(words.DAY_HINT), required=True)
        self.form.add("handed_by", words.BACK_FROM, line(words.TAKEN_HINT))
        self.form.add("count", words.BACK_COUNT, line(words.BACK_COUNT_HINT), wide=True)
        self.form.add_heading(words.BACK_LIST)
        self.papers.setFixedHeight(_LIST_PX)
        self.add_part(self.papers)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(self._office.handouts.detail, self._actor, self._handout_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: HandoutView | None = found
        if view is None:
            return {}
        lines = [
            (one.id, words.agreement_line(one.number, one.student_name, labels.owed_name(one)))
            for one in view.papers
            if one.is_missing
        ]
        self.papers.show_people(lines, self.papers.chosen())
        return {"on": self._office.today().isoformat(), "handed_by": view.taken_by}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = BackForm(self._handout_id, self.papers.chosen(), **self.form.values())
        return words.SAVING_BACK, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.back(outcome.value)


def _save(office: Office, actor: Actor, form: BackForm, _progress: object) -> Outcome[int]:
    return office.handouts.note_back(actor, form)
