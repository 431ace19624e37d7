"""Codes are read where they stand as printed, upside down, from bad scans and from photos; nothing is made up."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from benchmarks.scanned_paper import Kind, printed, scanned
from ctec_desktop.documents.signing_places import code_corners_mm
from ctec_desktop.domain.scans import BLANK_INK
from ctec_desktop.scans.codes import find_codes
from ctec_desktop.scans.flattening import page_map
from ctec_desktop.scans.ink import ink_of
from ctec_desktop.scans.perspective import at, even_map, map_between
from tests.schools import Demo

PX_PER_MM = 150 / 25.4


@pytest.fixture(scope="module")
def pages(demo: Demo) -> list[Image.Image]:
    (file,) = demo.out.glob("*.pdf")
    return list(printed(file, [3, 4, 8]))


def seen(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("L")


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("is_upside_down", [False, True])
def test_a_worn_page_says_whose_it_is(pages, kind, is_upside_down):
    for number, page in enumerate(pages):
        (clean,) = find_codes(page).ours
        (code,) = find_codes(seen(scanned(page, kind, number, is_upside_down=is_upside_down))).ours
        assert code.text == clean.text


def test_two_pages_on_one_picture_are_both_seen(pages):
    both = Image.new("L", (pages[0].width * 2, pages[0].height), 255)
    both.paste(pages[0], (0, 0))
    both.paste(pages[1], (pages[0].width, 0))
    assert len(find_codes(both).ours) == 2
    overlaid = pages[0].copy()
    overlaid.paste(pages[1].crop((1300, 2000, 1654, 2339)), (100, 300))
    assert len(find_codes(overlaid).ours) == 2


@pytest.mark.parametrize("scale", [0.42, 0.6])
def test_a_small_page_laid_over_ours_is_seen_beside_it(pages, scale):
    small = pages[1].resize((int(pages[1].width * scale), int(pages[1].height * scale)))
    overlaid = pages[0].copy()
    overlaid.paste(small, (100, 100))
    assert len(find_codes(seen(scanned(overlaid, Kind.CLEAN, 3))).ours) == 2


def test_two_small_pages_on_one_sheet_are_both_seen(pages):
    small = pages[1].resize((694, 982))
    side_by_side = Image.new("L", pages[0].size, 255)
    side_by_side.paste(small, (20, 100))
    side_by_side.paste(pages[0].resize(small.size), (side_by_side.width - small.width, 900))
    assert len(find_codes(seen(scanned(side_by_side, Kind.CLEAN, 3))).ours) == 2


@pytest.mark.parametrize("kind", [Kind.ORDINARY, Kind.HARSH])
def test_an_empty_back_is_blank_and_one_with_a_signature_is_not(kind):
    blank = Image.new("L", (1654, 2339), 255)
    signed = blank.copy()
    ImageDraw.Draw(signed).line([(400 + 9 * n, 1600 + 35 * (n % 3)) for n in range(30)], fill=40, width=4)
    assert find_codes(seen(scanned(blank, kind, 1))).ours == ()
    assert ink_of(seen(scanned(blank, kind, 1))) < BLANK_INK < ink_of(seen(scanned(signed, kind, 1)))


@pytest.mark.parametrize("kind", [Kind.ORDINARY, Kind.HARSH])
def test_of_a_dozen_skewed_pages_the_middle_one_is_laid_within_two_millimetres(pages, kind):
    """The corners of a code of 18 mm decide where the far corner of the page comes to lie, and every code differs."""
    away = [_away_mm(page, kind, number) for page in pages for number in range(5, 9)]
    assert sorted(away)[len(away) // 2] < 2


def _away_mm(page: Image.Image, kind: Kind, number: int) -> float:
    """How far the text of a scan, laid on its page, stands from where it was printed."""
    picture = seen(scanned(page, kind, number, is_upside_down=True))
    (code,) = find_codes(picture).ours
    back, is_sure = page_map(code.quad, code_corners_mm(), picture, PX_PER_MM)
    assert is_sure
    upright = picture.transform((1240, 1754), Image.Transform.PERSPECTIVE, back, fillcolor=255)
    wanted, got = (ink_box(one) for one in (page.resize((1240, 1754)), upright))
    return max(abs(a - b) for a, b in zip(wanted, got, strict=True)) / PX_PER_MM


def ink_box(page: Image.Image) -> tuple[int, int, int, int]:
    """Where the text of the page stands, its edges of one sheet over the other left out."""
    inner = (
        page.crop((60, 60, 1180, 1690))
        .filter(ImageFilter.MedianFilter(3))
        .point([255 if value < 110 else 0 for value in range(256)])
    )
    found = inner.getbbox()
    assert found is not None
    return found


def test_maps_take_corners_to_corners():
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    seen_as = ((1.0, 2.0), (12.0, 1.0), (11.0, 14.0), (2.0, 11.0))
    found = map_between(square, seen_as)
    assert found is not None
    assert [tuple(round(v, 6) for v in at(point, found)) for point in square] == list(seen_as)
    turned = ((10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0))
    by = even_map(square, turned)
    assert [tuple(round(v, 6) for v in at(point, by)) for point in square] == list(turned)
    assert map_between(((0.0, 0.0), (1.0, 1.0), (2.0, 2.0), (3.0, 3.0)), square) is None


def test_a_page_printed_by_nobody_is_no_code(tmp_path: Path):
    assert find_codes(Image.linear_gradient("L").resize((1654, 2339))) == ((), False)
