"""Printed agreements: whole, readable, the same every time, and nothing kept when something is wrong."""

import io
from hashlib import sha256

import pytest
import zxingcpp
from PIL import Image

from ctec_desktop.documents import agreements
from ctec_desktop.documents.faces import drawn, is_unseen, load_faces
from ctec_desktop.documents.preview import page_count, page_png
from ctec_desktop.documents.theme import Style
from ctec_desktop.domain.codes.documents import DocumentCode, DocumentFault
from ctec_desktop.domain.fields import FIELDS, FieldKind
from ctec_desktop.domain.page_code import PageKind, check_digits, decode
from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.kernel.resources import font_dir
from tests.documents.sample import KEY_ID, PAGE_KEY, SCHOOL, page_texts, printed, problems_of, snapshot_of, solid

HOSTILE = [
    "<b>张三</b>",
    "=cmd()",
    "𠮷𫖯𬭎",
    "\u202e文字\u200f",
    "阿卜杜热西提·买买提明·吐尔逊江克热木",
    "&amp;<para>\\(x)",
    "100% {student_no}",
    "张\u3000三",
    "⼈⼀人一",
]
FACES = load_faces(font_dir())


def test_an_agreement_and_its_consent_follow_one_another(tmp_path):
    layout = printed(tmp_path / "部分.pdf", snapshot_of(1), snapshot_of(2))
    first, second = layout.entries
    assert (first.number, first.first_page, first.consent_first_page) == ("JX2026-000001", 1, first.pages + 1)
    assert second.first_page == first.consent_first_page + first.consent_pages
    assert 4 <= first.pages <= 6
    assert first.consent_pages == 1
    assert page_count(tmp_path / "部分.pdf") == layout.pages == second.consent_first_page + second.consent_pages - 1
    assert (tmp_path / "部分.pdf").stat().st_size == layout.size_bytes


def test_the_same_snapshots_give_the_same_bytes(tmp_path):
    one = printed(tmp_path / "a.pdf", snapshot_of(1), snapshot_of(2))
    printed(tmp_path / "other.pdf", snapshot_of(3, student_name="<b>", other_terms="另有约定。"))
    two = printed(tmp_path / "b.pdf", snapshot_of(1), snapshot_of(2))
    assert one == two
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_every_value_stands_in_the_text_of_its_own_pages(tmp_path):
    snapshots = [snapshot_of(n) for n in (1, 2, 3)]
    layout = printed(tmp_path / "p.pdf", *snapshots)
    texts = page_texts(tmp_path / "p.pdf")
    for snapshot, entry in zip(snapshots, layout.entries, strict=True):
        own = solid("".join(texts[entry.first_page - 1 : entry.first_page - 1 + entry.pages]))
        for key, value in snapshot.values:
            is_choice = FIELDS[key].kind is FieldKind.CHOICE
            shown = "☑" + dict(snapshot.labels)[f"{key}={value}"] if is_choice else value
            assert solid(shown) in own or key == "student_department", key
        for other in snapshots:
            assert (dict(other.values)["student_id_number"] in own) is (other is snapshot)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_printed_as_it_is_written(tmp_path, name):
    snapshot = snapshot_of(1, student_name=name, guardian_name=name, enterprise_name=name, other_terms=name)
    printed(tmp_path / "p.pdf", snapshot)
    texts = page_texts(tmp_path / "p.pdf")
    expected = solid(drawn(name))
    assert expected in solid(texts[0])
    assert expected in solid("".join(texts[-2:]))
    assert dict(snapshot.values)["student_name"] == name


@pytest.mark.parametrize("value", ["长" * 3_000, "x" * 600, "0991-8888-" * 40, " 江 城 "])
def test_a_long_value_goes_on_over_lines_and_pages(tmp_path, value):
    printed(tmp_path / "p.pdf", snapshot_of(1, other_terms=value))
    text = "".join(line for page in page_texts(tmp_path / "p.pdf") for line in page.splitlines() if "第" not in line)
    assert solid(text).count(solid(value)[:300]) >= 1


def test_every_page_code_is_read_at_200_dpi_and_speaks_of_its_page(tmp_path):
    path = tmp_path / "p.pdf"
    snapshots = [snapshot_of(1), snapshot_of(2)]
    layout = printed(path, *snapshots)
    seen = []
    for index in range(layout.pages):
        (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page_png(path, index, 200))))
        code = decode(found.text, {KEY_ID: PAGE_KEY})
        snapshot = snapshots[code.serial - 1]
        assert (code.school, code.version, code.copy) == (SCHOOL, 1, 1)
        assert code.digest.hex() == sha256(snapshot.canonical()).hexdigest()[:8]
        seen.append((code.serial, code.kind, code.page, code.pages))
    expected = [
        (n, kind, page, pages)
        for n, entry in enumerate(layout.entries, 1)
        for kind, pages in ((PageKind.AGREEMENT, entry.pages), (PageKind.CONSENT, entry.consent_pages))
        for page in range(1, pages + 1)
    ]
    assert seen == expected


