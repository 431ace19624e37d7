"""Merging one enterprise into another, and parting them again. Called inside a write unit only."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select, update

from ctec_desktop.storage.tables import (
    Base,
    EnterpriseMergeRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PlacementChangeRow,
    PlacementRow,
    PostRow,
    ShiftPlanRow,
    TripRow,
)
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.apprenticeships import lead_stages, part_stages
from ctec_desktop.storage.writers.fitness_merge import move_fitness, part_fitness
from ctec_desktop.storage.writers.post_joining import Joined, join_fitness, part_post_fitness
from ctec_desktop.storage.writers.records import name_keys, set_values
from ctec_desktop.storage.writers.shift_plans import join_site_plans

_CHUNK = 500


@dataclass(slots=True)
class Moved:
    """What a merge changed, as it is kept to be undone: ids that went over, values that stood before.

    Args:
        versions: of the kept and of the dropped enterprise before.
        values: what stood in the kept enterprise; `uscc` what the dropped one gave up.
        posts: post → (place of work, name, mentor) before; `left`: the same as the merge left it.
        placements, changes: id → post before; `trips`, `site_plans`: id → place before.
        led, stages: placement, stage of an apprentice → mentor before; `trips_to`, `led_to`: as the merge left them.
        retired: table → ids retired by the merge; `staffing`, `sites`, `mentors`, `merged`: ids that went over.
        fitness, facts: table → ids of what the rules know that went over, single facts taken; `joined`: of each post.
    """

    versions: tuple[int, int] | None = None
    values: dict[str, str | None] = field(default_factory=dict)
    uscc: str | None = None
    sites: list[int] = field(default_factory=list)
    mentors: list[int] = field(default_factory=list)
    staffing: list[int] = field(default_factory=list)
    merged: list[int] = field(default_factory=list)
    posts: dict[int, tuple[int, str, int | None]] = field(default_factory=dict)
    left: dict[int, tuple[int, str, int | None]] = field(default_factory=dict)
    placements: dict[int, int] = field(default_factory=dict)
    changes: dict[int, int] = field(default_factory=dict)
    trips: dict[int, int] = field(default_factory=dict)
    led: dict[int, int] = field(default_factory=dict)
    trips_to: dict[int, int] = field(default_factory=dict)
    led_to: dict[int, int] = field(default_factory=dict)
    stages: dict[int, int] = field(default_factory=dict)
    retired: dict[str, list[int]] = field(default_factory=dict)
    site_plans: dict[int, int] = field(default_factory=dict)
    fitness: dict[str, list[int]] = field(default_factory=dict)
    facts: list[str] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def of_json(cls, text: str) -> "Moved":
        read = json.loads(text)
        for name, told in read.items():
            if isinstance(told, dict) and all(map(str.isdigit, told)):
                read[name] = {int(key): value for key, value in told.items()}
        return cls(**read)


class Merger:
    """
    Args:
        pair: the enterprise that stays and the one that goes.
        same: parts of the one that goes by the part they are the same as, under `sites`, `mentors`, `posts`.
    """

    def __init__(
        self,
        unit: WriteUnit,
        pair: tuple[EnterpriseRow, EnterpriseRow],
        same: Mapping[str, Mapping[int, int]],
        today: date,
    ) -> None:
        self._unit = unit
        self._session = unit.session
        self._kept, self._dropped = pair
        self._same = same
        self._today = today
        self.moved = Moved()

    def merge(self, values: Mapping[str, str | None], renamed: Mapping[int, str]) -> Moved:
        """Moves everything; `values` are the kept one's from now on."""
        self.moved.versions = (self._kept.version, self._dropped.version)
        self._take_values(values)
        self._move_mentors()
        self._move_posts(renamed)
        self._move_sites()
        self._move_staffing()
        self.moved.fitness, self.moved.facts = move_fitness(self._unit, self._kept.id, self._dropped.id)
        self._retire(self._dropped)
        self._dropped.merged_into_id = self._kept.id
        for earlier in self._of(EnterpriseRow, EnterpriseRow.merged_into_id):
            earlier.merged_into_id = self._kept.id
            self.moved.merged.append(earlier.id)
        self._session.flush()
        return self.moved

    def _take_values(self, values: Mapping[str, str | None]) -> None:
        self.moved.values = {name: getattr(self._kept, name) for name in values}
        if values["uscc"] is not None and values["uscc"] == self._dropped.uscc:
            self.moved.uscc, self._dropped.uscc = self._dropped.uscc, None
            self._session.flush()
        named = name_keys(values["name"] or "") if values["name"] != self._kept.name else {}
        set_values(self._kept, {**values, **named})
        self._session.flush()

    def _move_mentors(self) -> None:
        for mentor in self._of(MentorRow, MentorRow.enterprise_id):
            twin = self._same["mentors"].get(mentor.id)
            if twin is None:
                mentor.enterprise_id = self._kept.id
                self.moved.mentors.append(mentor.id)
                continue
            self._lead(PlacementRow, "mentor_id", (mentor.id, twin), self.moved.led, self.moved.led_to)
            self.moved.stages |= lead_stages(self._unit, mentor.id, twin)
            self._retire(mentor)
        self._session.flush()

    def _move_posts(self, renamed: Mapping[int, str]) -> None:
        for post in self._of(PostRow, PostRow.enterprise_id):
            self.moved.posts[post.id] = _put(post)
            post.mentor_id = self._same["mentors"].get(post.mentor_id or 0, post.mentor_id)
            twin = self._same["posts"].get(post.id)
            if twin is not None and post.id not in renamed:
                self._join(post, twin)
            else:
                post.name = renamed.get(post.id, post.name)
                post.enterprise_id = self._kept.id
                post.site_id = self._same["sites"].get(post.site_id, post.site_id)
            self.moved.left[post.id] = _put(post)
        self._session.flush()

    def _join(self, post: PostRow, twin: int) -> None:
        """Two posts become one: whoever is placed on the one that goes is placed on the other."""
        self._lead(PlacementRow, "post_id", (post.id, twin), self.moved.placements)
        self._lead(PlacementChangeRow, "post_id", (post.id, twin), self.moved.changes)
        self.moved.joined.append(join_fitness(self._unit, post.id, twin))
        self._retire(post)

    def _move_sites(self) -> None:
        for site in self._of(EnterpriseSiteRow, EnterpriseSiteRow.enterprise_id):
            twin = self._same["sites"].get(site.id)
            if twin is None:
                site.enterprise_id = self._kept.id
                self.moved.sites.append(site.id)
                continue
            self._lead(TripRow, "site_id", (site.id, twin), self.moved.trips, self.moved.trips_to)
            self.moved.site_plans |= join_site_plans(self._unit, site.id, twin)
            self._retire(site)

    def _move_staffing(self) -> None:
        row, stands = EnterpriseStaffingRow, EnterpriseStaffingRow.voided_at_utc.is_(None)
        days = set(self._session.scalars(select(row.counted_on).where(row.enterprise_id == self._kept.id, stands)))
        for count in self._of(row, row.enterprise_id):
            if count.voided_at_utc is not None or count.counted_on not in days:
                count.enterprise_id = self._kept.id
                self.moved.staffing.append(count.id)

    def _of(self, kind: Any, column: Any) -> Sequence[Any]:
        """The dropped one's records of a kind."""
        return list(self._session.scalars(select(kind).where(column == self._dropped.id)))

    def _retire(self, row: Any) -> None:
        if row.retired_on is None:
            row.retired_on = self._today
            self.moved.retired.setdefault(row.__tablename__, []).append(row.id)

    def _lead(
        self,
        kind: type[Base],
        column: str,
        pair: tuple[int, int],
        before: dict[int, int],
        after: dict[int, int] | None = None,
    ) -> None:
        """Lets every row that names the first name the second; each counts as changed and is remembered."""
        row: Any = kind
        old, new = pair
        is_old = getattr(row, column) == old
        found = list(self._unit.connection.scalars(select(row.id).where(is_old)))
        before.update(dict.fromkeys(found, old))
        if after is not None:
            after.update(dict.fromkeys(found, new))
        values = {column: new, "version": row.version + 1}
        self._unit.connection.execute(update(row).where(is_old).values(values))


