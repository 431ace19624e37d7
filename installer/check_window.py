"""The window, started from the Start menu: what is seen of it, and what else may happen while it is open."""

import time
from pathlib import Path
from typing import Final

from ctec_desktop.kernel.resources import font_dir
from installer.check_program import Program, check_second_writer
from installer.check_setup import PASSWORD, Setups, check_running
from installer.product import BUILD, TITLE, WINDOW_EXE
from installer.proof import Proof
from installer.screen import colours, likeness
from installer.wine import Wine

PICTURE: Final = BUILD / "window.png"
_UP_S: Final = 90
_BLANK: Final = 50
_ALIKE: Final = 0.6
# A name in the rail, and one of the same length that is nowhere.
_WORD, _OTHER_WORD = "企业与岗位", "幼儿园教师"
_RAIL: Final = (0, 60, 230, 700)
# A heading of the table, which Windows would write in a face of its own.
_HEADING: Final = "实习单位"
_TABLE: Final = (230, 220, 1000, 300)


def check_window(program: Program, setups: Setups, proof: Proof) -> None:
    """Opens the window as a person would; closed again in the end."""
    wine = program.wine
    link = wine.start_menu / TITLE / f"{TITLE}.lnk"
    proof.holds("the Start menu has it", link.exists())
    began = time.monotonic()
    wine.start("start", "/unix", str(link), env={"CTEC_PASSWORD": PASSWORD})
    best = _wait_for_word(wine, began)
    print(f"   from start to window: {time.monotonic() - began:.1f} s (told, never judged)")
    proof.holds(f"the window shows {_WORD} in its own face", best >= _ALIKE, f"likeness {best:.2f}; {PICTURE}")
    other = likeness(PICTURE, _OTHER_WORD, _face(), _RAIL)
    proof.holds(f"and not {_OTHER_WORD}", other < _ALIKE, f"likeness {other:.2f}; {PICTURE}")
    heading = likeness(PICTURE, _HEADING, _face(), _TABLE)
    proof.holds("the table is written in it too", heading >= _ALIKE, f"likeness {heading:.2f}; {PICTURE}")
    check_second_writer(program, proof)
    check_running(setups, proof)
    closed = wine.run("taskkill", "/f", "/im", WINDOW_EXE)
    proof.holds("the window is ended", closed.code == 0, closed)


def _wait_for_word(wine: Wine, began: float) -> float:
    while True:
        time.sleep(1)
        wine.photograph(PICTURE)
        best = likeness(PICTURE, _WORD, _face(), _RAIL) if colours(PICTURE) > _BLANK else 0.0
        if best >= _ALIKE or time.monotonic() - began > _UP_S:
            return best


def _face() -> Path:
    return font_dir() / "NotoSansSC-Regular.ttf"
