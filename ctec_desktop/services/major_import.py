"""Importing a catalogue of majors: what it would change, and changing it in one write unit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts_staff import MajorDraft
from ctec_desktop.domain.import_plan import FieldChange, ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.row_planning import differences, planned_row
from ctec_desktop.sheets.majors import read_majors
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.storage.queries.staff import KnownMajor, known_majors
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.majors import MajorWriter

_FIELDS = {"code": "code", "name": "name", "level": "level", "study_years": "study_years"}
_SHOWN = 6
Key = tuple[str, str]


class MajorImporter(Importer[MajorDraft]):
    """Majors, known by code and edition of the catalogue.

    A major that a roster named without a code gets the code, and its classes with it, where the name fits exactly one
    line of the catalogue.
    """

    noun = ImportNoun.MAJORS
    permission = Permission.MAJORS_IMPORT
    areas = (Area.CLASSES, Area.STUDENTS)
    doing = "导入专业目录"
    is_school_wide = True

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[MajorDraft]:
        return read_majors(path, choice=choice, progress=progress)

    @override
    def plan_rows(self, ground: Ground, records: Sequence[SheetRecord[MajorDraft]], sheet: str) -> Planned[MajorDraft]:
        known = _Known(known_majors(ground.connection), (r.draft for r in records if not r.is_refused))
        return Planned(tuple(known.plan(record, sheet) for record in records))

    @override
    def write(self, unit: WriteUnit, writing: Writing[MajorDraft], step: Callable[[int], None]) -> list[int]:
        MajorWriter(unit, writing.ground.today).write(writing.rows, step)
        return []


class _Known:
    """Majors on record, and which lines of the catalogue bear each name."""

    def __init__(self, majors: Iterable[KnownMajor], drafts: Iterable[MajorDraft]) -> None:
        self._by_key: dict[Key, KnownMajor] = {}
        self._codeless: defaultdict[str, list[KnownMajor]] = defaultdict(list)
        self._lines: defaultdict[str, set[Key]] = defaultdict(set)
        for major in majors:
            if major.code is not None:
                self._by_key[major.code, major.catalog_version] = major
                self._lines[search_key(major.name)].add((major.code, major.catalog_version))
            elif major.retired_on is None:
                self._codeless[search_key(major.name)].append(major)
        for draft in drafts:
            self._lines[search_key(draft.name or "")].add((draft.code or "", draft.catalog_version))

    def plan(self, record: SheetRecord[MajorDraft], sheet: str) -> PlannedRow[MajorDraft]:
        draft = record.draft
        name = search_key(draft.name or "")
        codeless = self._codeless[name]
        is_only = len(self._lines[name]) == 1
        problems = []
        if codeless and not is_only:
            facts = {"name": draft.name, "classes": _said(codeless), "count": len(self._lines[name])}
            place = CellPlace(sheet, record.row)
            problems.append(Problem(ImportCode.MAJOR_NAME_NOT_UNIQUE, Severity.WARNING, dict(facts), place))
        linked = codeless if is_only else []
        major = self._by_key.get((draft.code or "", draft.catalog_version)) or next(iter(linked), None)
        changes = () if major is None else differences(draft, major, _FIELDS)
        if major is not None and (classes := _said(linked)):
            changes = (*changes, FieldChange("classes", None, classes))
        label = f"{draft.name or ''}（{draft.code or '无代码'}）"
        return planned_row(record, label, problems, major.id if major else None, changes)


def _said(majors: Iterable[KnownMajor]) -> str:
    """The classes of majors, the first of them by name."""
    names = [name for major in majors for name in major.class_names]
    return "、".join(names[:_SHOWN]) + (f" 等 {len(names)} 个班" if len(names) > _SHOWN else "")
