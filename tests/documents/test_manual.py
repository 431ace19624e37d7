"""The manual as one PDF: every chapter where the contents say, with bookmarks, page numbers and its pictures."""

import hashlib
import struct
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import pdfa
from PIL import Image

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.png import read_png
from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.domain.manual import PageKind, of_kind
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.progress import CountingProgress, SilentProgress
from ctec_desktop.services.manual import picture_path, read_manual, save_manual
from ctec_desktop.wording import help as words

MANUAL = read_manual()
ORDER = [page for kind in PageKind for page in of_kind(MANUAL.pages, kind)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("manual") / "手册.pdf"
    save_manual(target, SilentProgress())
    return target


def squeezed(text: str) -> str:
    return "".join(text.split())


def pictures_of(page: pikepdf.Page) -> dict[str, Any]:
    return dict(page.resources.get("/XObject", pikepdf.Dictionary()).items())


def test_bookmarks_lead_to_the_pages_the_contents_name(written: Path):
    with pikepdf.open(written) as pdf, pdf.open_outline() as outline, open_pdf(written) as read:
        places = {page.obj.objgen: n for n, page in enumerate(pdf.pages)}
        chapters = [mark for group in outline.root[1:] for mark in group.children]
        first: Any = chapters[0].destination
        contents = "".join(squeezed(read.text(n)) for n in range(places[first[0].objgen]))
        assert [mark.title for mark in outline.root] == [words.CONTENTS, *words.KINDS.values()]
        assert len(chapters) == len(ORDER)
        for number, (mark, page) in enumerate(zip(chapters, ORDER, strict=True), 1):
            goal: Any = mark.destination
            at = places[goal[0].objgen]
            title = squeezed(words.chapter_title(number, page.title))
            assert squeezed(read.text(at)).startswith(title)
            assert f"{title}{'.' * 3}" in contents
            assert contents.partition(title)[2].lstrip(".").startswith(str(at + 1))


def test_every_page_says_its_number_and_all_text_and_pictures_are_there(written: Path):
    with pikepdf.open(written) as pdf, open_pdf(written) as read:
        pages = len(pdf.pages)
        texts = [squeezed(read.text(n)) for n in range(pages)]
        shown = {name for page in pdf.pages for name in pictures_of(page)}
    assert all(squeezed(words.page_line(n, pages)) in text for n, text in enumerate(texts, 1))
    assert shown == {f"/p{name}" for page in MANUAL.pages for name in page.pictures}
    whole = "".join(texts)
    for page in MANUAL.pages:
        assert page.title in whole.replace(" ", "") or squeezed(page.title) in whole


def test_pictures_do_not_speak_against_keeping_it_in_an_archive(written: Path):
    assert pdfa.validate_written(written, pdfa.Flavour.PDFA_2B).findings == []


def test_same_manual_gives_the_same_bytes(written: Path, tmp_path: Path):
    progress = CountingProgress()
    save_manual(tmp_path / "又.pdf", progress)
    again = (tmp_path / "又.pdf").read_bytes()
    assert hashlib.sha256(again).digest() == hashlib.sha256(written.read_bytes()).digest()
    assert progress.done == len(MANUAL.pages)


def test_picture_keeps_every_one_of_its_pixels(written: Path):
    with pikepdf.open(written) as pdf:
        (found,) = [pictures_of(page)["/psettings"] for page in pdf.pages if "/psettings" in pictures_of(page)]
        drawn = found.read_bytes()
    with Image.open(picture_path("settings")) as shown:
        assert drawn == shown.tobytes()


def png(kind: int, interlaced: int = 0, more: bytes = b"") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, kind, 0, 0, interlaced))
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(b"\0\1\2\3")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "content", [b"no picture", png(6), png(2, 1), png(2)[:30]], ids=["text", "alpha", "laced", "cut"]
)
def test_file_that_is_no_picture_of_ours_is_said(tmp_path: Path, content: bytes):
    (tmp_path / "图.png").write_bytes(content)
    with pytest.raises(EnvironmentFault) as raised:
        read_png(tmp_path / "图.png")
    assert raised.value.kind == DocumentFault.PICTURE_LOST
