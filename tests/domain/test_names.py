"""Names stay as written; only keys are folded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.names import (
    fold_pair,
    has_lost_character,
    hidden_marks,
    is_masked_name,
    private_characters,
    search_key,
    strip_outer,
)


@pytest.mark.parametrize("spread", ["张 三", "张　三", "张   三", "张\u00a0三", "张\n三"])
def test_a_two_character_name_loses_the_blanks_between(spread: str) -> None:
    assert fold_pair(spread) == "张三"


def test_a_pair_beyond_the_basic_plane_is_folded_too() -> None:
    assert fold_pair("𠮷 㛃") == "𠮷㛃"


@pytest.mark.parametrize(
    "name", ["欧阳 修", "John Li", "<b>张三</b>", "=cmd()", "阿卜杜·热合曼·买买提", "张三", "A 三", "\u202e张 三"]
)
def test_any_other_name_stays_as_written(name: str) -> None:
    assert fold_pair(name) == name


@given(st.text(max_size=40))
def test_folding_never_touches_anything_but_blanks(name: str) -> None:
    assert "".join(fold_pair(name).split()) == "".join(name.split())


def test_keys_fold_width_case_blanks_dots_and_marks() -> None:
    assert search_key("Ｔｏｍ　李") == search_key("tom李") == "tom李"
    assert search_key("阿依古丽•买买提") == search_key("阿依古丽·买买提") == search_key("阿依古丽．\u200b买买提")


@given(st.text(max_size=40))
def test_a_key_has_no_blank(text: str) -> None:
    assert not any(char.isspace() for char in search_key(text))


def test_marks_and_private_characters_are_named_once() -> None:
    assert hidden_marks("a\u202eb\u200bc\u202e") == ("U+202E", "U+200B")
    assert private_characters("张\ue863") == ("U+E863",)
    assert hidden_marks("张三") == private_characters("㛃𠮷") == ()


def test_outer_blanks_go_and_marks_stay() -> None:
    assert strip_outer("\u3000 张三\u00a0\t") == "张三"
    assert strip_outer("\u200f张三") == "\u200f张三"


def test_lost_and_masked_characters_are_seen() -> None:
    assert has_lost_character("李?")
    assert has_lost_character("李\ufffd")
    assert is_masked_name("张*三")
    assert not has_lost_character("李·四")
    assert not is_masked_name("<b>张三</b>")
