"""Names of records that leave the database: UUIDv7, so that they sort by birth and never collide between PCs."""

import secrets
import time
from uuid import UUID


def new_uid() -> str:
    """A UUIDv7 (RFC 9562) as lower-case text: 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = secrets.randbits(74)
    stamp = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76
    high, low = random_bits >> 62, random_bits & (1 << 62) - 1
    return str(UUID(int=stamp | high << 64 | 0b10 << 62 | low))
