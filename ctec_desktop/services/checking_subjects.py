"""Units, posts, plans and filings of a check: read once, judged once for all placements that share them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias, TypeVar

from ctec_desktop.domain.check_tally import Part, TellsAlike
from ctec_desktop.domain.day_spans import Spans
from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.fitness import CheckKind, FactSubject
from ctec_desktop.domain.placement_periods import Effective
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rules import plan, post, unit
from ctec_desktop.domain.rules.filings import EXEMPTS, Filing, FilingFacts, exempted
from ctec_desktop.domain.rules.filings import FAMILY as FILINGS
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.domain.rules.unit import Inspected, LookedUp
from ctec_desktop.domain.share_meter import ShareStep
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.services.checking_hours import Hours
from ctec_desktop.services.checking_shares import Shares
from ctec_desktop.services.waived import Waived
from ctec_desktop.storage.queries import check_subjects as queries
from ctec_desktop.storage.queries.check_facts import CheckRow
from ctec_desktop.storage.queries.occupancy import Moved
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection

Dated = TypeVar("Dated", LookedUp, Inspected)
_PROVINCE = slice(2, 4)
_day: Final = attrgetter("on")
# Of filings, unit, post and plan.
_Shared: TypeAlias = tuple[Part, Part, Part, Part]
# So many different ones are remembered, which bounds the memory.
_MOST_KNOWN: Final = 250_000


class _Filed(NamedTuple):
    """Filings that speak of the same placements.

    Args:
        number: tells them from others in a key that is quick to look up.
        may_exempt: whether one of them lets a rule be broken.
    """

    number: int
    filings: tuple[Filing, ...]
    may_exempt: bool


class Subjects:
    def __init__(self, connection: Connection, alike: TellsAlike, waived: Waived) -> None:
        self._connection = connection
        self._alike = alike
        self._waived = waived
        self.plans = queries.plans(connection)
        self.posts: dict[int, queries.Post] = {}
        self._units: dict[int, queries.UnitRecords] = {}
        self._filings = queries.filings(connection)
        self._shares = Shares(connection)
        self._hours = Hours(connection)
        self.school_region = (school(connection).uscc or "")[_PROVINCE] or None
        self._hazards: dict[int, frozenset[str] | None] = {}
        self._filed: dict[tuple[int, int, int], _Filed] = {}
        self._filed_numbers: dict[tuple[Filing, ...], int] = {}
        self._filed_until = sorted({one.newest_placement_id for one in self._filings})
        self._found: dict[tuple[object, ...], Part] = {}
        self._together: dict[tuple[object, ...], _Shared] = {}

    def read_by(self, connection: Connection) -> None:
        self._connection = connection
        self._shares.read_by(connection)
        self._hours.read_by(connection)

    def forget_stays(self) -> None:
        """Placements changed: who stands where is read anew."""
        self._shares.forget_stays()
        self._found.clear()
        self._together.clear()

    def move(self, moved: Sequence[Moved]) -> None:
        """These stand elsewhere now; what was found for the others may rest on that."""
        self._shares.move(moved)
        self._found.clear()
        self._together.clear()

    def read(self, post_ids: Set[int]) -> None:
        """Takes in the posts and units that are not known yet."""
        unknown = sorted(post_ids - self.posts.keys())
        self.posts |= queries.posts(self._connection, unknown)
        unit_ids = {self.posts[post_id].enterprise_id for post_id in unknown} - self._units.keys()
        self._units |= queries.units(self._connection, sorted(unit_ids))
        self._shares.read({self.posts[post_id].enterprise_id for post_id in post_ids})
        self._hours.read(unit_ids)

    def hazards(self, of: queries.Post) -> frozenset[str] | None:
        if of.id not in self._hazards:
            self._hazards[of.id] = None if of.hazards is None else frozenset(of.hazards.split())
        return self._hazards[of.id]

    def majors(self, of: queries.Post) -> tuple[str, ...]:
        return tuple((of.majors or "").split())

    def findings(self, row: CheckRow, now: Effective, rules: Rules) -> "_Shared":
        """What is found about filings, unit, post and plan, for all who are on the post on the same days at once."""
        if not is_plain(now):
            return (
                self._filings_of_posts(row, now, rules),
                self._unit_findings(row, now, rules),
                self._alike.part(once(found for _, found in self.of_posts(row, now, rules))),
                self._plan_findings(row.plan_id, rules),
            )
        filed = self._filed_for(row.post_id, row)
        key = (row.post_id, row.plan_id, row.from_on, now.last_on, now.pauses, row.arranged_by, filed.number, rules)
        found = self._together.get(key)
        if found is None:
            if len(self._together) >= _MOST_KNOWN:
                self._together.clear()
            found = self._together[key] = (
                self._filing_findings(row.post_id, row, now, rules),
                self._unit_findings(row, now, rules),
                self._alike.part(self._judged_post(row.post_id, row, now, rules)),
                self._plan_findings(row.plan_id, rules),
            )
        return found

    def _plan_findings(self, plan_id: int, rules: Rules) -> Part:
        key = ("plan", plan_id, rules)
        found = self._found.get(key)
        if found is None:
            told = judged(rules, plan.FAMILY, self._plan_facts(plan_id))
            found = self._keep(key, self._waived.laid_over(FactSubject.PLAN, plan_id, told))
        return found

    def _unit_findings(self, row: CheckRow, now: Effective, rules: Rules) -> Part:
        """Held against the first day: registers, inspection and decision come before it."""
        unit_id = self.posts[row.post_id].enterprise_id
        is_arranged = row.arranged_by == ArrangedBy.SCHOOL
        key = ("unit", unit_id, row.from_on, now.last_on, is_arranged, rules)
        found = self._found.get(key)
        if found is None:
            share = self._shares.worst(unit_id, None, (row.from_on, now.last_on), rules)
            facts = self._unit_facts(self._units[unit_id], row.from_on, share, is_arranged=is_arranged)
            told = judged(rules, unit.FAMILY, facts)
            found = self._keep(key, self._waived.laid_over(FactSubject.UNIT, unit_id, told))
        return found

    def of_posts(self, row: CheckRow, now: Effective, rules: Rules) -> Iterator[tuple[int, tuple[Finding, ...]]]:
        """Post by post what is found about it."""
        return ((post_id, self._judged_post(post_id, row, now, rules)) for post_id in _held(now))

    def _judged_post(self, post_id: int, row: CheckRow, now: Effective, rules: Rules) -> tuple[Finding, ...]:
        """What is barred but filed beforehand is exempt."""
        of, days = self.posts[post_id], self._hours.days(post_id, now)
        share = self._shares.worst(of.enterprise_id, post_id, _days_on(post_id, row, now), rules)
        told = judged(rules, post.FAMILY, self._post_facts(of, share, days))
        found = self._waived.laid_over(FactSubject.POST, post_id, told)
        if not self._filed_for(post_id, row).may_exempt:
            return found
        facts = self._filing_facts(post_id, row, now)
        return tuple(_exempted(facts, one, rules) for one in found)

    def _filings_of_posts(self, row: CheckRow, now: Effective, rules: Rules) -> Part:
        """By every place of work the student comes to."""
        return self._alike.part(
            once(self._filing_findings(post_id, row, now, rules).findings for post_id in _held(now))
        )

    def _filing_findings(self, post_id: int, row: CheckRow, now: Effective, rules: Rules) -> Part:
        filed, region = self._filed_for(post_id, row), self.posts[post_id].region_code
        key = ("filings", region, row.from_on, now.last_on, filed.number, rules)
        found = self._found.get(key)
        return found or self._keep(key, judged(rules, FILINGS, self._filing_facts(post_id, row, now)))

    def _keep(self, key: tuple[object, ...], findings: tuple[Finding, ...]) -> Part:
        if len(self._found) >= _MOST_KNOWN:
            self._found.clear()
        made = self._found[key] = self._alike.part(findings)
        return made

    def _filing_facts(self, post_id: int, row: CheckRow, now: Effective) -> FilingFacts:
        filed, region = self._filed_for(post_id, row), self.posts[post_id].region_code
        return FilingFacts(row.from_on, now.last_on, region, self.school_region, filed.filings)

    def _filed_for(self, post_id: int, row: CheckRow) -> "_Filed":
        """The filings that speak of the placement: of its plan, its unit, and made when it was there."""
        unit_id = self.posts[post_id].enterprise_id
        key = (row.plan_id, unit_id, bisect_left(self._filed_until, row.id))
        found = self._filed.get(key)
        if found is None:
            mine = tuple(
                one.filing
                for one in self._filings
                if one.plan_id == row.plan_id
                and one.enterprise_id in (None, unit_id)
                and row.id <= one.newest_placement_id
            )
            number = self._filed_numbers.setdefault(mine, len(self._filed_numbers))
            found = self._filed[key] = _Filed(number, mine, any(one.kind in EXEMPTS.values() for one in mine))
        return found

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


def is_plain(now: Effective) -> bool:
    """Whether the student stands on one post and no other; the placement may be paused or end early."""
    return len(now.posts) == 1 and now.from_on <= now.last_on


def once(found: Iterable[tuple[Finding, ...]]) -> tuple[Finding, ...]:
    """What several posts are told alike is told once."""
    first, *others = [*found] or [()]
    told = list(first)
    for more in others:
        told += [one for one in more if one not in told]
    return tuple(told)


def _exempted(facts: FilingFacts, finding: Finding, rules: Rules) -> Finding:
    return exempted(facts, finding, rules[finding.rule_id]) if finding.rule_id in rules else finding


def _held(now: Effective) -> tuple[int, ...]:
    return tuple(dict.fromkeys(post_id for _, _, post_id in now.stays))


def _days_on(post_id: int, row: CheckRow, now: Effective) -> tuple[date, date]:
    """From the first day on the post to the last one; all days of a placement with one post."""
    mine = [stay for stay in now.stays if stay[2] == post_id] if len(now.posts) > 1 else []
    return (mine[0][0], mine[-1][1]) if mine else (row.from_on, now.last_on)


def _latest(found: Sequence[Dated], from_on: date) -> Dated | None:
    """The newest made before the start; failing that, the first one after it."""
    return found[max(bisect_right(found, from_on, key=_day) - 1, 0)] if found else None
