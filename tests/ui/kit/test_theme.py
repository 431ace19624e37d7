import re

import pytest
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

from ctec_desktop.kernel.resources import resource_dir
from ctec_desktop.ui.kit.icons import pixmap
from ctec_desktop.ui.kit.theme import _SHEET, apply, sheet, tokens
from ctec_desktop.ui.kit.tokens import DARK, LIGHT, Scheme, Tokens, Tone

pytestmark = pytest.mark.ui

GROUNDS = ("bg", "card", "side", "hover", "accent_bg", "muted_bg", "ok_bg", "warn_bg", "bad_bg")


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


BOTH = pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("ink", ["text", "sub", "accent", "ok", "warn", "bad"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_on_every_ground(worn: Tokens, ink: str, ground: str):
    assert contrast(getattr(worn, ink), getattr(worn, ground)) >= 4.5


def rules() -> list[tuple[str, dict[str, str]]]:
    """The rules of the style sheet: selector, and what it sets."""
    text = re.sub(r"/\*.*?\*/", "", _SHEET.read_text("utf-8"), flags=re.DOTALL)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", text)
    return [(head.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+);", body))) for head, body in found]


def written_on(say: dict[str, str]) -> tuple[str, str] | None:
    """The token of the ink and the token of the ground, where a rule sets both."""
    ink = say.get("color") or say.get("selection-color", "")
    ground = say.get("background") or say.get("selection-background-color", "")
    return (ink[1:], ground[1:]) if ink.startswith("$") and ground.startswith("$") else None


@BOTH
def test_every_rule_that_sets_ink_and_ground_is_readable(worn: Tokens):
    pairs = {head: pair for head, say in rules() if "disabled" not in head and (pair := written_on(say))}
    assert len(pairs) > 8
    poor = {head: pair for head, pair in pairs.items() if contrast(*(getattr(worn, name) for name in pair)) < 4.5}
    assert poor == {}


@BOTH
@pytest.mark.parametrize("edge", ["field_line", "sub", "accent", "bad"])
@pytest.mark.parametrize("ground", ["bg", "card", "side", "hover", "accent_bg"])
def test_edges_of_controls_and_the_focus_ring_stand_out(worn: Tokens, edge: str, ground: str):
    assert contrast(getattr(worn, edge), getattr(worn, ground)) >= 3


@BOTH
def test_the_ring_inside_a_primary_button_stands_out(worn: Tokens):
    (ring,) = [say["border"] for head, say in rules() if head == 'QPushButton[primary="true"]:focus']
    assert contrast(getattr(worn, ring.rpartition("$")[2]), worn.accent) >= 3


@pytest.mark.parametrize(
    "control",
    [
        *("QLineEdit", "QPlainTextEdit", "QComboBox", "QDateEdit", "QSpinBox", "QPushButton", "QToolButton"),
        *('QPushButton[primary="true"]', 'QPushButton[danger="true"]', 'QPushButton[chip="true"]'),
        *('QPushButton[flat_link="true"]', "QCheckBox::indicator", "QRadioButton::indicator"),
    ],
)
def test_every_control_shows_its_focus(control: str):
    rings = [
        say.get("border") or say.get("border-color", "")
        for head, say in rules()
        if f"{control}:focus" in [part.strip() for part in head.split(",")]
    ]
    assert [ring for ring in rings if "$accent" in ring or "$on_accent" in ring]


@pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_is_readable_on_its_own_ground_and_in_a_table(worn: Tokens, tone: Tone):
    for ground in (worn.ground(tone), worn.card, worn.hover, worn.accent_bg):
        assert contrast(worn.ink(tone), ground) >= 4.5


@pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
def test_primary_buttons_are_readable(worn: Tokens):
    assert contrast(worn.on_accent, worn.accent) >= 4.5
    assert contrast(worn.on_accent, worn.accent_hover) >= 4.5


def test_known_contrasts_are_computed_as_defined():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_look_changes_while_running(dressed: QApplication):
    apply(dressed, Scheme.DARK)
    assert tokens() is DARK
    assert dressed.palette().color(QPalette.ColorRole.Window).name() == DARK.bg
    apply(dressed, Scheme.LIGHT)
    assert dressed.palette().color(QPalette.ColorRole.Window).name() == LIGHT.bg


@pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_only_drawings_that_exist(worn: Tokens):
    named = re.findall(r'url\("([^"]+)"\)', sheet(worn))
    assert named
    assert [path for path in named if not (resource_dir() / path).exists()] == []
    assert "$" not in sheet(worn)


@pytest.mark.parametrize("path", sorted((resource_dir() / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_drawing_takes_the_ink_it_is_given(dressed: QApplication, path):
    assert b"currentColor" in path.read_bytes()
    image = pixmap(path.stem, 24, "#ff0000", 2.0).toImage()
    inked = {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inked == {"#ff0000"}


def test_lists_and_menus_are_written_as_everything_else_whatever_the_pc_gives_them(qapp):
    """Windows names a face of its own for lists, menus and boxes."""
    before = qapp.font(), qapp.property("interface_font_set")
    kinds = ("QAbstractItemView", "QMenu", "QMessageBox", "QStatusBar")
    try:
        for kind in kinds:
            qapp.setFont(QFont("Courier", 7), kind)
        qapp.setProperty("interface_font_set", False)
        apply(qapp, Scheme.LIGHT)
        sizes = [QApplication.font(kind).pixelSize() for kind in kinds]  # type: ignore[call-overload]
        assert sizes == [qapp.font().pixelSize()] * 4
    finally:
        qapp.setFont(before[0])
        qapp.setProperty("interface_font_set", before[1])
