"""Recording how many people were counted at a unit, or on one of its posts, on a day."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.share_views import HeadcountForm
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import shares_page as words


class HeadcountDialog(RecordDialog):
    """Args: `part` names the unit."""

    def __init__(self, part: PartOf, context: PageContext, parent: QWidget) -> None:
        super().__init__(words.RECORD.removesuffix("…"), context, parent, 640)
        self._part = part
        self._posts = choice((), none=words.WHOLE_UNIT)
        self.form.add("kind", words.KIND, choice(words.KINDS, none=words.CHOOSE), required=True)
        self.form.add("post_id", words.POST, self._posts)
        self.form.add("counted_on", words.COUNTED_ON, line(words.DAY_HINT), required=True)
        self.form.add("heads", words.HEADS, line(), required=True)
        self.form.add("source", words.SOURCE, line(words.SOURCE_HINT), wide=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(self._part.office.shares.history, self._part.actor, self._part.enterprise_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        offer_again(self._posts, [(str(one.id), one.name) for one in found.posts], none=words.WHOLE_UNIT)
        return {"counted_on": self._part.office.today().isoformat()}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        return words.RECORDING, partial(_record, self._part, HeadcountForm(**typed))

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.RECORDED


def _record(part: PartOf, form: HeadcountForm, _progress: object) -> Outcome[int]:
    return part.office.shares.record(part.actor, part.enterprise_id, form)
