"""The waivers of a day laid over what the rules find."""

from collections import defaultdict
from datetime import date

from ctec_desktop.domain.findings import LET_PASS, Finding
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.waivers import Waiver
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.waivers import waivers


class Waived:
    """Args: `on` is the day the waivers have to hold on."""

    def __init__(self, connection: Connection, on: date) -> None:
        self._by_subject: defaultdict[tuple[FactSubject, int], list[Waiver]] = defaultdict(list)
        for one in waivers(connection, on):
            self._by_subject[one.subject, one.subject_id].append(one)

    def has(self, subject: FactSubject, subject_id: int) -> bool:
        """Whether a waiver speaks of the subject."""
        return (subject, subject_id) in self._by_subject if self._by_subject else False

    def laid_over(self, subject: FactSubject, subject_id: int, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings about the subject; a warning that is waived reads as waived."""
        mine = self._by_subject.get((subject, subject_id)) if self._by_subject else None
        if not mine:
            return findings
        return tuple(_laid_over(mine, one) for one in findings)

    def of(self, subject: FactSubject, subject_id: int, finding: Finding) -> int | None:
        """The waiver a finding rests on."""
        if finding.result not in LET_PASS.values():
            return None
        mine = self._by_subject.get((subject, subject_id), ())
        return next((one.id for one in mine if one.speaks_of(finding)), None)


def _laid_over(mine: list[Waiver], finding: Finding) -> Finding:
    if finding.result not in LET_PASS:
        return finding
    return next((one.on(finding) for one in mine if one.is_for(finding)), finding)
