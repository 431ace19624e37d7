"""Judging many placements at once: facts are read page by page, what many share is judged once."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from ctec_desktop.domain.applications import ApplicationState
from ctec_desktop.domain.check_tally import About, Part, TellsAlike, Told
from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.findings import LET_PASS, Finding
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.placement_periods import Effective, Standing, effective
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.history import RulebookHistory
from ctec_desktop.domain.rules import body, placement, student_papers
from ctec_desktop.domain.rules.judging import Panel
from ctec_desktop.domain.rules.placement import Period, PlacementFacts
from ctec_desktop.domain.vocabulary import ArrangedBy, PlanKind
from ctec_desktop.domain.waivers import subject_of_rule
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.checking_cover import Covers
from ctec_desktop.services.checking_subjects import Subjects, is_plain, once
from ctec_desktop.services.checking_texts import Texts
from ctec_desktop.services.waived import Waived
from ctec_desktop.storage.queries.check_facts import (
    CheckRow,
    guardians_no_parents,
    placements,
    placements_of,
)
from ctec_desktop.storage.queries.occupancy import Moved
from ctec_desktop.storage.queries.placement_changes import changes_of_students
from ctec_desktop.storage.queries.placements import StatusSpan, statuses
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.student_history import grades_left

# So many different ones are remembered, which bounds the memory.
_MOST_BODIES: Final = 10_000
# What a named person may let pass, and what one did.
_OF_A_PERSON = frozenset({*LET_PASS, *LET_PASS.values()})


class JudgedPlacement(NamedTuple):
    """A placement with every finding, the ones about its unit, post and plan too.

    Args:
        parts: the findings family by family, and what each family comes to.
    """

    row: CheckRow
    enterprise_id: int
    now: Effective
    parts: tuple[Part, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple([finding for one in self.parts for finding in one.findings])

    @property
    def told(self) -> tuple[Told, ...]:
        return tuple([one.told for one in self.parts])

    @property
    def about(self) -> About:
        posts = tuple([post_id for _, post_id in self.now.posts])
        return About(self.row.id, self.row.plan_id, self.enterprise_id, posts)


class _Panels(NamedTuple):
    """The rules of a day on what is each placement's own."""

    gate: Panel[PlacementFacts]
    papers: Panel[student_papers.PaperFacts]
    body: Panel[body.BodyFacts]


