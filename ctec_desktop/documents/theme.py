"""How a page of the school's papers looks: paper, margins, faces and sizes, all in points."""

from dataclasses import dataclass
from enum import IntEnum

MM = 72 / 25.4


class Style(IntEnum):
    """The three voices of a page: 宋体 for the text, 黑体 for headings and labels, 楷体 for what is filled in.

    Where a face of the PC speaks for the text or for what is filled in, the bundled one stands behind it as its spare.
    """

    SERIF = 0
    SANS = 1
    KAI = 2
    SPARE_SERIF = 3
    SPARE_KAI = 4


FACE_FILES = {
    Style.SERIF: "NotoSerifSC-Regular.ttf",
    Style.SANS: "NotoSansSC-Bold.ttf",
    Style.KAI: "LXGWWenKai-Regular.ttf",
}


SPARES = {Style.SERIF: Style.SPARE_SERIF, Style.KAI: Style.SPARE_KAI}


@dataclass(frozen=True, slots=True)
class Theme:
    """One look. The side margins are equal, wide enough for a binding on either side of a duplex sheet."""

    page_width: float = 210 * MM
    page_height: float = 297 * MM
    margin_side: float = (210 * MM - 42 * 10.5) / 2
    margin_top: float = 23 * MM
    margin_bottom: float = 31 * MM
    body_size: float = 10.5
    body_leading: float = 18.0
    title_size: float = 20.0
    section_size: float = 12.0
    cell_size: float = 10.5
    cell_leading: float = 15.5
    small_size: float = 8.0
    mark_size: float = 8.5
    line_width: float = 0.5
    code_size: float = 18 * MM
    code_bottom: float = 10 * MM

    @property
    def text_width(self) -> float:
        return self.page_width - 2 * self.margin_side

    @property
    def text_height(self) -> float:
        return self.page_height - self.margin_top - self.margin_bottom


THEME = Theme()
