"""How the school wants its papers to look: faces of the PC instead of the bundled ones, and what stands on top."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ctec_desktop.kernel.problems import Problem


class PaperHeader(StrEnum):
    """What stands at the top of every page of a paper whose text says nothing of its own there."""

    NONE = "none"
    SCHOOL = "school"
    TITLE = "title"


class Voice(StrEnum):
    """What a face of the PC may be chosen for: the text, and what is filled in. Headings keep the bundled 黑体."""

    TEXT = "text"
    FILLED = "filled"


# Faces of Windows that papers are printed with, as files of its fonts folder.
PC_FACE_FILES: Final = ("simsun.ttc", "simfang.ttf", "simkai.ttf")


@dataclass(frozen=True, slots=True)
class PcFace:
    """One face of a file: a collection holds several."""

    file: str
    index: int

    @property
    def told(self) -> str:
        return f"{self.file}#{self.index}"


@dataclass(frozen=True, slots=True)
class PaperLook:
    """
    Args:
        text, filled: faces of the PC; None for the bundled one.
    """

    text: PcFace | None = None
    filled: PcFace | None = None
    header: PaperHeader = PaperHeader.NONE

    def faces(self) -> tuple[tuple[Voice, PcFace], ...]:
        """The faces of the PC, by what they are for."""
        chosen = ((Voice.TEXT, self.text), (Voice.FILLED, self.filled))
        return tuple((voice, face) for voice, face in chosen if face is not None)


BUNDLED: Final = PaperLook()


@dataclass(frozen=True, slots=True)
class PcFaceView:
    """A face found on this PC; one with a problem cannot be printed with."""

    face: PcFace
    name: str
    problem: Problem | None = None


def read_face(told: str) -> PcFace | None:
    """What `PcFace.told` wrote; None for nothing and for what is no face of the list."""
    file, mark, index = told.partition("#")
    if file not in PC_FACE_FILES or not mark or not index.isdigit():
        return None
    return PcFace(file, int(index))
