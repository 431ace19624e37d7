import pytest

from ctec_desktop.domain.blank_proposals import Confidence, propose
from ctec_desktop.domain.blanks import BlankKind, find_blanks
from ctec_desktop.domain.clause_heads import propose_heads
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.papers import PAPERS, VISIT_NOTICE_KEY
from ctec_desktop.domain.signing_area import find_signing_area, with_signing_apart
from ctec_desktop.domain.source_text import SourceCell, SourceLine, SourceTable, SourceText
from ctec_desktop.domain.vocabulary import Party
from tests.domain.text_samples import AGREEMENT, CONSENT, text_of


def proposed(plain: str) -> list[str]:
    source = text_of(plain)
    area = find_signing_area(source)
    return [
        proposal.binding
        for proposal in propose(source, find_blanks(source), area.spots(source) if area else (), FIELDS)
    ]


@pytest.mark.parametrize(
    ("plain", "fields"),
    [
        ("甲方（学校）：____", ["school_name"]),
        ("甲方（实习单位）：____\n地址：____", ["enterprise_name", "enterprise_address"]),
        ("乙方：某学校\n联系人：____ 电话：____", ["school_contact", "school_phone"]),
        ("丙方（学生）：____\n身份证号码____", ["student_name", "student_id_number"]),
        ("丙方监护人：____\n身份证号：____，联系方式：____", ["guardian_name", "guardian_id_number", "guardian_phone"]),
        ("统一社会信用代码：____", ["enterprise_uscc"]),
        ("自____年__月__日起至____年__月__日止", ["start_on", "end_on"]),
        ("实习期限：20  年  月  日—20  年  月  日", ["start_on", "end_on"]),
        ("签订日期：____年__月__日", [""]),
        ("报酬为人民币____元，每月____日前支付", ["pay_amount", "pay_day"]),
        ("每日工作时间：______，休息日：____", ["work_schedule", "rest_days"]),
        ("指导教师：____ 电话：____", ["supervisor_name", "supervisor_phone"]),
        ("企业导师：____ 手机：____", ["mentor_name", "mentor_phone"]),
        ("到（        ）从事（      ）岗位实习", ["enterprise_name", "post_name"]),
        ("向____人民法院起诉，本协议一式____份", ["dispute_place", "originals"]),
        ("提前____日书面告知；连续旷工____日", ["leave_notice_days", "absence_days"]),
        ("就餐：□提供 □自理；住宿：□提供 □自理", ["meals=provided", "meals=own", "lodging=provided", "lodging=own"]),
        ("□银行转账 □现金", ["pay_method=bank", "pay_method=cash"]),
        ("保险费由□甲方□乙方承担", ["insurance_payer=school", "insurance_payer=enterprise"]),
        ("□学校统一安排　□自主选择", ["arranged_by=school", "arranged_by=self"]),
        ("□同意　□不同意", ["", ""]),
        ("血型：____ 爱好____", ["", ""]),
        ("甲方（盖章）：____\n年  月  日", ["", ""]),
    ],
)
def test_the_words_around_a_blank_tell_its_field(plain, fields):
    assert proposed(plain) == fields


def test_every_blank_of_an_agreement_is_told_and_no_line_of_signing_is_bound():
    fields = proposed(AGREEMENT)

    assert set(FIELDS) - {field.partition("=")[0] for field in fields} == {
        *("guardian_address", "enterprise_address", "student_department", "rest_days", "insurance_line"),
        *("meals_note", "lodging_note", "pay_unit"),
    }
    assert fields[-6:] == [""] * 6


def test_a_field_the_paper_cannot_print_is_not_proposed():
    source = text_of("学生姓名：____ 统一社会信用代码：____")

    (name, code) = propose(source, find_blanks(source), (), {"student_name"})

    assert (name.binding, code.binding, code.confidence) == ("student_name", "", Confidence.NONE)


