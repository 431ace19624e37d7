"""The school's look: chosen by an administrator, kept, and followed by every paper the office prints."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from ctec_desktop.documents.chosen_faces import faces_of
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.domain.paper_look import BUNDLED, PaperHeader, PaperLook, PcFace
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from tests import pc_faces as stand_ins
from tests.schools import CLASS_A, CLERK
from tests.services.issuing import issue

FANG = PcFace("simfang.ttf", 0)
LOOK = PaperLook(text=FANG, header=PaperHeader.SCHOOL)


@pytest.fixture(scope="module")
def windows_faces(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pc")
    stand_ins.fill(folder)
    return folder


@pytest.fixture
def pc(windows_faces: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "fonts"
    shutil.copytree(windows_faces, folder)
    monkeypatch.setenv("CTEC_PC_FONT_DIR", str(folder))
    faces_of.cache_clear()
    return folder


def fonts_of(data: bytes | Path) -> set[str]:
    with pikepdf.open(data if isinstance(data, Path) else BytesIO(data)) as pdf:
        return {str(font.BaseFont).partition("+")[2] for page in pdf.pages for font in page.Resources.Font.values()}


def test_nothing_is_chosen_until_somebody_does(school, pc):
    look, faces = school.office.paper_look.found(CLERK)
    assert look == BUNDLED
    assert [view.name for view in faces] == ["宋体", "新宋体", "仿宋", "楷体"]


def test_what_was_chosen_is_kept_and_every_paper_follows_it(placed, pc, tmp_path):
    office = placed.office
    office.paper_look.choose(CLERK, LOOK)
    assert office.paper_look.found(CLERK)[0] == LOOK
    (path,) = issue(placed).value.files
    chosen = PaperSelection(class_name=CLASS_A)
    form, _ = office.papers.print_out(CLERK, ["filing_letter"], chosen).value
    text = office.templates.text(CLERK, office.templates.papers(CLERK)[0].in_use.at)
    trial = office.templates.preview(CLERK, AGREEMENT_KEY, text).pdf
    for made in (path, form, trial, office.papers.draft_pdf(CLERK, "filing_letter", chosen)):
        assert "simfang" in fonts_of(made)


def test_a_change_of_look_leaves_issued_papers_as_they_were(placed, pc):
    first = issue(placed, out="a", is_separate=True).value.files
    placed.office.paper_look.choose(CLERK, LOOK)
    again = issue(placed, out="b", is_separate=True).value.files
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in first]


def test_a_face_that_is_not_here_or_may_not_be_used_is_not_chosen(school, pc):
    for look, code in (
        (PaperLook(text=PcFace("simkai.ttf", 0)), DocumentCode.PC_FACE_NOT_ALLOWED),
        (PaperLook(filled=PcFace("simsun.ttc", 7)), DocumentCode.PC_FACE_GONE),
    ):
        with pytest.raises(RuleViolation) as refused:
            school.office.paper_look.choose(CLERK, look)
        assert [problem.code for problem in refused.value.problems] == [code]
    assert school.office.paper_look.found(CLERK)[0] == BUNDLED


def test_on_a_pc_without_the_chosen_face_nothing_is_issued(placed, pc):
    placed.office.paper_look.choose(CLERK, LOOK)
    (pc / "simfang.ttf").unlink()
    with pytest.raises(EnvironmentFault) as fault:
        issue(placed)
    assert fault.value.kind == DocumentFault.PC_FACE_MISSING
    assert placed.office.agreements.all(CLERK) == ()
