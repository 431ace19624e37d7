import pytest

from ctec_desktop.domain.source_text import Align, LeftOut, LeftOutKind, SourceCell, SourceLine, SourceTable
from ctec_desktop.sheets.texts.word import read_word
from tests.sheets.texts.word_files import outside, p, r, table, tc, u, word_file

_CHECKBOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)
_FORM_TEXT = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:textInput/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>{value}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_FORM_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked w:val="{on}"/></w:checkBox></w:ffData>'
    '</w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("runs", "written"),
    [
        (("甲方：", u("          ")), "甲方：__________"),
        (("自", u("    "), "年", u("  "), "月", u("  "), "日起"), "自____年____月____日起"),
        (("金额", u("　　　"), u("  "), "元"), "金额________元"),
        (("岗位：", u("\t")), "岗位：________"),
        (("岗位：", u("  装配工  ")), "岗位：  装配工  "),
        (("单位：", u("甲公司")), "单位：甲公司"),
        (("□是　☐否 ◻无",), "□是　□否 □无"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', "同意"), "□同意"),
        (('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "同意"), "☑同意"),
        ((_CHECKBOX.format(on="0"), "提供"), "□提供"),
        ((_CHECKBOX.format(on="1"), "提供"), "☑提供"),
        (("姓名：", _FORM_TEXT.format(value="\u2002\u2002\u2002")), "姓名：________"),
        (("姓名：", _FORM_TEXT.format(value="张三")), "姓名：张三"),
        ((_FORM_BOX.format(on="0"), "自理"), "□自理"),
        (("甲", "<w:smartTag><w:r><w:t>方</w:t></w:r></w:smartTag>"), "甲方"),
        (("一", '<w:fldSimple w:instr="DATE"><w:r><w:t>日</w:t></w:r></w:fldSimple>'), "一日"),
        (("<w:ins><w:r><w:t>加</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>减</w:delText></w:r></w:del>"), "加"),
        (("甲", r("密", "<w:vanish/>"), "乙"), "甲乙"),
        (("＿＿＿元",), "___元"),
        (("a\u200bb",), "ab"),
    ],
)
def test_what_a_paragraph_shows_is_what_is_written(tmp_path, runs, written):
    pieces, _ = read_word(word_file(tmp_path / "a.docx", p(*runs)))

    assert pieces == (SourceLine(written.strip()),)


def test_a_line_break_begins_a_new_line(tmp_path):
    pieces, _ = read_word(word_file(tmp_path / "a.docx", p("甲", "<w:r><w:br/></w:r>", "乙")))

    assert pieces == (SourceLine("甲"), SourceLine("乙"))


def _level(n: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def _numbered(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_written_out_level_by_level(tmp_path):
    numbering = (
        '<w:abstractNum w:abstractNumId="7">'
        + _level(0, "chineseCounting", "第%1条")
        + _level(1, "decimal", "（%2）")
        + _level(2, "decimalEnclosedCircle", "%3", '<w:suff w:val="nothing"/>')
        + "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num>'
    )
    body = "".join(
        (
            *(_numbered("总则"), _numbered("甲方", 1), _numbered("乙方", 1), _numbered("条件", 2)),
            *(_numbered("报酬"), _numbered("丙方", 1), _numbered("附则", number=2), p("无编号")),
        )
    )

    pieces, _ = read_word(word_file(tmp_path / "a.docx", body, parts={"numbering": numbering}))

    assert [piece.text for piece in pieces if isinstance(piece, SourceLine)] == [
        *("第一条 总则", "（1）甲方", "（2）乙方", "①条件", "第二条 报酬", "（1）丙方", "第十一条 附则", "无编号"),
    ]


def test_headings_and_alignment_are_kept(tmp_path):
    styles = (
        '<w:style w:styleId="a1"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="a2"><w:name w:val="Title"/></w:style>'
    )
    body = (
        p("实习协议", properties='<w:pStyle w:val="a2"/><w:jc w:val="center"/>')
        + p("总则", properties='<w:pStyle w:val="a1"/>')
        + p("日期", properties='<w:jc w:val="right"/>')
    )

    pieces, _ = read_word(word_file(tmp_path / "a.docx", body, parts={"styles": styles}))

    assert pieces == (
        SourceLine("实习协议", 1, Align.CENTRE),
        SourceLine("总则", 2),
        SourceLine("日期", 0, Align.RIGHT),
    )


def test_tables_keep_their_columns_and_merged_cells(tmp_path):
    rows = table(
        ("姓名", "", "学号", ""),
        ("地址", tc("", '<w:gridSpan w:val="3"/>')),
        (tc("备注", '<w:vMerge w:val="restart"/>'), "甲", "乙", "丙"),
        (tc("", "<w:vMerge/>"), "丁", "戊", "己"),
        widths=(1000, 2000, 1000, 2000),
    )

    pieces, _ = read_word(word_file(tmp_path / "a.docx", rows))

    (made,) = pieces
    assert isinstance(made, SourceTable)
    assert made.columns == (17.0, 33.0, 17.0, 33.0)
    assert [[(cell.text(), cell.span, cell.is_below) for cell in row] for row in made.rows] == [
        [("姓名", 1, False), ("", 1, False), ("学号", 1, False), ("", 1, False)],
        [("地址", 1, False), ("", 3, False)],
        [("备注", 1, False), ("甲", 1, False), ("乙", 1, False), ("丙", 1, False)],
        [("", 1, True), ("丁", 1, False), ("戊", 1, False), ("己", 1, False)],
    ]


def test_a_table_in_a_cell_becomes_lines_of_that_cell(tmp_path):
    inner = f"<w:tc>{table(('子', '丑'))}{p('寅')}</w:tc>"

    pieces, _ = read_word(word_file(tmp_path / "a.docx", table(("外", inner))))

    (made,) = pieces
    assert isinstance(made, SourceTable)
    assert made.rows[0][1] == SourceCell((SourceLine("子    丑"), SourceLine("寅")))


def test_what_is_not_taken_is_named_with_its_words(tmp_path):
    body = (
        p("正文", "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>")
        + p("<w:r><w:drawing/></w:r>", "<w:r><w:object/></w:r>", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>")
        + p('<w:hyperlink r:id="rIdOut"><w:r><w:t>网址</w:t></w:r></w:hyperlink>')
        + p("<w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>")
    )
    parts = {
        "header": p("页眉字"),
        "footer": p("页脚字"),
        "footnotes": f"<w:footnote>{p('脚注字')}</w:footnote>",
        "comments": f"<w:comment>{p('批注字')}</w:comment>",
    }
    relations = outside("rIdOut", "hyperlink", "http://example.invalid/a") + outside(
        "rIdT", "attachedTemplate", "file:///x.dotm"
    )

    pieces, left_out = read_word(word_file(tmp_path / "a.docx", body, parts=parts, relations=relations))

    assert [piece.text for piece in pieces if isinstance(piece, SourceLine)] == ["正文", "网址", "新"]
    assert set(left_out) == {
        LeftOut(LeftOutKind.TEXT_BOX, "框里"),
        LeftOut(LeftOutKind.PICTURE),
        LeftOut(LeftOutKind.OBJECT),
        LeftOut(LeftOutKind.FORMULA, "x+1"),
        LeftOut(LeftOutKind.LINK, "http://example.invalid/a"),
        LeftOut(LeftOutKind.LINK, "file:///x.dotm"),
        LeftOut(LeftOutKind.INSERTED, "新"),
        LeftOut(LeftOutKind.DELETED, "旧"),
        LeftOut(LeftOutKind.HEADER, "页眉字"),
        LeftOut(LeftOutKind.FOOTER, "页脚字"),
        LeftOut(LeftOutKind.FOOTNOTE, "脚注字"),
        LeftOut(LeftOutKind.COMMENT, "批注字"),
    }


def test_a_relationship_that_leads_nowhere_keeps_no_document_out(tmp_path):
    nowhere = '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/x/image" Target="NULL"/>'

    pieces, _ = read_word(word_file(tmp_path / "a.docx", p("甲方"), relations=nowhere))

    assert pieces == (SourceLine("甲方"),)


def test_a_field_within_the_code_of_another_is_not_text(tmp_path):
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inner = (mark("begin"), "<w:r><w:instrText> PAGE </w:instrText></w:r>", mark("separate"), "7", mark("end"))
    outer = (
        mark("begin"),
        "<w:r><w:instrText> IF </w:instrText></w:r>",
        *inner,
        mark("separate"),
        "见附件",
        mark("end"),
    )

    pieces, _ = read_word(word_file(tmp_path / "a.docx", p("甲方", *outer)))

    assert pieces == (SourceLine("甲方见附件"),)


def test_more_than_can_be_listed_is_said_to_be_more(tmp_path):
    body = "".join(p("甲", f"<w:del><w:r><w:delText>旧{n}</w:delText></w:r></w:del>") for n in range(500))

    _, left_out = read_word(word_file(tmp_path / "a.docx", body))

    assert (len(left_out), left_out[-1]) == (401, LeftOut(LeftOutKind.MORE))
