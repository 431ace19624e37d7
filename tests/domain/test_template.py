"""Templates: read strictly, checked against article 15, and never printed with a hole."""

import re
from dataclasses import replace

import pytest

from ctec_desktop.domain import template_checks
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.template import MANDATORY_HEADS, Block, BlockKind, Condition, Segment
from ctec_desktop.domain.template_checks import REPEALED_WORDS, check_template
from ctec_desktop.domain.template_reading import MAX_BLOCKS, MAX_TEXT_CHARS, parse_template, segments_of
from ctec_desktop.domain.template_writing import write_template
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.resources import resource_dir

FOLDER = resource_dir() / "templates"
AGREEMENT = (FOLDER / "internship_agreement.v1.toml").read_text(encoding="utf-8")
CONSENT = (FOLDER / "informed_consent.v1.toml").read_text(encoding="utf-8")


def found(text: str) -> list[str]:
    return [problem.code for problem in check_template(parse_template(text))]


def refused(text: str) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        parse_template(text)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("text", [AGREEMENT, CONSENT])
def test_the_templates_that_ship_may_be_used(text):
    assert found(text) == []


def test_both_templates_together_print_every_field():
    printed = {*parse_template(AGREEMENT).fields(), *parse_template(CONSENT).fields()}
    assert printed == set(FIELDS)


def test_the_reference_text_says_that_it_is_one():
    assert parse_template(AGREEMENT).mark.startswith("参考文本")
    assert parse_template(CONSENT).mark.startswith("参考文本")


@pytest.mark.parametrize("head", MANDATORY_HEADS)
def test_a_missing_head_is_named_with_its_article(head):
    without = re.sub(
        r"heads = \[([^\]]*)\]",
        lambda match: f"heads = [{', '.join(n for n in match[1].split(', ') if int(n) != head)}]",
        AGREEMENT,
    ).replace("heads = []\n", "")
    problems = check_template(parse_template(without))
    assert [(problem.code, problem.facts["head"]) for problem in problems] == [
        (DocumentCode.TEMPLATE_HEAD_MISSING, head)
    ]
    assert problems[0].clause == "《职业学校学生实习管理规定》（2021年修订）第十五条"


def test_a_head_covered_only_under_a_condition_is_missing_otherwise():
    conditional = AGREEMENT.replace("heads = [8]\n", 'heads = [8]\nwhen = "arranged_by=school"\n')
    assert found(conditional) == [DocumentCode.TEMPLATE_HEAD_MISSING]


def test_an_unknown_field_is_refused():
    assert found(AGREEMENT.replace("{pay_day}", "{pay_moon}")) == [DocumentCode.TEMPLATE_FIELD_UNKNOWN]


@pytest.mark.parametrize("hole", ["{Pay Day}", "{", "}", "{}", "{{pay_day}}"])
def test_a_brace_that_opens_no_field_is_refused(hole):
    assert set(found(AGREEMENT.replace("{pay_day}", hole))) == {DocumentCode.TEMPLATE_FIELD_UNKNOWN}


@pytest.mark.parametrize("condition", ["arranged_by=agency", "student_name=school", "nothing=school", "meals!=banquet"])
def test_a_condition_that_can_never_hold_is_refused(condition):
    assert DocumentCode.TEMPLATE_CONDITION_WRONG in found(AGREEMENT.replace("arranged_by=school", condition))


@pytest.mark.parametrize("condition", ["arranged_by", "a=b=c", "arranged_by == school", "1 = 1", "meals=own &"])
def test_a_condition_that_cannot_be_read_is_refused(condition):
    text = AGREEMENT.replace("arranged_by=school", condition)
    assert DocumentCode.TEMPLATE_CONDITION_UNREADABLE in refused(text)


def test_conditions_that_exclude_each_other_are_refused():
    text = AGREEMENT.replace("arranged_by=school", "arranged_by=school & arranged_by=self", 1)
    assert found(text) == [DocumentCode.TEMPLATE_CONDITION_CONTRADICTORY]
    assert found(AGREEMENT.replace("arranged_by=school", "arranged_by=school & meals!=own", 1)) == []


def test_conditions_on_every_box_are_all_tried():
    keys = [key for key, spec in FIELDS.items() if spec.choices]
    block = '\n[[block]]\nkind = "para"\ntext = "句"\nwhen = "{}={}"\n'
    text = AGREEMENT + "".join(block.format(key, FIELDS[key].choices[0].code) for key in keys)
    assert found(text) == []


