"""The faces: which glyph draws what, and that nothing without a shape is drawn."""

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.documents.faces import drawn, face_hashes, is_unseen, load_faces
from ctec_desktop.documents.theme import FACE_FILES, Style
from ctec_desktop.documents.truetype import TrueTypeFile
from ctec_desktop.domain.codes.documents import DocumentFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.resources import font_dir

FACES = load_faces(font_dir())


@pytest.mark.parametrize("style", FACE_FILES)
def test_every_character_has_the_glyph_and_width_that_fonttools_finds(style):
    face = FACES.files[style]
    with TTFont(face.path, lazy=True) as known:
        widths = known["hmtx"]
        for point, name in known.getBestCmap().items():
            glyph = face.glyph(point)
            assert glyph == known.getGlyphID(name)
            assert (face.advance_units(glyph), face.side_bearing(glyph)) == (widths[name][0], widths[name][1] & 0xFFFF)


def test_a_face_with_the_older_kind_of_character_table_draws_the_same_glyphs(tmp_path):
    face = FACES.files[Style.KAI]
    with TTFont(face.path, lazy=True) as known:
        cmap = known["cmap"]
        cmap.tables = [table for table in cmap.tables if (table.platformID, table.platEncID) == (3, 1)]
        expected = {point: known.getGlyphID(name) for point, name in cmap.tables[0].cmap.items()}
        known.save(tmp_path / "older.ttf")
    older = TrueTypeFile(tmp_path / "older.ttf")
    assert {point: older.glyph(point) for point in expected} == expected
    assert older.glyph(0x20BB7) == 0


@pytest.mark.parametrize("character", "𠮷𫖯𬭎㛃䶮·□☑Ⅲ〇⼈ ")
@pytest.mark.parametrize("style", FACE_FILES)
def test_rare_characters_are_drawn_in_every_style(style, character):
    assert FACES.glyph(style, character) is not None


@pytest.mark.parametrize("character", "😀ابمᠮ\ue000\x07\ud800\ufffe")
def test_characters_without_a_shape_of_ours_are_missing(character):
    assert FACES.missing([f"张{character}{character}"]) == {character: 2}


def test_two_characters_never_share_a_code_in_a_face():
    codes: dict[tuple[Style, int], str] = {}
    for point in [*range(0x20, 0xD800), *range(0xF900, 0x10000), *FACES.files[Style.KAI].points_beyond_bmp()]:
        glyph = FACES.glyph(Style.KAI, chr(point))
        if glyph is not None and chr(point) != "\xa0":
            assert codes.setdefault((glyph.face, glyph.code), chr(point)) == chr(point)


@given(st.text())
def test_what_is_drawn_loses_only_what_has_no_shape(text):
    kept = [character for character in text if not is_unseen(character)]
    shown = drawn(text)
    assert len(shown) == len(kept)
    assert all(a == b or (b == " " and a.isspace()) for a, b in zip(kept, shown, strict=True))


def test_marks_that_turn_text_round_are_not_drawn():
    assert drawn("\u202e张\u200f三\u2066李\u2069\ufeff\u200b四\ufe00") == "张三李四"


def test_missing_faces_are_named_with_their_folder(tmp_path):
    (tmp_path / FACE_FILES[Style.SERIF]).write_bytes(b"")
    with pytest.raises(EnvironmentFault) as fault:
        load_faces(tmp_path)
    assert fault.value.kind == DocumentFault.FONTS_MISSING
    assert fault.value.facts == {"folder": str(tmp_path), "files": "NotoSansSC-Bold.ttf、LXGWWenKai-Regular.ttf"}


@pytest.mark.parametrize("content", [b"", b"no font", b"\x00\x01\x00\x00\x00\x02" + bytes(40)])
def test_a_damaged_face_is_named(tmp_path, content):
    path = tmp_path / "face.ttf"
    path.write_bytes(content)
    with pytest.raises(EnvironmentFault) as fault:
        TrueTypeFile(path)
    assert fault.value.kind == DocumentFault.FONT_DAMAGED


def test_every_face_has_its_hash_in_the_snapshot():
    assert [name for name, _ in face_hashes(font_dir())] == list(FACE_FILES.values())
    assert all(len(digest) == 64 for _, digest in face_hashes(font_dir()))
