"""The annexes of contracts: stages on post are placed under a plan, and their 三方协议 issued into a folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import PlanView
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.apprentices.issuing import refused_lines
from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.result_dialog import ActionResult, show_results
from ctec_desktop.wording import apprentices_page as words

_PLAN: Final = "plan_id"


class AnnexDialog(FormDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, apprenticeship_ids: Sequence[int]
    ) -> None:
        super().__init__(words.ANNEXES, parent, save=words.ANNEX_ISSUE, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._ids = tuple(apprenticeship_ids)
        self._plans = choice((), none=words.ANNEX_NO_PLAN)
        self.form.add(_PLAN, words.ANNEX_PLAN, self._plans, wide=True)
        self.body.insertWidget(0, label(words.ANNEX_LEAD, "sub", wrap=True))
        self.submitted.connect(self._on_submitted)
        context.jobs.read(partial(office.plans.all, actor), self._on_plans, self.fail)

    def issue(self, folder: Path) -> None:
        """Places what is not placed and issues what has no paper, and says for each how it went."""
        self.set_busy(True)
        plan_id = int(self.form.value(_PLAN) or 0)
        work = partial(_run, self._office, self._actor, (self._ids, plan_id, folder))
        self._context.jobs.start(words.ANNEXES, work, self._on_done, self.fail)

    def _on_plans(self, found: Sequence[PlanView]) -> None:
        plans = [(str(one.id), one.name) for one in found if one.kind is PlanKind.ON_POST]
        offer_again(self._plans, plans, none=words.ANNEX_NO_PLAN)

    def _on_submitted(self) -> None:
        self.set_busy(False)
        choose_folder(self, words.ISSUE_FOLDER, self.issue)

    def _on_done(self, results: tuple[ActionResult, ...]) -> None:
        self.form.is_edited = False
        parent = self.parentWidget()
        self.accept()
        show_results(parent, words.ANNEXES, results)


def _run(
    office: Office, actor: Actor, asked: tuple[tuple[int, ...], int, Path], progress: Progress
) -> tuple[ActionResult, ...]:
    ids, plan_id, folder = asked
    service, results = office.apprentice_annexes, list[ActionResult]()
    if plan_id:
        placed = service.place(actor, ids, plan_id).value
        results.append(ActionResult(words.ANNEX_PLACED, True, words.placed(placed.placed, placed.linked)))
        results += refused_lines(placed.refused)
    report = service.issue(actor, ids, folder, progress).value
    results += [ActionResult(one.name, True, words.ANNEX_WRITTEN) for one in report.files]
    return (*results, *refused_lines(report.refused))
