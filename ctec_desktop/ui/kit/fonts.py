"""The face every screen is written in: the PC's own Chinese face, or the bundled one where it has none."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ctec_desktop.kernel.resources import font_dir

SYSTEM_FACES: Final = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
)
BUNDLED_FAMILY: Final = "Noto Sans SC"
_BUNDLED_FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
BASE_PX: Final = 14


def interface_family() -> str:
    """The family to write in; the bundled files are opened only where no Chinese face is installed."""
    installed = set(QFontDatabase.families())
    for family in SYSTEM_FACES:
        if family in installed:
            return family
    for name in _BUNDLED_FILES:
        path = font_dir() / name
        if path.exists():
            QFontDatabase.addApplicationFont(str(path))
    return BUNDLED_FAMILY


def interface_font() -> QFont:
    """The base font of the program. Rare characters fall through to whatever face of the PC has them."""
    font = QFont()
    font.setFamilies([interface_family(), "LXGW WenKai", "SimSun-ExtB"])
    font.setPixelSize(BASE_PX)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def weighted(font: QFont, px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` at another size and weight, for widgets that paint their own text."""
    made = QFont(font)
    made.setPixelSize(px)
    made.setWeight(weight)
    return made
