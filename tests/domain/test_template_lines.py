"""A block as it is read and written by a person, and what differs between two versions."""

from dataclasses import replace

import pytest

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.papers import AGREEMENT_KEY, PAPERS
from ctec_desktop.domain.template import Block, BlockKind, Cell, Column, Condition, Listing, Look, Segment
from ctec_desktop.domain.template_differences import Part, differences
from ctec_desktop.domain.template_lines import block_text, condition_words, with_text
from ctec_desktop.domain.template_places import read_shown, shown
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.wording.template_differences import DifferenceWords

WORDS = DifferenceWords()
AGREEMENT = BuiltInTemplates().newest(AGREEMENT_KEY)
GRID = Block(
    BlockKind.GRID,
    rows=(
        (Cell("", (Segment("项目"),), span=2),),
        (Cell("", (), is_below=True), Cell("", (Segment(field="pay_day"),))),
    ),
    look=Look(columns=(2.0, 1.0)),
)


@pytest.mark.parametrize("key", PAPERS)
def test_every_block_of_every_paper_reads_back_as_it_is_shown(key):
    for block in (*BuiltInTemplates().newest(key).blocks, GRID):
        assert block_text(block)
        assert with_text(block, block_text(block)) == block


def test_fields_stand_by_their_names_and_what_is_no_field_stays_as_typed():
    segments = (
        Segment("每月"),
        Segment(field="pay_day"),
        Segment(blank_em=8),
        Segment(field="student_address", blank_em=20),
    )
    assert shown(segments) == "每月{报酬支付日}{空白:8}{学生家庭住址:20}"
    assert read_shown(shown(segments)) == segments
    assert shown(read_shown("{住宿条件=自理}自理{住宿条件＝没有}")) == "{住宿条件=自理}自理{住宿条件＝没有}"
    assert read_shown("{住宿条件=自理}") == (Segment(field="lodging", choice="own"),)
    assert read_shown("{pay_day}{没有这个}{") == (Segment(field="pay_day"), Segment("{没有这个}{"))


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (BlockKind.GRID, "甲｜乙｜丙\n丁\n\n｜<｜^"),
        (BlockKind.GRID, ""),
        (BlockKind.GRID, "｜".join("一二三四五六七八九十甲乙丙丁")),
        (BlockKind.TABLE, "岗位：{实习岗位}｜备注｜第三格：x\n"),
        (BlockKind.FORM, ""),
        (BlockKind.SIGNATURES, "没有抬头的一行\n【学校】甲方〔盖章〕\n【学生】"),
        (BlockKind.SIGNATURES, ""),
        (BlockKind.TABLE, "甲|乙：丙|丁"),
        (BlockKind.LIST, ""),
        (BlockKind.LIST, "名单｜没有这种\n姓名｜{学生姓名}｜三\n栏｜甲|乙\n行｜一｜二｜三\n空行｜99"),
        (BlockKind.BOXES, ""),
        (BlockKind.BOXES, "先写的字\n【并排】\n【并排】第三个\n手填行数：没数\n再写一行"),
        (BlockKind.WRITTEN, "第一条　{没有"),
    ],
)
def test_whatever_is_typed_can_be_kept_as_a_draft(kind, typed):
    block = with_text(Block(kind, look=Look(columns=(1.0,)) if kind is BlockKind.GRID else Look()), typed)
    kept = parse_template(write_template(replace(AGREEMENT, blocks=(block,)))).blocks[0]
    assert kept == block
    solid = "".join(block_text(kept).split())
    assert all(character in solid for character in typed if character not in "｜|：\n　9三")


@pytest.mark.parametrize(
    "block",
    [
        replace(GRID, rows=((Cell("", (Segment("甲｜乙"),)), Cell("", (Segment("丙"),))),)),
        Block(BlockKind.TABLE, rows=((Cell("甲｜乙", (Segment("丙｜丁"),)), Cell("戊", (Segment("己"),))),)),
        Block(BlockKind.LIST, listing=Listing("", (Column("甲｜乙", (), 2.0),), (((Segment("丙｜丁"),),),))),
    ],
)
def test_a_cell_with_the_sign_between_cells_stays_one_cell(block):
    again = with_text(block, block_text(block))
    assert [len(row) for row in again.rows] == [len(row) for row in block.rows]
    if again.listing is not None:
        assert len(again.listing.columns) == len(again.listing.lines[0]) == 1
    assert len(block_text(again)) == len(block_text(block))


def test_a_condition_is_told_in_words():
    conditions = (Condition("lodging", "own"), Condition("meals", "provided", negated=True), Condition("meals", ""))
    assert condition_words(conditions) == "住宿条件为自理，且就餐条件不为提供，且就餐条件为未选"


def test_nothing_differs_between_a_text_and_itself():
    assert differences(AGREEMENT, replace(AGREEMENT, version=2), WORDS) == ()


def test_changed_words_are_shown_in_their_block_and_others_as_come_or_gone():
    number = next(n for n, block in enumerate(AGREEMENT.blocks) if "三方书面同意" in block_text(block))
    changed = with_text(AGREEMENT.blocks[number], block_text(AGREEMENT.blocks[number]).replace("书面", "当面"))
    extra = Block(BlockKind.CLAUSE, (Segment("新加的一条，与别处都不相同。"),))
    blocks = [*AGREEMENT.blocks[:number], changed, *AGREEMENT.blocks[number + 1 : -3], extra, *AGREEMENT.blocks[-2:]]
    first, *rest = differences(AGREEMENT, replace(AGREEMENT, title="另一个标题", blocks=tuple(blocks)), WORDS)
    assert [(piece.part, piece.text) for piece in first.pieces if piece.text == "另一个标题"]
    word = rest[0]
    assert (word.old_number, word.new_number) == (number + 1, number + 1)
    assert [(p.part, p.text) for p in word.pieces if p.part is not Part.SAME] == [
        (Part.REMOVED, "书"),
        (Part.ADDED, "当"),
    ]
    assert {(one.old_number is None, one.new_number is None) for one in rest[1:]} == {(True, False), (False, True)}


def test_a_condition_and_a_width_that_changed_are_told():
    before = replace(AGREEMENT, blocks=(*AGREEMENT.blocks, GRID))
    after = replace(
        AGREEMENT,
        blocks=(
            replace(AGREEMENT.blocks[0], when=(Condition("meals", "own"),)),
            *AGREEMENT.blocks[1:],
            replace(GRID, look=Look(columns=(3.0, 1.0))),
        ),
    )
    told = [
        "".join(piece.text for piece in one.pieces if piece.part is Part.ADDED)
        for one in differences(before, after, WORDS)
    ]
    assert told == ["\n〔仅当就餐条件为自理〕", "3"]
