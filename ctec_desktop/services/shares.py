"""Shares over time: how many of those on post are interns, day by day, for units and their posts; counts recorded."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.fitness import FitnessCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.shares import ShareCode
from ctec_desktop.domain.cover_strip import months_around
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.share_meter import (
    SHARE_RULES,
    HeadcountKind,
    ShareFacts,
    ShareKind,
    ShareMeter,
    Stay,
    UnitShares,
    share_steps,
)
from ctec_desktop.domain.share_views import HeadcountForm, HeadcountHistory, PostChoice
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.enterprise_forms import MOST_STAFF
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries.headcounts import UnitCounts, count_lines, unit_counts
from ctec_desktop.storage.queries.occupancy import occupancy
from ctec_desktop.storage.tables import EnterpriseRow, EnterpriseStaffingRow, HeadcountRow, PostRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.fitness import set_count, void_count
from ctec_desktop.storage.writers.records import record

# What is drawn begins so long before the day at the earliest.
_LOOK_BACK: Final = timedelta(days=366)


class ShareService(Service):
    """Heads are counted over the whole school: the share of a unit is nobody's own."""

    @needs(Permission.CHECKS_SEE)
    def meters(self, actor: Actor, enterprise_ids: Sequence[int], on: date | None = None) -> tuple[UnitShares, ...]:
        """The shares of units and their posts, from a year before the day to the last day of anybody there.

        Units none of our students is at in that time are left out. The limits are those in force on the day.
        """
        del actor
        day = on or self._clock.today()
        ids = tuple(dict.fromkeys(enterprise_ids))
        if not ids:
            return ()
        with self._database.read() as connection:
            rules = rule_history(connection).on(day)
            counts = unit_counts(connection, ids)
            stays = occupancy(connection, ids).posts
        found = (_unit_shares(one, counts[one], stays, rules, day) for one in ids if one in counts)
        return tuple(one for one in found if one is not None)

    @needs(Permission.CHECKS_SEE)
    def history(self, actor: Actor, enterprise_id: int) -> HeadcountHistory:
        """What was counted of a unit and its posts."""
        del actor
        with self._database.read() as connection:
            counts = unit_counts(connection, [enterprise_id]).get(enterprise_id)
            posts = {} if counts is None else counts.posts
            choices = tuple(PostChoice(post_id, name) for post_id, name in posts.items())
            return HeadcountHistory(count_lines(connection, enterprise_id), choices)

    @needs(Permission.CHECKS_EDIT)
    def record(self, actor: Actor, enterprise_id: int, form: HeadcountForm) -> Outcome[int]:
        """Records a count of a day.

        Raises: RuleViolation naming every field that is wrong.
        """
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "headcount.record", form.kind)) as unit:
            record(unit, EnterpriseRow, enterprise_id)
            typed = Typed(form)
            typed.text("kind", required=True)
            kind, post_id = typed.choice("kind", HeadcountKind), typed.chosen("post_id")
            typed.text("counted_on", required=True)
            typed.text("heads", required=True)
            on, heads, source = typed.day("counted_on"), typed.whole("heads", 0, MOST_STAFF), typed.text("source")
            if on is not None and on > today:
                typed.refuse("counted_on", RecordCode.DAY_AHEAD, facts={"day": on.isoformat()})
            if kind is HeadcountKind.STAFF and post_id is not None:
                typed.refuse("post_id", ShareCode.OF_THE_WHOLE_UNIT)
            if kind is HeadcountKind.SAME_KIND and post_id is None:
                typed.refuse("post_id", ShareCode.POST_NOT_CHOSEN)
            if post_id is not None:
                post = unit.session.get(PostRow, post_id)
                if post is None or post.enterprise_id != enterprise_id:
                    typed.refuse("post_id", ShareCode.NO_SUCH_POST)
            typed.finish()
            assert kind is not None
            assert on is not None
            assert heads is not None
            set_count(unit, (enterprise_id, post_id), kind, (on, heads, source), today)
        return Outcome(enterprise_id, (Change(Area.ENTERPRISES, (enterprise_id,)), Change(Area.CHECKS)))

    @needs(Permission.CHECKS_EDIT)
    def withdraw(self, actor: Actor, kind: HeadcountKind, count_id: int, reason: str) -> Outcome[int]:
        """The count was entered by mistake: it stays on record with the reason, and no share is worked out with it.

        Args:
            kind, count_id: as `HeadcountLine` names it.

        Raises: RuleViolation without a reason, for a count that is gone or was taken back.
        """
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(FitnessCode.VOID_REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "headcount.withdraw", told)) as unit:
            row = (
                record(unit, EnterpriseStaffingRow, count_id)
                if kind is HeadcountKind.STAFF
                else record(unit, HeadcountRow, count_id)
            )
            if row.void_reason is not None:
                raise RuleViolation([Problem(ShareCode.WITHDRAWN, facts={"reason": row.void_reason})])
            enterprise_id = void_count(unit, row, told, self._clock.today())
        return Outcome(1, (Change(Area.ENTERPRISES, (enterprise_id,)), Change(Area.CHECKS)))


def _unit_shares(
    unit_id: int, counts: UnitCounts, stays: Mapping[int, Sequence[Stay]], rules: Rules, day: date
) -> UnitShares | None:
    """The unit's own meter, then one for each post somebody of ours is on."""
    here = {post_id: stays.get(post_id, ()) for post_id in counts.posts}
    spans = [Span(max(one[0], day - _LOOK_BACK), one[1]) for held in here.values() for one in held]
    window = months_around(one for one in spans if one.days)
    if window is None:
        return None
    everybody = [one for held in here.values() for one in held]
    of_unit = ShareFacts(everybody, counts.staff, counts.others)
    meters = [_meter(ShareKind.OF_STAFF, "", of_unit, rules, window)]
    for post_id, name in counts.posts.items():
        of_post = ShareFacts(here[post_id], counts.same_kind[post_id], counts.others_on[post_id], counts.others)
        meters.append(_meter(ShareKind.OF_POST, name, of_post, rules, window))
    return UnitShares(unit_id, counts.name, window, tuple(one for one in meters if one is not None))


def _meter(kind: ShareKind, post_name: str, facts: ShareFacts, rules: Rules, window: Span) -> ShareMeter | None:
    rule = rules.get(SHARE_RULES[kind])
    if rule is None:
        return None
    steps = share_steps(facts, rule.number("percent"), window)
    return ShareMeter(kind, post_name, rule.number("percent"), rule.clause, steps) if steps else None
