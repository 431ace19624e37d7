"""The colours and measures of every screen, once for light and once for dark."""

from enum import StrEnum
from typing import Final, NamedTuple


class Scheme(StrEnum):
    """How the person wants the window: as the PC is set, or always light, or always dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a piece of text says by its colour."""

    PLAIN = "plain"
    MUTED = "muted"
    ACCENT = "accent"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


class Tokens(NamedTuple):
    """Named colours (`#rrggbb`). A name ending in `_bg` is the ground its namesake is written on."""

    is_dark: bool
    bg: str
    card: str
    side: str
    text: str
    sub: str
    line: str
    field_line: str
    hover: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_bg: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    bad: str
    bad_bg: str
    muted_bg: str
    handle: str

    def ink(self, tone: Tone) -> str:
        """The colour text of this tone is written in."""
        return self._inks()[tone][0]

    def ground(self, tone: Tone) -> str:
        """The colour behind a pill of this tone."""
        return self._inks()[tone][1]

    def _inks(self) -> dict[Tone, tuple[str, str]]:
        return {
            Tone.PLAIN: (self.text, self.card),
            Tone.MUTED: (self.sub, self.muted_bg),
            Tone.ACCENT: (self.accent, self.accent_bg),
            Tone.OK: (self.ok, self.ok_bg),
            Tone.WARN: (self.warn, self.warn_bg),
            Tone.BAD: (self.bad, self.bad_bg),
        }


LIGHT: Final = Tokens(
    is_dark=False,
    bg="#f5f7fa",
    card="#ffffff",
    side="#ffffff",
    text="#1f2937",
    sub="#566072",
    line="#e5e9ef",
    field_line="#7f8a9c",
    hover="#f1f5f9",
    accent="#1d63d8",
    accent_hover="#1753b8",
    on_accent="#ffffff",
    accent_bg="#e8f0fe",
    ok="#13743a",
    ok_bg="#ebf8ef",
    warn="#a84c06",
    warn_bg="#fdf4e3",
    bad="#c81e1e",
    bad_bg="#fdeeee",
    muted_bg="#eff2f6",
    handle="#cbd3de",
)

DARK: Final = Tokens(
    is_dark=True,
    bg="#0f1419",
    card="#1a2028",
    side="#151a21",
    text="#e5e9f0",
    sub="#9aa7b8",
    line="#2a323d",
    field_line="#6f7c8f",
    hover="#222a35",
    accent="#6ba6ff",
    accent_hover="#8bbaff",
    on_accent="#0b1526",
    accent_bg="#1e2f4a",
    ok="#4ade80",
    ok_bg="#15301f",
    warn="#fbbf24",
    warn_bg="#37290f",
    bad="#f98080",
    bad_bg="#3c1d20",
    muted_bg="#262e39",
    handle="#3d4855",
)


class Gap:
    """Distances between things, in logical pixels."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 24


# A field or a button, as the style sheet measures them.
FIELD_HEIGHT: Final = 36
# The line of a list's title: what is offered beside it is higher than the title.
TITLE_LINE_HEIGHT: Final = 30
ROW_HEIGHT: Final = 40
HEADER_HEIGHT: Final = 42
CELL_PAD: Final = 12
TOP_LINE_HEIGHT: Final = 52
JOB_BAR_HEIGHT: Final = 34
RAIL_WIDE: Final = 204
RAIL_NARROW: Final = 66
