"""One file for each student: the bytes depend on nobody else, and what was not printed right is found and named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctec_desktop.documents import gathering, readback
from ctec_desktop.documents.agreements import build_part
from ctec_desktop.documents.apart import render_apart
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.part import Binding
from ctec_desktop.documents.pdf_reading import WrittenPdf
from ctec_desktop.documents.readback import ReadBackApart
from ctec_desktop.documents.witness import Reading
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.kernel.resources import font_dir
from tests.documents.rewriting import contents_of, stream_named, with_stream
from tests.documents.sample import PAGE_KEY, problems_of, snapshot_of

FACES = load_faces(font_dir())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three students of two enterprises, the third with a character the filled-in face lacks."""
    folder = tmp_path_factory.mktemp("apart")
    render_apart(snapshots(), targets(folder), PAGE_KEY, SilentProgress(), Binding())
    return folder


def snapshots():
    return [
        snapshot_of(1, 2),
        snapshot_of(2, enterprise_name="另一家机械厂"),
        snapshot_of(3, 2, student_name="欧阳〇㐂"),
    ]


def targets(folder: Path) -> list[Path]:
    return [folder / f"{n}.pdf" for n in range(3)]


def test_a_file_is_the_same_whoever_is_printed_beside(folder):
    for snapshot, target in zip(snapshots(), targets(folder), strict=True):
        assert target.read_bytes() == build_part([snapshot], PAGE_KEY, SilentProgress()).data


def spoilt(data: bytes) -> bytes:
    """A digit of the number in the foot of the last page is another one."""
    _, foot = contents_of(data)[-1]

    def change(content: bytes) -> bytes:
        assert b"\x00J\x00X" in content
        return content.replace(b"\x00J\x00X", b"\x00J\x00Y")

    return with_stream(data, foot, change)


def test_a_spoilt_file_among_others_is_found_and_named(folder, tmp_path):
    path = tmp_path / "p.pdf"
    path.write_bytes(spoilt(targets(folder)[1].read_bytes()))
    proof = ReadBackApart(FACES)
    expected = [build_part([one], PAGE_KEY, SilentProgress()).expected for one in snapshots()]
    proof.add(targets(folder)[0], expected[0])
    with pytest.raises(RuleViolation) as refused:
        proof.add(path, expected[1])
    assert problems_of(refused) == [DocumentCode.TEXT_NOT_READ_BACK]
    assert refused.value.problems[0].facts["number"] == "JX2026-000002"


def spoilt_form(data: bytes) -> bytes:
    """The unit has another name in what its students share."""
    old, new = (name.encode("utf-16-be") for name in ("另一家机械厂", "另一家机械广"))
    form = next(place for place in stream_named(data, rb"r\d+") if old in WrittenPdf(data).stream(place))
    return with_stream(data, form, lambda content: content.replace(old, new))


@pytest.mark.parametrize("spoil", [spoilt, spoilt_form])
def test_pdfium_alone_would_find_it_too(folder, tmp_path, monkeypatch, spoil: Callable[[bytes], bytes]):
    """Our own reading is left out: what is drawn on a page, and what is shared, is read by the second reader."""
    monkeypatch.setattr(readback, "_read_ourselves", lambda data, *_: WrittenPdf(data))
    expected = [build_part([one], PAGE_KEY, SilentProgress()).expected for one in snapshots()]
    path = tmp_path / "p.pdf"
    path.write_bytes(spoil(targets(folder)[1].read_bytes()))
    proof = ReadBackApart(FACES)
    proof.add(targets(folder)[0], expected[0])
    proof.add(path, expected[1])
    with pytest.raises(RuleViolation) as refused:
        proof.finish()
    assert set(problems_of(refused)) == {DocumentCode.TEXT_NOT_READ_BACK}


def test_pages_that_the_second_reader_does_not_see_are_no_proof(folder, monkeypatch):
    monkeypatch.setattr(gathering, "gathered_texts", lambda *_: Reading(0, {}))
    proof = ReadBackApart(FACES)
    proof.add(targets(folder)[0], build_part(snapshots()[:1], PAGE_KEY, SilentProgress()).expected)
    with pytest.raises(RuleViolation):
        proof.finish()
