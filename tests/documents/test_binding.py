"""How papers are put together: originals, empty backs, cover sheets, bookmarks."""

import io

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from PIL import Image

from ctec_desktop.documents.agreements import Binding
from ctec_desktop.documents.preview import page_count, page_png
from ctec_desktop.domain.page_code import PageKind, decode
from tests.documents.sample import KEY_ID, PAGE_KEY, page_texts, printed, snapshot_of, solid

FOR_THE_PRINTER = Binding(is_duplex=True, has_covers=True)
OTHER_UNIT = "江城远望物流有限公司"


def codes_of(path, pages):
    """The code of each page as a scanner reads it; None where there is none."""
    feet = (_foot_of(Image.open(io.BytesIO(page_png(path, index, 120)))) for index in range(pages))
    found = [zxingcpp.read_barcodes(foot) for foot in feet]
    return [decode(one[0].text, {KEY_ID: PAGE_KEY}) if one else None for one in found]


def _foot_of(page):
    return page.crop((page.width // 2, page.height * 4 // 5, page.width, page.height))


@pytest.mark.parametrize("originals", [1, 2, 3])
def test_originals_follow_one_another_and_then_the_consent(tmp_path, originals):
    path = tmp_path / "p.pdf"
    layout = printed(path, snapshot_of(1, originals), snapshot_of(2, originals))
    seen = [(code.serial, code.kind, code.copy, code.page) for code in codes_of(path, layout.pages) if code]
    expected = []
    for serial, entry in enumerate(layout.entries, 1):
        for copy in range(1, originals + 1):
            expected += [(serial, PageKind.AGREEMENT, copy, page) for page in range(1, entry.pages + 1)]
        expected += [(serial, PageKind.CONSENT, 1, page) for page in range(1, entry.consent_pages + 1)]
    assert seen == expected
    assert layout.entries[1].first_page == layout.entries[0].consent_first_page + layout.entries[0].consent_pages


def test_every_page_says_which_original_it_belongs_to(tmp_path):
    path = tmp_path / "p.pdf"
    entry = printed(path, snapshot_of(1, 3)).entries[0]
    texts = [solid(text) for text in page_texts(path)]
    for index, text in enumerate(texts[: 3 * entry.pages]):
        assert f"第1版第{index // entry.pages + 1}份/共3份" in text
    assert not [text for text in texts[entry.consent_first_page - 1 :] if "份/共" in text]


def test_one_original_does_not_speak_of_others(tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1))
    assert not [text for text in page_texts(tmp_path / "p.pdf") if "份/共" in solid(text)]


def test_a_draft_is_printed_once_whatever_the_number_of_originals(tmp_path):
    layout = printed(tmp_path / "p.pdf", snapshot_of(1, 3, agreement_no=""))
    assert layout.pages == layout.entries[0].pages + layout.entries[0].consent_pages


def test_originals_differ_in_nothing_but_their_foot(tmp_path):
    path = tmp_path / "p.pdf"
    entry = printed(path, snapshot_of(1, 2)).entries[0]
    for page in range(entry.pages):
        first, second = (Image.open(io.BytesIO(page_png(path, page + copy * entry.pages, 40))) for copy in (0, 1))
        above = (0, 0, first.width, int(first.height * 0.88))
        assert first.crop(above).tobytes() == second.crop(above).tobytes()
        assert first.tobytes() != second.tobytes()


@pytest.mark.parametrize("terms", ["", "约定，" * 600])
def test_on_both_sides_every_paper_begins_on_a_sheet_of_its_own(tmp_path, terms):
    path = tmp_path / "p.pdf"
    layout = printed(path, snapshot_of(1, 3, other_terms=terms), snapshot_of(2, 3), binding=FOR_THE_PRINTER)
    codes, texts = codes_of(path, layout.pages), page_texts(path)
    for index, code in enumerate(codes):
        if code is not None and code.page == 1:
            assert index % 2 == 0
        assert (code is None) == ("此页空白" in texts[index] or "协议签署交接单" in texts[index])
    for entry in layout.entries:
        each = entry.pages + entry.pages % 2
        assert entry.consent_first_page == entry.first_page + 3 * each
    assert layout.pages % 2 == 0


def test_the_cover_sheet_names_the_unit_who_signs_and_the_pages_of_every_student(tmp_path):
    path = tmp_path / "p.pdf"
    snapshots = [
        snapshot_of(1, 3),
        snapshot_of(2, 3, student_class="2024级数控1班"),
        snapshot_of(3, 3, enterprise_name=OTHER_UNIT, enterprise_contact=""),
    ]
    layout = printed(path, *snapshots, binding=FOR_THE_PRINTER)
    texts = [solid(text) for text in page_texts(path)]
    covers = [index for index, text in enumerate(texts) if "协议签署交接单" in text]
    assert covers == [0, layout.entries[2].first_page - 3]
    first, second = (texts[index] for index in covers)
    for told in ("江城鼎新智能装备股份有限公司", "陈洁", "13900001111", "2024级机器人2班、2024级数控1班", "共6份"):
        assert told in first
    assert "学校签字并盖章，实习单位签字并盖章，学生签字，监护人（学生未满十八周岁的）签字" in first
    assert "学校、实习单位、学生各存一份" in first
    assert OTHER_UNIT in second
    assert "学生三" not in second
    for entry, text in zip(layout.entries, (first, first, second), strict=True):
        last = entry.consent_first_page - 1 - entry.pages % 2
        assert f"{entry.number}3{entry.first_page}–{last}{entry.pages}{entry.consent_first_page}" in text
        assert "42010620080101" not in text


def test_a_long_list_goes_on_with_its_heading_on_every_page(tmp_path):
    path = tmp_path / "p.pdf"
    layout = printed(path, *(snapshot_of(n) for n in range(1, 91)), binding=FOR_THE_PRINTER)
    covers = [solid(text) for text in page_texts(path)[: layout.entries[0].first_page - 1]]
    covers = [text for text in covers if "此页空白" not in text]
    assert len(covers) > 2
    heading = "序号学号姓名班级协议编号份数协议页码签署页同意书"
    for n, text in enumerate(covers, 1):
        assert text.count(heading) == 1
        assert f"交接单第{n}页共{len(covers)}页" in text
    everything = "".join(covers)
    assert all(everything.count(entry.number) == 1 for entry in layout.entries)
    assert covers[-1].index("交出人") > covers[-1].index(layout.entries[-1].number)


@pytest.mark.parametrize("name", ["<b>张三</b>", "𠮷𫖯𬭎", "阿卜杜热西提·买买提明·吐尔逊江克热木", "名" * 60])
def test_a_hostile_name_stands_on_the_cover_sheet(tmp_path, name):
    path = tmp_path / "p.pdf"
    binding = FOR_THE_PRINTER
    printed(path, snapshot_of(1, student_name=name, student_class=name, enterprise_name=name), binding=binding)
    assert solid(page_texts(path)[0]).count(name) == 4 if len(name) < 10 else solid(name) in solid(page_texts(path)[0])


def test_bookmarks_lead_to_unit_class_and_student(tmp_path):
    path = tmp_path / "p.pdf"
    snapshots = [
        snapshot_of(1, student_name="\u202e张三"),
        snapshot_of(2, student_class="2024级数控1班"),
        snapshot_of(3, enterprise_name=OTHER_UNIT),
    ]
    layout = printed(path, *snapshots, binding=FOR_THE_PRINTER)
    document = pypdfium2.PdfDocument(path)
    marks = [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]
    document.close()
    first, second, third = (entry.first_page for entry in layout.entries)
    assert marks == [
        (0, "江城鼎新智能装备股份有限公司", 1),
        (1, "2024级机器人2班", first),
        (2, "张三　JX2026-000001", first),
        (1, "2024级数控1班", second),
        (2, "学生丂　JX2026-000002", second),
        (0, OTHER_UNIT, third - 2),
        (1, "2024级机器人2班", third),
        (2, "学生七　JX2026-000003", third),
    ]


def test_bound_papers_are_the_same_bytes_every_time(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        printed(tmp_path / name, snapshot_of(1, 3), snapshot_of(2, 3), binding=FOR_THE_PRINTER)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_further_originals_cost_a_foot_each_and_not_a_page(tmp_path):
    one = printed(tmp_path / "1.pdf", *(snapshot_of(n) for n in range(1, 11)))
    three = printed(tmp_path / "3.pdf", *(snapshot_of(n, 3) for n in range(1, 11)))
    assert page_count(tmp_path / "3.pdf") == three.pages
    assert (three.size_bytes - one.size_bytes) / (three.pages - one.pages) < 900
