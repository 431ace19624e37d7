"""While Chinese is being composed, the keys belong to the composition."""

from PySide6.QtCore import QEvent, QObject

from ctec_desktop.ui.kit.overriding import override


class ShortcutGuard(QObject):
    """Watches one field; a key that would set off a shortcut of the window is given to the field instead."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and getattr(watched, "is_composing", False):
            event.accept()
            return True
        return super().eventFilter(watched, event)
