"""What the shift plans make of the days of placements: counted once for all posts and placements that share them."""

from collections.abc import Iterable, Sequence
from datetime import date

from ctec_desktop.domain.day_spans import Span, Spans, minus, union
from ctec_desktop.domain.placement_periods import Effective
from ctec_desktop.domain.shift_calendar import UnitCalendar, WorkedTime, worked_time
from ctec_desktop.domain.working_days import WorkingCalendar
from ctec_desktop.services.calendars import calendar_of
from ctec_desktop.storage.queries.calendar import notices_in_use
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.shift_plans import PostPlans, plans_of_posts


class Hours:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._units: set[int] = set()
        self._plans: dict[int, PostPlans] = {}
        # Posts that work by the same plans, by a number: what is counted for one is counted for all.
        self._alike: dict[PostPlans, int] = {}
        self._groups: dict[int, int] = {}
        self._calendar: WorkingCalendar | None = None
        self._calendars: dict[frozenset[int], UnitCalendar] = {}
        self._worked: dict[tuple[int, Spans], WorkedTime] = {}

    def read_by(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, unit_ids: Iterable[int]) -> None:
        """Takes in the plans of units that are not known yet."""
        unknown = sorted(set(unit_ids) - self._units)
        self._units.update(unknown)
        found = plans_of_posts(self._connection, unknown)
        self._plans |= found
        self._groups |= {post_id: self._alike.setdefault(one, len(self._alike)) for post_id, one in found.items()}

    def days(self, post_id: int, now: Effective) -> Spans:
        """The days on the post that count for its hours, without pauses; none where no plan speaks of it."""
        if post_id not in self._plans:
            return ()
        stays = union(Span(first, last) for first, last, post in now.stays if post == post_id)
        return minus(stays, (Span(first, last or date.max) for first, last in now.pauses)) if now.pauses else stays

    def worked(self, post_id: int, days: Sequence[Span]) -> WorkedTime | None:
        """What is worked on these days; None where no plan speaks of the post."""
        plans = self._plans.get(post_id)
        if plans is None:
            return None
        key = (self._groups[post_id], tuple(days))
        if key not in self._worked:
            self._worked[key] = worked_time(plans.levels, self._calendar_of(plans.rest_days), days)
        return self._worked[key]

    def _calendar_of(self, rest_days: frozenset[int]) -> UnitCalendar:
        if self._calendar is None:
            self._calendar = calendar_of(notices_in_use(self._connection))
        if rest_days not in self._calendars:
            self._calendars[rest_days] = UnitCalendar(self._calendar, rest_days)
        return self._calendars[rest_days]
