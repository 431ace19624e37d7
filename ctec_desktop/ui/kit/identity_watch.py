"""An identity number as it is typed: what is wrong with it is said below it, what it tells is filled in."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.number_edit import typed_number
from ctec_desktop.ui.kit.problem_text import tone_of
from ctec_desktop.wording import kit as words
from ctec_desktop.wording import sentence

# What a number tells, by the field it fills; nothing while it is short or wrong. And what is wrong with it.
Look = Callable[[str], tuple[Mapping[str, str], Problem | None]]


class IdentityWatch(QObject):
    """Fills only fields that are open or that it filled itself.

    Args:
        form: has the fields `id_kind`, `id_number` and those that `look` fills.
        kind: the value of `id_kind` that the number is looked at for.
    """

    def __init__(self, form: FormGrid, kind: str, look: Look) -> None:
        super().__init__(form)
        self._form = form
        self._kind = kind
        self._look = look
        self._filled: Mapping[str, str] = {}
        form.edited.connect(self._on_edited)

    def _on_edited(self, key: str) -> None:
        if key not in ("id_kind", "id_number") or self._form.value("id_kind") != self._kind:
            return
        told, wrong = self._look(typed_number(self._form.editor("id_number")) or "")
        if wrong is not None:
            self._form.remark("id_number", sentence(wrong), tone_of(wrong.severity))
        if not told:
            return
        for field, text in told.items():
            if self._form.value(field) in ("", self._filled.get(field)):
                self._form.set_value(field, text)
        self._filled = told
        if wrong is None:
            self._form.remark("id_number", words.filled_line("、".join(told.values())))
