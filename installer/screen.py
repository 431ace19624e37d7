"""A screen that nobody sees (Xvfb), photographs of it, and words found in them."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from tools.commands import ROOT, run

_SIZE: Final = "1366x768x24"
_DARK: Final = 150
_SIZES_PX: Final = range(13, 16)


class Screen:
    """`display` names it to programs once it is on."""

    def __init__(self) -> None:
        self.display = ""
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", _SIZE, "-nolisten", "tcp"]
        silent = subprocess.DEVNULL
        self._process = subprocess.Popen(command, pass_fds=[write], stdin=silent, stdout=silent, stderr=silent)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()

    def photograph(self, target: Path) -> None:
        """Writes the whole screen as PNG."""
        env = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        run([sys.executable, "-m", "installer.screen", target], "Photographing the screen", cwd=ROOT, env=env)


def likeness(picture: Path, word: str, font: Path, box: tuple[int, int, int, int]) -> float:
    """How much like `word`, drawn with this font, the most similar spot of the box is: 0 to 1, over all usual sizes."""
    seen = _ink(Image.open(picture).convert("L").crop(box))
    return max(_likeness(seen, _ink(_drawn(word, font, size))) for size in _SIZES_PX)


def colours(picture: Path) -> int:
    return len(Image.open(picture).convert("RGB").getcolors(1 << 24) or ())


def _drawn(word: str, font: Path, size: int) -> Image.Image:
    face = ImageFont.truetype(str(font), size)
    left, top, right, bottom = (round(edge) for edge in face.getbbox(word))
    image = Image.new("L", (right - left, bottom - top), 255)
    ImageDraw.Draw(image).text((-left, -top), word, font=face, fill=0)
    return image


@dataclass(frozen=True, slots=True)
class _Ink:
    """The dark pixels, a row in one number."""

    rows: tuple[int, ...]
    width: int

    def amount(self) -> int:
        return sum(row.bit_count() for row in self.rows)


def _ink(image: Image.Image) -> _Ink:
    width, height = image.size
    pixels = image.tobytes()
    lines = (pixels[y * width : (y + 1) * width] for y in range(height))
    return _Ink(tuple(sum(1 << x for x, value in enumerate(line) if value < _DARK) for line in lines), width)


def _likeness(seen: _Ink, word: _Ink) -> float:
    """At its best place: the pixels dark in both, of those dark in either."""
    mask, asked, best = (1 << word.width) - 1, word.amount(), 0.0
    for y in range(len(seen.rows) - len(word.rows) + 1):
        rows = seen.rows[y : y + len(word.rows)]
        for x in range(seen.width - word.width + 1):
            there = [row >> x & mask for row in rows]
            dark = sum(row.bit_count() for row in there)
            if min(dark, asked) <= best * max(dark, asked):
                continue
            both = sum((row & drawn).bit_count() for row, drawn in zip(there, word.rows, strict=True))
            best = max(best, both / (dark + asked - both))
    return best


def main() -> int:
    from PySide6.QtGui import QGuiApplication

    app = QGuiApplication([])
    is_saved = app.primaryScreen().grabWindow(0).save(sys.argv[1])
    return 0 if is_saved else 1


if __name__ == "__main__":
    sys.exit(main())
