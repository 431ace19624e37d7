"""What a printed page says about itself, so that a scan of it files itself. Layout: docs/page-code.md.

The code binds kind, school, agreement, version, copy, page and content under a key that never leaves the vault:
a page of another school, an older version or a page altered by one bit is recognised and never filed by a guess.
"""

import base64
import binascii
import hmac
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Fact, Problem

FORMAT = 1
PREFIX = "CTEC"
DIGEST_BYTES = 4
MAC_BYTES = 8
MAX_SCHOOL = (1 << 40) - 1
MAX_SERIAL = (1 << 32) - 1
MAX_BYTE = 255

_BODY = struct.Struct(f">BBB5sIBBBB{DIGEST_BYTES}s")
PAYLOAD_BYTES = _BODY.size + MAC_BYTES
TEXT_CHARS = len(PREFIX) + -(-PAYLOAD_BYTES * 8 // 5)
_MAC_CONTEXT = b"ctec page code 1\0"


class PageKind(IntEnum):
    """The document a page belongs to. A consent is a document of its own; a draft belongs to no agreement.

    A paper (a form, a list, a letter) is no document of the record and carries no code: its kind is never printed.
    """

    AGREEMENT = 1
    CONSENT = 2
    PAPER = 3
    DRAFT = 126


@dataclass(frozen=True, slots=True)
class PageCode:
    """One page of one document.

    Args:
        school: the national ten-digit code of the school as a number; 0 where it is not known yet.
        serial: the agreement's serial number in this school; 0 on a draft.
        version, copy: issued version, and which of the originals this is, both from 1.
        page, pages: from 1; of this document, not of the merged file.
        digest: the first four bytes of the snapshot's SHA-256.
        key_id: which page key made the MAC.
    """

    kind: PageKind
    school: int
    serial: int
    version: int
    copy: int
    page: int
    pages: int
    digest: bytes
    key_id: int

    def __post_init__(self) -> None:
        small = (self.version, self.copy, self.page, self.pages, self.key_id)
        if not (0 <= self.school <= MAX_SCHOOL and 0 <= self.serial <= MAX_SERIAL):
            raise ValueError("school or serial out of range")
        if not all(0 <= number <= MAX_BYTE for number in small) or not 1 <= self.page <= self.pages:
            raise ValueError("version, copy, page, pages or key id out of range")
        if self.kind is PageKind.PAPER:
            raise ValueError("a paper carries no page code")
        if len(self.digest) != DIGEST_BYTES:
            raise ValueError("digest has the wrong length")


def encode(code: PageCode, key: bytes) -> str:
    """The text of the QR code: the prefix, then the payload in RFC 4648 base32 without padding."""
    body = _body(code)
    return _text(body + _mac(body, key))


def decode(text: str, keys: Mapping[int, bytes]) -> PageCode:
    """The page a scanned text speaks of.

    Raises:
        RuleViolation: not one of our codes, made by a newer program, by a key not in `keys`, or altered.
    """
    payload = _payload(text)
    body, mac = payload[: _BODY.size], payload[_BODY.size :]
    form, key_id, kind, school, serial, version, copy, page, pages, digest = _BODY.unpack(body)
    if form != FORMAT:
        raise _refused(DocumentCode.PAGE_CODE_NEWER, text, {"format": form})
    key = keys.get(key_id)
    if key is None:
        raise _refused(DocumentCode.PAGE_CODE_KEY_UNKNOWN, text, {"key_id": key_id})
    if not hmac.compare_digest(mac, _mac(body, key)):
        raise _refused(DocumentCode.PAGE_CODE_FORGED, text)
    try:
        return PageCode(
            kind=PageKind(kind),
            school=int.from_bytes(school, "big"),
            serial=serial,
            version=version,
            copy=copy,
            page=page,
            pages=pages,
            digest=digest,
            key_id=key_id,
        )
    except ValueError as error:
        raise _refused(DocumentCode.PAGE_CODE_NEWER, text, {"format": form}) from error


def claimed_school(text: str) -> int:
    """The school a text of our form speaks of, its MAC unseen: enough to say whose it seems, never to file.

    Raises:
        RuleViolation: not of our form.
    """
    school: bytes = _BODY.unpack(_payload(text)[: _BODY.size])[3]
    return int.from_bytes(school, "big")


def check_digits(number: str, version: int, copy: int, page: int, pages: int) -> str:
    """Two digits that catch a mistyped character of the line printed beside the code (weights modulo 97)."""
    remainder = 0
    for character in f"{number}/{version}/{copy}/{page}/{pages}":
        remainder = (remainder * 34 + ord(character)) % 97
    return f"{remainder:02d}"


def short_hash(digest: bytes) -> str:
    """The snapshot's digest as printed beside the code: eight hexadecimal digits."""
    return digest[:DIGEST_BYTES].hex().upper()


def _body(code: PageCode) -> bytes:
    return _BODY.pack(
        FORMAT,
        code.key_id,
        code.kind,
        code.school.to_bytes(5, "big"),
        code.serial,
        code.version,
        code.copy,
        code.page,
        code.pages,
        code.digest,
    )


def _mac(body: bytes, key: bytes) -> bytes:
    return hmac.digest(key, _MAC_CONTEXT + body, "sha256")[:MAC_BYTES]


def _text(payload: bytes) -> str:
    return PREFIX + base64.b32encode(payload).decode("ascii").rstrip("=")


def _payload(text: str) -> bytes:
    """The payload of a text written by `encode`; a second spelling of the same payload is not accepted."""
    if len(text) == TEXT_CHARS and text.startswith(PREFIX):
        letters = text[len(PREFIX) :]
        try:
            payload = base64.b32decode(letters + "=" * (-len(letters) % 8))
        except (binascii.Error, ValueError):
            payload = b""
        if len(payload) == PAYLOAD_BYTES and _text(payload) == text:
            return payload
    raise _refused(DocumentCode.PAGE_CODE_FOREIGN, text)


def _refused(code: DocumentCode, text: str, facts: Mapping[str, Fact] | None = None) -> RuleViolation:
    return RuleViolation([Problem(code, facts=facts or {}, value=text[:80])])
