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


@pytest.mark.parametrize("turn", range(5))
def test_the_same_words_have_the_same_letters_whichever_came_first(turn: int):
    words = ["上移", "下移", "保存这个班", "保存并关闭", "数量", "新增一段", "电话 *", "对应", "导出…", "导出表格"]
    mixed = words[turn:] + words[:turn]
    for order in (mixed, mixed[::-1]):
        assert dict(zip(order, letters(order), strict=True)) == dict(zip(words, letters(words), strict=True))


def test_no_letter_is_given_twice_and_some_of_too_many_get_none():
    given = [letter for letter in letters([f"第{n}个" for n in range(42)]) if letter]
    assert (len(given), len(set(given))) == (40, 40)


def test_rare_characters_and_signs_have_a_letter_too():
    assert sorted(letters(["𬭸㙍", "①", ""])) == ["", "A", "B"]
