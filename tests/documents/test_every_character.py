"""Every Chinese character of the standards is drawn in every face, reads back, and looks as it should.

The 8,105 characters of 通用规范汉字表 stand in their order in `standard_characters.txt` (the property kTGH of Unicode's
Unihan database); level 1 and 2 of GB/T 2312 (6,763) come from Python's own codec, every Han character that the faces
have from the faces, block by block as GB 18030 takes them in.
"""

from pathlib import Path

import pytest

from ctec_desktop.documents.faces import FaceSet, load_faces
from ctec_desktop.documents.glyph_proof import wrong_glyphs
from ctec_desktop.documents.pdf import PdfPart
from ctec_desktop.documents.pdf_reading import WrittenPdf
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.rows import Pen
from ctec_desktop.documents.theme import FACE_FILES, THEME, Style
from ctec_desktop.documents.typesetting import Placed
from ctec_desktop.kernel.resources import font_dir

FACES = load_faces(font_dir())
BLOCKS = {
    "扩展A": (0x3400, 0x4DBF),
    "基本": (0x4E00, 0x9FFF),
    "扩展B": (0x20000, 0x2A6DF),
    "扩展C": (0x2A700, 0x2B73F),
    "扩展D": (0x2B740, 0x2B81F),
    "扩展E": (0x2B820, 0x2CEAF),
    "扩展F": (0x2CEB0, 0x2EBEF),
}
A_LINE, LINES = 40, 50


def gb2312() -> str:
    """The Han characters of GB/T 2312, rows 16 to 87."""
    codes = (bytes((row + 0xA0, cell + 0xA0)) for row in range(16, 88) for cell in range(1, 95))
    return "".join(code.decode("gb2312", errors="ignore") for code in codes)


def han_of(style: Style) -> str:
    """Every Han character that is drawn where this style is asked for."""
    points = (point for first, last in BLOCKS.values() for point in range(first, last + 1))
    return "".join(chr(point) for point in points if FACES.glyph(style, chr(point)))


def printed(text: str, style: Style, faces: FaceSet, target: Path) -> list[str]:
    """Draws the characters line by line; answers with what stands on each page."""
    pdf = PdfPart(faces, "字", b"")
    pages = [text[n : n + A_LINE * LINES] for n in range(0, len(text), A_LINE * LINES)]
    for page in pages:
        rows = []
        for n in range(0, len(page), A_LINE):
            pen = Pen(faces)
            pen.text(page[n : n + A_LINE], style, 10.0, 0, -10)
            rows.append(Placed(pen.row(13.0), THEME.page_height - THEME.margin_top - 13.0 * (n // A_LINE)))
        pdf.add_page(rows, Pen(faces).row(0.0))
    target.write_bytes(pdf.finish())
    return pages


def test_the_standard_of_1980_is_whole_in_every_style():
    assert len(gb2312()) == 6_763
    for style in FACE_FILES:
        assert not [character for character in gb2312() if FACES.glyph(style, character) is None]


def standard() -> str:
    """通用规范汉字表 of 2013."""
    return "".join(Path(__file__).with_name("standard_characters.txt").read_text(encoding="utf-8").split())


@pytest.mark.parametrize("style", FACE_FILES)
def test_the_standard_of_2013_is_drawn_and_read_back_in_every_style(style, tmp_path):
    text = standard()
    assert (len(text), len(set(text)), sum(character > "\uffff" for character in text)) == (8_105, 8_105, 196)
    pages = printed(text, style, FACES, tmp_path / "p.pdf")
    written = WrittenPdf((tmp_path / "p.pdf").read_bytes())
    assert wrong_glyphs(written.fonts, FACES) == ""
    with open_pdf(tmp_path / "p.pdf") as pdf:
        assert [written.page_text(index) for index in range(len(pages))] == pages
        assert ["".join(pdf.text(index).split()) for index in range(len(pages))] == pages


@pytest.mark.slow
@pytest.mark.parametrize("style", FACE_FILES)
def test_every_han_character_of_a_face_is_drawn_and_read_back(style, tmp_path):
    text = han_of(style)
    assert len(text) > 27_000
    assert set(gb2312()) <= set(text)
    pages = printed(text, style, FACES, tmp_path / "p.pdf")
    written = WrittenPdf((tmp_path / "p.pdf").read_bytes())
    assert wrong_glyphs(written.fonts, FACES) == ""
    with open_pdf(tmp_path / "p.pdf") as pdf:
        for index, page in enumerate(pages):
            assert written.page_text(index) == page
            assert "".join(pdf.text(index).split()) == page