def test_every_foot_counts_its_pages_and_carries_number_and_check_digits(tmp_path):
    snapshot = snapshot_of(1)
    entry = printed(tmp_path / "p.pdf", snapshot).entries[0]
    texts = page_texts(tmp_path / "p.pdf")
    for page, text in enumerate(texts[: entry.pages], 1):
        assert f"第{page}页共{entry.pages}页" in solid(text)
        assert f"编号{snapshot.number}第1版" in solid(text)
        digits = check_digits(snapshot.number, 1, 1, page, entry.pages)
        assert f"校验{digits}摘要{sha256(snapshot.canonical()).hexdigest()[:8].upper()}" in solid(text)
    assert "第1页共1页" in solid(texts[-1])


def test_the_page_says_that_the_text_is_a_reference_text(tmp_path):
    entry = printed(tmp_path / "p.pdf", snapshot_of(1)).entries[0]
    texts = page_texts(tmp_path / "p.pdf")
    assert "参考文本：本程序自拟" in texts[0]
    assert "参考文本：本程序自拟" in texts[entry.consent_first_page - 1]


def test_a_draft_has_no_number_and_says_so_on_every_page(tmp_path):
    path = tmp_path / "p.pdf"
    layout = printed(path, snapshot_of(1, agreement_no=""))
    for index, text in enumerate(page_texts(path)):
        assert "草稿，无编号，不得签署" in text
        (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(page_png(path, index, 200))))
        code = decode(found.text, {KEY_ID: PAGE_KEY})
        assert (code.kind, code.serial) == (PageKind.DRAFT, 0)
    assert layout.entries[0].number == ""


def test_a_block_that_no_page_holds_is_refused_by_name(tmp_path):
    with pytest.raises(RuleViolation) as refused:
        printed(tmp_path / "p.pdf", snapshot_of(1, work_place="厂" * 2_000))
    assert problems_of(refused) == [DocumentCode.BLOCK_TOO_TALL]
    assert refused.value.problems[0].facts["number"] == "JX2026-000001"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("character", "point"), [("😀", "U+1F600"), ("\ue863", "U+E863"), ("\x07", "U+0007")])
def test_a_character_without_a_glyph_is_refused_with_the_names_concerned(tmp_path, character, point):
    snapshots = [
        snapshot_of(1),
        snapshot_of(2, student_name=f"张{character}"),
        snapshot_of(3, post_name=f"{character}岗"),
    ]
    with pytest.raises(RuleViolation) as refused:
        printed(tmp_path / "p.pdf", *snapshots)
    name, post = refused.value.problems
    assert name.code == post.code == DocumentCode.CHARACTER_WITHOUT_GLYPH
    assert (name.facts["code_point"], name.facts["names"], name.facts["label"]) == (point, f"张{character}", "学生姓名")
    assert post.facts["names"] == dict(snapshots[2].values)["student_name"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("after", [1, 2, 3, 9])
def test_a_cancelled_part_leaves_no_file(tmp_path, after):
    with pytest.raises(Cancelled):
        agreements.render_part([snapshot_of(n) for n in (1, 2)], tmp_path / "p.pdf", PAGE_KEY, CountingProgress(after))
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_agreements_and_then_pages(tmp_path):
    progress = CountingProgress()
    layout = agreements.render_part([snapshot_of(n) for n in (1, 2)], tmp_path / "p.pdf", PAGE_KEY, progress)
    assert [total for _, total in progress.said] == [2, 2, layout.pages]
    assert progress.done == layout.pages


def test_a_part_has_at_most_a_thousand_agreements(tmp_path):
    with pytest.raises(RuleViolation) as refused:
        printed(tmp_path / "p.pdf", *[snapshot_of(1)] * (agreements.MAX_AGREEMENTS + 1))
    assert problems_of(refused) == [DocumentCode.PART_TOO_LARGE]


def test_nothing_to_print_is_a_mistake_of_the_caller(tmp_path):
    with pytest.raises(ValueError, match="nothing"):
        printed(tmp_path / "p.pdf")


def test_a_damaged_file_is_no_pdf(tmp_path):
    path = tmp_path / "p.pdf"
    path.write_bytes(b"%PDF-1.5 cut off")
    with pytest.raises(EnvironmentFault) as fault:
        page_png(path, 0)
    assert fault.value.kind == DocumentFault.PDF_UNREADABLE


def test_a_preview_is_a_png_of_the_page_in_its_size(tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1))
    picture = Image.open(io.BytesIO(page_png((tmp_path / "p.pdf").read_bytes(), 0, 96)))
    picture.load()
    assert picture.size == (794, 1123)
    assert picture.getextrema() == (0, 255)


@pytest.mark.slow
def test_every_character_a_face_has_is_printed_and_read_back(tmp_path):
    points = (point for point in range(0x21, 0x30000) if not 0xD800 <= point < 0xE000)
    known = [chr(p) for p in points if FACES.glyph(Style.KAI, chr(p)) and not is_unseen(chr(p)) and chr(p).strip()]
    assert len(known) > 35_000
    texts = ["".join(known[n : n + 2_500]) for n in range(0, len(known), 2_500)]
    layout = printed(tmp_path / "p.pdf", *(snapshot_of(n, other_terms=text) for n, text in enumerate(texts, 1)))
    assert len(layout.entries) == len(texts)
