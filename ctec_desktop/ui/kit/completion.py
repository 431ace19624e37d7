"""Suggestions below an editable drop-down while something is typed into it."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QStyledItemDelegate

from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.overriding import override

# The line inside an editable drop-down wears no frame of its own.
_INNER_LINE: Final = "border: 0; padding: 0; min-height: 0; background: transparent;"
_POPUP: Final = "QListView { background: palette(base); border: 1px solid palette(mid); padding: 4px; }"
_OFFERED: Final = 12


class _Suggestions(QListView):
    """A window of its own that belongs to its completer, which deletes it without asking whether it is still there.

    Told to go by itself, it therefore goes together with the completer.
    """

    def __init__(self, completer: QCompleter) -> None:
        super().__init__()
        self._completer = completer
        self.setStyleSheet(_POPUP)
        self.setItemDelegate(QStyledItemDelegate(self))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DeferredDelete:
            self._completer.deleteLater()
            return True
        return super().event(event)


def inner_line(combo: QComboBox, title: str, hint: str = "") -> LineEdit:
    """Makes `combo` one to type into; `hint` stands in it while it is empty. Nothing typed is added to its list."""
    line = LineEdit()
    line.setStyleSheet(_INNER_LINE)
    line.setAccessibleName(title)
    line.setPlaceholderText(hint)
    combo.setEditable(True)
    combo.setLineEdit(line)
    combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return line


def complete_by(combo: QComboBox, completer: QCompleter) -> None:
    """Offers what `completer` finds by any part of what is typed, in capital or small letters."""
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setMaxVisibleItems(_OFFERED)
    completer.setPopup(_Suggestions(completer))
    combo.setCompleter(completer)
