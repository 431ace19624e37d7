"""Foreign files become pictures of bounded size, or are refused with the sentence that fits."""

import io
import struct
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from benchmarks.scanned_paper import printed
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.kernel.isolated import WorkerRefusal
from ctec_desktop.scans.pictures import MOST_PAGES, BrokenPage, open_pages
from ctec_desktop.scans.worker import read

PAGE = Image.linear_gradient("L").resize((165, 234))


def saved(tmp_path: Path, picture: Image.Image, kind: str, **how: Any) -> Path:
    target = tmp_path / "页.bin"
    picture.save(target, kind, **how)
    return target


def pages_of(path: Path) -> list[Image.Image]:
    count, makers = open_pages(path)
    pages = [maker() for maker in makers]
    assert len(pages) == count
    return pages


def pdf(tmp_path: Path, pages: int, size: tuple[float, float] = (595, 842), **how: Any) -> Path:
    target = tmp_path / "页.pdf"
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=size)
        made.save(target, **how)
    return target


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP"])
def test_every_kind_of_picture_is_read_whatever_its_name(tmp_path, kind):
    (page,) = pages_of(saved(tmp_path, PAGE, kind))
    assert (page.size, page.mode) == (PAGE.size, "L")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "LA"])
def test_every_way_of_storing_pixels_is_read(tmp_path, mode):
    picture = Image.new("I;16", (60, 80), 65_535) if mode == "I;16" else PAGE.convert(mode)
    (page,) = pages_of(saved(tmp_path, picture, "TIFF" if mode in ("CMYK", "I;16") else "PNG"))
    assert page.mode == "L"
    assert page.histogram()[240:] != [0] * 16


def test_what_is_transparent_is_paper(tmp_path):
    (page,) = pages_of(saved(tmp_path, Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))
    assert page.getextrema() == (255, 255)


def test_every_page_of_a_tiff_comes_and_a_turned_photo_stands_upright(tmp_path):
    many = saved(tmp_path, PAGE, "TIFF", save_all=True, append_images=[PAGE.rotate(90, expand=True)])
    assert [page.size for page in pages_of(many)] == [PAGE.size, PAGE.size[::-1]]
    turned = PAGE.getexif()
    turned[0x0112] = 6
    (photo,) = pages_of(saved(tmp_path, PAGE, "JPEG", exif=turned))
    assert photo.size == PAGE.size[::-1]


def test_a_page_of_a_pdf_is_drawn_large_enough_to_read_and_no_larger(tmp_path):
    (page,) = pages_of(pdf(tmp_path, 1))
    assert page.size == (1653, 2339)
    (poster,) = pages_of(pdf(tmp_path, 1, (14_400, 200)))
    assert max(poster.size) <= 3_600


def test_a_large_scan_is_made_smaller(tmp_path):
    (page,) = pages_of(saved(tmp_path, Image.new("L", (4_960, 7_016), 255), "PNG"))
    assert max(page.size) <= 3_600


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", ScanCode.FILE_EMPTY),
        (bytes(500), ScanCode.FILE_EMPTY),
        (b"\0\0\0\x18ftypheic\0\0\0\0", ScanCode.FILE_HEIC),
        (b"PK\x03\x04 no scan", ScanCode.FILE_FOREIGN),
        (b"%PDF-1.7\nnothing more", ScanCode.FILE_DAMAGED),
        (b"\xff\xd8\xff\xe0 cut off", ScanCode.FILE_DAMAGED),
        (b"\x89PNG\r\n\x1a\n", ScanCode.FILE_DAMAGED),
        (b"II*\0\xff\xff\xff\xff", ScanCode.FILE_DAMAGED),
    ],
)
def test_what_is_no_scan_is_refused_and_says_why(tmp_path, data, code):
    path = tmp_path / "件"
    path.write_bytes(data)
    with pytest.raises(WorkerRefusal) as refused:
        list(read({"path": str(path)}))
    assert refused.value.code == code


def test_a_password_too_many_pages_and_too_many_pixels_are_refused(tmp_path):
    locked = pdf(tmp_path, 1, encryption=pikepdf.Encryption(owner="o", user="u"))
    with pytest.raises(WorkerRefusal) as refused:
        open_pages(locked)
    assert refused.value.code == ScanCode.FILE_ENCRYPTED
    with pytest.raises(WorkerRefusal) as refused:
        open_pages(pdf(tmp_path, MOST_PAGES + 1))
    assert refused.value.code == ScanCode.FILE_PAGES
    out = io.BytesIO()
    Image.new("1", (8, 8)).save(out, "PNG")
    huge = bytearray(out.getvalue())
    huge[16:24] = struct.pack(">II", 20_000, 20_000)
    (tmp_path / "大.png").write_bytes(huge)
    with pytest.raises(WorkerRefusal) as refused:
        open_pages(tmp_path / "大.png")
    assert refused.value.code in (ScanCode.FILE_PIXELS, ScanCode.FILE_DAMAGED)


def test_a_page_that_is_cut_off_is_broken_and_the_others_come(tmp_path):
    whole = saved(tmp_path, PAGE, "TIFF", save_all=True, append_images=[PAGE], compression="jpeg")
    data = bytearray(whole.read_bytes())
    start = data.find(b"\xff\xda")
    data[start : start + 40] = bytes(40)
    whole.write_bytes(data)
    told = list(read({"path": str(whole)}))
    assert told[0] == {"pages": 2}
    assert [one["n"] for one in told[1:]] == [1, 2]
    found: list[tuple[int, int] | None] = []
    for maker in open_pages(whole)[1]:
        try:
            found.append(maker().size)
        except BrokenPage:
            found.append(None)
    assert found == [None, PAGE.size]


def test_pages_after_the_time_in_vain_are_named_unread_where_the_file_is_ours(demo, tmp_path, monkeypatch):
    (file,) = demo.out.glob("*.pdf")
    (ours,) = printed(file, [3])
    foreign = Image.effect_noise((165, 234), 90)
    pages = [ours, foreign, foreign, ours]
    pages[0].save(tmp_path / "我们的.tif", "TIFF", save_all=True, append_images=pages[1:])
    foreign.save(tmp_path / "别人的.tif", "TIFF", save_all=True, append_images=[foreign, foreign])
    monkeypatch.setattr("ctec_desktop.scans.worker.IN_VAIN_S", 1e-9)
    told = list(read({"path": str(tmp_path / "我们的.tif")}))[1:]
    assert [bool(one.get("codes")) for one in told] == [True, False, False, False]
    assert [one.get("unread", False) for one in told] == [False, False, True, True]
    with pytest.raises(WorkerRefusal) as refused:
        list(read({"path": str(tmp_path / "别人的.tif")}))
    assert (refused.value.code, refused.value.facts) == (ScanCode.FILE_TIMED_OUT, {"read": 1, "pages": 3})


def test_a_long_pdf_is_read_to_its_last_page_though_opened_anew_on_the_way(tmp_path):
    assert len(pages_of(pdf(tmp_path, 201, (40, 40)))) == 201
