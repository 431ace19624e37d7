"""The insurer's answer to a list: number and day of the endorsement, and whom it did not take."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import CoverListView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.cover_checks import Answer
from ctec_desktop.services.cover_lists import ReplyMatch
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.choose_files import choose_file
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import sentence

_REFUSED_PX = 150


class AnswerDialog(FormDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, lists: Sequence[CoverListView]
    ) -> None:
        super().__init__(words.ANSWER_TITLE, parent, save=words.RECORD, width=600)
        self._office = office
        self._actor = actor
        self._context = context
        self._lists = {one.id: one for one in lists}
        self.list_combo = choice([(str(one.id), words.list_choice(one)) for one in lists])
        self.refused = CheckList(words.REFUSED, words.FILTER_STUDENTS)
        self._refused_name = label(words.REFUSED, "strong")
        self._build()
        self.submitted.connect(self._on_submitted)
        self.list_combo.currentIndexChanged.connect(self._on_list_chosen)
        self._on_list_chosen()

    def _build(self) -> None:
        today = self._office.today().isoformat()
        self.form.add("list", words.WHICH_LIST, self.list_combo, wide=True)
        self.form.add("number", words.ANSWER_NUMBER, line())
        self.form.add("answered_on", words.ANSWERED_ON, line(words.DAY_HINT))
        hint = words.EFFECTIVE_HINT
        self.form.add("effective_on", words.EFFECTIVE_ON, line(words.DAY_HINT), required=True, hint=hint)
        self.form.set_value("answered_on", today)
        self.body.insertWidget(0, label(words.ANSWER_LEAD, "sub", wrap=True))
        self.refused.setFixedHeight(_REFUSED_PX)
        for part in (self._refused_name, self.refused):
            self.body.insertWidget(self.body.count() - 1, part)
            part.hide()
        self.compare_button = self.add_button(words.COMPARE, self._on_compare_asked, at_left=True)

    def compare(self, source: Path) -> None:
        """Holds the insurer's workbook against the list; who is not in it is ticked as not taken."""
        work = partial(self._office.cover_lists.compare, self._actor, self._chosen().id, source)
        self._context.jobs.read(work, self._on_compared, self._on_lost)

    def _chosen(self) -> CoverListView:
        return self._lists[int(self.list_combo.currentData())]

    def _on_compare_asked(self) -> None:
        choose_file(self, words.COMPARE, (words.TABLE_FILES,), self.compare)

    def _on_list_chosen(self) -> None:
        self.refused.show_people((), ())
        self.refused.hide()
        self._refused_name.hide()
        self.compare_button.setEnabled(self._chosen().kind is not ListKind.EXTEND)
        work = partial(self._office.cover_lists.suggested_day, self._actor, self._chosen().id)
        self._context.jobs.read(work, self._on_day_suggested, self._on_lost)

    def _on_day_suggested(self, day: object) -> None:
        self.form.set_value("effective_on", str(day or ""))

    def _on_compared(self, match: ReplyMatch) -> None:
        people = [(one.student_id, words.person_line(one)) for one in match.missing]
        is_enrolling = self._chosen().kind is not ListKind.REMOVE
        self.refused.show_people(people, [one.student_id for one in match.missing])
        self.refused.setVisible(bool(people) and is_enrolling)
        self._refused_name.setVisible(bool(people) and is_enrolling)
        is_clean = not match.missing and not match.unknown
        told = words.compared_line(len(match.found), len(match.missing), match.unknown, is_ticked=is_enrolling)
        self.note.say(told, Tone.OK if is_clean else Tone.WARN)

    def _on_submitted(self) -> None:
        answer = Answer(*(self.form.value(key) for key in ("number", "answered_on", "effective_on")))
        refused = self.refused.chosen() if not self.refused.isHidden() else ()
        work = partial(_answer, self._office, self._actor, (self._chosen().id, answer, refused))
        self._context.jobs.start(words.SAVING_ANSWER, work, self._on_answered, self.fail)

    def _on_answered(self, outcome: Outcome[int]) -> None:
        said = [words.ANSWERED_LINE, *(sentence(problem) for problem in outcome.warnings)]
        self._context.say("\n".join(said), Tone.WARN if outcome.warnings else Tone.OK)
        self.form.is_edited = False
        self.accept()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _answer(office: Office, actor: Actor, told: tuple[int, Answer, tuple[int, ...]], _progress: object) -> Outcome[int]:
    return office.cover_lists.answer(actor, *told)
