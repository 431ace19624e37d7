"""登记发放: who took the papers of these agreements, when, and by when they are due back."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.handouts import DUE_DAYS, HandoutForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import handouts as labels
from ctec_desktop.wording import handouts_page as words


class HandOutDialog(RecordDialog):
    """
    Args:
        is_whole_part: all agreements printed in the same file as the first are meant.
    """

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        parent: QWidget,
        agreement_ids: Sequence[int],
        *,
        is_whole_part: bool = False,
    ) -> None:
        super().__init__(words.HAND_OUT.rstrip("…"), context, parent, 600)
        self._office = office
        self._actor = actor
        self._ids = tuple(agreement_ids)
        self._is_whole_part = is_whole_part
        form = self.form
        form.add("receiver", words.RECEIVER_FIELD, choice(words.BY))
        form.add("papers", words.PAPERS_FIELD, choice([(one.value, text) for one, text in labels.CHOICES.items()]))
        form.add("taken_by", words.TAKEN_BY, line(words.TAKEN_HINT), required=True, wide=True)
        form.add("handed_on", words.HANDED_ON, line(words.DAY_HINT), required=True)
        form.add("due_on", words.DUE_ON, line(words.DAY_HINT), required=True)
        form.add("wanted", words.WANTED, line(), hint=words.WANTED_HINT, wide=True)
        form.add("note", words.NOTE, line(), wide=True)
        self.begin()

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_ids_of, self._office, self._actor, self._ids, self._is_whole_part)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        self._ids = found
        today = self._office.today()
        due_on = today + timedelta(days=DUE_DAYS)
        days = {"handed_on": today.isoformat(), "due_on": due_on.isoformat()}
        return {"receiver": words.BY[0][0], "papers": next(iter(labels.CHOICES)).value, "wanted": "1", **days}

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = HandoutForm(self._ids, **self.form.values())
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.handed(outcome.value)


def _ids_of(office: Office, actor: Actor, ids: tuple[int, ...], is_whole_part: bool) -> tuple[int, ...]:
    return office.handouts.of_part(actor, ids[0]) if is_whole_part and ids else ids


def _save(office: Office, actor: Actor, form: HandoutForm, _progress: object) -> Outcome[int]:
    done = office.handouts.hand_out(actor, form)
    return Outcome(len(done.value), done.changes, done.warnings)