def test_more_combinations_than_can_be_tried_are_refused(monkeypatch):
    monkeypatch.setattr(template_checks, "MAX_CASES", 1)
    conditional = AGREEMENT.replace("heads = [8]\n", 'heads = [8]\nwhen = "arranged_by=school"\n')
    assert found(conditional) == [DocumentCode.TEMPLATE_CONDITIONS_TOO_MANY]


def test_endless_conditions_and_fields_are_answered_with_a_sentence():
    boxes = [(key, choice.code) for key, spec in FIELDS.items() for choice in spec.choices]
    pairs = [f"{a}={x} & {b}!={y}" for a, x in boxes for b, y in boxes if a != b][: template_checks.MAX_CONDITIONS]
    block = '\n[[block]]\nkind = "para"\ntext = "句"\nwhen = "{}"\n'
    assert found(AGREEMENT + "".join(block.format(one) for one in pairs)) == [DocumentCode.TEMPLATE_CONDITIONS_TOO_MANY]
    assert found(AGREEMENT.replace("{programme}", "{programme}" * 10_000)) == [DocumentCode.TEMPLATE_FIELDS_TOO_MANY]
    assert len(found(AGREEMENT.replace("{pay_day}", "{nothing}{" * 1_000))) <= template_checks.MAX_PROBLEMS


def test_a_mandatory_field_that_is_never_printed_is_missed():
    assert found(AGREEMENT.replace("{programme}", "项目")) == [DocumentCode.TEMPLATE_FIELD_ABSENT]
    assert found(CONSENT.replace("{post_name}", "岗位")) == [DocumentCode.TEMPLATE_FIELD_ABSENT]


def test_a_party_without_a_signature_block_is_missed():
    text = AGREEMENT.replace('party = "guardian"', 'party = "student"')
    problems = check_template(parse_template(text))
    assert [(problem.code, problem.facts["party"]) for problem in problems] == [
        (DocumentCode.TEMPLATE_SIGNER_MISSING, "guardian")
    ]
    assert found(CONSENT.replace('party = "guardian"', 'party = "student"')) == [DocumentCode.TEMPLATE_SIGNER_MISSING]


@pytest.mark.parametrize("word", REPEALED_WORDS)
def test_a_word_of_the_repealed_rules_is_refused(word):
    assert found(AGREEMENT.replace("学生岗位实习三方协议》", "x").replace("未按照约定支付", f"{word}未支付")) == [
        DocumentCode.TEMPLATE_WORD_REPEALED
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "agreement"', 'kind = "treaty"'),
        ("version = 1", 'version = "1"'),
        ("version = 1", "version = 0"),
        ('kind = "section"', 'kind = "chapter"'),
        ('kind = "aside"', 'kind = "aside"\ncolour = "red"'),
        ('"实习项目|{programme}"', '"实习项目"'),
        ('"实习项目|{programme}"', "7"),
        ('party = "school"', 'party = "agency"'),
        ('mark = "', 'watermark = "'),
    ],
)
def test_an_entry_that_is_not_understood_is_refused(old, new):
    assert old in AGREEMENT
    assert DocumentCode.TEMPLATE_ENTRY_WRONG in refused(AGREEMENT.replace(old, new))


@pytest.mark.parametrize("text", ["", "= =", "key", "x" * (MAX_TEXT_CHARS + 1), "a = " + "[" * 5000])
def test_what_is_no_template_is_refused(text):
    assert refused(text)


def test_a_template_of_endless_blocks_is_refused():
    block = '\n[[block]]\nkind = "para"\ntext = "句"\n'
    assert refused(AGREEMENT + block * MAX_BLOCKS) == [DocumentCode.TEMPLATE_BLOCKS_TOO_MANY]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('title = "学生岗位实习三方协议"', 'title = " "', DocumentCode.TEMPLATE_TITLE_MISSING),
        ('key = "internship_agreement"', 'key = "treaty"', DocumentCode.TEMPLATE_KEY_UNKNOWN),
        ('kind = "agreement"', 'kind = "consent"', DocumentCode.TEMPLATE_KIND_WRONG),
        ("{programme}", "{vehicles}{programme}", DocumentCode.TEMPLATE_FIELD_ELSEWHERE),
        ('text = "签署"', 'text = "　"', DocumentCode.TEMPLATE_BLOCK_EMPTY),
        ('text = "签署"', 'text = "签\\n署"', DocumentCode.TEMPLATE_CONTROL_CHARACTER),
    ],
)
def test_what_a_draft_may_hold_is_refused_before_it_is_used(old, new, code):
    assert old in AGREEMENT
    assert found(AGREEMENT.replace(old, new, 1)) == [code]


