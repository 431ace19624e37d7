"""What the first start gathers and what it is given to found a school with."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ctec_desktop.kernel.progress import Progress


@dataclass(frozen=True, slots=True)
class FirstRunDraft:
    """What the person typed on the first start."""

    school_name: str
    code: str | None
    contact_name: str | None
    contact_phone: str | None
    password: str = field(repr=False)
    folder: str


class Task(StrEnum):
    """What the person wants to do first."""

    STUDENTS = "students"
    ENTERPRISES = "enterprises"
    DEMO = "demo"
    NOTHING = "nothing"


class NewSchool(Protocol):
    """A school in the making; real only after `finish`. The methods are called off the window's thread."""

    @property
    def recovery_key(self) -> str: ...

    def save_sheet(self, target: Path) -> Path: ...

    def finish(self) -> object:
        """The open office."""
        ...

    def abandon(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Founder:
    """How a school is founded.

    Args:
        folder: where the data will lie, unless the person chooses another.
        origin: who said so, where the person may not choose.
        look: whether a school lies in a folder already; raises why none may.
        suggest: where data go when the person points to a folder.
        adopt: opens the school that lies in a folder from now on.
        create: makes a new one. All four are called off the window's thread.
        build_demo: opens the demo school in a folder of its own and closes the office given.
    """

    folder: str
    origin: str
    may_choose: bool
    look: Callable[[Path], bool]
    suggest: Callable[[Path], Path]
    adopt: Callable[[Path], object]
    create: Callable[[FirstRunDraft], NewSchool]
    build_demo: Callable[[object, Progress], object]
