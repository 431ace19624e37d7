"""What the rules find of apprenticeships, each finding once with whom it concerns, for the report of compliance."""

from dataclasses import replace
from datetime import date

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.compliance import NAMED, FoundGroup, NamedPlacement
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.rules.apprentice import ApprenticeFacts, judge_apprenticeship
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.storage.queries.apprenticeships import apprenticeships_for
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.training import minimum_wages, training_agreements

_TOLD = (Result.FAIL, Result.WARN, Result.MISSING_DATA)


def apprentice_groups(
    connection: Connection, scope: RowScope, chosen: CheckSelection, day: date
) -> tuple[FoundGroup, ...]:
    """Of apprenticeships that are not over on the day, the hardest first; a plan of internships has none."""
    if chosen.plan_id is not None:
        return ()
    selection = PaperSelection(chosen.class_name, enterprise_ids=chosen.enterprise_ids)
    history, wages = rule_history(connection), minimum_wages(connection)
    trainings = training_agreements(connection)
    found: dict[tuple[str, str, str], FoundGroup] = {}
    for of in apprenticeships_for(connection, scope, selection):
        if of.until_on < day or (of.ended_on is not None and of.ended_on <= day):
            continue
        own = tuple(one for one in trainings if one.enterprise_id == of.enterprise_id)
        who = NamedPlacement(of.student_no, of.name, of.class_name, of.enterprise_name)
        for finding in judge_apprenticeship(ApprenticeFacts(of, day, wages, own), history.on(of.from_on)):
            if finding.result in _TOLD:
                key = (finding.rule_id, finding.code, str(sorted(finding.facts.items())))
                known = found.get(key, FoundGroup(finding, 0, ()))
                people = (*known.people, who)[:NAMED]
                found[key] = replace(known, placements=known.placements + 1, people=people)
    return tuple(sorted(found.values(), key=_hardest))


def _hardest(group: FoundGroup) -> tuple[int, int, str]:
    finding: Finding = group.finding
    return _TOLD.index(finding.result), -group.placements, finding.rule_id
