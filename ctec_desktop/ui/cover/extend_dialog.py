"""More days for a policy: the paper goes to the insurer, or the endorsement that came is entered."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import PolicyView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.cover_checks import Answer, ListWish, suggested_day
from ctec_desktop.services.cover_lists import MadeList
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import sentence


class ExtendDialog(FormDialog):
    """Saving enters an endorsement that came; the button beside it writes the list that asks for one."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget, policy: PolicyView) -> None:
        super().__init__(words.EXTEND.rstrip("…"), parent, save=words.RECORD, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._policy = policy
        self.form.add("until_on", words.NEW_UNTIL, line(words.DAY_HINT), required=True)
        self.form.add("number", words.ANSWER_NUMBER, line())
        self.form.add("effective_on", words.EFFECTIVE_ON, line(words.DAY_HINT), required=True)
        day = suggested_day(policy, ListKind.EXTEND, office.today())
        self.form.set_value("effective_on", day.isoformat() if day else "")
        self.ask_button = self.add_button(words.MAKE, self.ask_target, at_left=True)
        self.submitted.connect(self._on_submitted)
        self.form.editor("until_on").setFocus()

    def ask_target(self) -> None:
        """Asks where the list for the insurer goes."""
        number = self._policy.number or labels.KINDS[self._policy.kind]
        name = safe_file_name(labels.list_file(number, ListKind.EXTEND, self._office.today()))
        choose_target(self, words.MAKING, Path.home() / name, (words.WORKBOOKS,), self.write)

    def write(self, target: Path) -> None:
        """Writes the list that asks for more days; it holds once the insurer has answered."""
        self.form.clear_problems()
        self._start(None, target)

    def _on_submitted(self) -> None:
        self._start(Answer(self.form.value("number"), "", self.form.value("effective_on")), None)

    def _start(self, answer: Answer | None, target: Path | None) -> None:
        until_on = self.form.value("until_on")
        wish = ListWish(self._policy.id, ListKind.EXTEND, (), until_on, answer, target=target)
        work = partial(_make, self._office, self._actor, wish)
        self._context.jobs.start(words.MAKING, work, partial(self._on_made, target), self.fail)

    def _on_made(self, target: Path | None, outcome: Outcome[MadeList]) -> None:
        told = words.extended_line() if target is None else words.made_line(outcome.value.people, str(target))
        said = [told, *(sentence(problem) for problem in outcome.warnings)]
        self._context.say("\n".join(said), Tone.WARN if outcome.warnings else Tone.OK)
        self.form.is_edited = False
        self.accept()


def _make(office: Office, actor: Actor, wish: ListWish, progress: Progress) -> Outcome[MadeList]:
    return office.cover_lists.make(actor, wish, progress)
