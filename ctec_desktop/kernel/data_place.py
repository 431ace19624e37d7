"""Where the data of whoever is logged in to this PC lie: in a folder chosen once, beside a portable program, or in the
usual place.

The choice is one line in a file beside the usual place, which removing the program leaves there. It is kept in UTF-16,
as the uninstaller reads it.
"""

import os
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from ctec_desktop.kernel.resources import portable_dir

CHOICE_NAME = "data-folder.txt"


class Origin(StrEnum):
    """Who said where the data lie."""

    TOLD = "told"
    PORTABLE = "portable"
    CHOSEN = "chosen"
    USUAL = "usual"


class DataPlace(NamedTuple):
    root: Path
    origin: Origin

    @property
    def may_be_chosen(self) -> bool:
        """Whether the person may name another folder: not where a command or a portable copy has settled it."""
        return self.origin in (Origin.CHOSEN, Origin.USUAL)


def data_place(told: Path | None = None) -> DataPlace:
    """Args: told: the folder that the command line names; it wins."""
    if told is not None:
        return DataPlace(told, Origin.TOLD)
    if (portable := portable_dir()) is not None:
        return DataPlace(portable / "data", Origin.PORTABLE)
    chosen = _chosen()
    return DataPlace(usual_dir(), Origin.USUAL) if chosen is None else DataPlace(chosen, Origin.CHOSEN)


def origin_of(root: Path) -> Origin:
    """Who said that the data lie in `root`."""
    place = data_place()
    return place.origin if place.root.absolute() == root.absolute() else Origin.TOLD


def usual_dir() -> Path:
    """`%LOCALAPPDATA%\\ctec_desktop\\data` on Windows, `~/.local/share/ctec_desktop/data` elsewhere."""
    variable = "LOCALAPPDATA" if os.name == "nt" else "XDG_DATA_HOME"
    fallback = Path.home() / ("AppData/Local" if os.name == "nt" else ".local/share")
    return Path(os.environ.get(variable) or fallback) / "ctec_desktop" / "data"


def keep_choice(root: Path) -> None:
    """Notes where the data lie, for the next start of this person's.

    Raises:
        EnvironmentFault: the note cannot be written.
    """
    from ctec_desktop.kernel.paths import fault_of, write_beside

    note, chosen = _note(), root.expanduser().absolute()
    if chosen != usual_dir().absolute():
        with write_beside(note) as temporary:
            temporary.write_text(str(chosen), "utf-16")
        return
    try:
        note.unlink(missing_ok=True)
    except OSError as error:
        raise fault_of(error, note) from error


def _chosen() -> Path | None:
    """The folder noted. One that cannot be read stands for a folder that is not there: it is not passed over."""
    note = _note()
    try:
        noted = note.read_text("utf-16", errors="replace").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeError):
        noted = ""
    return Path(noted) if noted else note


def _note() -> Path:
    return usual_dir().with_name(CHOICE_NAME)
