"""Names of records that leave the database: UUIDv7, so that they sort by birth and never collide between PCs."""

import secrets
import time


def new_uid() -> str:
    """A UUIDv7 (RFC 9562) as lower-case text: 48 bits of milliseconds, then 74 random bits."""
    stamp = time.time_ns() // 1_000_000 & (1 << 48) - 1
    lot = secrets.token_hex(10)
    variant = "89ab"[int(lot[3], 16) & 3]
    text = f"{stamp:012x}"
    return f"{text[:8]}-{text[8:]}-7{lot[:3]}-{variant}{lot[4:7]}-{lot[7:19]}"
