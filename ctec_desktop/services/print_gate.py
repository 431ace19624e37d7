"""The gate before a paper: nobody gets an agreement for a placement that is banned outright (art. 16) or overlaps."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.services.checking import Checker
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import CHUNK

# No exemption, no filing and no waiver opens these.
BANS: Final = frozenset(
    {
        *("INT-GRADE-01", "INT-AGE-16", "INT-MINOR-01", "INT-FEMALE-01"),
        *("INT-VENUE-01", "INT-AGENT-01", "INT-LAB3-01", "PLC-OVERLAP"),
    }
)


def bans_of(
    connection: Connection, scope: RowScope, placement_ids: Sequence[int], today: date
) -> dict[int, tuple[Problem, ...]]:
    """By placement: what forbids it; those that nothing forbids are left out."""
    checker = Checker(connection, scope, rule_history(connection), today)
    found: dict[int, tuple[Problem, ...]] = {}
    for start in range(0, len(placement_ids), CHUNK):
        chosen = CheckSelection(placement_ids=tuple(placement_ids[start : start + CHUNK]))
        for one in checker.judge(chosen, SilentProgress()):
            banned = tuple(_problem(finding) for finding in one.findings if _is_ban(finding))
            if banned:
                found[one.row.id] = banned
    return found


def _is_ban(finding: Finding) -> bool:
    return finding.result is Result.FAIL and finding.rule_id in BANS


def _problem(finding: Finding) -> Problem:
    return Problem(finding.code, facts=finding.facts, rule_id=finding.rule_id, clause=finding.clause)
