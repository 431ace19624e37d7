"""Written blocks, grids, free blanks and page heads as they are printed and read back."""

from dataclasses import replace

import pytest

from ctec_desktop.documents.agreements import render_part
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.library import BuiltInTemplates, TemplatesInHand
from ctec_desktop.documents.snapshot import PageCodeBase, freeze
from ctec_desktop.documents.theme import THEME
from ctec_desktop.documents.typesetting import Typesetter
from ctec_desktop.domain.fields import labels
from ctec_desktop.domain.template import LINE_BREAK, Align, Block, BlockKind, Cell, Look, PageHead, Segment, Template
from ctec_desktop.domain.template_lines import block_text, with_text
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.kernel.resources import font_dir
from tests.documents.sample import KEY_ID, PAGE_KEY, SCHOOL, page_texts, solid, values_of

FACES = load_faces(font_dir())
CONSENT = BuiltInTemplates().agreement_and_consent()[1]
GRID = with_text(
    Block(BlockKind.GRID, look=Look(columns=(2.0, 5.0, 2.0), head_rows=1, row_mm=9)),
    "项目｜要求｜签字\n岗位｜{实习岗位}｜\n^｜合并的格｜<\n" + "\n".join(f"第{n}行｜{{学生姓名}}｜" for n in range(60)),
)
WRITTEN = Block(
    BlockKind.WRITTEN,
    (Segment("第十二条　自"), Segment(field="start_on"), Segment("起，备注"), Segment(blank_em=10), Segment("。")),
    look=Look(level=2),
)


def with_blocks(*blocks: Block) -> Template:
    """The agreement that ships, with these blocks before the others, as a school would keep it."""
    template = BuiltInTemplates().agreement_and_consent()[0]
    head = PageHead((Segment("示范文本 "), Segment(field="school_name")), Align.RIGHT)
    return parse_template(
        write_template(replace(template, mark="", page_head=head, blocks=(*blocks, *template.blocks)))
    )


def printed(target, template: Template) -> list[str]:
    """Set, drawn and read back letter by letter, as an agreement of the school."""
    values = values_of()
    base = PageCodeBase(school=SCHOOL, serial=1, version=1, copy=1, key_id=KEY_ID)
    snapshot = freeze(values["agreement_no"], (template, CONSENT), values, base)
    render_part([snapshot], target, PAGE_KEY, SilentProgress(), TemplatesInHand([template]))
    return [solid(text) for text in page_texts(target)]


def test_what_a_school_writes_is_printed_as_written_and_reads_back(tmp_path):
    pages = printed(tmp_path / "x.pdf", with_blocks(WRITTEN, GRID))
    heads = [page for page in pages if "项目要求签字" in page]
    assert len(heads) >= 2  # the heading stands on every page the table reaches
    assert "第十二条自2026年9月1日起，备注。" in pages[0]
    assert sum("示范文本江城职业技术学校" in page for page in pages) == len(pages) - 1  # not on the consent
    assert "参考文本" not in pages[0]
    assert sum(page.count(values_of()["student_name"]) for page in pages) >= 60


def test_the_lines_of_a_cell_are_printed_one_below_the_other(tmp_path):
    cell = f"第一行{LINE_BREAK}{LINE_BREAK}姓名：{{学生姓名}}{LINE_BREAK}末行"
    grid = with_text(Block(BlockKind.GRID, look=Look(columns=(1.0, 3.0))), f"乙方｜{cell}")
    assert block_text(parse_template(write_template(replace(CONSENT, blocks=(grid,)))).blocks[0]) == f"乙方｜{cell}"
    typesetter = Typesetter(with_blocks(grid), FACES, labels(), frozenset())
    row = next(placed.row for page in typesetter.pages(values_of()) for placed in page if "第一行" in placed.row.text)
    assert row.text == f"乙方第一行姓名：{values_of()['student_name']}末行"
    assert row.height > 4 * THEME.cell_leading
    value = replace(CONSENT, blocks=(with_text(grid, "乙方｜{学生姓名}"),))
    (plain,) = Typesetter(value, FACES, labels(), frozenset()).pages(values_of(student_name=f"甲{LINE_BREAK}乙"))
    assert plain[-1].row.height < 2 * THEME.cell_leading + 20
    assert LINE_BREAK not in printed(tmp_path / "a.pdf", with_blocks(grid))[0]


def test_rows_that_belong_together_stay_on_one_page():
    rows = "项目｜要求\n" + "\n".join(f"第{n}组｜甲\n^｜乙\n^｜丙" for n in range(40))
    grid = with_text(Block(BlockKind.GRID, look=Look(columns=(2.0, 5.0), head_rows=1)), rows)
    typesetter = Typesetter(with_blocks(grid), FACES, labels(), frozenset())
    for page in typesetter.pages(values_of()):
        texts = [placed.row.text for placed in page]
        groups = [n for n, text in enumerate(texts) if text.startswith("第") and text.endswith("组甲")]
        assert all(texts[n + 1 : n + 3] == ["乙", "丙"] for n in groups)


def test_a_free_blank_has_the_width_that_was_asked_for():
    blank = Block(BlockKind.WRITTEN, (Segment("甲"), Segment(blank_em=6), Segment("乙")))
    page = Typesetter(with_blocks(blank), FACES, labels(), frozenset()).pages(values_of())[0]
    row = next(placed.row for placed in page if placed.row.text == "甲乙")
    rule = row.ops.split("w ")[1].split(" S")[0]
    left, right = (float(part.split()[0]) for part in rule.split(" m "))
    assert right - left == pytest.approx(6 * 10.5, abs=0.1)


def test_a_deeper_block_stands_further_in():
    def start_of(level: int) -> float:
        block = replace(WRITTEN, look=Look(level=level))
        page = Typesetter(with_blocks(block), FACES, labels(), frozenset()).pages(values_of())[0]
        row = next(placed.row for placed in page if placed.row.text.startswith("第十二条"))
        return float(row.ops.split(" Tm")[0].split()[-2])

    assert start_of(1) - start_of(0) == pytest.approx(21.0, abs=0.1)
    assert start_of(3) - start_of(1) == pytest.approx(42.0, abs=0.1)


def test_a_cell_that_reaches_over_columns_is_as_wide_as_they_are():
    block = Block(BlockKind.GRID, rows=((Cell("", (Segment("长" * 60),), span=2),),), look=Look(columns=(1.0, 1.0)))
    narrow = replace(block, rows=((Cell("", (Segment("长" * 60),)), Cell("", ())),))
    heights = []
    for grid in (block, narrow):
        page = Typesetter(with_blocks(grid), FACES, labels(), frozenset()).pages(values_of())[0]
        heights.append(next(placed.row.height for placed in page if placed.row.text.startswith("长")))
    assert heights[0] < heights[1]
