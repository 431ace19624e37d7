"""Values nobody expects: printed as they are written, or refused by name before anything is printed."""

import pytest

from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.kernel.errors import RuleViolation
from tests.documents.sample import page_texts, printed, problems_of, snapshot_of, solid

PRINTED = {
    "only spaces": " \u3000 \u00a0 ",
    "a mark that turns text round": "张\u202e三",
    "a rare name beyond the basic plane": "𠅤𫖯𬭎",
    "brackets and backslashes": "a(b)c\\d)(",
    "markup": "<font color='red'>&amp;</font>",
}
REFUSED = {
    "emoji": ("张😀", "U+1F600"),
    "Arabic": ("محمد", "U+0645"),
    "Mongolian": ("ᠮᠣᠩᠭᠣᠯ", "U+182E"),
    "a control character": ("张\x07", "U+0007"),
    "half a pair": ("张\ud800", "U+D800"),
    "of private use": ("张\ue863", "U+E863"),
}


@pytest.mark.parametrize("value", PRINTED.values(), ids=PRINTED.keys())
def test_it_is_printed_and_read_back(value, tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1, post_name=value))
    text = solid("".join(page_texts(tmp_path / "p.pdf")))
    assert solid(value).replace("\u202e", "") in text


@pytest.mark.parametrize(("value", "point"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_with_its_code_point_and_the_name_concerned(value, point, tmp_path):
    with pytest.raises(RuleViolation) as refused:
        printed(tmp_path / "p.pdf", snapshot_of(1), snapshot_of(2, post_name=value))
    assert set(problems_of(refused)) == {DocumentCode.CHARACTER_WITHOUT_GLYPH}
    told = {str(problem.facts["code_point"]): problem.facts for problem in refused.value.problems}
    assert told[point]["names"] == "学生丂"
    assert list(tmp_path.iterdir()) == []


def test_ten_thousand_characters_of_a_paragraph_go_on_over_pages(tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1, other_terms="长" * 10_000))
    assert "".join(page_texts(tmp_path / "p.pdf")).count("长") >= 10_000


def test_ten_thousand_characters_of_a_cell_are_refused_by_number(tmp_path):
    with pytest.raises(RuleViolation) as refused:
        printed(tmp_path / "p.pdf", snapshot_of(1, post_name="长" * 10_000))
    assert problems_of(refused) == [DocumentCode.BLOCK_TOO_TALL]
    assert refused.value.problems[0].facts["number"] == "JX2026-000001"
    assert list(tmp_path.iterdir()) == []
