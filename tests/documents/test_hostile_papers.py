"""Values nobody expects on forms: printed as they are written, or refused by name before anything is printed."""

from dataclasses import replace
from pathlib import Path

import pytest

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.papers import PaperSheet, print_papers
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.papers import PaperCode
from ctec_desktop.domain.paper_fields import LIST_FIELDS, fields_of
from ctec_desktop.domain.paper_look import BUNDLED, PaperHeader, PaperLook
from ctec_desktop.domain.paper_specs import SPECS
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.progress import SilentProgress
from tests.documents.sample import page_texts, problems_of, solid
from tests.documents.test_hostile_values import PRINTED, REFUSED


def sheet_of(key: str, **values: str) -> PaperSheet:
    """A copy of which only these values are known, its list one line of them."""
    template = BuiltInTemplates().newest(key)
    own = tuple((field, values.get(field, "")) for field in sorted(fields_of(SPECS[key].per)))
    names = {block.listing.of for block in template.blocks if block.listing is not None and block.listing.of}
    lines = tuple(
        (name, (tuple((field, values.get(field, "")) for field in sorted(LIST_FIELDS[name])),)) for name in names
    )
    return PaperSheet(template, "张三（2024000001）", own, lines)


def made(folder: Path, sheet: PaperSheet, look: PaperLook = BUNDLED) -> str:
    target = folder / "p.pdf"
    print_papers([sheet], target, SilentProgress(), look=look)
    return solid("".join(page_texts(target)))


@pytest.mark.parametrize("key", ["leave_request", "filing_form"])
@pytest.mark.parametrize("value", PRINTED.values(), ids=PRINTED.keys())
def test_it_is_printed_and_read_back(value, key, tmp_path):
    text = made(tmp_path, sheet_of(key, student_name=value, enterprise_name=value))
    assert solid(value).replace("\u202e", "") in text


@pytest.mark.parametrize("key", ["leave_request", "filing_form"])
@pytest.mark.parametrize(("value", "point"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_its_code_point_and_the_form_concerned(value, point, key, tmp_path):
    with pytest.raises(RuleViolation) as refused:
        made(tmp_path, sheet_of(key, student_name=value))
    assert set(problems_of(refused)) == {DocumentCode.CHARACTER_WITHOUT_GLYPH}
    assert point in {problem.facts["code_point"] for problem in refused.value.problems}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["leave_request", "filing_form"])
def test_ten_thousand_characters_of_a_box_or_line_are_refused_by_the_form(key, tmp_path):
    with pytest.raises(RuleViolation) as refused:
        made(tmp_path, sheet_of(key, enterprise_name="长" * 10_000))
    assert problems_of(refused) == [PaperCode.TEXT_TOO_TALL]


def test_ten_thousand_characters_of_a_sentence_go_on_over_pages(tmp_path):
    assert made(tmp_path, sheet_of("filing_letter", plan_name="长" * 10_000)).count("长") >= 10_000


@pytest.mark.parametrize("name", ["某某学校😀", "长" * 10_000, "张\u202e三学校"])
def test_the_header_is_held_to_the_same(name, tmp_path):
    sheet = sheet_of("daily_log", school_name=name)
    assert "school_name" not in sheet.template.fields()
    look = replace(BUNDLED, header=PaperHeader.SCHOOL)
    if "😀" in name:
        with pytest.raises(RuleViolation) as refused:
            made(tmp_path, sheet, look)
        assert problems_of(refused) == [DocumentCode.CHARACTER_WITHOUT_GLYPH]
    else:
        assert made(tmp_path, sheet, look).startswith(name.replace("\u202e", ""))
