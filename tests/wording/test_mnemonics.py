"""Which letter presses what, and how it is written."""

import pytest

from ctec_desktop.wording.mnemonics import hint, letters, marked


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("保存", "保存(&S)"),
        ("导出…", "导出(&S)…"),
        ("姓名 *", "姓名(&S) *"),
        ("查找  Ctrl+K", "查找(&S)  Ctrl+K"),
        ("甲 & 乙", "甲 && 乙(&S)"),
    ],
)
def test_the_letter_stands_behind_the_words_and_before_what_only_marks_them(text: str, written: str):
    assert marked(text, "S") == written


def test_an_ampersand_without_a_letter_is_meant_as_it_stands():
    assert marked("甲 & 乙", "") == "甲 && 乙"
    assert hint("帮助", "") == "帮助"


def test_usual_words_get_their_usual_letter_whoever_comes_first():
    assert letters(["书面说明", "取消", "保存这个班", "保存"]) == ("M", "C", "B", "S")


def test_other_words_get_the_first_free_sound_of_theirs():
    assert letters(["班级", "编号", "班级人数"]) == ("B", "H", "J")


def test_who_has_a_letter_keeps_it_unless_a_usual_word_wants_it():
    assert letters(["编号", "班级"], ["H", "B"]) == ("H", "B")
    assert letters(["数量", "保存"], ["S", ""]) == ("L", "S")


def test_no_letter_is_given_twice_and_the_last_of_too_many_get_none():
    given = letters([f"第{n}个" for n in range(40)])
    assert len(set(given[:35])) == 35
    assert set(given[35:]) == {""}


def test_rare_characters_and_signs_have_a_letter_too():
    assert letters(["𬭸㙍", "①", ""]) == ("A", "B", "")