def test_papers_beside_the_agreement_have_fields_of_their_own():
    source = text_of(
        "实习单位：____ 参观地点：____\n带队教师：____ 集合时间和地点：____ 车辆：____\n姓名：____ 班级：____"
    )
    fields = PAPERS[VISIT_NOTICE_KEY].fields

    assert [one.binding for one in propose(source, find_blanks(source), (), fields)] == [
        *("unit", "place", "leaders", "meeting_point", "vehicles", "student_name", "class_name"),
    ]


def test_cells_are_told_by_the_cell_before_or_the_heading_above():
    def row(*texts: str) -> tuple[SourceCell, ...]:
        return tuple(SourceCell((SourceLine(text),)) for text in texts)

    table = SourceTable((row("学号", "姓名"), row("", "")), (50.0, 50.0))
    pairs = SourceTable((row("实习岗位", ""), row("联系电话", "____")), (50.0, 50.0))
    source = SourceText("", "", (SourceLine("学生信息"), table, pairs))

    blanks = find_blanks(source)

    assert [blank.kind for blank in blanks] == [*[BlankKind.CELL] * 3, BlankKind.RULED]
    assert [one.binding for one in propose(source, blanks, (), FIELDS)] == [
        *("student_no", "student_name", "post_name", "student_phone"),
    ]


@pytest.mark.parametrize(
    ("plain", "signers"),
    [
        (
            AGREEMENT,
            [
                (Party.SCHOOL, "甲方（盖章）：", ["代表人：", "年  月  日"], True),
                (Party.ENTERPRISE, "乙方（盖章）：", ["代表人：", "年  月  日"], True),
                (Party.STUDENT, "丙方（签字）：", [], False),
                (Party.GUARDIAN, "监护人（签字）：", ["年  月  日"], False),
            ],
        ),
        (
            CONSENT,
            [
                (Party.STUDENT, "学生签字：", ["年  月  日"], False),
                (Party.GUARDIAN, "监护人签字：", ["年  月  日"], False),
            ],
        ),
        (
            "正文。\n甲方（公章）：______\n日期：____年__月__日\n学生（签名）：\n家长（签名）：",
            [
                (Party.SCHOOL, "甲方（公章）：", ["日期：____年__月__日"], True),
                (Party.STUDENT, "学生（签名）：", [], False),
                (Party.GUARDIAN, "家长（签名）：", [], False),
            ],
        ),
    ],
)
def test_the_place_of_signing_is_recognised(plain, signers):
    area = find_signing_area(text_of(plain))

    assert area is not None
    assert [(one.party, one.title, one.lines, one.has_seal) for one in area.signers] == signers


def test_the_rows_of_a_form_in_which_it_is_signed_are_a_place_of_signing():
    def row(*texts: str) -> tuple[SourceCell, ...]:
        return tuple(SourceCell(tuple(map(SourceLine, text.split("/")))) for text in texts)

    rows = (
        row("学号", ""),
        row("理由", "因家庭原因"),
        row("家长意见", "同意/签字：____/年  月  日"),
        row("学校（盖章）", "年  月  日"),
    )
    source = with_signing_apart(SourceText("", "", (SourceTable(rows, (30.0, 70.0)),)))

    area = find_signing_area(source)

    assert [len(piece.rows) for piece in source.pieces if isinstance(piece, SourceTable)] == [2, 2]
    assert area is not None
    assert [(one.party, one.title, one.lines) for one in area.signers] == [
        (Party.GUARDIAN, "家长意见", ["同意", "签字：", "年  月  日"]),
        (Party.SCHOOL, "学校（盖章）", ["年  月  日"]),
    ]
    assert with_signing_apart(source) == source


def test_a_sentence_that_speaks_of_signing_is_no_place_of_signing():
    assert find_signing_area(text_of("本协议自甲方、乙方盖章之日起生效。")) is None


def test_heads_are_told_by_the_words_of_a_clause():
    clauses = ("实习期限", "工作时间", "实习报酬", "劳动保护", "责任保险", "考核", "违约责任", "争议", "信用代码")
    source = text_of("\n".join((*clauses, "统一社会信用代码")))

    heads = [sorted(heads) for heads in propose_heads(source, None)]

    assert heads == [[2], [3], [4], [5], [6], [7], [8], [9], [], [1]]
