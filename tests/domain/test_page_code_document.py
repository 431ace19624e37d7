"""docs/page-code.md says what the code does: layout, example, sizes and the line for people."""

import base64
import re
from pathlib import Path

import pytest

from ctec_desktop.documents import qr
from ctec_desktop.documents.theme import MM, THEME
from ctec_desktop.domain.page_code import PAYLOAD_BYTES, PREFIX, PageCode, PageKind, check_digits, decode, encode
from ctec_desktop.wording import documents as words

DOCUMENT = (Path(__file__).parents[2] / "docs" / "page-code.md").read_text(encoding="utf-8")
PAGE_KEY = bytes(range(32))
NUMBER = "SX2026-00123"
EXAMPLE = PageCode(
    kind=PageKind.AGREEMENT,
    school=4142010123,
    serial=2026000123,
    version=1,
    copy=2,
    page=3,
    pages=6,
    digest=bytes.fromhex("9f3a21c0"),
    key_id=1,
)


def layout() -> list[tuple[int, int, str]]:
    """Offset, length and field of every row of the table of the payload."""
    rows = re.findall(r"^\| (\d+) \| (\d+) \| (.*) \|$", DOCUMENT, re.MULTILINE)
    return [(int(offset), int(length), field) for offset, length, field in rows]


def example() -> list[tuple[int, bytes, str]]:
    rows = re.findall(r"^\| (\d+) \| `([0-9A-F ]+)` \| (.*) \|$", DOCUMENT, re.MULTILINE)
    return [(int(offset), bytes.fromhex(octets), meaning) for offset, octets, meaning in rows]


def test_the_documented_example_is_what_the_code_packs():
    packed = b"".join(octets for _, octets, _ in example())
    text = encode(EXAMPLE, PAGE_KEY)
    assert base64.b32decode(text.removeprefix(PREFIX) + "===") == packed
    assert f"As text: `{text}`" in DOCUMENT
    assert decode(text, {1: PAGE_KEY}) == EXAMPLE


def test_the_documented_layout_covers_the_payload_without_a_gap():
    place = 0
    for offset, length, _ in layout():
        assert offset == place
        place += length
    assert place == PAYLOAD_BYTES
    assert f"The payload ({PAYLOAD_BYTES} bytes" in DOCUMENT
    assert [(offset, len(octets)) for offset, octets, _ in example()] == [row[:2] for row in layout()]


@pytest.mark.parametrize(
    ("word", "field", "other"),
    [
        ("key id", "key_id", 2),
        ("kind", "kind", PageKind.CONSENT),
        ("school", "school", 1),
        ("serial", "serial", 2),
        ("version", "version", 3),
        ("copy", "copy", 3),
        ("page,", "page", 4),
        ("pages of", "pages", 7),
        ("first four bytes", "digest", b"abcd"),
    ],
)
def test_every_field_stands_where_the_document_says(word, field, other):
    changed = PageCode(**{name: getattr(EXAMPLE, name) for name in PageCode.__slots__} | {field: other})
    before, after = (base64.b32decode(encode(one, PAGE_KEY)[len(PREFIX) :] + "===") for one in (EXAMPLE, changed))
    offset, length, _ = next(row for row in layout() if word in row[2])
    differing = {place for place in range(PAYLOAD_BYTES - 8) if before[place] != after[place]}
    assert differing
    assert differing <= set(range(offset, offset + length))


def test_the_documented_lines_are_those_on_the_page():
    first = words.number_line(NUMBER, 1, PageKind.AGREEMENT) + words.copy_line(2, 3)
    second = words.check_line(3, 6, check_digits(NUMBER, 1, 2, 3, 6), "9F3A21C0")
    assert f"```\n{first}\n{second}\n```" in DOCUMENT
    assert f"`{words.number_line(NUMBER, 1, PageKind.CONSENT)}`" in DOCUMENT
    assert f"`{words.DRAFT_LINE}`" in DOCUMENT
    assert f"`{words.page_count_line(3, 6)}`" in DOCUMENT


def test_the_documented_sizes_are_those_on_the_page():
    assert f"QR version {qr.VERSION} ({qr.SIDE} × {qr.SIDE} modules), level {qr.LEVEL.upper()}" in DOCUMENT
    assert f"fixed mask {qr.MASK}" in DOCUMENT
    assert pytest.approx(18 * MM) == THEME.code_size
    assert pytest.approx(10 * MM) == THEME.code_bottom
    module = THEME.code_size / qr.SIDE / MM
    assert f"so {module:.2f} mm a module" in DOCUMENT
