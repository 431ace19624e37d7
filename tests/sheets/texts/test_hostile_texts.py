import io
import socket
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ctec_desktop.domain.blanks import find_blanks
from ctec_desktop.domain.codes.sheets import SheetFault
from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.domain.source_text import SourceLine, words_of
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.sheets.texts.reading import read_text
from ctec_desktop.wording import sentence
from tests.sheets.texts.word_files import outside, p, table, tc, u, word_file

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
_MACRO_KIND = "application/vnd.ms-word.document.macroEnabled.main+xml"
_LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "'
    + "哈" * 100
    + '">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 30}">' for n in range(8))
    + "]>"
)


def _bomb(path: Path) -> Path:
    return word_file(path, p("甲" * 10) + f"<!--{' ' * (60 << 20)}-->")


def _strict(path: Path) -> Path:
    word_file(path, p("甲方"))
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(
                b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"
            )
            new.writestr(name, part)
    path.write_bytes(content.getvalue())
    return path


def _nested(path: Path, depth: int) -> Path:
    inner = p("底")
    for _ in range(depth):
        inner = table((f"<w:tc>{inner}{p('')}</w:tc>",))
    return word_file(path, inner)


def _laughing(path: Path) -> Path:
    word_file(path, p("甲"))
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name).decode()
            if name == "word/document.xml":
                part = _LAUGHS + part.replace('<w:t xml:space="preserve">甲', "<w:t>甲&i;")
            new.writestr(name, part)
    path.write_bytes(content.getvalue())
    return path


def _sheet(path: Path) -> Path:
    openpyxl.Workbook().save(path)
    return path


def _bytes(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (_bomb, TextCode.BOMB),
        (_strict, TextCode.STRICT_WORD),
        (_sheet, TextCode.OTHER_PACKAGE),
        (lambda path: word_file(path, p("甲"), main_kind=_MACRO_KIND), TextCode.MACROS),
        (lambda path: word_file(path, p("甲"), extra={"word/vbaProject.bin": b"x"}), TextCode.MACROS),
        (lambda path: _bytes(path, word_file(path, p("甲方" * 4000)).read_bytes()[:900]), TextCode.DAMAGED),
        (lambda path: _bytes(path, b"PK\x03\x04" + bytes(range(256)) * 8), TextCode.DAMAGED),
        (lambda path: word_file(path, "<w:p><w:r>"), TextCode.DAMAGED),
        (_laughing, TextCode.DAMAGED),
        (lambda path: _nested(path, 20), TextCode.TOO_DEEP),
        (lambda path: _nested(path, 2000), TextCode.TOO_DEEP),
        (lambda path: word_file(path, p("")), TextCode.EMPTY),
        (lambda path: word_file(path, p("甲" * 1000) * 300), TextCode.TOO_LONG),
        (lambda path: _bytes(path, _COMPOUND), TextCode.OLD_WORD),
        (lambda path: _bytes(path, _COMPOUND + "EncryptedPackage".encode("utf-16-le")), TextCode.PASSWORD),
        (lambda path: _bytes(path, b"{\\rtf1\\ansi x}"), TextCode.RICH_TEXT),
        (lambda path: _bytes(path, "<html><body>协议</body></html>".encode()), TextCode.WEB_PAGE),
        (lambda path: _bytes(path, b"%PDF-1.7 x"), TextCode.NOT_A_TEXT),
        (lambda path: _bytes(path, bytes(range(1, 32)) * 40), TextCode.NOT_A_TEXT),
        (lambda path: _bytes(path, b"\xef\xbb\xbf  \r\n"), TextCode.EMPTY),
        (lambda path: _bytes(path, "甲".encode() * 400_000), TextCode.TOO_LONG),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_to_do(tmp_path, make, code):
    with pytest.raises(RuleViolation) as refused:
        read_text(make(tmp_path / "协议.docx"))

    (problem,) = refused.value.problems
    assert problem.code == code
    assert "请" in sentence(problem)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EnvironmentFault) as fault:
        read_text(tmp_path / "没有.docx")

    assert fault.value.kind == SheetFault.FILE_MISSING


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_every_encoding_of_a_school(tmp_path, encoding):
    path = _bytes(tmp_path / "协议.txt", "三方协议\r\n一、基本信息\r\n\r\n　　甲方：____\r\n".encode(encoding))

    source = read_text(path)

    assert source.pieces == (SourceLine("三方协议"), SourceLine("一、基本信息", 1), SourceLine("甲方：____"))
    assert source.file_name == "协议.txt"


def test_braces_are_written_wide_and_named(tmp_path):
    source = read_text(word_file(tmp_path / "a.docx", p("见{附件}") + table(("{a}", "b"))))

    assert words_of("".join(line.text for _, line in source.lines())) == "见｛附件｝｛a｝b"
    assert [one.text for one in source.left_out] == ["见{附件}", "{a}"]


def test_ten_thousand_blanks_are_no_paper(tmp_path):
    source = read_text(word_file(tmp_path / "a.docx", p(*[u("    "), "、"] * 10_000)))

    with pytest.raises(RuleViolation) as refused:
        find_blanks(source)

    assert refused.value.problems[0].code == TextCode.BLANKS_TOO_MANY


def test_ten_thousand_cells_are_read_or_refused_in_bounded_time(tmp_path):
    rows = table(*(tuple(tc("") for _ in range(10)) for _ in range(2_500)))

    with pytest.raises(RuleViolation) as refused:
        read_text(word_file(tmp_path / "a.docx", p("表") + rows))

    assert refused.value.problems[0].code == TextCode.BLANKS_TOO_MANY


def test_nothing_that_a_file_points_to_is_fetched(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        at = f"http://127.0.0.1:{server.getsockname()[1]}"
        kinds = ("image", "attachedTemplate", "aFChunk", "oleObject", "subDocument")
        relations = "".join(outside(f"rId{kind}", kind, f"{at}/{kind}") for kind in kinds)
        body = (
            p("甲方：____")
            + '<w:altChunk r:id="rIdaFChunk"/><w:subDoc r:id="rIdsubDocument"/>'
            + p(f'<w:fldSimple w:instr=" INCLUDEPICTURE {at}/field "><w:r><w:t>图</w:t></w:r></w:fldSimple>')
        )
        source = read_text(word_file(tmp_path / "a.docx", body, relations=relations))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert source.pieces[0] == SourceLine("甲方：____")
    assert {f"{at}/{kind}" for kind in kinds} <= {one.text for one in source.left_out}