def edited_posts(unit: WriteUnit, moved: Moved) -> list[str]:
    """Names of the posts that no longer stand as the merge left them: parting would overwrite what was edited."""
    posts = _rows(unit, PostRow, list(moved.left))
    return [post.name for post in posts if _put(post) != tuple(moved.left[post.id])]


def handed_over(unit: WriteUnit, moved: Moved, kept_id: int, placement_ids: Sequence[int]) -> int:
    """How many of the placements that go back are led by somebody else than the merge left there.

    Args:
        placement_ids: those that go back with their posts.
    """
    own = select(MentorRow.id).where(MentorRow.enterprise_id == kept_id, MentorRow.id.not_in(moved.mentors))
    strangers = set(unit.connection.scalars(own))
    ids = sorted({*placement_ids, *moved.led})
    return sum(_is_led_anew(one, moved, strangers) for one in _rows(unit, PlacementRow, ids))


def _is_led_anew(placement: PlacementRow, moved: Moved, strangers: set[int]) -> bool:
    if placement.id in moved.led:
        return moved.led_to.get(placement.id, placement.mentor_id) != placement.mentor_id
    return placement.mentor_id in strangers


def part(unit: WriteUnit, pair: tuple[EnterpriseRow, EnterpriseRow], moved: Moved) -> None:
    """Puts back what a merge moved, as far as it still stands where the merge put it."""
    session = unit.session
    kept, dropped = pair
    named = name_keys(moved.values["name"] or "") if moved.values["name"] != kept.name else {}
    set_values(kept, {**moved.values, **named})
    session.flush()
    dropped.merged_into_id = None
    dropped.uscc = moved.uscc or dropped.uscc
    session.flush()
    for row, ids in ((EnterpriseSiteRow, moved.sites), (MentorRow, moved.mentors)):
        for one in _rows(unit, row, ids):
            one.enterprise_id = dropped.id
    for one in _rows(unit, EnterpriseStaffingRow, moved.staffing):
        one.enterprise_id = dropped.id
    for one in _rows(unit, EnterpriseRow, moved.merged):
        one.merged_into_id = dropped.id
    part_fitness(unit, kept.id, dropped.id, moved.fitness, moved.facts)
    for joined in moved.joined:
        part_post_fitness(unit, joined)
    for post in _rows(unit, PostRow, list(moved.posts)):
        post.site_id, post.name, post.mentor_id = moved.posts[post.id]
        post.enterprise_id = dropped.id
    session.flush()
    for placement in _rows(unit, PlacementRow, list(moved.placements)):
        placement.post_id = moved.placements[placement.id]
    for change in _rows(unit, PlacementChangeRow, list(moved.changes)):
        change.post_id = moved.changes[change.id]
    for trip in _rows(unit, TripRow, list(moved.trips)):
        # A visit that was sent elsewhere since stays there.
        if moved.trips_to.get(trip.id, trip.site_id) == trip.site_id:
            trip.site_id = moved.trips[trip.id]
    for plan in _rows(unit, ShiftPlanRow, list(moved.site_plans)):
        plan.site_id = moved.site_plans[plan.id]
    for placement in _rows(unit, PlacementRow, list(moved.led)):
        placement.mentor_id = moved.led[placement.id]
    part_stages(unit, moved.stages)
    kinds: Mapping[str, type[Base]] = {
        row.__tablename__: row for row in (EnterpriseRow, EnterpriseSiteRow, PostRow, MentorRow)
    }
    for table, ids in moved.retired.items():
        for one in _rows(unit, kinds[table], ids):
            one.retired_on = None
    session.flush()
    for enterprise, version in zip(pair, moved.versions or (), strict=False):
        _follow(unit, enterprise, version)


def _put(post: PostRow) -> tuple[int, str, int | None]:
    return post.site_id, post.name, post.mentor_id


def _follow(unit: WriteUnit, enterprise: EnterpriseRow, version: int) -> None:
    """An earlier merge into an enterprise that stands again as it left it can be taken back again."""
    row = EnterpriseMergeRow
    earlier = select(row).where(row.kept_id == enterprise.id, row.kept_version == version, row.undone_at_utc.is_(None))
    for merge in unit.session.scalars(earlier):
        merge.kept_version = enterprise.version
    unit.session.flush()


def _rows(unit: WriteUnit, kind: type[Base], ids: Sequence[int]) -> list[Any]:
    row: Any = kind
    found: list[Any] = []
    for start in range(0, len(ids), _CHUNK):
        found += unit.session.scalars(select(row).where(row.id.in_(ids[start : start + _CHUNK])))
    return found
