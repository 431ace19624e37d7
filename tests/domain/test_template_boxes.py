"""Boxes that stand one by one in a text, each with its own words beside it."""

import pytest

from ctec_desktop.domain.papers import AGREEMENT_KEY, PAPERS
from ctec_desktop.domain.template import Block, BlockKind, Segment, Template
from ctec_desktop.domain.template_checks import check_template
from ctec_desktop.domain.template_places import read_shown, shown
from ctec_desktop.domain.template_reading import segments_of
from ctec_desktop.domain.template_writing import written

BANK, CASH = Segment(field="pay_method", choice="bank"), Segment(field="pay_method", choice="cash")


def test_a_box_is_written_and_read_back():
    segments = (BANK, Segment("转账 "), CASH, Segment("现金"))

    assert written(segments) == "{pay_method=bank}转账 {pay_method=cash}现金"
    assert segments_of(written(segments)) == segments
    assert shown(segments) == "{报酬支付方式=银行转账}转账 {报酬支付方式=现金}现金"
    assert read_shown(shown(segments)) == segments
    assert read_shown("{报酬支付方式=支票}") == (Segment("{报酬支付方式=支票}"),)


@pytest.mark.parametrize(
    ("segments", "code"),
    [
        ((BANK,), "template_box_missing"),
        ((BANK, CASH, Segment(field="pay_method", choice="cheque")), "template_box_unknown"),
        ((BANK, CASH), None),
        ((BANK, Segment(field="pay_method")), None),
    ],
)
def test_a_choice_printed_box_by_box_has_all_its_boxes(segments, code):
    block = Block(BlockKind.WRITTEN, segments)
    template = Template(AGREEMENT_KEY, 1, PAPERS[AGREEMENT_KEY].kind, "协议", "", (block,), "")

    codes = {problem.code for problem in check_template(template)}

    assert {found for found in codes if found.startswith("template_box")} == ({code} if code else set())
