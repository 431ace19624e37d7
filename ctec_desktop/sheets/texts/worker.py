"""The child worker: opens one foreign text, whatever its name says it is, and sends its pieces.

Runs only in a child process. Nothing in the file is executed, and no address in it is opened.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.domain.source_text import (
    MAX_CHARS,
    MAX_LINES,
    MAX_PIECES,
    SourceText,
    lines_of_plain_text,
    settled,
    to_json,
)
from ctec_desktop.kernel.isolated import JsonObject, JsonValue, WorkerRefusal
from ctec_desktop.sheets.csv_text import decode

MAX_FILE_BYTES = 64 << 20
_MAX_PLAIN_BYTES = 4 << 20
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = (
    *(b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"\x1f\x8b", b"MZ", b"\x7fELF"),
    *(b"II*\0", b"MM\0*", b"RIFF", b"ID3"),
)
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<?mso", b"<table", b"<style", b"<head", b"mime-version")
_TEXT_CONTROLS = frozenset("\t\r\n\f\v")


def read(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """Sends the text of `path` as one answer.

    Raises:
        WorkerRefusal: no text, damaged, protected, with macros, or far larger than any document of a school.
    """
    path = Path(str(request["path"]))
    size = path.stat().st_size
    if size > MAX_FILE_BYTES:
        raise WorkerRefusal(TextCode.BOMB, {"limit_mb": MAX_FILE_BYTES >> 20})
    content = path.read_bytes()
    source = settled(_text_of(path, content))
    lines = [line for _, line in source.lines()]
    chars = sum(len(line.text) for line in lines)
    if len(lines) > MAX_LINES or chars > MAX_CHARS or len(source.pieces) > MAX_PIECES:
        raise WorkerRefusal(TextCode.TOO_LONG, {"lines": len(lines), "chars": chars, "limit": MAX_CHARS})
    if not any(line.text.strip() for line in lines):
        raise WorkerRefusal(TextCode.EMPTY)
    yield to_json(source)


def _text_of(path: Path, content: bytes) -> SourceText:
    digest = hashlib.sha256(content).hexdigest()
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise WorkerRefusal(TextCode.EMPTY)
    if content.startswith(_ZIP):
        from ctec_desktop.sheets.texts.word import read_word

        pieces, left_out = read_word(path)
        return SourceText(path.name, digest, pieces, left_out)
    if content.startswith(_COMPOUND):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise WorkerRefusal(TextCode.PASSWORD if is_locked else TextCode.OLD_WORD)
    if content.startswith(b"{\\rtf"):
        raise WorkerRefusal(TextCode.RICH_TEXT)
    if content.startswith(_FOREIGN):
        raise WorkerRefusal(TextCode.NOT_A_TEXT)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise WorkerRefusal(TextCode.WEB_PAGE)
    return SourceText(path.name, digest, lines_of_plain_text(_plain(content)))


def _plain(content: bytes) -> str:
    if len(content) > _MAX_PLAIN_BYTES:
        raise WorkerRefusal(TextCode.TOO_LONG, {"chars": len(content), "limit": MAX_CHARS})
    try:
        text = decode(content)
    except WorkerRefusal as refusal:
        raise WorkerRefusal(TextCode.ENCODING_UNKNOWN) from refusal
    controls = sum(1 for char in text if char < " " and char not in _TEXT_CONTROLS)
    if controls > len(text) // 100:
        raise WorkerRefusal(TextCode.NOT_A_TEXT)
    return "".join(char for char in text if char >= " " or char in _TEXT_CONTROLS)
