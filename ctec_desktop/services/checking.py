"""Judging many placements at once: facts are read page by page, what many share is judged once."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from ctec_desktop.domain.applications import ApplicationState
from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.findings import LET_PASS, Finding
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import Effective, PlannedDays, Standing, effective
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.history import RulebookHistory
from ctec_desktop.domain.rules import body, placement, student_papers
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.placement import Period, PlacementFacts
from ctec_desktop.domain.vocabulary import ArrangedBy, PlanKind
from ctec_desktop.domain.waivers import subject_of_rule
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.checking_cover import Covers
from ctec_desktop.services.checking_subjects import Subjects, once
from ctec_desktop.services.checking_texts import Texts
from ctec_desktop.services.waived import Waived
from ctec_desktop.storage.queries.check_facts import (
    CheckRow,
    guardians_no_parents,
    periods,
    placements,
    students_placed_twice,
    units_of,
)
from ctec_desktop.storage.queries.placement_changes import changes_of
from ctec_desktop.storage.queries.placements import StatusSpan, statuses
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.student_history import grades_left

# What a named person may let pass, and what one did.
_OF_A_PERSON = frozenset({*LET_PASS, *LET_PASS.values()})


class JudgedPlacement(NamedTuple):
    """A placement with every finding, the ones about its unit, post and plan too."""

    row: CheckRow
    enterprise_id: int
    now: Effective
    findings: tuple[Finding, ...]


class _Page(NamedTuple):
    """What is read for one page of placements together."""

    changes: dict[int, Effective]
    statuses: dict[int, tuple[StatusSpan, ...]]
    others: dict[int, list[tuple[int, Period]]]
    grades: dict[int, list[tuple[date, int | None]]]
    guardians: dict[int, str]

    def others_of(self, row: CheckRow) -> tuple[Period, ...]:
        """The days of the student's other placements."""
        found = self.others.get(row.student_id, ())
        return tuple(period for placement_id, period in found if placement_id != row.id)

    def grade_of(self, row: CheckRow) -> int | None:
        """The grade on the first day: that of the class the student left next after it, or of today's."""
        left = self.grades.get(row.student_id, ())
        return next((grade for on, grade in left if on > row.from_on), row.grade)


