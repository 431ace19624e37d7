"""Handing the posts of one mentor to another."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.domain.master_views import EnterpriseRecord, MentorView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.enterprises import HandOver
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import enterprise_dialogs as words


class HandOverDialog(FormDialog):
    def __init__(
        self, part: PartOf, record: EnterpriseRecord, mentor: MentorView, context: PageContext, parent: QWidget
    ) -> None:
        super().__init__(words.HAND_OVER_TITLE, parent, save=words.HAND_OVER, width=560)
        self._part = part
        self._mentor = mentor
        self._context = context
        today = part.office.today()
        day = QDateEdit(QDate(today.year, today.month, today.day))
        day.setCalendarPopup(True)
        day.setDisplayFormat("yyyy-MM-dd")
        others = [(str(one.id), one.name) for one in record.mentors if one.id != mentor.id and not one.retired_on]
        self.body.insertWidget(0, label(words.hand_over_lead(mentor.name, mentor.posts), "sub", wrap=True))
        self.form.add("to_id", words.HAND_OVER_TO, choice(others, none=words.NO_SITE), required=True)
        self.form.add("on", words.HAND_OVER_ON, day, required=True)
        self.with_placements = CheckBox(words.WITH_PLACEMENTS)
        self.body.insertWidget(self.body.count() - 1, self.with_placements)
        self.submitted.connect(self._on_submitted)

    def _on_submitted(self) -> None:
        to_id = self.form.value("to_id")
        wish = HandOver(
            self._mentor.id,
            int(to_id) if to_id else None,
            date.fromisoformat(self.form.value("on")),
            self.with_placements.isChecked(),
        )
        self._context.jobs.start(words.HAND_OVER_TITLE, partial(_run, self._part, wish), self._on_done, self.fail)

    def _on_done(self, outcome: Outcome[int]) -> None:
        self.form.is_edited = False
        self._context.say(words.handed_over_line(self._mentor.name, outcome.value), Tone.OK)
        self.accept()


def _run(part: PartOf, wish: HandOver, _progress: object) -> Outcome[int]:
    return part.office.enterprises.hand_over(part.actor, part.enterprise_id, wish)
