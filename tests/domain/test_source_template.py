from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.blanks import BlankKind
from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY
from ctec_desktop.domain.source_template import origins, template_of
from ctec_desktop.domain.source_text import (
    LeftOutKind,
    SourceCell,
    SourceLine,
    SourceTable,
    SourceText,
    lines_of_plain_text,
    settled,
    words_of,
)
from ctec_desktop.domain.template import LINE_BREAK, BlockKind, Segment, Template
from ctec_desktop.domain.template_checks import check_template
from ctec_desktop.domain.template_places import shown
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.domain.text_work import FoundText, TextWork, begin, find, work_from_json, work_json
from tests.domain.text_samples import AGREEMENT, CONSENT, text_of

_LETTERS = '甲乙丙方学校学生姓名：（）。、年月日 　_□☑{}<^|"\\自至签字盖章第一条章0123abc'
_LINES = (
    st.text(_LETTERS, min_size=1, max_size=40).map(lambda text: SourceLine(text.strip())).filter(lambda one: one.text)
)
_CELLS = st.lists(_LINES, min_size=1, max_size=2).map(lambda lines: SourceCell(tuple(lines)))
_TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(
        st.lists(_CELLS, min_size=columns, max_size=columns).map(tuple), min_size=1, max_size=3
    ).map(lambda rows: SourceTable(tuple(rows), (25.0,) * columns))
)
_TEXTS = st.lists(st.one_of(_LINES, _TABLES), min_size=1, max_size=8).map(
    lambda pieces: settled(SourceText("a.docx", "0" * 64, tuple(pieces)))
)


def words_read(source: SourceText) -> str:
    return words_of("".join(line.text for _, line in source.lines()))


def words_printed(template: Template, found: FoundText, work: TextWork) -> str:
    """Every word of the template in order, a bound blank by the words it took the place of."""
    title = found.source.pieces[found.title_piece] if found.title_piece >= 0 else None
    taken = iter(
        blank
        for blank, binding in zip(found.blanks, work.bindings, strict=True)
        if binding and (found.area is None or not found.area.first <= blank.spot.piece <= found.area.last)
    )

    def said(segments: tuple[Segment, ...]) -> str:
        return "".join(_raw(next(taken), found) if one.field else one.text for one in segments)

    parts = []
    for block in template.blocks:
        parts.append(said(block.text))
        parts += [said(cell.content).replace(LINE_BREAK, "") for row in block.rows for cell in row]
        for signer in block.signers:
            parts.append(signer.title)
            parts += [said(line) for line in signer.lines]
    if isinstance(title, SourceLine):
        parts.insert(found.title_piece, title.text)
    return words_of("".join(parts))


def _raw(blank, found: FoundText) -> str:
    text = next(line.text for spot, line in found.source.lines() if spot == blank.spot)
    return text[blank.start : blank.end]


@given(_TEXTS)
def test_every_word_of_the_file_is_in_the_template_in_its_order(source):
    found = find(source, AGREEMENT_KEY)
    work = begin(found, AGREEMENT_KEY)

    template, adding = template_of(found, work), work.adding(True)
    assert len(origins(found, work)) == len(template.blocks)
    assert len(origins(found, adding)) == len(template_of(found, adding).blocks)
    written = parse_template(write_template(template)) if template.blocks else template

    assert replace(written, sha256="") == template
    read, printed = words_read(source), words_printed(template, found, work)
    if found.area is None:
        assert printed.translate(_WIDE) == read.translate(_WIDE)
    else:  # signatures that stand beside one another are dealt out to those who sign
        assert sorted(printed.translate(_WIDE)) == sorted(read.translate(_WIDE))


# A cell of a grid that is only one of these would mean another cell; it is written wide.
_WIDE = str.maketrans({"<": "＜", "^": "＾"})


def test_the_lines_of_a_cell_stay_lines():
    lines = (SourceLine("单位名称：____"), SourceLine("地址⏎：____"), SourceLine("电话"))
    table = SourceTable(((SourceCell((SourceLine("乙方"),)), SourceCell(lines)),), (1.0, 3.0))
    found = find(SourceText("", "0" * 64, (table,)), AGREEMENT_KEY)
    work = begin(found, AGREEMENT_KEY)

    (block,) = template_of(found, replace(work, bindings=("",) * len(work.bindings))).blocks

    assert shown(block.rows[0][1].content).count(LINE_BREAK) == 2
    assert "地址↵" in shown(block.rows[0][1].content)


