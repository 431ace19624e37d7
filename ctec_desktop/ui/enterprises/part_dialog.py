"""The frame of the forms about a part of an enterprise: a place of work, a post, a mentor."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.master_views import EnterpriseRecord
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import kit as kit_words


@dataclass(frozen=True, slots=True)
class PartOf:
    """Whose part it is, and which; no part for a new one."""

    office: Office
    actor: Actor
    enterprise_id: int
    part_id: int | None = None


class PartDialog(RecordDialog):
    """`name_key` is the field whose text names the part once it is saved."""

    def __init__(self, title: str, part: PartOf, context: PageContext, parent: QWidget, name_key: str = "name") -> None:
        super().__init__(title, context, parent, 640)
        self.part = part
        self.version: int | None = None
        self._name_key = name_key

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self.part)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return kit_words.saved_line(self.form.value(self._name_key).strip())

    def found(self, parts: tuple[Any, ...]) -> Any:
        """The part among the record's, None for a new one; its version is kept."""
        found = next((one for one in parts if one.id == self.part.part_id), None)
        self.version = found.version if found is not None else None
        return found


def _read(part: PartOf) -> EnterpriseRecord | None:
    return part.office.enterprises.record(part.actor, part.enterprise_id)
