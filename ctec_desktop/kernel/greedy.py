"""A child worker that takes more memory than it is allowed: whether the bound on child processes holds on this PC."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ctec_desktop.kernel.isolated import JsonObject, JsonValue

_PIECE_MB: Final = 16


def take(request: "Mapping[str, JsonValue]") -> "Iterator[JsonObject]":
    """Takes `mb` megabytes, written to piece by piece; answers only where nothing stopped it."""
    wanted = int(str(request["mb"]))
    taken = [bytes([1]) * (_PIECE_MB << 20) for _ in range(wanted // _PIECE_MB)]
    yield {"taken_mb": len(taken) * _PIECE_MB}
