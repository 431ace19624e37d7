"""The keys an open data folder is read and written with."""

from typing import NamedTuple


class Keys(NamedTuple):
    """The keys a session works with. Never printed, never logged, never handed to SQL as a parameter."""

    database: bytes
    audit: bytes
    files: bytes
    page: bytes

    def __repr__(self) -> str:
        return "Keys()"
