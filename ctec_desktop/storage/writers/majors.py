"""Writing majors and linking the classes of those that had no code. Called inside a write unit only."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import select

from ctec_desktop.domain.drafts_staff import MajorDraft
from ctec_desktop.domain.import_plan import PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.storage.tables import ClassGroupRow, MajorRow
from ctec_desktop.storage.uow import WriteUnit


class MajorWriter:
    """
    Args:
        today: the day a major without a code is retired on once its classes have gone to the line of the catalogue.
    """

    def __init__(self, unit: WriteUnit, today: date) -> None:
        self._session = unit.session
        self._today = today
        self._codeless: defaultdict[str, list[MajorRow]] = defaultdict(list)
        codeless = select(MajorRow).where(MajorRow.code.is_(None), MajorRow.retired_on.is_(None)).order_by(MajorRow.id)
        for row in self._session.scalars(codeless):
            self._codeless[search_key(row.name)].append(row)

    def write(self, rows: Sequence[PlannedRow[MajorDraft]], step: Callable[[int], None]) -> None:
        for number, row in enumerate(rows, 1):
            self._major(row)
            step(number)
        self._session.flush()

    def _major(self, planned: PlannedRow[MajorDraft]) -> None:
        draft = planned.draft
        if planned.known_id is None:
            major = MajorRow(code=draft.code, catalog_version=draft.catalog_version, name=draft.name or "")
            self._session.add(major)
        else:
            major = self._session.get_one(MajorRow, planned.known_id)
            major.code, major.catalog_version = draft.code, draft.catalog_version
            major.name = draft.name or major.name
        major.level = draft.level.value if draft.level else major.level
        major.study_years = draft.study_years or major.study_years
        if any(change.field == "classes" for change in planned.changes):
            self._link(major)

    def _link(self, major: MajorRow) -> None:
        """The classes of every other major of that name without a code go to this one; those majors are retired."""
        for other in self._codeless[search_key(major.name)]:
            if other.id == major.id:
                continue
            for group in self._session.scalars(select(ClassGroupRow).where(ClassGroupRow.major_id == other.id)):
                group.major_id = major.id
            other.retired_on = self._today
