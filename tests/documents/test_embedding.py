"""Faces inside a PDF: small, sound, and honest about what each code means."""

import io
import re

import pytest
from fontTools.ttLib import TTFont

from ctec_desktop.documents.embedding import subset, to_unicode
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.theme import FACE_FILES, Style
from ctec_desktop.kernel.resources import font_dir

FACES = load_faces(font_dir())


@pytest.mark.parametrize("style", FACE_FILES)
def test_a_cut_down_face_keeps_the_outlines_it_was_asked_for(style):
    face = FACES.files[style]
    wanted = [face.glyph(ord(character)) for character in "岗位实习，A1·𫖯"]
    program, numbers = subset(face, wanted)
    with TTFont(io.BytesIO(program)) as small, TTFont(face.path, lazy=True) as whole:
        assert small["maxp"].numGlyphs == len(numbers) == len(set(wanted)) + 1
        for glyph in wanted:
            name = whole.getGlyphName(glyph)
            new = small["glyf"][small.getGlyphName(numbers[glyph])]
            assert new.getCoordinates(small["glyf"])[0] == whole["glyf"][name].getCoordinates(whole["glyf"])[0]
            assert small["hmtx"].metrics[small.getGlyphName(numbers[glyph])] == whole["hmtx"].metrics[name]


def test_a_composite_glyph_brings_its_parts():
    face = FACES.files[Style.KAI]
    with TTFont(face.path, lazy=True) as whole:
        composite = next(n for n in range(face.glyph_count) if whole["glyf"][whole.getGlyphName(n)].isComposite())
    program, numbers = subset(face, [composite])
    small = TTFont(io.BytesIO(program))
    parts = small["glyf"][small.getGlyphName(numbers[composite])].components
    assert {small.getGlyphID(part.glyphName) for part in parts} <= set(numbers.values())
    assert len(numbers) > 2


def test_the_ticked_box_is_put_together_from_box_and_tick():
    face = FACES.files[Style.SERIF]
    program, numbers = subset(face, [face.glyph_count])
    small = TTFont(io.BytesIO(program))
    glyph = small["glyf"][small.getGlyphName(numbers[face.glyph_count])]
    assert glyph.isComposite()
    assert len(glyph.components) == 2
    box, tick = (small["glyf"][part.glyphName] for part in glyph.components)
    coordinates = glyph.getCoordinates(small["glyf"])[0]
    assert min(x for x, _ in coordinates) >= box.xMin
    assert max(x for x, _ in coordinates) <= box.xMax
    assert tick.numberOfContours > 0


def test_the_table_of_meanings_has_small_blocks_and_surrogate_pairs():
    table = to_unicode([(0x4E00 + n, chr(0x4E00 + n)) for n in range(250)] + [(0xE000, "𠮷")]).decode("ascii")
    assert [int(count) for count in re.findall(r"(\d+) beginbfchar", table)] == [100, 100, 51]
    assert "<E000> <D842DFB7>" in table
