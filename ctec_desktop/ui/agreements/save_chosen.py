"""Saves the papers of many agreements into a folder; each merged file once, and said for each agreement."""

from array import array
from pathlib import Path

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.result_dialog import ActionResult
from ctec_desktop.wording import agreements_page as words


def save_chosen(
    office: Office, actor: Actor, ids: "array[int]", folder: Path, progress: Progress
) -> tuple[ActionResult, ...]:
    """One result an agreement; a file that cannot be written stops none of the others."""
    progress.begin(words.SAVING_CHOSEN, len(ids))
    results: list[ActionResult] = []
    known: dict[int, ActionResult] = {}
    for number, agreement_id in enumerate(ids, 1):
        view = office.agreements.detail(actor, agreement_id)
        if view is None:
            results.append(ActionResult(words.UNKNOWN_NUMBER, False, words.AGREEMENT_GONE))
        else:
            if view.part_id not in known:
                known[view.part_id] = _saved(office, actor, agreement_id, folder / view.file)
            results.append(known[view.part_id]._replace(name=f"{view.number} {view.student_name}"))
        progress.step(number)
    return tuple(results)


def _saved(office: Office, actor: Actor, agreement_id: int, target: Path) -> ActionResult:
    try:
        office.agreements.export_part(actor, agreement_id, target)
    except (RuleViolation, EnvironmentFault) as error:
        return ActionResult("", False, " ".join(error_lines(error)))
    return ActionResult("", True, words.saved_in(target.name))
