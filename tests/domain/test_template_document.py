"""`docs/templates.md` says what the format and the dictionary are."""

import re
from pathlib import Path

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.domain.template import BlockKind
from ctec_desktop.domain.template_checks import check_template
from ctec_desktop.domain.template_reading import parse_template

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text("utf-8")


def test_every_field_of_the_agreement_stands_in_the_table_as_it_is():
    for key, spec in FIELDS.items():
        printing = "必印" if spec.must_print else "可手填"
        cells = (f"`{key}`", spec.label, spec.meaning, spec.source.value, printing, spec.change_class.value)
        assert f"| {' | '.join(cells)} |" in DOCUMENT
    assert len(re.findall(r"^\| `[a-z_]+` \|", DOCUMENT, re.MULTILINE)) == len(FIELDS)


def test_the_example_is_a_text_the_program_reads_and_finds_nothing_wrong_in():
    (example,) = re.findall(r"^```toml\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
    blocks = BuiltInTemplates().source(AGREEMENT_KEY, 1).partition("[[block]]")
    assert check_template(parse_template(example + blocks[1] + blocks[2])) == ()


def test_every_kind_of_block_is_named():
    assert [kind for kind in BlockKind if f"`{kind}`" not in DOCUMENT] == []
