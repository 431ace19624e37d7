"""The manual as it ships: whole, with its pictures, calling everything as the screen does."""

import ast
import re
from pathlib import Path

import pytest
from PIL import Image

import ctec_desktop.wording
from ctec_desktop.domain.manual import Manual, PageKind, Picture, spans_of
from ctec_desktop.services.manual import manual_dir, picture_path, read_manual
from tools.write_life_page import PAGE, renewed

MANUAL = read_manual()
PICTURES_BYTES = 4 << 20
WIDEST_PX = 1000
KEYS = {page.key for page in MANUAL.pages}


def said_on_screen() -> set[str]:
    """Every constant of the words the window says, without the dots that only promise a dialog."""
    said = set()
    for file in Path(ctec_desktop.wording.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                said.add(node.value)
    return said


def test_life_of_an_agreement_is_told_as_the_program_works():
    """`python -m tools.write_life_page` writes the table."""
    assert PAGE.read_text("utf-8") == renewed(PAGE.read_text("utf-8"))


def test_every_file_is_a_page_and_every_page_a_file():
    assert {file.stem for file in manual_dir().glob("*.md")} == KEYS
    assert len(KEYS) == len(MANUAL.pages)


@pytest.mark.parametrize("page", MANUAL.pages, ids=lambda page: page.key)
def test_links_and_pictures_of_a_page_are_there(page):
    assert page.links() <= KEYS - {page.key}
    assert page.pictures == tuple(block.name for block in page.blocks if isinstance(block, Picture))
    assert [name for name in page.pictures if not picture_path(name).is_file()] == []
    assert not re.search(r"\]\(|\*\*|`", page.text()), "marks that were not understood"


def test_pictures_are_those_shown_and_stay_small():
    files = list((manual_dir() / "pictures").iterdir())
    assert {file.stem for file in files} == {name for page in MANUAL.pages for name in page.pictures}
    assert sum(file.stat().st_size for file in files) <= PICTURES_BYTES
    for file in files:
        with Image.open(file) as picture:
            assert picture.width <= WIDEST_PX


def test_what_stands_in_corner_brackets_is_said_on_screen():
    said = said_on_screen()
    named = {
        (page.key, name)
        for page in MANUAL.pages
        for block in page.blocks
        for spans in spans_of(block)
        for name in re.findall("「([^」]+)」", "".join(span.text for span in spans))
    }
    assert len(named) > 100
    assert sorted((key, name) for key, name in named if name not in said) == []


def test_screen_leads_to_its_page_and_an_unknown_one_to_the_first():
    assert MANUAL.serving("ImportWizard", "students").key == "import"
    assert MANUAL.serving("没有", "students").key == "students"
    assert MANUAL.serving("没有").key == MANUAL.pages[0].key


def test_no_screen_is_served_twice():
    served = [topic for page in MANUAL.pages for topic in page.serves]
    assert len(served) == len(set(served))


@pytest.mark.parametrize(
    ("text", "first"),
    [("备份", "backup"), ("U盘 备份", "backup"), ("smartscreen", "windows-warnings"), ("卡纸", "print-and-sign")],
)
def test_words_find_their_page(text: str, first: str):
    assert MANUAL.find(text)[0].page.key == first


def test_every_word_must_stand_on_the_page():
    assert MANUAL.find("备份 没有这样的词") == ()
    assert [one.page for one in MANUAL.find("  ")] == list(MANUAL.pages)
    assert all(one.hits for one in MANUAL.find("密码"))


def test_both_kinds_of_pages_are_there():
    assert {page.kind for page in Manual(MANUAL.pages).pages} == set(PageKind)