GRID = """
[[block]]
kind = "grid"
columns = [2, 3.5, 1]
head_rows = 1
row_mm = 9
rows = [
  ["项目", "内容", "备注"],
  ["岗位", "{post_name}{_:6}", "^"],
  ["合并", "<", ""],
]

[[block]]
kind = "written"
level = 1
align = "right"
strong = true
when = "meals=own & lodging!=own"
text = "第一条　自{start_on}起，{student_address:30}"
"""


def test_a_grid_and_a_written_block_are_read_as_written():
    template = parse_template(
        'page_head = { text = "{school_name}", align = "right", rule = false }\n' + AGREEMENT + GRID
    )
    grid, written = template.blocks[-2:]
    assert (grid.look.columns, grid.look.head_rows, grid.look.row_mm) == ((2, 3.5, 1), 1, 9)
    assert [[(cell.span, cell.is_below) for cell in row] for row in grid.rows] == [
        [(1, False)] * 3,
        [(1, False), (1, False), (1, True)],
        [(2, False), (1, False)],
    ]
    assert grid.rows[1][1].content == (Segment(field="post_name"), Segment(blank_em=6))
    assert (written.look.level, written.look.align, written.look.is_strong) == (1, "right", True)
    assert written.text[-1] == Segment(field="student_address", blank_em=30)
    assert [(one.field, one.code, one.negated) for one in written.when] == [
        ("meals", "own", False),
        ("lodging", "own", True),
    ]
    assert template.page_head is not None
    assert check_template(template) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("columns = [2, 3.5, 1]", "columns = [2, 3.5]"),
        ("columns = [2, 3.5, 1]", "columns = [2, -3.5, 1]"),
        ("row_mm = 9", "row_mm = 900"),
        ("level = 1", "level = 9"),
        ('align = "right"', 'align = "slanted"'),
    ],
)
def test_a_grid_that_does_not_fit_is_refused(old, new):
    assert set(refused(AGREEMENT + GRID.replace(old, new))) == {DocumentCode.TEMPLATE_ENTRY_WRONG}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('"项目", ', '"{programme}", ', DocumentCode.TEMPLATE_HEAD_ROW_HAS_FIELD),
        ("head_rows = 1", "head_rows = 3", DocumentCode.TEMPLATE_GRID_ALL_HEAD),
    ],
)
def test_a_head_of_a_grid_is_words_with_rows_below(old, new, code):
    assert code in found(AGREEMENT + GRID.replace(old, new))


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.toml")))
def test_a_template_is_written_as_it_is_read(name):
    template = parse_template((FOLDER / name).read_text("utf-8") + GRID)
    again = parse_template(write_template(template))
    assert replace(again, sha256=template.sha256) == template


def test_what_toml_holds_dear_survives_the_writing():
    template = parse_template(AGREEMENT)
    text = '"引号"\\反斜线\u2028\x7f\t😀'
    odd = replace(template, title=text, blocks=(Block(BlockKind.PARA, (Segment(text),)),))
    assert parse_template(write_template(odd)).blocks == odd.blocks


def test_the_hash_follows_the_words_and_nothing_else():
    original = parse_template(AGREEMENT).sha256
    assert parse_template("# 注释\n" + AGREEMENT.replace("\n", "\r\n")).sha256 == original
    assert parse_template(AGREEMENT.replace("没有疑问", "并无疑问")).sha256 != original


def test_a_sentence_is_cut_at_its_fields():
    assert segments_of("每月{pay_day}日前") == (Segment("每月"), Segment(field="pay_day"), Segment("日前"))
    assert segments_of("{a1}{b2}") == (Segment(field="a1"), Segment(field="b2"))


def test_a_condition_holds_for_its_box_and_its_negation_for_all_others():
    assert Condition("meals", "self").holds({"meals": "self"})
    assert not Condition("meals", "self").holds({})
    assert Condition("meals", "self", negated=True).holds({"meals": ""})


def test_only_one_of_two_alternatives_stands():
    template = parse_template(AGREEMENT)
    shown = [template.blocks[n] for n in template.visible({"arranged_by": "self"})]
    texts = ["".join(segment.text for segment in block.text) for block in shown]
    assert sum("自行选择实习单位的申请" in text for text in texts) == 1
    assert not any("由甲方统一安排" in text for text in texts)
    assert sum(block.kind is BlockKind.SIGNATURES for block in shown) == 1