class Checker:
    """
    Args:
        rulebook: each placement is judged by the packs and the rules of its first day.
        on: the day it is judged as of: who is at work then.
        rules_on: judges everything by the packs and rules of this day instead; what was found before stays what it is.
    """

    def __init__(
        self, connection: Connection, scope: RowScope, rulebook: RulebookHistory, on: date, rules_on: date | None = None
    ) -> None:
        self._connection = connection
        self._scope = scope
        self._rulebook = rulebook
        self._on = on
        self._rules_on = rules_on
        self._subjects: Subjects
        self._covers = Covers(connection)
        self._texts = Texts(connection)
        self._waived = Waived(connection, on)

    def judge(self, chosen: CheckSelection, progress: Progress) -> Iterator[JudgedPlacement]:
        """Page by page; nothing but the page and what is shared stays in memory."""
        self._subjects = Subjects(self._connection, self._waived, units_of(self._connection, chosen))
        done = 0
        for rows in placements(self._connection, self._scope, chosen, self._on):
            self._covers.read([row.student_id for row in rows])
            self._texts.read([row.id for row in rows])
            page = self._page(rows)
            for row in rows:
                now = page.changes.get(row.id) or effective(PlannedDays(row.from_on, row.until_on, row.post_id), ())
                if chosen.placement_ids or (now.is_in_force_at_all and now.last_on >= self._on):
                    yield self._judged(row, now, page)
            done += len(rows)
            progress.step(done)

    def waivable(self, one: JudgedPlacement) -> Iterator[tuple[FactSubject, int, Finding]]:
        """What of its findings a named person may let pass or did, and what each is about."""
        ids = {
            FactSubject.UNIT: one.enterprise_id,
            FactSubject.PLAN: one.row.plan_id,
            FactSubject.PLACEMENT: one.row.id,
        }
        met = [finding for finding in one.findings if finding.result in _OF_A_PERSON]
        for finding in met:
            if (subject := subject_of_rule(finding.rule_id)) in ids:
                yield subject, ids[subject], finding
        if any(subject_of_rule(finding.rule_id) is FactSubject.POST for finding in met):
            for post_id, findings in self._subjects.of_posts(one.row, one.now, self._rules(one.row)):
                told = (finding for finding in findings if finding.result in _OF_A_PERSON)
                yield from ((FactSubject.POST, post_id, finding) for finding in told)

    def _rules(self, row: CheckRow) -> Rules:
        return self._rulebook.on(self._rules_on or row.from_on, row.major or "")

    def _page(self, rows: Sequence[CheckRow]) -> _Page:
        students = [row.student_id for row in rows]
        changes = changes_of(self._connection, [row.id for row in rows])
        now = {
            row.id: effective(PlannedDays(row.from_on, row.until_on, row.post_id), changes[row.id])
            for row in rows
            if row.id in changes
        }
        moved = [post_id for one in now.values() for _, post_id in one.posts]
        self._subjects.read([row.post_id for row in rows] + moved)
        twice = students_placed_twice(self._connection, sorted(set(students)))
        others = periods(self._connection, twice)
        grades = grades_left(self._connection, sorted(set(students)))
        guardians = guardians_no_parents(self._connection, students)
        return _Page(now, statuses(self._connection, students), others, grades, guardians)

    def _judged(self, row: CheckRow, now: Effective, page: _Page) -> JudgedPlacement:
        subjects = self._subjects
        post = subjects.posts[row.post_id]
        rules = self._rules(row)
        is_at_work = (
            row.arrived_on is not None
            and row.arrived_on <= self._on
            and (not now.pauses or now.standing(self._on) is Standing.ON_POST)
            and row.from_on <= self._on <= now.last_on
        )
        others = page.others_of(row)
        period = Period(row.from_on, max(now.last_on, row.from_on))
        gate = PlacementFacts(
            PlanKind.ON_POST,
            period,
            row.birth_on,
            page.grade_of(row),
            page.statuses.get(row.student_id, ()),
            others,
        )
        own = (
            *placement.judge(gate, rules),
            *judged(rules, student_papers.FAMILY, self._papers(row, now, page, is_at_work)),
            *self._bodies(row, now, rules),
            *self._covers.findings(row, now, rules, self._on if is_at_work else None),
            *subjects.filing_findings(row, now, rules),
        )
        found = (
            *self._waived.laid_over(FactSubject.PLACEMENT, row.id, own),
            *subjects.unit_findings(row, now, rules),
            *subjects.post_findings(row, now, rules),
            *subjects.plan_findings(row.plan_id, rules),
        )
        return JudgedPlacement(row, post.enterprise_id, now, found)

    def _papers(self, row: CheckRow, now: Effective, page: _Page, is_at_work: bool) -> student_papers.PaperFacts:
        others, relation = page.others_of(row), page.guardians.get(row.student_id)
        is_approved = row.application_state == ApplicationState.APPROVED
        decided = row.decided_at_utc.astimezone(CHINA).date() if is_approved and row.decided_at_utc else None
        return student_papers.PaperFacts(
            row.from_on,
            now.last_on,
            is_at_work,
            row.arranged_by == ArrangedBy.SCHOOL,
            self._texts.is_source_known(row.id),
            row.signed_on,
            row.student_agreed_on,
            row.guardian_agreed_on,
            decided,
            row.supervisor_id is not None,
            row.mentor_id is not None,
            row.trained_on,
            row.safety_trained_on,
            row.has_passed_safety,
            row.match,
            row.major or "",
            self._subjects.majors(self._subjects.posts[row.post_id]),
            others,
            relation,
            row.has_guardian_proof,
        )

    def _bodies(self, row: CheckRow, now: Effective, rules: Rules) -> tuple[Finding, ...]:
        """On each post by the days on it: a birthday may lie between two."""
        subjects = self._subjects
        return once(
            judged(
                rules,
                body.FAMILY,
                body.BodyFacts(
                    *(first, last, row.birth_on, row.gender),
                    subjects.hazards(subjects.posts[post_id]),
                    subjects.posts[post_id].labour_grade,
                ),
            )
            for first, last, post_id in now.stays
        )
