"""A word on a photograph is told from boxes and from another word."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from ctec_desktop.kernel.resources import font_dir
from installer.screen import likeness

FONT = font_dir() / "NotoSansSC-Regular.ttf"
WORD = "企业与岗位"


@pytest.mark.parametrize(("drawn", "is_like"), [(WORD, True), ("幼儿园教师", False), ("□□□□□", False), ("", False)])
def test_only_the_word_itself_is_found(tmp_path, drawn, is_like):
    image = Image.new("RGB", (130, 40), "#f4f6fb")
    ImageDraw.Draw(image).text((21, 9), drawn, font=ImageFont.truetype(str(FONT), 14), fill="#1f2937")
    image.save(tmp_path / "seen.png")
    assert (likeness(tmp_path / "seen.png", WORD, FONT, (0, 0, 130, 40)) > 0.6) is is_like
