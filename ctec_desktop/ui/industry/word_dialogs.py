"""The school's word on a year of a hire, and the day a hire ends early."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.industry.views import AppraisalForm, HireView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line, suggestions
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording import kit as kit_words


class _WordDialog(FormDialog):
    """Saves what `_work` makes of the form and says `told`."""

    def __init__(self, title: str, told: str, hire: HireView, context: PageContext, parent: QWidget) -> None:
        super().__init__(title, parent, save=kit_words.SAVE, width=520)
        self._told = told
        self._context = context
        self.body.insertWidget(0, label(f"{hire.name}　{words.span(hire.from_on, hire.last_on)}", "strong", wrap=True))
        self.submitted.connect(self._on_submitted)

    def _work(self) -> Callable[[object], Outcome[int]]:
        raise NotImplementedError

    def _on_submitted(self) -> None:
        self._context.jobs.start(self.windowTitle(), self._work(), self._on_done, self.fail)

    def _on_done(self, _outcome: Outcome[int]) -> None:
        self._context.say(self._told, Tone.OK)
        self.form.is_edited = False
        self.accept()


class AppraiseDialog(_WordDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, hire: HireView, parent: QWidget) -> None:
        super().__init__(words.APPRAISE_TITLE, words.APPRAISED_LINE, hire, context, parent)
        self._save = partial(_appraise, office, actor, hire.id)
        form, today = self.form, office.today()
        form.add("year", words.YEAR, line(), required=True)
        form.add("result", words.RESULT, suggestions(words.RESULT, words.RESULTS), required=True)
        form.add("decided_by", words.DECIDED_BY, line(), required=True)
        form.add("on", words.ON, line(words.DAY_HINT), required=True)
        form.add("remark", words.REMARK, line(), wide=True)
        form.set_value("year", str(min(hire.last_on or today, today).year))
        form.set_value("on", today.isoformat())

    def _work(self) -> Callable[[object], Outcome[int]]:
        return partial(self._save, self.form.values())


class EndDialog(_WordDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, hire: HireView, parent: QWidget) -> None:
        super().__init__(words.END_TITLE, words.ENDED_LINE, hire, context, parent)
        self._save = partial(_end, office, actor, hire.id)
        self.form.add("on", words.END_ON, line(words.DAY_HINT), required=True)
        self.form.add("reason", words.REASON, line(), wide=True, required=True)

    def _work(self) -> Callable[[object], Outcome[int]]:
        return partial(self._save, self.form.values())


def _appraise(office: Office, actor: Actor, hire_id: int, typed: dict[str, str], _progress: object) -> Outcome[int]:
    return office.industry.appraise(actor, AppraisalForm(hire_id, **typed))


def _end(office: Office, actor: Actor, hire_id: int, typed: dict[str, str], _progress: object) -> Outcome[int]:
    return office.industry.end_early(actor, hire_id, typed["on"], typed["reason"])