def test_an_agreement_passes_the_checker_as_it_was_read():
    found = find(text_of(AGREEMENT), AGREEMENT_KEY)
    work = begin(found, AGREEMENT_KEY)

    template = template_of(found, work)

    assert template.title == "示例省职业学校学生岗位实习三方协议"
    assert check_template(template) == ()
    assert {blank.kind for blank in found.blanks} == {BlankKind.RULED, BlankKind.DAY, BlankKind.BOX, BlankKind.COLON}


def test_lines_that_stood_before_the_title_are_named_once():
    source = SourceText("", "", lines_of_plain_text("附件2\n协议编号：____\n岗位实习三方协议\n第一条 期限"))
    found = find(source, AGREEMENT_KEY)
    again = find(found.source, AGREEMENT_KEY)
    assert template_of(again, begin(again, AGREEMENT_KEY)).title == "岗位实习三方协议"
    assert [(one.kind, one.text) for one in again.source.left_out] == [
        (LeftOutKind.BEFORE_TITLE, "附件2"),
        (LeftOutKind.BEFORE_TITLE, "协议编号：____"),
    ]


def test_what_a_text_lacks_is_added_on_request_only():
    found = find(text_of(CONSENT.replace("监护人签字：", "")), CONSENT_KEY)
    work = begin(found, CONSENT_KEY)
    bare = find(text_of("知情同意书\n我同意。"), CONSENT_KEY)

    as_read = check_template(template_of(found, work))
    added = template_of(bare, replace(begin(bare, CONSENT_KEY), adds_missing=True))

    assert {problem.code for problem in as_read} == {"template_signer_missing"}
    assert check_template(added) == ()
    assert [block.kind for block in added.blocks] == [BlockKind.WRITTEN, BlockKind.TABLE, BlockKind.SIGNATURES]


@pytest.mark.parametrize(
    ("plain", "segments"),
    [
        ("血型：____型", (Segment("血型："), Segment(blank_em=2.0), Segment("型"))),
        ("爱好：        ", (Segment("爱好："),)),
        ("甲（    ）乙", (Segment("甲（    ）乙"),)),
        ("法医姓名：", (Segment("法医姓名："), Segment(blank_em=10.0))),
        ("□不知道", (Segment("□不知道"),)),
    ],
)
def test_a_blank_of_no_field_stays_a_place_for_the_pen(plain, segments):
    found = find(text_of(plain), "visit_notice")

    (block,) = template_of(found, replace(begin(found, "visit_notice"), bindings=("",) * len(found.blanks))).blocks

    assert block.text == segments


def test_a_day_to_be_signed_has_room_for_the_pen():
    source = SourceText(
        "", "", lines_of_plain_text("第一条 期限\n甲方（盖章）：    乙方（盖章）：\n年 月 日    年 月 日")
    )
    found = find(source, AGREEMENT_KEY)
    signers = template_of(found, begin(found, AGREEMENT_KEY)).blocks[-1].signers
    assert [line[0].text for signer in signers for line in signer.lines] == ["　　　　年　　月　　日"] * 2


def test_half_done_work_is_the_same_after_it_was_kept():
    found = find(text_of(AGREEMENT), AGREEMENT_KEY)
    work = begin(found, AGREEMENT_KEY).bound(0, "").with_head(3, 9, is_covered=True)

    assert work_from_json(found.source, work_json(work)) == (found, work)


def test_a_row_too_full_for_a_page_is_set_as_paragraphs():
    full = SourceCell((SourceLine("甲" * 500), SourceLine("乙" * 500)))
    table = SourceTable(((SourceCell((SourceLine("条款"),)), full),), (20.0, 80.0))
    found = find(SourceText("", "", (table,)), AGREEMENT_KEY)

    blocks = template_of(found, begin(found, AGREEMENT_KEY)).blocks

    assert [block.kind for block in blocks] == [BlockKind.WRITTEN] * 3
