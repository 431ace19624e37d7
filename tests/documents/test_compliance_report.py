"""实习合规报告 on paper: long lists of people go on in further rows, what cannot be drawn is refused by name."""

from pathlib import Path

import pytest

from ctec_desktop.documents.compliance_report import ComplianceSnapshot, print_compliance_report
from ctec_desktop.documents.cover_report import CoverReportSnapshot, print_cover_report
from ctec_desktop.documents.cover_strips import StripLine, Strips
from ctec_desktop.documents.report_pages import Section
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.compliance import NAMED, OutcomeBar
from ctec_desktop.domain.findings import Result
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.wording import compliance_report as words
from tests.documents.sample import page_texts, problems_of, solid

LONG = "买买提江·阿卜杜热合曼·努尔艾力"


def report(*, people: tuple[str, ...] = (), unit: str = "某厂", label: str = "1班", strip: str = "张三"):
    line = ("INT-AGR-02", f"{unit}：没有签好", "第十四条", str(len(people)), "、".join(people))
    found = Section(words.FOUND[Result.FAIL], "", words.FOUND_COLUMNS, (line,))
    bars = (OutcomeBar(label, {Result.FAIL: 1}),)
    return ComplianceSnapshot("全校", (("学校", "某校"),), bars, (found,), Strips((StripLine(strip, ()),)), (), ())


def test_everybody_with_a_long_name_stands_on_the_paper(tmp_path: Path):
    target = tmp_path / "报告.pdf"
    people = tuple(f"{LONG}（2024{number:06d}）" for number in range(NAMED))
    assert print_compliance_report(report(people=people), target, SilentProgress()) > 1
    read = solid("".join(page_texts(target)))
    assert [one for one in people if one not in read] == []


def test_ten_thousand_characters_take_more_pages(tmp_path: Path):
    target = tmp_path / "报告.pdf"
    print_compliance_report(report(unit="长" * 10_000), target, SilentProgress())
    assert solid("".join(page_texts(target))).count("长") == 10_000


@pytest.mark.parametrize("wrong", [{"label": "数控😀班"}, {"strip": "张😀"}, {"people": ("张😀",)}])
def test_a_character_no_face_has_is_refused_wherever_it_stands(wrong, tmp_path: Path):
    with pytest.raises(RuleViolation) as refused:
        print_compliance_report(report(**wrong), tmp_path / "报告.pdf", SilentProgress())
    assert set(problems_of(refused)) == {DocumentCode.CHARACTER_WITHOUT_GLYPH}
    assert list(tmp_path.iterdir()) == []


def test_the_report_of_cover_refuses_it_in_the_name_of_a_strip_too(tmp_path: Path):
    report = CoverReportSnapshot("1班", (("学校", "某校"),), (), Strips((StripLine("张😀", ()),)))
    with pytest.raises(RuleViolation) as refused:
        print_cover_report(report, tmp_path / "报告.pdf", SilentProgress())
    assert set(problems_of(refused)) == {DocumentCode.CHARACTER_WITHOUT_GLYPH}
