"""Units, posts, plans and filings of a check: read once, judged once for all placements that share them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from ctec_desktop.domain.day_spans import Spans
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.fitness import CheckKind, FactSubject
from ctec_desktop.domain.placement_periods import Effective
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rules import plan, post, unit
from ctec_desktop.domain.rules.filings import FAMILY as FILINGS
from ctec_desktop.domain.rules.filings import Filing, FilingFacts, exempted
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.unit import Inspected, LookedUp
from ctec_desktop.domain.share_meter import ShareStep
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.services.checking_hours import Hours
from ctec_desktop.services.checking_shares import Shares
from ctec_desktop.services.waived import Waived
from ctec_desktop.storage.queries import check_subjects as queries
from ctec_desktop.storage.queries.check_facts import CheckRow, occupancy
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection

Dated = TypeVar("Dated", LookedUp, Inspected)
_PROVINCE = slice(2, 4)


class Subjects:
    """Args: `unit_ids` are the only units the placements can be at; empty for any."""

    def __init__(self, connection: Connection, waived: Waived, unit_ids: Sequence[int] = ()) -> None:
        self._connection = connection
        self._waived = waived
        self.plans = queries.plans(connection)
        self.posts: dict[int, queries.Post] = {}
        self._units: dict[int, queries.UnitRecords] = {}
        self._filings = queries.filings(connection)
        self._shares = Shares(connection, occupancy(connection, unit_ids))
        self._hours = Hours(connection)
        self.school_region = (school(connection).uscc or "")[_PROVINCE] or None
        self._hazards: dict[int, frozenset[str] | None] = {}
        self._filed: dict[tuple[int, int], tuple[queries.FiledFor, ...]] = {}
        self._found: dict[tuple[object, ...], tuple[Finding, ...]] = {}

    def read(self, post_ids: Sequence[int]) -> None:
        """Takes in the posts and units that are not known yet."""
        unknown = sorted(set(post_ids) - self.posts.keys())
        self.posts |= queries.posts(self._connection, unknown)
        unit_ids = {self.posts[post_id].enterprise_id for post_id in unknown} - self._units.keys()
        self._units |= queries.units(self._connection, sorted(unit_ids))
        self._shares.read(unit_ids)
        self._hours.read(unit_ids)

    def hazards(self, of: queries.Post) -> frozenset[str] | None:
        if of.id not in self._hazards:
            self._hazards[of.id] = None if of.hazards is None else frozenset(of.hazards.split())
        return self._hazards[of.id]

    def majors(self, of: queries.Post) -> tuple[str, ...]:
        return tuple((of.majors or "").split())

    def plan_findings(self, plan_id: int, rules: Rules) -> tuple[Finding, ...]:
        key = ("plan", plan_id, rules)
        if key not in self._found:
            found = judged(rules, plan.FAMILY, self._plan_facts(plan_id))
            self._found[key] = self._waived.laid_over(FactSubject.PLAN, plan_id, found)
        return self._found[key]

    def unit_findings(self, row: CheckRow, now: Effective, rules: Rules) -> tuple[Finding, ...]:
        """Held against the first day: registers, inspection and decision come before it."""
        unit_id = self.posts[row.post_id].enterprise_id
        share = self._shares.worst(unit_id, None, (row.from_on, now.last_on), rules)
        is_arranged = row.arranged_by == ArrangedBy.SCHOOL
        key = ("unit", unit_id, row.from_on, share, is_arranged, rules)
        if key not in self._found:
            facts = self._unit_facts(self._units[unit_id], row.from_on, share, is_arranged=is_arranged)
            found = judged(rules, unit.FAMILY, facts)
            self._found[key] = self._waived.laid_over(FactSubject.UNIT, unit_id, found)
        return self._found[key]

    def post_findings(self, row: CheckRow, now: Effective, rules: Rules) -> tuple[Finding, ...]:
        """Every post the student holds; what is barred but filed beforehand is exempt."""
        return once(found for _, found in self.of_posts(row, now, rules))

    def of_posts(self, row: CheckRow, now: Effective, rules: Rules) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        """Post by post what is found about it."""
        return ((post_id, self._post_findings(post_id, row, now, rules)) for post_id in _held(now))

    def _post_findings(self, post_id: int, row: CheckRow, now: Effective, rules: Rules) -> tuple[Finding, ...]:
        of = self.posts[post_id]
        share = self._shares.worst(of.enterprise_id, post_id, (row.from_on, now.last_on), rules)
        filed, days = self._filing_facts(post_id, row, now), self._hours.days(post_id, now)
        key = ("post", post_id, share, filed, days, rules)
        if key not in self._found:
            findings = judged(rules, post.FAMILY, self._post_facts(of, share, days))
            found = tuple(exempted(filed, one, rules[one.rule_id]) if one.rule_id in rules else one for one in findings)
            self._found[key] = self._waived.laid_over(FactSubject.POST, post_id, found)
        return self._found[key]

    def filing_findings(self, row: CheckRow, now: Effective, rules: Rules) -> tuple[Finding, ...]:
        """By every place of work the student comes to."""
        places = dict.fromkeys(self._filing_facts(post_id, row, now) for post_id in _held(now))
        return once(self._judged_filings(facts, rules) for facts in places)

    def _judged_filings(self, facts: FilingFacts, rules: Rules) -> tuple[Finding, ...]:
        key = ("filings", facts, rules)
        if key not in self._found:
            self._found[key] = judged(rules, FILINGS, facts)
        return self._found[key]

    def _filing_facts(self, post_id: int, row: CheckRow, now: Effective) -> FilingFacts:
        """The filings that speak of the placement: of its plan, its unit, and made when it was there."""
        of = self.posts[post_id]
        key = (row.plan_id, post_id)
        if key not in self._filed:
            self._filed[key] = tuple(
                one
                for one in self._filings
                if one.plan_id == row.plan_id and one.enterprise_id in (None, of.enterprise_id)
            )
        mine: tuple[Filing, ...] = tuple(one.filing for one in self._filed[key] if row.id <= one.newest_placement_id)
        return FilingFacts(row.from_on, now.last_on, of.region_code, self.school_region, mine)

    def _plan_facts(self, plan_id: int) -> plan.PlanFacts:
        found = self.plans[plan_id]
        return plan.PlanFacts(
            found.from_on,
            found.until_on,
            found.programme_on,
            found.heads,
            found.rules,
            found.emergency_until,
            found.is_in_curriculum,
        )

    def _unit_facts(
        self, records: queries.UnitRecords, from_on: date, share: ShareStep, *, is_arranged: bool
    ) -> unit.UnitFacts:
        one = records.unit
        cooperation = None
        if one.cooperation_from is not None and one.cooperation_until is not None:
            cooperation = (one.cooperation_from, one.cooperation_until)
        return unit.UnitFacts(
            one.name,
            one.industry_code,
            is_arranged,
            from_on,
            share.ours,
            share.staff,
            share.others,
            _latest(records.looked_up.get(CheckKind.CREDIT, ()), from_on),
            _latest(records.looked_up.get(CheckKind.SAFETY, ()), from_on),
            one.known_since,
            _latest(records.inspections, from_on),
            one.decided_on,
            one.published_on,
            one.is_venue,
            one.is_agent,
            cooperation,
            share.days.from_on,
        )

    def _post_facts(self, of: queries.Post, share: ShareStep, days: Spans) -> post.PostFacts:
        return post.PostFacts(
            share.ours,
            of.labour_grade,
            self.hazards(of),
            share.staff,
            of.pay_fen,
            of.pay_unit,
            of.pay_method,
            of.pay_day,
            of.wage_fen,
            of.lowest_wage_fen,
            of.day_minutes,
            of.week_days,
            of.works_nights,
            of.works_rest_days,
            share.others,
            share.others_at_most,
            share.days.from_on,
            self._hours.worked(of.id, days),
        )


def once(found: Iterable[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """What several posts are told alike is told once."""
    first, *others = [*found] or [()]
    told = list(first)
    for more in others:
        told += [one for one in more if one not in told]
    return tuple(told)


def _held(now: Effective) -> tuple[int, ...]:
    return tuple(dict.fromkeys(post_id for _, _, post_id in now.stays))


def _latest(found: Sequence[Dated], from_on: date) -> Dated | None:
    """The newest made before the start; failing that, the first one after it."""
    before = [one for one in found if one.on <= from_on]
    if before:
        return before[-1]
    return found[0] if found else None
