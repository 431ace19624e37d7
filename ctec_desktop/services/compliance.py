"""实习合规报告: how placements of a class, a unit, a plan or the school stand on a day, on paper or in a workbook."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TypeAlias

from ctec_desktop.domain.check_tally import Tally
from ctec_desktop.domain.checks import WHOLE_SCHOOL, CheckLine, ReportRange
from ctec_desktop.domain.codes.lists import ListCode
from ctec_desktop.domain.compliance import ComplianceReport, Grouping, NamedPlacement, RuleTotals
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rulebook.rule import Rule, RuleCheck, RuleScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.apprentice_findings import apprentice_groups
from ctec_desktop.services.checking import Checker, JudgedPlacement
from ctec_desktop.services.checking_lines import check_lines
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.cover import CoverService, strips_of
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.shares import ShareService
from ctec_desktop.storage.queries.filings import filings, standing_filings
from ctec_desktop.storage.queries.placements import placed_units, plans
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.students import classes
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import compliance_report as words

# So many placements are named at a time.
_LOT = 1_000
# Of more classes or units than these the pictures would be longer than anybody looks at.
MOST_BARS, MOST_METERS = 120, 40
# What a report of placements speaks of.
_SCOPES = (RuleScope.OFFICE, RuleScope.PLAN, RuleScope.UNIT, RuleScope.POST, RuleScope.PLACEMENT)


@dataclass(frozen=True, slots=True)
class ReportWish:
    """
    Args:
        on: the day it is judged as of, today unless told.
        rules_on: judges by the rules of this day instead of those of each first day.
    """

    reach: ReportRange = WHOLE_SCHOOL
    on: date | None = None
    rules_on: date | None = None


Names: TypeAlias = tuple[tuple[str, str], ...]


class ComplianceService(Service):
    @needs(Permission.CHECKS_SEE)
    def choices(self, actor: Actor) -> tuple[Names, Names, Names]:
        """Classes, plans and units in sight that a report can be narrowed to, each as it is told and named."""
        with self._database.read() as connection:
            return (
                tuple((one.name, one.name) for one in classes(connection, actor.scope)),
                tuple((str(one.id), one.name) for one in plans(connection)),
                tuple((str(unit_id), name) for unit_id, name in placed_units(connection, actor.scope)),
            )

    @needs(Permission.CHECKS_SEE)
    def report(
        self,
        actor: Actor,
        wish: ReportWish,
        progress: Progress | None = None,
        on_line: Callable[[CheckLine], None] | None = None,
    ) -> ComplianceReport:
        """Judges every placement of the range that is not over on the day.

        Args:
            on_line: is handed every placement that something stands against, one after the other.
        """
        tell, day = progress or SilentProgress(), wish.on or self._clock.today()
        tell.begin(words.PRINTING, 0)
        with self._database.read() as connection:
            book = rule_history(connection)
            tally, grouping = Tally(), Grouping()
            red = 0
            plans, units = set[int](), set[int]()
            checker = Checker(connection, actor.scope, book, day, wish.rules_on)
            for lot in _lots(checker.judge(wish.reach.chosen, tell)):
                for one, line in zip(lot, check_lines(connection, lot), strict=True):
                    red += tally.add(one.about, one.told).is_red
                    grouping.add(_person(line), one.findings)
                    plans.add(one.row.plan_id)
                    units.add(one.enterprise_id)
                    if on_line is not None and line.findings:
                        on_line(line)
            standing = standing_filings(connection, plans, units)
            rules_of = book.book(wish.rules_on or day)
            rules = rules_of.on(wish.rules_on or day)
            # Whoever began before or begins later may be judged by a rule that is not in force on the day.
            told = {rule.id: rules.get(rule.id, rule) for rule in rules_of.all()}
            return ComplianceReport(
                *(day, wish.rules_on, wish.reach.about, rules_of.version, tally.placements, tally.failed, red),
                grouping.outcome_bars(),
                _totals(told, tally),
                grouping.groups(),
                tally.missing(),
                tuple(one for one in filings(connection) if one.id in standing and one.filed_on <= day),
                tuple(rule for rule in rules.values() if rule.check is RuleCheck.RECORD and rule.scope in _SCOPES),
                tuple(sorted(units)),
                apprentice_groups(connection, actor.scope, wish.reach.chosen, day),
            )

    @needs(Permission.CHECKS_SEE)
    def write(
        self, actor: Actor, target: Path, wish: ReportWish, progress: Progress | None = None
    ) -> Outcome[ComplianceReport]:
        """Writes 实习合规报告: a PDF, or a workbook with every finding of everybody where the target is one.

        Raises:
            RuleViolation: a character cannot be drawn; more findings than a sheet holds.
            EnvironmentFault: the target cannot be written.
        """
        tell = progress or SilentProgress()
        with write_beside(target) as temporary:
            if target.suffix.lower() == ".xlsx":
                report = self._write_workbook(actor, temporary, wish, tell)
            else:
                report = self._print(actor, temporary, wish, tell)
            with self._database.unit(Command(actor.name, "checks.report", target.name)):
                pass
        return Outcome(report)

    def _print(self, actor: Actor, target: Path, wish: ReportWish, progress: Progress) -> ComplianceReport:
        """Judging, cover and shares are read as of one moment, so that no page contradicts another."""
        from ctec_desktop.documents.compliance_report import ComplianceSnapshot, print_compliance_report
        from ctec_desktop.services.compliance_sections import closing_sections, found_sections

        cover, reach = CoverService(self._context), wish.reach
        with self._database.one_view():
            report = self.report(actor, wish, progress)
            covered = cover.report(actor, report.on, reach)
            drawn = cover.to_draw(actor, reach, covered)
            shares = ShareService(self._context).meters(actor, report.unit_ids[:MOST_METERS], report.on)
            school_name = self._school()
        left_out = words.left_out(
            (len(report.bars), MOST_BARS), (covered.totals.students, len(drawn)), (len(report.unit_ids), MOST_METERS)
        )
        snapshot = ComplianceSnapshot(
            words.about(report),
            (*words.facts(report, school_name), *left_out),
            report.bars[:MOST_BARS],
            found_sections(report),
            strips_of(drawn),
            shares,
            closing_sections(report),
        )
        print_compliance_report(snapshot, target, progress)
        return report

    def _write_workbook(self, actor: Actor, target: Path, wish: ReportWish, progress: Progress) -> ComplianceReport:
        from ctec_desktop.services.compliance_sections import closing_sections, found_sections
        from ctec_desktop.sheets.list_export import MOST_ROWS, ListBook

        with ListBook(target) as book:
            totals = book.add(words.SHEET_TOTALS, words.SHEET_TOTALS_HEADINGS)
            every = book.add(words.SHEET_FINDINGS, words.SHEET_FINDINGS_HEADINGS)

            def _on_line(line: CheckLine) -> None:
                for row in words.finding_rows(line):
                    if every.rows == MOST_ROWS:
                        raise RuleViolation([Problem(ListCode.TOO_MANY_ROWS, facts={"most": MOST_ROWS})])
                    every.write(row)

            with self._database.one_view():
                report = self.report(actor, wish, progress, _on_line)
                facts = words.facts(report, self._school())
            for fact in facts:
                totals.write(fact)
            totals.finish()
            every.finish()
            for section in (*found_sections(report), *closing_sections(report)):
                if section.lines:
                    sheet = book.add(section.title, [heading for heading, _, _ in section.columns])
                    for row in section.lines:
                        sheet.write(row)
                    sheet.finish()
        return report

    def _school(self) -> str:
        with self._database.read() as connection:
            return school(connection).name


def _lots(judged: Iterator[JudgedPlacement]) -> Iterator[list[JudgedPlacement]]:
    while lot := list(islice(judged, _LOT)):
        yield lot


def _person(line: CheckLine) -> NamedPlacement:
    return NamedPlacement(line.student_no, line.student_name, line.class_name, line.enterprise_name)


def _totals(rules: Mapping[str, Rule], tally: Tally) -> tuple[RuleTotals, ...]:
    """In the order of the rulebook; rules that apply to nobody are left out."""
    found: dict[str, dict[Result, int]] = {}
    for rule_id, result, placements in tally.counts():
        found.setdefault(rule_id, {})[result] = placements
    return tuple(
        RuleTotals(rule, found[rule.id])
        for rule in rules.values()
        if set(found.get(rule.id, ())) - {Result.NOT_APPLICABLE}
    )
