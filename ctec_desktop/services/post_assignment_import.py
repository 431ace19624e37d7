"""Importing the posts a school has for the students of a class: placed by the school, judged as by hand."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft
from ctec_desktop.domain.import_plan import Action, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.similar_names import NameIndex
from ctec_desktop.domain.views import PlanView, PostView, StudentView
from ctec_desktop.domain.vocabulary import ArrangedBy
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.gone_enterprises import GoneEnterprises
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.named_students import NamedStudents
from ctec_desktop.services.placement_gate import Gate
from ctec_desktop.services.plan_choice import PlanChoice, days_of, under_plan
from ctec_desktop.services.row_planning import planned_row
from ctec_desktop.sheets.placements import read_post_assignments
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.storage.queries.enterprises import all_enterprises
from ctec_desktop.storage.queries.placements import standing_placements
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.placements import PlacementToAdd, add_each

_OFFERED = 5


class PostAssignmentImporter(Importer[PostAssignmentDraft]):
    """A student who stands on the post under the plan for those days already is SAME."""

    noun = ImportNoun.POST_ASSIGNMENTS
    permission = Permission.PLACEMENTS_EDIT
    areas = (Area.PLACEMENTS,)
    doing = "安排岗位"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[PostAssignmentDraft]:
        return under_plan(read_post_assignments(path, choice=choice, progress=progress), choice)

    @override
    def plan_rows(
        self, ground: Ground, records: Sequence[SheetRecord[PostAssignmentDraft]], sheet: str
    ) -> Planned[PostAssignmentDraft]:
        past = GoneEnterprises.read(ground.connection)
        records = [past.named_today(record, sheet) for record in records]
        known = _Known(ground, [record.draft for record in records])
        return Planned(tuple(known.plan(record, sheet) for record in records))

    @override
    def write(self, unit: WriteUnit, writing: Writing[PostAssignmentDraft], step: Callable[[int], None]) -> list[int]:
        known = _Known(writing.ground, [row.draft for row in writing.rows])
        ids = add_each(unit, [known.placement(row.draft) for row in writing.rows])
        step(len(writing.rows))
        return ids


class _Known:
    """Students, plans and posts the sheet may speak of, and what the gate says."""

    def __init__(self, ground: Ground, drafts: Sequence[PostAssignmentDraft]) -> None:
        self._students = NamedStudents.read(ground, (draft.student_no for draft in drafts))
        self._plans = PlanChoice(ground)
        self._posts = KnownPosts(ground)
        students = list(self._students.by_no.values())
        self._gate = Gate(ground.connection, students)
        self._standing = {
            (view.student_id, view.plan_id, view.post_id, view.from_on, view.until_on): view.id
            for view in standing_placements(ground.connection, ground.scope, [student.id for student in students])
        }

    def plan(self, record: SheetRecord[PostAssignmentDraft], sheet: str) -> PlannedRow[PostAssignmentDraft]:
        draft, place = record.draft, CellPlace(sheet, record.row)
        student, plan, post = self._found(draft)
        problems = [*self._students.against(draft.student_no, draft.name)]
        asked = (plan, post) if draft.post_name else (plan,)
        problems += [found for found in asked if isinstance(found, Problem)]
        known_id = None
        if student is not None and isinstance(plan, PlanView) and isinstance(post, PostView):
            wished = days_of(plan, draft.from_on, draft.until_on, post.enterprise_name)
            known_id = self._standing.get((student.id, plan.id, post.id, wished.from_on, wished.until_on))
            if known_id is None:
                problems += self._gate.problems(student, plan, wished, place)
        label = f"{self._students.label(draft.student_no, draft.name)} · {draft.post_name or ''}"
        told = planned_row(record, label, (replace(problem, place=place) for problem in problems), known_id)
        if told.intent is Action.NEW and student is not None and isinstance(plan, PlanView):
            self._gate.take(student.id, days_of(plan, draft.from_on, draft.until_on, draft.enterprise_name or ""))
        return told

    def placement(self, draft: PostAssignmentDraft) -> PlacementToAdd:
        """What a row that nothing stands against asks for."""
        student, plan, post = self._found(draft)
        if student is None or isinstance(plan, Problem) or isinstance(post, Problem):
            raise LookupError(f"{draft.student_no}: planned, but not to be placed")
        days = days_of(plan, draft.from_on, draft.until_on, "")
        arranged = ArrangedBy.SCHOOL
        return PlacementToAdd(student.id, plan.id, post.id, arranged, days.from_on, days.until_on, post.mentor_id)

    def _found(self, draft: PostAssignmentDraft) -> tuple[StudentView | None, PlanView | Problem, PostView | Problem]:
        return self._students.find(draft.student_no), self._plans.find(draft.plan_name), self._posts.find(draft)


class KnownPosts:
    """Posts on record by unit and name, and the near names of those that are not."""

    def __init__(self, ground: Ground) -> None:
        self._units = all_enterprises(ground.connection)
        self._index = NameIndex(unit.name for unit in self._units)
        self._by_name: defaultdict[str, list[PostView]] = defaultdict(list)
        for unit in self._units:
            for post in unit.posts:
                self._by_name[search_key(post.name)].append(post)

    def find(self, draft: PostAssignmentDraft) -> PostView | Problem:
        """The one post the row names, or why it cannot be told, with what it might be."""
        name = draft.post_name or ""
        units = self._units_of(draft)
        if units is not None and not units:
            return self._unit_unknown(draft)
        named = [post for post in self._by_name[search_key(name)] if units is None or post.enterprise_id in units]
        site = search_key(draft.site_address or "")
        found = [post for post in named if not site or search_key(post.site_address or "") == site]
        if len(found) == 1:
            return found[0]
        if found or named:
            return Problem(ImportCode.ASSIGNED_POST_NOT_UNIQUE, facts={"post": name, "found": _said(found or named)})
        return self._post_unknown(draft, units)

    def _units_of(self, draft: PostAssignmentDraft) -> frozenset[int] | None:
        """Ids of the units the row may mean; None where it names none."""
        coded = frozenset(unit.id for unit in self._units if draft.uscc and unit.uscc == draft.uscc)
        if coded or draft.enterprise_name is None:
            return coded if draft.uscc else None
        key = search_key(draft.enterprise_name)
        return frozenset(
            unit.id for unit in self._units if search_key(unit.name) == key and not (draft.uscc and unit.uscc)
        )

    def _unit_unknown(self, draft: PostAssignmentDraft) -> Problem:
        name = draft.enterprise_name or draft.uscc or ""
        near = "、".join(f"“{other}”" for other in self._index.near(name))
        code = ImportCode.ASSIGNED_UNIT_NEAR if near else ImportCode.ASSIGNED_UNIT_UNKNOWN
        return Problem(code, Severity.REFUSED, {"unit": name, "near": near}, value=name)

    def _post_unknown(self, draft: PostAssignmentDraft, units: frozenset[int] | None) -> Problem:
        name = draft.post_name or ""
        if units is None:
            return Problem(ImportCode.ASSIGNED_POST_UNKNOWN, facts={"post": name}, value=name)
        posts = [post.name for unit in self._units if unit.id in units for post in unit.posts]
        unit_name, offered = draft.enterprise_name or draft.uscc, "、".join(posts[:_OFFERED]) or "无"
        facts = {"post": name, "unit": unit_name, "posts": offered}
        return Problem(ImportCode.ASSIGNED_POST_NOT_THERE, facts=dict(facts), value=name)


def _said(posts: Sequence[PostView]) -> str:
    return "；".join(f"{post.enterprise_name}，{post.site_address or '地点未填'}" for post in posts[:_OFFERED])
