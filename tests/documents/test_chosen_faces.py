"""Faces of the PC in papers: drawn with, stood in for, frozen, and refused where they may not or cannot be used."""

import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from ctec_desktop.documents.agreements import build_part, render_part
from ctec_desktop.documents.apart import render_apart
from ctec_desktop.documents.chosen_faces import faces_for, faces_of, frozen_fonts, pc_faces
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.part import Binding
from ctec_desktop.documents.snapshot import PageCodeBase, freeze, from_canonical
from ctec_desktop.documents.theme import Style
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.domain.paper_look import BUNDLED, PaperHeader, PaperLook, PcFace
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.progress import SilentProgress
from tests import pc_faces as stand_ins
from tests.documents.sample import KEY_ID, PAGE_KEY, SCHOOL, page_texts, snapshot_of, values_of

FANG, NEW_SONG = PcFace("simfang.ttf", 0), PcFace("simsun.ttc", 1)
LOOK = PaperLook(text=FANG, filled=NEW_SONG)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pc")
    stand_ins.fill(folder)
    return folder


@pytest.fixture
def pc(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC's folder of faces, which a test may spoil."""
    folder = tmp_path / "fonts"
    shutil.copytree(kept, folder)
    monkeypatch.setenv("CTEC_PC_FONT_DIR", str(folder))
    faces_of.cache_clear()
    return folder


def snapshot(n: int = 1, look: PaperLook = LOOK, header: PaperHeader | None = None, **changed: str):
    values = values_of(n, **changed)
    base = PageCodeBase(school=SCHOOL, serial=n, version=1, copy=1, key_id=KEY_ID)
    if header is not None:
        look = replace(look, header=header)
    return freeze(values["agreement_no"], BuiltInTemplates().agreement_and_consent(), values, base, look)


def faulted(call, *args) -> tuple[str, dict[str, object]]:
    with pytest.raises(EnvironmentFault) as fault:
        call(*args)
    return fault.value.kind, dict(fault.value.facts)


def test_every_face_of_a_file_is_found_by_its_chinese_name(pc):
    found = {view.face: view for view in pc_faces()}
    assert {face.told: view.name for face, view in found.items()} == {
        "simsun.ttc#0": "宋体",
        "simsun.ttc#1": "新宋体",
        "simfang.ttf#0": "仿宋",
        "simkai.ttf#0": "楷体",
    }
    kept_out = [view for view in found.values() if view.problem]
    assert [(view.face.file, view.problem.code) for view in kept_out if view.problem] == [
        ("simkai.ttf", DocumentCode.PC_FACE_NOT_ALLOWED)
    ]


def test_papers_are_drawn_with_the_chosen_faces_and_bundled_ones_stand_in(pc, tmp_path):
    target = tmp_path / "a.pdf"
    render_part([snapshot(student_name="欧阳〇㐂")], target, PAGE_KEY, SilentProgress())
    with pikepdf.open(target) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = {str(key): str(font.BaseFont).partition("+")[2] for key, font in fonts.items()}
    assert names["/F1"] == "simfang"
    assert names["/F3"] == "simsun"
    assert (names["/F4"], names["/F5"]) == ("NotoSerifSC-Regular", "LXGWWenKai-Regular")
    text = "".join("".join(page_texts(target)).split())
    assert "欧阳〇㐂" in text
    assert stand_ins.LACKED in text
    faces = faces_for(LOOK)
    glyph = faces.glyph(Style.SERIF, stand_ins.LACKED)
    assert glyph is not None
    assert glyph.face is Style.SPARE_SERIF
    assert {faces.glyph(Style.SERIF, box).face for box in "□☑"} == {Style.SPARE_SERIF}  # type: ignore[union-attr]


def test_the_snapshot_freezes_the_faces_and_the_same_bytes_come_again(pc):
    one = snapshot()
    assert [name for name, _ in one.fonts[3:]] == ["text=simfang.ttf#0", "filled=simsun.ttc#1"]
    again = from_canonical(one.canonical())
    assert again == one
    assert build_part([again], PAGE_KEY, SilentProgress()).data == build_part([one], PAGE_KEY, SilentProgress()).data


def test_a_paper_of_before_is_printed_with_the_bundled_faces_whatever_is_chosen_now(pc):
    before = snapshot(look=BUNDLED)
    assert before == snapshot_of(1)
    assert faces_of(before.fonts) is faces_for(BUNDLED)


def test_papers_of_different_faces_are_printed_each_with_its_own(pc, tmp_path):
    papers = [snapshot(1), snapshot(2, BUNDLED)]
    targets = [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    render_apart(papers, targets, PAGE_KEY, SilentProgress(), Binding())
    for paper, target in zip(papers, targets, strict=True):
        assert target.read_bytes() == build_part([paper], PAGE_KEY, SilentProgress()).data


def test_on_a_pc_without_the_face_nothing_is_printed_with_another(pc):
    issued = snapshot()
    (pc / "simfang.ttf").unlink()
    faces_of.cache_clear()
    assert faulted(frozen_fonts, LOOK) == (DocumentFault.PC_FACE_MISSING, {"file": "simfang.ttf"})
    assert faulted(faces_of, issued.fonts) == (DocumentFault.FONTS_CHANGED, {"files": "simfang.ttf"})


def test_another_edition_of_the_face_does_not_print_again_what_was_issued(pc):
    issued = snapshot()
    (pc / "simfang.ttf").write_bytes(stand_ins.made(Style.SANS, "仿宋"))
    faces_of.cache_clear()
    assert faulted(build_part, [issued], PAGE_KEY, SilentProgress()) == (
        DocumentFault.FONTS_CHANGED,
        {"files": "simfang.ttf"},
    )
    assert snapshot().fonts != issued.fonts


@pytest.mark.parametrize("bits", [0x0002, 0x0100, 0x0204, 0x0308])
def test_a_face_that_may_not_be_put_into_papers_is_refused_by_name(pc, bits):
    (pc / "simfang.ttf").write_bytes(stand_ins.made(Style.KAI, "仿宋", bits=bits, drawn="甲"))
    kind, facts = faulted(frozen_fonts, LOOK)
    assert (kind, facts["name"], facts["bits"]) == (DocumentFault.PC_FACE_NOT_EMBEDDED, "仿宋", bits)


@pytest.mark.parametrize("content", [b"", b"ttcf" + bytes(8), b"OTTO" + bytes(60)])
def test_a_file_that_is_no_truetype_face_is_listed_with_the_reason(pc, content):
    (pc / "simfang.ttf").write_bytes(content)
    faulty = [view.problem for view in pc_faces() if view.face == FANG]
    assert [problem.code for problem in faulty if problem] in ([DocumentCode.PC_FACE_UNREADABLE], [])
    assert faulted(frozen_fonts, LOOK)[0] == DocumentFault.FONT_DAMAGED


def test_papers_with_faces_of_the_pc_can_be_archived(pc, tmp_path):
    target = tmp_path / "a.pdf"
    render_part([snapshot(header=PaperHeader.TITLE)], target, PAGE_KEY, SilentProgress())
    assert pdfa.validate_written(target, pdfa.Flavour.PDFA_2B).findings == []


@pytest.mark.parametrize(
    ("header", "told"),
    [
        (PaperHeader.SCHOOL, ("江城职业技术学校", "江城职业技术学校")),
        (PaperHeader.TITLE, ("学生岗位实习三方协议 JX2026-000001", "学生岗位实习知情同意书 JX2026-000001")),
    ],
)
def test_the_header_of_the_school_stands_on_every_page_above_the_text(header, told, tmp_path):
    target = tmp_path / "a.pdf"
    layout = render_part([snapshot(look=PaperLook(header=header))], target, PAGE_KEY, SilentProgress())
    bare = build_part([snapshot(look=BUNDLED)], PAGE_KEY, SilentProgress())
    (entry,) = layout.entries
    assert layout.pages == bare.layout.pages
    for page, text in enumerate(page_texts(target), 1):
        first = " ".join(text.split("\n")[0].split())
        assert first == told[page >= entry.consent_first_page]


def test_a_draft_has_a_title_above_it_and_no_number():
    paper = snapshot(look=PaperLook(header=PaperHeader.TITLE), agreement_no="")
    built = build_part([paper], PAGE_KEY, SilentProgress())
    assert {page.rows[1].text for page in built.expected[:2]} == {"学生岗位实习三方协议"}
