"""Chinese in Qt's own dialogs: Qt's translation, and the few words it leaves in English."""

from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ctec_desktop.ui.kit.overriding import override

_OURS: Final = {
    "&Look in:": "位置：",
    "Files of &type:": "文件类型：",
    "&Files of type:": "文件类型：",
    "Folder": "文件夹",
    "File Folder": "文件夹",
    "Drive": "磁盘",
    "File": "文件",
    "%1 File": "%1 文件",
    "Shortcut": "快捷方式",
    "Alias": "替身",
    "Unknown": "未知",
    "Size": "大小",
}
_CONTEXTS: Final = frozenset({"QFileDialog", "QAbstractFileIconProvider", "QFileSystemModel"})


class ChineseTranslator(QTranslator):
    """Qt's own translation, with what it leaves out of the file dialog filled in."""

    @override
    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        ours = _OURS.get(sourceText) if context in _CONTEXTS else None
        # An empty answer would be shown as it is, so what nobody translates stays as it was written.
        return ours or super().translate(context, sourceText, disambiguation, n) or sourceText


def speak_chinese(app: QApplication) -> None:
    """Sets dates, numbers and Qt's own words to Chinese, whatever the system speaks; once is enough."""
    if app.findChild(ChineseTranslator) is not None:
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = ChineseTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
