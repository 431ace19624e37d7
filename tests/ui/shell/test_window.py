from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from ctec_desktop.ui.kit.hub import QtChangeHub
from ctec_desktop.ui.kit.jobs import JobRunner
from ctec_desktop.ui.kit.page import PageContext, PageEntry
from ctec_desktop.ui.kit.tokens import DARK, LIGHT, RAIL_NARROW, RAIL_WIDE, Scheme, Tone
from ctec_desktop.ui.shell.about_dialog import AboutDialog, installed_components
from ctec_desktop.ui.shell.chinese import speak_chinese
from ctec_desktop.ui.shell.look import Look
from ctec_desktop.ui.shell.main_window import MainWindow, WindowParts
from ctec_desktop.ui.shell.rail import Rail
from ctec_desktop.ui.shell.window_memory import WindowMemory

pytestmark = pytest.mark.ui


class VisitedPage(QLabel):
    def __init__(self, name: str, context: PageContext) -> None:
        super().__init__(name)
        self.context = context
        self.visits: list[object] = []

    def visit(self, what: object) -> None:
        self.visits.append(what)


class Built:
    """Remembers which pages were built."""

    def __init__(self) -> None:
        self.keys: list[str] = []

    def entry(self, key: str, title: str, *, at_foot: bool = False) -> PageEntry:
        def build(context: PageContext) -> QWidget:
            self.keys.append(key)
            return VisitedPage(title, context)

        return PageEntry(key, title, key, build, at_foot)


@pytest.fixture
def built() -> Built:
    return Built()


@pytest.fixture
def memory(tmp_path: Path) -> WindowMemory:
    return WindowMemory(tmp_path / "窗口.ini")


@pytest.fixture
def look(dressed: QApplication, memory: WindowMemory):
    made = Look(dressed, memory)
    yield made
    made.choose(Scheme.LIGHT)


@pytest.fixture
def window(built: Built, look: Look, memory: WindowMemory, jobs: JobRunner, hub: QtChangeHub, qtbot) -> MainWindow:
    entries = [
        built.entry("students", "学生"),
        built.entry("agreements", "协议"),
        built.entry("settings", "设置", at_foot=True),
    ]
    made = MainWindow(memory)
    made.furnish(WindowParts(entries, jobs, hub, look, memory.flush, QWidget.raise_, "某校", "王老师"))
    qtbot.addWidget(made)
    made.complete()
    made.resize(1366, 768)
    made.show()
    return made


def test_a_page_is_built_when_first_gone_to(window: MainWindow, built: Built):
    assert built.keys == []
    window.go("agreements")
    window.go("students")
    window.go("agreements", 7)
    assert built.keys == ["agreements", "students"]
    page = window.page("agreements")
    assert isinstance(page, VisitedPage)
    assert page.visits == [None, 7]
    assert window.current_key() == "agreements"


def test_ctrl_and_a_number_go_to_a_page(window: MainWindow, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "agreements"


def test_a_page_can_lead_to_another_and_speak_below(window: MainWindow):
    window.go("students")
    page = window.page("students")
    assert isinstance(page, VisitedPage)
    context = page.context
    context.go("settings", "x")
    context.say("已保存", Tone.OK)
    assert window.current_key() == "settings"
    assert "已保存" in [label.text() for label in window.findChildren(QLabel)]


def test_the_rail_shrinks_on_small_screens(window: MainWindow):
    rail = window.findChildren(Rail)[0]
    assert rail.width() == RAIL_WIDE
    window.resize(900, 600)
    assert rail.width() == RAIL_NARROW
    window.resize(1200, 600)
    assert rail.width() == RAIL_WIDE


def test_the_window_comes_back_where_it_was(window: MainWindow, memory: WindowMemory, qtbot):
    window.resize(703, 506)
    window.close()
    again = WindowMemory(Path(memory._settings.fileName()))
    other = QWidget()
    qtbot.addWidget(other)
    assert other.restoreGeometry(again.geometry)
    assert (other.width(), other.height()) == (703, 506)


def test_the_chosen_look_is_worn_and_kept(window: MainWindow, look: Look, memory: WindowMemory, dressed: QApplication):
    look.choose(Scheme.DARK)
    assert dressed.palette().color(QPalette.ColorRole.Base).name() == DARK.card
    assert WindowMemory(Path(memory._settings.fileName())).scheme is Scheme.DARK
    look.choose(Scheme.LIGHT)
    assert dressed.palette().color(QPalette.ColorRole.Base).name() == LIGHT.card


def test_a_spoilt_memory_file_means_the_usual_look(tmp_path: Path):
    path = tmp_path / "w.ini"
    path.write_text("[window]\nscheme=pink\ngeometry=5\n", "utf-8")
    memory = WindowMemory(path)
    assert memory.scheme is Scheme.SYSTEM
    assert memory.geometry.isEmpty()


@pytest.mark.parametrize(
    ("context", "word"),
    [
        ("QFileDialog", "&Look in:"),
        ("QFileDialog", "Files of &type:"),
        ("QFileDialog", "&Open"),
        ("QFileDialog", "%1 already exists.\nDo you want to replace it?"),
        ("QAbstractFileIconProvider", "Folder"),
        ("QLineEdit", "&Paste"),
        ("QWidgetTextControl", "&Copy"),
        ("QPlatformTheme", "Cancel"),
    ],
)
def test_qts_own_words_are_chinese(dressed: QApplication, context: str, word: str):
    speak_chinese(dressed)
    said = QCoreApplication.translate(context, word)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said)


def test_words_nobody_translates_stay_as_they_are(dressed: QApplication):
    speak_chinese(dressed)
    assert QCoreApplication.translate("QFileDialog", "No such words") == "No such words"
    assert QLocale().language() == QLocale.Language.Chinese


def test_about_names_version_and_licences(dressed: QApplication, qtbot):
    components = installed_components(["PySide6_Essentials", "no-such-package"])
    assert [name for name, _, _ in components] == ["PySide6_Essentials"]
    assert "LGPL" in components[0][2]
    made = AboutDialog("1.2.3", components)
    made.open()
    assert any("1.2.3" in label.text() for label in made.findChildren(QLabel))
    made.accept()
