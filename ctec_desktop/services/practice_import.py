"""Importing periods of practice: the same stay is known again, a verified one is left alone, nothing counts twice."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.drafts_staff import PracticeDraft
from ctec_desktop.domain.import_plan import ImportChoice, ImportNoun, PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.permissions import Permission
from ctec_desktop.domain.practice.period_dates import date_problems
from ctec_desktop.domain.practice.periods import PeriodState, PracticePlace
from ctec_desktop.domain.practice.views import PeriodView
from ctec_desktop.kernel.problems import CellPlace, Fact, Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.importer import Ground, Importer, Planned, Writing
from ctec_desktop.services.row_planning import differences, planned_row
from ctec_desktop.sheets.practice import read_practice
from ctec_desktop.sheets.result import SheetReading, SheetRecord
from ctec_desktop.storage.queries import practice as queries
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers import practice as writer

# What a sheet may say of a stay besides whose, where and when it was.
_SAID: Final = (
    *("post", "stated_days", "mentor", "agreement_no", "goals", "outcomes", "enterprise_appraisal"),
    *("school_appraisal", "approved_on", "approved_by", "verified_on", "verified_by"),
)
_FIELDS: Final[Mapping[str, str]] = {name: name for name in ("place", "form", *_SAID)}
_DECISIONS: Final = (("approved_on", "approved_by"), ("verified_on", "verified_by"))
_NO_SPANS: Final = dict.fromkeys(("absent_from_on", "absent_until_on", "leave_from_on", "leave_until_on"))


class PracticeImporter(Importer[PracticeDraft]):
    """A stay is known by the teacher, the place and its days."""

    noun = ImportNoun.PRACTICE
    permission = Permission.PRACTICE_VERIFY
    areas = (Area.PRACTICE,)
    doing = "导入企业实践"

    @override
    def read(self, path: Path, choice: ImportChoice, progress: Progress) -> SheetReading[PracticeDraft]:
        return read_practice(path, choice=choice, progress=progress)

    @override
    def plan_rows(
        self, ground: Ground, records: Sequence[SheetRecord[PracticeDraft]], sheet: str
    ) -> Planned[PracticeDraft]:
        known = _Known(ground)
        return Planned(tuple(known.plan(record, sheet) for record in records))

    @override
    def write(self, unit: WriteUnit, writing: Writing[PracticeDraft], step: Callable[[int], None]) -> list[int]:
        known = _Known(writing.ground)
        owners = []
        for at, row in enumerate(writing.rows, 1):
            owners.append(known.teacher_id(row.draft))
            writer.write_imported(unit, row.known_id, known.values(row.draft))
            step(at)
        return list(dict.fromkeys(owners))


class _Known:
    """Teachers, enterprises and stays on record that the sheet may speak of."""

    def __init__(self, ground: Ground) -> None:
        self._today = ground.today
        self._teachers = {
            one.staff_no: one for one in queries.practising(ground.connection, ground.scope, retired=True)
        }
        self._units = queries.enterprise_keys(ground.connection)
        self._periods: defaultdict[int, list[PeriodView]] = defaultdict(list)
        for view in queries.standing_periods(ground.connection):
            self._periods[view.teacher_id].append(view)

    def teacher_id(self, draft: PracticeDraft) -> int:
        return self._teachers[draft.staff_no or ""].id

    def values(self, draft: PracticeDraft) -> dict[str, Any]:
        """Columns of the period; what the sheet leaves blank is not among them."""
        enterprise_id = self._enterprise(draft)
        known = self._same(self.teacher_id(draft), draft)
        found: dict[str, Any] = {key: getattr(draft, key) for key in _SAID if getattr(draft, key) is not None}
        if draft.form is not None:
            found["form"] = draft.form.value
        if known is not None and self._outlives_approval(draft, known):
            found |= {"approved_on": None, "approved_by": None}
        return {
            **found,
            "teacher_id": self.teacher_id(draft),
            "enterprise_id": enterprise_id,
            "base_name": draft.unit if enterprise_id is None else None,
            "place": self._place(draft, known).value,
            "from_on": draft.from_on,
            "until_on": draft.until_on,
        }

    def plan(self, record: SheetRecord[PracticeDraft], sheet: str) -> PlannedRow[PracticeDraft]:
        draft, place = record.draft, CellPlace(sheet, record.row)
        teacher = self._teachers.get(draft.staff_no or "")
        known = None if teacher is None else self._same(teacher.id, draft)
        changes = () if known is None else differences(draft, known, _FIELDS)
        problems = [*self._against(draft, known), *self._against_known(draft, known, has_changes=bool(changes))]
        told = (replace(problem, place=place) for problem in problems)
        label = f"{draft.name or (teacher.name if teacher else '')}（{draft.staff_no or ''}）"
        return planned_row(record, label, told, None if known is None else known.id, changes)

    def _against(self, draft: PracticeDraft, known: PeriodView | None) -> Iterator[Problem]:
        teacher = self._teachers.get(draft.staff_no or "")
        if teacher is None:
            if draft.staff_no is not None:
                yield Problem(PracticeCode.NO_SUCH_TEACHER, value=draft.staff_no)
        elif draft.name is not None and search_key(draft.name) != search_key(teacher.name):
            facts: dict[str, Fact] = {"name": teacher.name, "said": draft.name}
            yield Problem(PracticeCode.NAME_DIFFERS, facts=facts, value=teacher.staff_no)
        is_base = self._place(draft, known) is PracticePlace.BASE
        if draft.unit is not None and self._enterprise(draft) is None and not is_base:
            yield Problem(PracticeCode.UNKNOWN_ENTERPRISE, value=draft.unit)
        values = {"from_on": draft.from_on, "until_on": draft.until_on, "stated_days": draft.stated_days, **_NO_SPANS}
        for _, code, value, facts in date_problems(values, self._today):
            yield Problem(code, facts=facts, value=value)
        yield from self._against_decisions(draft)

    def _against_decisions(self, draft: PracticeDraft) -> Iterator[Problem]:
        for day_key, by_key in _DECISIONS:
            on, by = getattr(draft, day_key), getattr(draft, by_key)
            if (on is None) != (by is None):
                yield Problem(PracticeCode.DECISION_INCOMPLETE)
            elif on is not None and on > self._today:
                facts: dict[str, Fact] = {"day": on.isoformat(), "today": self._today.isoformat()}
                yield Problem(PracticeCode.DECIDED_AHEAD, facts=facts)
        last: date | None = draft.until_on
        if draft.verified_on is None or last is None:
            return
        facts = {"until_on": last.isoformat()}
        if last > self._today:
            yield Problem(PracticeCode.NOT_OVER, facts=facts)
        elif draft.verified_on < last:
            yield Problem(PracticeCode.VERIFIED_TOO_SOON, facts=facts)

    def _against_known(self, draft: PracticeDraft, known: PeriodView | None, *, has_changes: bool) -> Iterator[Problem]:
        if known is None:
            if draft.form is None:
                yield Problem(PracticeCode.FORM_NEEDED)
        elif has_changes and known.state is PeriodState.VERIFIED and known.verified_on is not None:
            facts: dict[str, Fact] = {"by": known.verified_by, "on": known.verified_on.isoformat()}
            yield Problem(PracticeCode.VERIFIED, Severity.REFUSED, facts)
        elif self._outlives_approval(draft, known):
            yield Problem(PracticeCode.APPROVE_AGAIN, Severity.WARNING, {"by": known.approved_by})

    def _outlives_approval(self, draft: PracticeDraft, known: PeriodView) -> bool:
        """Whether the sheet makes another stay of what was approved, and names no approval of it (TPR-PLAN-01)."""
        is_other = self._place(draft, known) is not known.place or draft.form not in (None, known.form)
        return is_other and known.approved_on is not None and draft.approved_on is None

    def _same(self, teacher_id: int, draft: PracticeDraft) -> PeriodView | None:
        """The stay on record of the same days at the same enterprise, by name or code, or base, however it is spelt."""
        asked = (draft.from_on, draft.until_on, self._where(draft.unit or ""))
        periods = self._periods.get(teacher_id, [])
        return next((o for o in periods if (o.from_on, o.until_on, self._place_of(o)) == asked), None)

    def _place_of(self, view: PeriodView) -> int | str:
        return view.enterprise_id or self._where(view.unit)

    def _where(self, unit: str) -> int | str:
        key = search_key(unit)
        return self._units.get(key, key)

    def _enterprise(self, draft: PracticeDraft) -> int | None:
        return self._units.get(search_key(draft.unit or ""))

    def _place(self, draft: PracticeDraft, known: PeriodView | None) -> PracticePlace:
        """What the sheet says; where it says nothing, what is on record, and an enterprise where nothing is."""
        return draft.place or (PracticePlace.ENTERPRISE if known is None else known.place)
