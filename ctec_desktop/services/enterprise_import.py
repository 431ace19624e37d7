"""Importing enterprises with their posts: what a sheet would change, row by row."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.import_plan import Action, FieldChange, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.rulebook.national import clause_of
from ctec_desktop.domain.views import EnterpriseView, PostView
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.gone_enterprises import GoneEnterprises
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.row_planning import differences, planned_row, with_codes_named_elsewhere
from ctec_desktop.sheets.enterprises import read_enterprises
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.storage.queries.enterprises import all_enterprises
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.enterprises import EnterpriseWriter

# field of the draft → field of the view it is compared with
ENTERPRISE_FIELDS = {
    "name": "name",
    "uscc": "uscc",
    "legal_representative": "legal_representative",
    "address": "address",
    "region_code": "region_code",
    "industry_code": "industry_code",
    "contact_name": "contact_name",
    "contact_phone": "contact_phone",
    "staff_on_post": "staff_on_post",
}
POST_FIELDS = {
    "work_hours": "work_hours",
    "pay_fen": "pay_fen",
    "pay_unit": "pay_unit",
    "board": "board",
    "lodging": "lodging",
    "same_kind_staff": "same_kind_staff",
    "mentor_name": "mentor_name",
    "mentor_title": "mentor_title",
    "mentor_phone": "mentor_phone",
}


class KnownEnterprises:
    """Enterprises on record, by credit code and by folded name."""

    def __init__(self, views: Iterable[EnterpriseView]) -> None:
        self._by_uscc: dict[str, EnterpriseView] = {}
        self._by_name: defaultdict[str, list[EnterpriseView]] = defaultdict(list)
        for view in views:
            if view.uscc:
                self._by_uscc[view.uscc] = view
            self._by_name[search_key(view.name)].append(view)

    def find(self, draft: EnterpriseDraft) -> EnterpriseView | None:
        """By code where there is one; a name alone finds a unit whose code is unknown or not contradicted."""
        if draft.uscc and draft.uscc in self._by_uscc:
            return self._by_uscc[draft.uscc]
        named = [v for v in self._by_name[search_key(draft.name or "")] if not (draft.uscc and v.uscc)]
        return named[0] if len(named) == 1 else None

    def is_ambiguous(self, draft: EnterpriseDraft) -> bool:
        return not draft.uscc and len(self._by_name[search_key(draft.name or "")]) > 1


class EnterpriseImporter(Importer[EnterpriseDraft]):
    """Enterprises with their places of work, posts and mentors; they belong to the whole school."""

    noun = ImportNoun.ENTERPRISES
    permission = Permission.ENTERPRISES_IMPORT
    areas = (Area.ENTERPRISES,)
    doing = "导入企业与岗位"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[EnterpriseDraft]:
        return read_enterprises(path, choice=choice, progress=progress)

    @override
    def plan_rows(
        self, ground: Ground, records: Sequence[SheetRecord[EnterpriseDraft]], sheet: str
    ) -> Planned[EnterpriseDraft]:
        """A row that only names a unit and post again is SAME."""
        views = all_enterprises(ground.connection)
        known = KnownEnterprises(views)
        past = GoneEnterprises.read(ground.connection)
        records = [past.named_today(record, sheet, "name") for record in with_codes_named_elsewhere(records, _name_of)]
        names = _name_per_code(records)
        seen: Counter[tuple[str, str, str]] = Counter()
        rows = []
        for record in records:
            planned = _plan_row(record, known, names, sheet)
            key = identity(record.draft)
            if planned.intent is Action.NEW and planned.known_id is None and seen[key]:
                planned = replace(planned, action=Action.SAME, intent=Action.SAME)
            seen[key] += 1
            rows.append(planned)
        return Planned(tuple(rows))

    @override
    def write(self, unit: WriteUnit, writing: Writing[EnterpriseDraft], step: Callable[[int], None]) -> list[int]:
        rows, today = writing.rows, writing.ground.today
        return EnterpriseWriter(unit, today, writing.plan.file_name, len(rows)).write(rows, step)


def identity(draft: EnterpriseDraft) -> tuple[str, str, str]:
    """What makes two rows speak of the same unit and post."""
    return (draft.uscc or search_key(draft.name or ""), draft.site_address or "", draft.post_name or "")


def post_of(view: EnterpriseView, draft: EnterpriseDraft) -> PostView | None:
    """The post the draft names: same name, and same place where the sheet gives one."""
    return next(
        (
            post
            for post in view.posts
            if post.name == draft.post_name and draft.site_address in (None, post.site_address)
        ),
        None,
    )


def changes_of(draft: EnterpriseDraft, view: EnterpriseView) -> tuple[FieldChange, ...]:
    """What the row states otherwise than the record, a new post among it."""
    changes = differences(draft, view, ENTERPRISE_FIELDS)
    if draft.post_name:
        post = post_of(view, draft)
        if post is None:
            return (*changes, FieldChange("post_name", None, draft.post_name))
        changes = (*changes, *differences(draft, post, POST_FIELDS))
    return changes


def _name_of(draft: EnterpriseDraft) -> str | None:
    return draft.name


def _name_per_code(records: Iterable[SheetRecord[EnterpriseDraft]]) -> dict[str, str]:
    """The first name each credit code stands beside in the sheet."""
    names: dict[str, str] = {}
    for record in records:
        if record.draft.uscc and record.draft.name:
            names.setdefault(record.draft.uscc, record.draft.name)
    return names


def _plan_row(
    record: SheetRecord[EnterpriseDraft], known: KnownEnterprises, names: dict[str, str], sheet: str
) -> PlannedRow[EnterpriseDraft]:
    draft = record.draft
    label = f"{draft.name or ''}{' · ' + draft.post_name if draft.post_name else ''}"
    problems: list[Problem] = []
    place = CellPlace(sheet, record.row)
    first_name = names.get(draft.uscc or "", draft.name)
    if draft.name and first_name and search_key(first_name) != search_key(draft.name):
        facts: dict[str, Fact] = {"name": first_name}
        problems.append(Problem(ImportCode.USCC_OF_ANOTHER, facts=facts, place=place, value=draft.uscc or ""))
    if known.is_ambiguous(draft):
        problems.append(Problem(ImportCode.ENTERPRISE_NAME_NOT_UNIQUE, place=place, value=draft.name or ""))
    view = known.find(draft)
    problems.extend(_code_missing(draft, view, place))
    return planned_row(record, label, problems, view.id if view else None, changes_of(draft, view) if view else ())


def _code_missing(draft: EnterpriseDraft, view: EnterpriseView | None, place: CellPlace) -> Iterable[Problem]:
    """A unit nobody can look up (INT-UNIT-01): held until a person vouches for it, reminded of afterwards."""
    if draft.uscc is not None or (view is not None and view.uscc is not None):
        return
    severity = Severity.HELD if view is None else Severity.WARNING
    clause = clause_of("INT-UNIT-01")
    yield Problem(ImportCode.USCC_MISSING, severity, place=place, rule_id="INT-UNIT-01", clause=clause)
