"""Checking placements against the rules: the whole of it, what is missing, what fails, who may leave."""

from collections.abc import Sequence
from datetime import date

from ctec_desktop.domain.check_tally import Tally
from ctec_desktop.domain.checks import CheckReport, CheckSelection, Departure, departure_conditions
from ctec_desktop.domain.findings import Finding, stands_against
from ctec_desktop.domain.fitness import FactSubject, subject_of
from ctec_desktop.domain.permissions import Actor, Permission, RowScope
from ctec_desktop.domain.waivers import subject_of_rule
from ctec_desktop.kernel.collecting import collecting_later
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.checking import Checker, JudgedPlacement
from ctec_desktop.services.checking_lines import check_lines
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.kept_checkers import KeptCheckers
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.storage.queries.trail import newest_line
from ctec_desktop.wording import checks as words

# So many placements that fail are listed by name; the rest are counted.
LISTED = 500
# So many reports are kept for whoever comes back to them.
_MOST_REPORTS = 4
# What a finding must be about to stand on the panel of a unit.
_OF_UNITS = (FactSubject.UNIT, FactSubject.POST)


class CheckService(Service):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._kept = KeptCheckers()
        # With the newest line of the trail when each was made: until there is another one it still holds.
        self._reports: dict[tuple[RowScope, CheckSelection, date, date | None], tuple[int, CheckReport]] = {}

    @needs(Permission.CHECKS_SEE)
    def report(
        self,
        actor: Actor,
        chosen: CheckSelection,
        on: date | None = None,
        progress: Progress | None = None,
        rules_on: date | None = None,
    ) -> CheckReport:
        """Every placement in sight that is not over: totals, missing facts, who fails.

        Args:
            on: the day it is judged as of, today unless told.
            rules_on: judges by the rules of this day instead of those of each first day.
        """
        tell, day = progress or SilentProgress(), on or self._clock.today()
        key = (actor.scope, chosen, day, rules_on)
        with collecting_later(), self._database.read() as connection:
            line = newest_line(connection)
            made_at, made = self._reports.get(key, (None, None))
            if made is not None and made_at == line:
                return made
            book = rule_history(connection)
            checker = Checker(connection, actor.scope, book, day, rules_on)
            tell.begin(words.CHECKING, 0)
            tally = Tally()
            failing: list[JudgedPlacement] = []
            red: list[JudgedPlacement] = []
            for one in checker.judge(chosen, tell):
                told = tally.add(one.about, one.told)
                if told.is_red:
                    red.append(one)
                elif told.is_failing and len(failing) < LISTED:
                    failing.append(one)
            lines = check_lines(connection, [*red, *failing][:LISTED])
        at_work = tuple(sorted(one.row.id for one in red))
        version = book.book(rules_on or day).version
        counted = tally.counts(), tally.missing(), lines, tally.failed, at_work
        if len(self._reports) >= _MOST_REPORTS:
            self._reports.clear()
        report = CheckReport(day, version, tally.placements, *counted, rules_on)
        self._reports[key] = (line, report)
        return report

    @needs(Permission.CHECKS_SEE)
    def findings(self, actor: Actor, placement_id: int, *, by_todays_rules: bool = False) -> tuple[Finding, ...]:
        """Everything the rules say of one placement; nothing when it is out of sight."""
        found = self._judged(actor, (placement_id,), by_todays_rules=by_todays_rules)
        return found[0].findings if found else ()

    @needs(Permission.CHECKS_SEE)
    def unit_findings(self, actor: Actor, enterprise_id: int) -> tuple[Finding, ...]:
        """What stands against a unit and its posts, whichever placement it came up for."""
        chosen = CheckSelection(enterprise_ids=(enterprise_id,))
        with self._database.read() as connection:
            told: dict[tuple[str, str, str], Finding] = {}
            with self._kept.lent(connection, actor.scope, self._clock.today()) as checker:
                for one in checker.judge(chosen, SilentProgress()):
                    for finding in one.findings:
                        if stands_against(finding) and _is_of_unit(finding):
                            told.setdefault((finding.rule_id, finding.code, str(finding.facts)), finding)
        return tuple(told.values())

    @needs(Permission.CHECKS_SEE)
    def departures(self, actor: Actor, chosen: CheckSelection) -> tuple[Departure, ...]:
        """The departure gate of each placement, in the order of class and student number."""
        with self._database.read() as connection:
            with self._kept.lent(connection, actor.scope, self._clock.today()) as checker:
                judged = list(checker.judge(chosen, SilentProgress()))
            lines = check_lines(connection, judged)
        by_id = {one.row.id: one.findings for one in judged}
        found = (Departure(line, departure_conditions(by_id[line.placement_id])) for line in lines)
        return tuple(sorted(found, key=_by_class))

    @needs(Permission.CHECKS_SEE)
    def at_work_against_rules(self, actor: Actor) -> tuple[int, ...]:
        """Placements of students who are at work unsigned or uninsured today (违规在岗)."""
        return self.report(actor, CheckSelection(is_at_work=True)).at_work_against_rules

    def _judged(
        self, actor: Actor, placement_ids: tuple[int, ...], *, by_todays_rules: bool
    ) -> Sequence[JudgedPlacement]:
        today = self._clock.today()
        with self._database.read() as connection:
            rules_on = today if by_todays_rules else None
            with self._kept.lent(connection, actor.scope, today, rules_on) as checker:
                return list(checker.judge(CheckSelection(placement_ids=placement_ids), SilentProgress()))


def _is_of_unit(finding: Finding) -> bool:
    return subject_of_rule(finding.rule_id) in _OF_UNITS or subject_of(finding.code) in _OF_UNITS


def _by_class(one: Departure) -> tuple[str, str]:
    return one.line.class_name, one.line.student_no
