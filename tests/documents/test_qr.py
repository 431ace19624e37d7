"""Page codes as pictures: exactly segno's modules, and readable by an independent reader."""

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ctec_desktop.documents import qr
from ctec_desktop.domain.page_code import PREFIX, TEXT_CHARS

TEXTS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=TEXT_CHARS - 4, max_size=TEXT_CHARS - 4).map(
    PREFIX.__add__
)


def modules(image: bytes) -> list[list[int]]:
    rows = [int.from_bytes(image[4 * y : 4 * y + 4], "big") for y in range(qr.SIDE)]
    return [[row >> (31 - x) & 1 for x in range(qr.SIDE)] for row in rows]


@given(TEXTS)
def test_a_symbol_is_module_by_module_what_segno_makes(text):
    made = segno.make(text, version=3, error="m", mask=qr.MASK, mode="alphanumeric", boost_error=False, micro=False)
    assert modules(qr.symbol(text)) == [[module & 1 for module in row] for row in made.matrix]


@given(TEXTS)
def test_a_symbol_is_read_by_another_reader(text):
    grid = modules(qr.symbol(text))
    picture = Image.new("L", (qr.SIDE + 8, qr.SIDE + 8), 255)
    for y, row in enumerate(grid):
        for x, dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if dark else 255)
    found = zxingcpp.read_barcodes(picture.resize((185, 185), Image.Resampling.NEAREST))
    assert [code.text for code in found] == [text]


@pytest.mark.parametrize("text", ["", PREFIX, "A" * (TEXT_CHARS + 1)])
def test_only_page_codes_are_drawn(text):
    with pytest.raises(ValueError, match=str(TEXT_CHARS)):
        qr.symbol(text)
