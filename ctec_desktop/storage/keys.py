"""The keys an open data folder is read and written with."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a session works with. Never printed, never logged, never handed to SQL as a parameter."""

    database: bytes = field(repr=False)
    audit: bytes = field(repr=False)
    files: bytes = field(repr=False)
    page: bytes = field(repr=False)
