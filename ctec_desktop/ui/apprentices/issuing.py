"""Contracts of the apprentices chosen: issued into a folder or submitted for approval, each one's outcome told."""

from collections.abc import Sequence
from pathlib import Path

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.apprentice_issuing import WhichApprentices
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.result_dialog import ActionResult
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording import full_sentence


def issue_contracts(
    office: Office, actor: Actor, ids: Sequence[int], folder: Path, progress: Progress
) -> tuple[ActionResult, ...]:
    """Called off the window's thread."""
    which = WhichApprentices(apprenticeship_ids=tuple(ids))
    report = office.apprentice_issuing.issue(actor, which, folder, progress).value
    made = [ActionResult(one.name, True, words.issued_into(report.agreements, report.pages)) for one in report.files]
    return (*made, *refused_lines(report.refused))


def submit_contracts(office: Office, actor: Actor, ids: Sequence[int], _progress: object) -> tuple[ActionResult, ...]:
    report = office.apprentice_issuing.submit(actor, WhichApprentices(apprenticeship_ids=tuple(ids))).value
    made = ActionResult(words.SUBMITTING, True, words.submitted(report.submitted))
    return (made, *refused_lines(report.refused))


def write_draft(office: Office, actor: Actor, apprenticeship_id: int, target: Path, _progress: object) -> None:
    """The contract as a 草稿."""
    office.apprentice_issuing.write_draft(actor, apprenticeship_id, target)


def refused_lines(problems: Sequence[Problem]) -> list[ActionResult]:
    """One line for each that was left out."""
    return [
        ActionResult(one.place.label if isinstance(one.place, SubjectPlace) else "", False, full_sentence(one))
        for one in problems
    ]
