"""What the wizard has the office do: plan a file, carry a plan out. Called off the window's thread."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Protocol, TypeAlias

from ctec_desktop.domain.import_plan import ImportPlan, ImportReport
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office

AnyPlan: TypeAlias = ImportPlan[Any]


class ImportWork(Protocol):
    """One kind of import."""

    def plan(self, path: Path, progress: Progress) -> AnyPlan: ...

    def apply(
        self, plan: AnyPlan, confirmed: Iterable[int], all_or_nothing: bool, progress: Progress
    ) -> Outcome[ImportReport]: ...


class StudentImport:
    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def plan(self, path: Path, progress: Progress) -> AnyPlan:
        return self._office.imports.plan_students(self._actor, path, progress)

    def apply(
        self, plan: AnyPlan, confirmed: Iterable[int], all_or_nothing: bool, progress: Progress
    ) -> Outcome[ImportReport]:
        return self._office.imports.apply_students(
            self._actor, plan, all_or_nothing=all_or_nothing, confirmed_rows=confirmed, progress=progress
        )


class EnterpriseImport:
    def __init__(self, office: Office, actor: Actor) -> None:
        self._office = office
        self._actor = actor

    def plan(self, path: Path, progress: Progress) -> AnyPlan:
        return self._office.imports.plan_enterprises(self._actor, path, progress)

    def apply(
        self, plan: AnyPlan, confirmed: Iterable[int], all_or_nothing: bool, progress: Progress
    ) -> Outcome[ImportReport]:
        return self._office.imports.apply_enterprises(
            self._actor, plan, all_or_nothing=all_or_nothing, confirmed_rows=confirmed, progress=progress
        )


WORKS: Final[dict[str, type[StudentImport] | type[EnterpriseImport]]] = {
    "students": StudentImport,
    "enterprises": EnterpriseImport,
}
