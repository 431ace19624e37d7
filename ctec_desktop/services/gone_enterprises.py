"""Rows of a sheet that name an enterprise no longer in use: merged into another, or retired."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.drafts_placements import PostAssignmentDraft, SelfPlacementDraft
from ctec_desktop.domain.merging import GoneEnterprise
from ctec_desktop.domain.names import search_key
from ctec_desktop.kernel.problems import CellPlace, Problem, Severity
from ctec_desktop.sheets.result import SheetRecord
from ctec_desktop.storage.queries.enterprise_merges import gone
from ctec_desktop.storage.queries.enterprise_records import names_in_use
from ctec_desktop.storage.queries.scoping import Connection

D = TypeVar("D", EnterpriseDraft, SelfPlacementDraft, PostAssignmentDraft)


class GoneEnterprises:
    """
    Args:
        in_use: names of enterprises in use; one of them is never taken for one that is gone.
    """

    def __init__(self, gone: Iterable[GoneEnterprise], in_use: Iterable[str]) -> None:
        known = tuple(gone)
        used = {search_key(name) for name in in_use}
        self._by_uscc = {one.uscc: one for one in known if one.uscc}
        self._by_name = {key: one for one in known if (key := search_key(one.name)) not in used}

    @classmethod
    def read(cls, connection: Connection) -> "GoneEnterprises":
        return cls(gone(connection), (name for _, name in names_in_use(connection)))

    def named_today(self, record: SheetRecord[D], sheet: str, key: str = "enterprise_name") -> SheetRecord[D]:
        """The row under the name of the enterprise it was merged into, and what is to be said of it.

        Args:
            key: the field that names the enterprise.
        """
        draft = record.draft
        said: str | None = getattr(draft, key)
        found = self._by_uscc.get(draft.uscc or "")
        if found is None and not draft.uscc:
            found = self._by_name.get(search_key(said or ""))
        if found is None:
            return record
        place = CellPlace(sheet, record.row)
        if found.kept_name is None:
            problem = Problem(ImportCode.ENTERPRISE_RETIRED, place=place, value=found.name)
            return replace(record, problems=(*record.problems, problem))
        facts = {"name": found.kept_name}
        problem = Problem(ImportCode.ENTERPRISE_MERGED, Severity.WARNING, dict(facts), place, said or found.name)
        today: dict[str, Any] = {key: found.kept_name, "uscc": found.kept_uscc}
        draft = replace(draft, **today)
        return replace(record, draft=draft, problems=(*record.problems, problem))
