import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ctec_desktop.kernel.resources import resource_dir
from ctec_desktop.ui.kit.icons import pixmap
from ctec_desktop.ui.kit.theme import apply, sheet, tokens
from ctec_desktop.ui.kit.tokens import DARK, LIGHT, Scheme, Tokens, Tone

pytestmark = pytest.mark.ui

GROUNDS = ("bg", "card", "side", "hover", "accent_bg")


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("worn", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["text", "sub"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_text_is_readable_on_every_ground(worn: Tokens, ink: str, ground: str):
    assert contrast(getattr(worn, ink), getattr(worn, ground)) >= 4.5


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
