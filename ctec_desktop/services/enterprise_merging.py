"""Merging duplicate enterprises: proposed, previewed, carried out in one write unit, taken back while it can be."""

from ctec_desktop.domain import merging
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.merging import MergeCode
from ctec_desktop.domain.master_views import EnterpriseRecord
from ctec_desktop.domain.merging import MergeCandidate, MergeLine, MergePreview, MergeWish
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.merge_planning import MergePlan, planned, preview
from ctec_desktop.storage.queries import enterprise_merges as queries
from ctec_desktop.storage.queries.enterprise_records import enterprise_record
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import EnterpriseMergeRow, EnterpriseRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.enterprise_merge import Merger, Moved, edited_posts, handed_over, part
from ctec_desktop.storage.writers.records import record, refuse_stale

_CHANGED = (Change(Area.ENTERPRISES), Change(Area.PLACEMENTS), Change(Area.AGREEMENTS))


class EnterpriseMergeService(Service):
    """Issued papers keep the name they were issued with: they are frozen."""

    @needs(Permission.ENTERPRISES_MERGE)
    def candidates(self, actor: Actor) -> tuple[MergeCandidate, ...]:
        """Pairs of enterprises in use that look like one, those with most reasons first."""
        del actor
        with self._database.read() as connection:
            return merging.candidates(queries.known(connection))

    @needs(Permission.ENTERPRISES_SEE)
    def merges(self, actor: Actor, enterprise_id: int) -> tuple[MergeLine, ...]:
        """Merges into this enterprise that stand."""
        del actor
        with self._database.read() as connection:
            return queries.merges_into(connection, enterprise_id)

    @needs(Permission.ENTERPRISES_MERGE)
    def preview(self, actor: Actor, kept_id: int, dropped_id: int) -> MergePreview:
        """What merging the second into the first would do; writes nothing.

        Raises:
            RuleViolation: one of them is not in use, or they are the same.
        """
        del actor
        with self._database.read() as connection:
            kept, dropped = self._pair(connection, kept_id, dropped_id)
            placements = queries.placements_of_posts(connection, dropped_id)
            return preview(kept, dropped, placements, queries.agreements_of(connection, dropped_id))

    @needs(Permission.ENTERPRISES_MERGE)
    def merge(self, actor: Actor, wish: MergeWish) -> Outcome[int]:
        """Moves everything to the kept enterprise and retires the other, in one transaction.

        Raises:
            RuleViolation: one of them was saved in between, or a post's new name is taken.
        """
        with self._database.unit(Command(actor.name, "enterprise.merge")) as unit:
            kept, dropped = self._pair(unit.connection, wish.kept_id, wish.dropped_id)
            rows = record(unit, EnterpriseRow, kept.id), record(unit, EnterpriseRow, dropped.id)
            for version, row in zip(wish.versions, rows, strict=True):
                refuse_stale(version, row)
            plan = planned(kept, dropped)
            _refuse_names(wish, plan, kept, dropped)
            newest = queries.newest_ids(unit.connection)
            same = {"sites": plan.sites, "mentors": plan.mentors, "posts": plan.posts}
            merger = Merger(unit, rows, same, self._clock.today())
            renamed = {post_id: name for post_id, name in wish.renamed.items() if post_id in plan.posts}
            moved = merger.merge(_values(wish, kept, dropped), renamed)
            self._keep(unit, actor, rows, moved, newest)
        return Outcome(kept.id, _CHANGED)

    @needs(Permission.ENTERPRISES_MERGE)
    def undo(self, actor: Actor, merge_id: int, reason: str) -> Outcome[int]:
        """Parts the two again; the id of the enterprise that comes back.

        Raises:
            RuleViolation: no reason given, or something came after that rests on the merge.
        """
        if not reason.strip():
            raise RuleViolation([Problem(MergeCode.UNDO_REASON_MISSING, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "enterprise.undo_merge", reason.strip())) as unit:
            row = record(unit, EnterpriseMergeRow, merge_id)
            kept, dropped = record(unit, EnterpriseRow, row.kept_id), record(unit, EnterpriseRow, row.dropped_id)
            moved = Moved.of_json(row.moved)
            _refuse_followed(unit, row, kept, moved)
            part(unit, (kept, dropped), moved)
            row.undone_at_utc = unit.at_utc
        return Outcome(dropped.id, _CHANGED)

    def _pair(self, connection: Connection, kept_id: int, dropped_id: int) -> tuple[EnterpriseRecord, EnterpriseRecord]:
        today = self._clock.today()
        kept = enterprise_record(connection, WHOLE_SCHOOL, kept_id, today)
        dropped = enterprise_record(connection, WHOLE_SCHOOL, dropped_id, today)
        if kept is None or dropped is None or kept_id == dropped_id or kept.retired_on or dropped.retired_on:
            raise RuleViolation([Problem(MergeCode.NOT_TWO_ENTERPRISES, place=FieldPlace("dropped_id"))])
        return kept, dropped

    def _keep(
        self,
        unit: WriteUnit,
        actor: Actor,
        rows: tuple[EnterpriseRow, EnterpriseRow],
        moved: Moved,
        newest: tuple[int, int, int],
    ) -> None:
        """Writes down what was moved, so that it can be taken back."""
        kept, dropped = rows
        placement, change, paper = newest
        unit.add(
            EnterpriseMergeRow(
                kept_id=kept.id,
                dropped_id=dropped.id,
                merged_on=self._clock.today(),
                by_name=actor.name,
                kept_version=kept.version,
                newest_placement=placement,
                newest_change=change,
                newest_paper=paper,
                moved=moved.to_json(),
            )
        )


def _values(wish: MergeWish, kept: EnterpriseRecord, dropped: EnterpriseRecord) -> dict[str, str | None]:
    return {name: getattr(dropped if name in wish.from_dropped else kept, name) for name in merging.MERGED_FIELDS}


def _refuse_names(wish: MergeWish, plan: MergePlan, kept: EnterpriseRecord, dropped: EnterpriseRecord) -> None:
    """A post that stands twice becomes one with a post in use, or takes a name that is free at its place."""
    mine = {post.id: post for post in kept.posts}
    taken = {(post.site_id, post.name) for post in kept.posts}
    problems = []
    for post in dropped.posts:
        place = FieldPlace(f"post_{post.id}")
        twin = plan.posts.get(post.id)
        if twin is None:
            continue
        name = wish.renamed.get(post.id)
        if name is None:
            if mine[twin].retired_on is not None:
                problems.append(Problem(MergeCode.POST_JOINS_RETIRED, facts={"name": post.name}, place=place))
        elif not name.strip() or (plan.sites[post.site_id], name) in taken:
            problems.append(Problem(MergeCode.POST_NAME_TAKEN, place=place, value=name))
        else:
            taken.add((plan.sites[post.site_id], name))
    if problems:
        raise RuleViolation(problems)


def _refuse_followed(unit: WriteUnit, row: EnterpriseMergeRow, kept: EnterpriseRow, moved: Moved) -> None:
    """What came after the merge and rests on it; each is said."""
    facts: dict[str, Fact] = {"name": kept.name}
    problems = []
    if row.undone_at_utc is not None:
        raise RuleViolation([Problem(MergeCode.UNDONE_ALREADY)])
    if (later := queries.later_merge(unit.connection, row.id, kept.id)) is not None:
        raise RuleViolation([Problem(MergeCode.MERGED_SINCE, facts={"kept": later[0], "dropped": later[1]})])
    if kept.version != row.kept_version or kept.retired_on is not None:
        problems.append(Problem(MergeCode.CHANGED_SINCE, facts=facts))
    edited = edited_posts(unit, moved)
    problems += [Problem(MergeCode.POST_CHANGED_SINCE, facts={**facts, "post": post}) for post in edited]
    posts = list(moved.posts)
    if count := queries.later_placements(unit.connection, posts, (row.newest_placement, row.newest_change)):
        problems.append(Problem(MergeCode.PLACED_SINCE, facts={**facts, "count": count}))
    placements = [*moved.placements, *queries.placements_on(unit.connection, posts)]
    if count := queries.later_papers(unit.connection, placements, row.newest_paper):
        problems.append(Problem(MergeCode.ISSUED_SINCE, facts={**facts, "count": count}))
    stood = [placement_id for placement_id in placements if placement_id <= row.newest_placement]
    if count := handed_over(unit, moved, kept.id, stood):
        problems.append(Problem(MergeCode.HANDED_OVER_SINCE, facts={**facts, "count": count}))
    over = (posts, list(moved.placements))
    if count := queries.uses_of(unit.connection, kept.id, (moved.sites, moved.mentors), over):
        problems.append(Problem(MergeCode.USED_SINCE, facts={**facts, "count": count}))
    if problems:
        raise RuleViolation(problems)
