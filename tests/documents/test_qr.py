"""Page codes as pictures: exactly segno's modules, and readable by an independent reader."""

import io

import pytest
import segno
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from ctec_desktop.documents import qr
from ctec_desktop.documents.preview import page_png
from ctec_desktop.documents.theme import THEME
from ctec_desktop.domain.page_code import PREFIX, TEXT_CHARS
from tests.documents.sample import printed, snapshot_of

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


@pytest.mark.parametrize("originals", [1, 3])
def test_around_every_page_code_four_modules_stay_white(tmp_path, originals):
    path = tmp_path / "p.pdf"
    layout = printed(path, snapshot_of(1, originals, other_terms="约定，" * 600))
    for index in range(layout.pages):
        page = Image.open(io.BytesIO(page_png(path, index, 200)))
        scale = 200 / 72
        left = (THEME.page_width - THEME.margin_side - THEME.code_size) * scale
        bottom = page.height - THEME.code_bottom * scale
        size, quiet = THEME.code_size * scale, 4 * THEME.code_size / qr.SIDE * scale
        edges = (left - quiet + 1, bottom - size - quiet + 1, left + size + quiet - 1, bottom + quiet - 1)
        cut = page.crop(edges).convert("L")
        inside = Image.new("L", (round(size) + 2, round(size) + 2), 255)
        cut.paste(inside, (round(quiet) - 2, round(quiet) - 2))
        assert cut.getextrema() == (255, 255), index
