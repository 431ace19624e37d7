"""Names of records that leave the database: UUIDv7, so that they sort by birth and never collide between PCs."""

import secrets
import time
from datetime import UTC, datetime

_RANDOM_BYTES = 7
# 18 bits of every uid count those of one lot: 12 behind the version, 6 behind the variant.
_FURTHER_BITS = 6
_MOST = 1 << 18
_FURTHER = tuple(f"{0b10 << _FURTHER_BITS | number:02x}" for number in range(1 << _FURTHER_BITS))


def new_uid() -> str:
    """A UUIDv7 (RFC 9562) as lower-case text: 48 bits of milliseconds, then 74 bits that nobody foresees."""
    random = secrets.randbits(74)
    return f"{_head()}{random & 0xFFF:03x}-{0b10 << 14 | random >> 12 & 0x3FFF:04x}-{random >> 26:012x}"


def new_uids(count: int) -> list[str]:
    """Many at once, in ascending order, so that an index of them grows at its end.

    Those of one lot are counted, from a number that nobody foresees; 56 random bits follow.
    """
    return [uid for start in range(0, count, _MOST) for uid in _lot(min(_MOST, count - start))]


def _lot(count: int) -> list[str]:
    head = _head()
    first = secrets.randbelow(_MOST - count + 1)
    counted = [
        f"{head}{number:03x}-{further}"
        for number in range(first >> _FURTHER_BITS, (first + count - 1 >> _FURTHER_BITS) + 1)
        for further in _FURTHER
    ][first % len(_FURTHER) :]
    random, digits = secrets.token_hex(_RANDOM_BYTES * count), 2 * _RANDOM_BYTES
    return [
        f"{begun}{random[n : n + 2]}-{random[n + 2 : n + digits]}"
        for begun, n in zip(counted, range(0, digits * count, digits), strict=False)
    ]


def _head() -> str:
    stamp = f"{time.time_ns() // 1_000_000 & (1 << 48) - 1:012x}"
    return f"{stamp[:8]}-{stamp[8:]}-7"


def born_at(uid: str) -> datetime:
    """When the record was made, by the clock of the PC that made it."""
    return datetime.fromtimestamp(int(uid.replace("-", "")[:12], 16) / 1000, UTC)