class _Page(NamedTuple):
    """What is read for one page of placements together."""

    now: dict[int, Effective]
    statuses: dict[int, tuple[StatusSpan, ...]]
    placed: dict[int, list[tuple[int, Period]]]
    grades: dict[int, list[tuple[date, int | None]]]
    guardians: dict[int, str]

    def others_of(self, row: CheckRow) -> tuple[Period, ...]:
        """The days of the student's other placements."""
        mine = self.placed.get(row.student_id, ())
        return tuple([period for placement_id, period in mine if placement_id != row.id])

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
        self._alike = TellsAlike()
        self._covers = Covers(connection, self._alike)
        self._texts = Texts(connection)
        self._waived = Waived(connection, on)
        self._subjects = Subjects(connection, self._alike, self._waived)
        self._panels: dict[Rules, _Panels] = {}
        self._bodies_known: dict[tuple[body.BodyFacts, Rules], Part] = {}

    def read_by(self, connection: Connection) -> None:
        """Goes on with what is known, by another connection."""
        self._connection = connection
        for one in (self._covers, self._texts, self._subjects):
            one.read_by(connection)

    def forget_stays(self) -> None:
        """Placements changed: who stands where is read anew."""
        self._subjects.forget_stays()

    def move(self, moved: Sequence[Moved]) -> None:
        """These placements changed: of who stands where, nothing else is read anew."""
        self._subjects.move(moved)

    def judge(self, chosen: CheckSelection, progress: Progress) -> Iterator[JudgedPlacement]:
        """Page by page; nothing but the page and what is shared stays in memory."""
        done = 0
        for rows in placements(self._connection, self._scope, chosen, self._on):
            self._texts.read([row.id for row in rows])
            page = self._page(rows)
            for row in rows:
                now = page.now[row.id]
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
        students = list(dict.fromkeys(row.student_id for row in rows))
        self._covers.read(students)
        changes = changes_of_students(self._connection, students)
        now: dict[int, Effective] = {}
        placed: dict[int, list[tuple[int, Period]]] = {}
        for student_id, several in placements_of(self._connection, students).items():
            for one in several:
                now[one.id] = effective(one.planned, changes.get(one.id, ()))
            if len(several) > 1:
                periods = ((one.id, now[one.id].period(one.enterprise_name)) for one in several)
                placed[student_id] = [(placement_id, period) for placement_id, period in periods if period is not None]
        self._subjects.read({post_id for row in rows for _, post_id in now[row.id].posts})
        grades = grades_left(self._connection, students)
        guardians = guardians_no_parents(self._connection, students)
        return _Page(now, statuses(self._connection, students), placed, grades, guardians)

    def _judged(self, row: CheckRow, now: Effective, page: _Page) -> JudgedPlacement:
        subjects, part = self._subjects, self._alike.part
        rules = self._rules(row)
        panels = self._panels_of(rules)
        is_at_work = (
            row.arrived_on is not None
            and row.arrived_on <= self._on
            and (not now.pauses or now.standing(self._on) is Standing.ON_POST)
            and row.from_on <= self._on <= now.last_on
        )
        others = page.others_of(row)
        own: tuple[Part, ...] = (
            part(panels.gate.findings(self._gate(row, now, others, page))),
            part(
                panels.papers.findings(self._papers(row, now, others, page.guardians.get(row.student_id), is_at_work))
            ),
            self._bodies(row, now, rules),
            self._covers.findings(row, now, rules, self._on if is_at_work else None),
        )
        filing, *shared = subjects.findings(row, now, rules)
        own = (*own, filing)
        if self._waived.has(FactSubject.PLACEMENT, row.id):
            own = tuple(part(self._waived.laid_over(FactSubject.PLACEMENT, row.id, one.findings)) for one in own)
        parts = (*own, *shared)
        enterprise_id = subjects.posts[row.post_id].enterprise_id
        return JudgedPlacement(row, enterprise_id, now, parts)

    def _panels_of(self, rules: Rules) -> _Panels:
        found = self._panels.get(rules)
        if found is None:
            found = self._panels[rules] = _Panels(
                Panel(rules, placement.GATE), Panel(rules, student_papers.FAMILY), Panel(rules, body.FAMILY)
            )
        return found

    def _gate(self, row: CheckRow, now: Effective, others: tuple[Period, ...], page: _Page) -> PlacementFacts:
        return PlacementFacts(
            PlanKind.ON_POST,
            Period(row.from_on, max(now.last_on, row.from_on)),
            row.birth_on,
            page.grade_of(row),
            page.statuses.get(row.student_id, ()),
            others,
        )

    def _papers(
        self, row: CheckRow, now: Effective, others: tuple[Period, ...], relation: str | None, is_at_work: bool
    ) -> student_papers.PaperFacts:
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

    def _bodies(self, row: CheckRow, now: Effective, rules: Rules) -> Part:
        """On each post by the days on it: a birthday may lie between two."""
        if is_plain(now):
            return self._body(row, (row.from_on, now.last_on, row.post_id), rules)
        return self._alike.part(once(self._body(row, stay, rules).findings for stay in now.stays))

    def _body(self, row: CheckRow, stay: tuple[date, date, int], rules: Rules) -> Part:
        first, last, post_id = stay
        of = self._subjects.posts[post_id]
        facts = body.BodyFacts(first, last, row.birth_on, row.gender, self._subjects.hazards(of), of.labour_grade)
        key = (body.days_that_matter(facts, rules), rules)
        found = self._bodies_known.get(key)
        if found is None:
            if len(self._bodies_known) >= _MOST_BODIES:
                self._bodies_known.clear()
            found = self._alike.part(self._panels_of(rules).body.findings(key[0]))
            self._bodies_known[key] = found
        return found
