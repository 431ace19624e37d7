"""Reading back: what was not printed, or not as it should be, is found and named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ctec_desktop.documents import agreements, readback
from ctec_desktop.documents.agreements import BuiltPart, build_part
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.pdf_reading import WrittenPdf
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.preview import page_count, page_png
from ctec_desktop.documents.readback import read_back, refuse_lost_values
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.kernel.resources import font_dir
from tests.documents.rewriting import contents_of, stream_named, with_places, with_stream
from tests.documents.sample import PAGE_KEY, page_texts, printed, problems_of, snapshot_of, solid

FACES = load_faces(font_dir())


@pytest.fixture(scope="module")
def built() -> BuiltPart:
    return build_part([snapshot_of(1, 2), snapshot_of(2, 2)], PAGE_KEY, SilentProgress())


def refusal(data: bytes, built: BuiltPart, folder: Path) -> dict[str, object]:
    """What is said when the file is `data` and not what was built."""
    assert data != built.data
    path = folder / "changed.pdf"
    path.write_bytes(data)
    with pytest.raises(RuleViolation) as refused:
        read_back(path, built.expected, FACES, SilentProgress())
    assert set(problems_of(refused)) == {DocumentCode.TEXT_NOT_READ_BACK}
    return dict(refused.value.problems[0].facts)


def swapped(old: str, new: str) -> Callable[[bytes], bytes]:
    """Another letter in the operators, as many bytes long."""

    def change(content: bytes) -> bytes:
        before, after = old.encode("utf-16-be"), new.encode("utf-16-be")
        assert before in content
        return content.replace(before, after, 1)

    return change


def test_a_file_as_it_was_built_is_proven(built, tmp_path):
    path = tmp_path / "p.pdf"
    path.write_bytes(built.data)
    read_back(path, built.expected, FACES, SilentProgress())


def test_our_reading_is_that_of_pdfium_on_every_page(built):
    written = WrittenPdf(built.data)
    with open_pdf(built.data) as pdf:
        for index in range(written.page_count):
            assert sorted(solid(written.page_text(index))) == sorted(solid(pdf.text(index)))


def test_a_wrong_letter_on_one_page_is_found_and_the_field_named(built, tmp_path):
    second = built.layout.entries[1].first_page - 1
    body, _ = contents_of(built.data)[second]
    told = refusal(with_stream(built.data, body, swapped("丂", "七")), built, tmp_path)
    assert told == {"number": "JX2026-000002", "label": "学生姓名"}


def test_a_wrong_letter_in_what_all_share_is_found(built, tmp_path):
    form = next(place for place in stream_named(built.data, b"r0"))
    refusal(with_stream(built.data, form, swapped("学", "字")), built, tmp_path)


def test_a_wrong_foot_of_one_original_is_found(built, tmp_path):
    entry = built.layout.entries[0]
    _, foot = contents_of(built.data)[entry.first_page - 1 + entry.pages]
    told = refusal(with_stream(built.data, foot, swapped("2", "1")), built, tmp_path)
    assert told["number"] == "JX2026-000001"


def test_a_wrong_glyph_under_the_right_code_is_found_and_the_field_named(built, tmp_path):
    def plant(glyphs: bytes) -> bytes:
        """丁 drawn as 七 would be: the text copied out is still right."""
        changed = bytearray(glyphs)
        changed[2 * ord("丁") : 2 * ord("丁") + 2] = glyphs[2 * ord("学") : 2 * ord("学") + 2]
        return bytes(changed)

    kai = stream_named(built.data, b"CIDToGIDMap")[2]
    data = with_stream(built.data, kai, plant)
    with open_pdf(data) as pdf, open_pdf(built.data) as right:
        assert pdf.text(0) == right.text(0)
        assert pdf.png(0, 50) != right.png(0, 50)
    assert refusal(data, built, tmp_path) == {"number": "JX2026-000001", "label": "学生姓名"}


def test_a_wrong_outline_is_found(built, tmp_path):
    def plant(program: bytes) -> bytes:
        middle = len(program) // 2
        return program[:middle] + bytes([program[middle] ^ 1]) + program[middle + 1 :]

    program = stream_named(built.data, b"FontFile2")[0]
    refusal(with_stream(built.data, program, plant), built, tmp_path)


def test_a_code_that_means_another_letter_is_found(built, tmp_path):
    kai = stream_named(built.data, b"ToUnicode")[2]

    def plant(table: bytes) -> bytes:
        assert b"> <4E01>" in table
        return table.replace(b"> <4E01>", b"> <4E03>")

    refusal(with_stream(built.data, kai, plant), built, tmp_path)


def test_pdfium_alone_finds_a_wrong_foot_and_a_wrong_body(built, tmp_path, monkeypatch):
    """Our own reading is left out: further originals are read by their feet, a body where it first stands."""
    monkeypatch.setattr(readback, "_read_ourselves", lambda data, *_: WrittenPdf(data))
    first, second = built.layout.entries
    _, foot = contents_of(built.data)[first.first_page - 1 + first.pages]
    assert refusal(with_stream(built.data, foot, swapped("2", "1")), built, tmp_path)["number"] == "JX2026-000001"
    body, _ = contents_of(built.data)[second.first_page - 1]
    told = refusal(with_stream(built.data, body, swapped("丂", "七")), built, tmp_path)
    assert told == {"number": "JX2026-000002", "label": "学生姓名"}


def test_a_page_missing_at_the_end_is_found(built, tmp_path):
    pages = [int(found) for found in stream_named(built.data, b"Parent")]
    assert pages
    start = built.data.rindex(b"/Kids")
    end = built.data.index(b"]", start)
    kids = built.data[start:end].rstrip()
    data = with_places(built.data[:start] + kids[: kids.rindex(b"R", 0, -2) + 1] + built.data[end:])
    refusal(data, built, tmp_path)


@pytest.mark.parametrize("length", [0, 100, -40, -3])
def test_a_cut_file_is_no_proof(built, tmp_path, length):
    path = tmp_path / "cut.pdf"
    path.write_bytes(built.data[:length])
    with pytest.raises((RuleViolation, EnvironmentFault)):
        read_back(path, built.expected, FACES, SilentProgress())


def test_a_file_that_does_not_read_back_is_never_swapped_in(built, tmp_path, monkeypatch):
    target = tmp_path / "p.pdf"
    printed(target, snapshot_of(1))
    before = target.read_bytes()
    body, _ = contents_of(built.data)[0]
    spoilt = BuiltPart(with_stream(built.data, body, swapped("丁", "七")), built.layout, built.expected)
    monkeypatch.setattr(agreements, "build_part", lambda *_: spoilt)
    with pytest.raises(RuleViolation):
        printed(target, snapshot_of(1))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["p.pdf"]


def test_a_value_that_lost_a_character_is_refused():
    snapshot = snapshot_of(1, student_name="张三丰")
    refuse_lost_values(snapshot, [("student_name", "张"), ("student_name", "三丰"), ("student_name", "张三丰")])
    for drawn_pieces in (["张三"], ["张三丰", "张三"], ["张丰三"]):
        with pytest.raises(RuleViolation) as refused:
            refuse_lost_values(snapshot, [("student_name", piece) for piece in drawn_pieces])
        assert problems_of(refused) == [DocumentCode.TEXT_NOT_READ_BACK]


def test_a_page_is_shown_while_another_file_is_being_read(tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1))
    with open_pdf(tmp_path / "p.pdf") as pdf:
        assert page_png(tmp_path / "p.pdf", 0, 30).startswith(b"\x89PNG")
        assert pdf.page_count() == page_count(tmp_path / "p.pdf")
        assert "学生岗位实习三方协议" in pdf.text(0)
    assert len(page_texts(tmp_path / "p.pdf")) == page_count(tmp_path / "p.pdf")
