"""What an operation did: its value and which records changed, so that open pages refresh only what they show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from ctec_desktop.kernel.problems import Problem

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """Records of one area that changed. `ids` is empty when the whole area must be read again."""

    area: str
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """The value of an operation, what it changed, and what is worth saying although it went through."""

    value: T
    changes: tuple[Change, ...] = ()
    warnings: "tuple[Problem, ...]" = ()


ChangeListener: TypeAlias = Callable[[tuple[Change, ...]], None]


class ChangeHub(Protocol):
    """Passes changes from the write lane to every open page."""

    def publish(self, changes: tuple[Change, ...]) -> None: ...

    def subscribe(self, areas: frozenset[str], listener: ChangeListener) -> Callable[[], None]:
        """Calls `listener` whenever one of `areas` changes; the returned function ends it."""
        ...
