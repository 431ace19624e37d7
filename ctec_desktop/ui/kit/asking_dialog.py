"""A dialog that stays open for the next thing to do, and asks before typed words are given up."""

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.wording import kit as words


class AskingDialog(Dialog):
    _is_given_up = False

    def has_unsaved(self) -> bool:
        """Whether something was typed that is not saved."""
        raise NotImplementedError

    @override
    def reject(self) -> None:
        if self.has_unsaved() and not self._is_given_up:
            confirm(self, words.DISCARD_TITLE, words.DISCARD, words.DISCARD_YES, self._on_discard, danger=True)
        else:
            super().reject()

    def _on_discard(self) -> None:
        self._is_given_up = True
        self.reject()
