"""Names of records that leave the database: UUIDv7, so that they sort by birth and never collide between PCs."""

import secrets
import time
from datetime import UTC, datetime

_LOT_BYTES = 10
_VARIANTS = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def new_uid() -> str:
    """A UUIDv7 (RFC 9562) as lower-case text: 48 bits of milliseconds, then 74 random bits."""
    return new_uids(1)[0]


def new_uids(count: int) -> list[str]:
    """Many at once, in ascending order, so that an index of them grows at its end."""
    stamp = f"{time.time_ns() // 1_000_000 & (1 << 48) - 1:012x}"
    head = f"{stamp[:8]}-{stamp[8:]}-7"
    lots = secrets.token_hex(_LOT_BYTES * count)
    digits = 2 * _LOT_BYTES
    return sorted(
        f"{head}{lots[n : n + 3]}-{_VARIANTS[lots[n + 3]]}{lots[n + 4 : n + 7]}-{lots[n + 7 : n + 19]}"
        for n in range(0, digits * count, digits)
    )


def born_at(uid: str) -> datetime:
    """When the record was made, by the clock of the PC that made it."""
    return datetime.fromtimestamp(int(uid.replace("-", "")[:12], 16) / 1000, UTC)
