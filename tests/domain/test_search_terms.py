"""What a record is found by: any part of a name, its pinyin and initials in every reading, numbers and last four."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.search_terms import (
    LONGEST_TERM,
    MOST_WORDS,
    is_found,
    masked_terms,
    name_terms,
    number_terms,
    search_words,
    student_numbers,
    teacher_numbers,
)

ID = "11000020070203001X"


def found(terms: set[str], typed: str) -> bool:
    words = search_words(typed)
    return bool(words) and is_found(terms, words)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("单小明", "shan"),
        ("单小明", "dan"),
        ("仇英", "qiu"),
        ("仇英", "chou"),
        ("解海龙", "xhl"),
        ("解海龙", "jiehai"),
        ("曾国", "zg"),
        ("尉迟恭", "yuchi"),
        ("尉迟恭", "wcg"),
        ("王长乐", "changyue"),
        ("欧阳修", "阳修"),
        ("欧阳修", "yangx"),
        ("欧阳修", "yx"),
        ("阿依·古丽", "依古"),
        ("阿依·古丽", "阿依·古丽"),
        ("张　三", "张三"),
        ("Ｔom Li", "tom li"),
        ("王𠮷", "𠮷"),
        ("王\ue863", "\ue863"),
    ],
)
def test_a_name_is_found_by_any_part_and_reading(name: str, typed: str) -> None:
    assert found(name_terms(name), typed)


@pytest.mark.parametrize("typed", ["anxiao", "ngxiao", "小单", "xz", "mingx"])
def test_pinyin_begins_at_a_syllable_and_characters_stand_in_order(typed: str) -> None:
    assert not found(name_terms("单小明"), typed)


@pytest.mark.parametrize(
    ("name", "terms"),
    [
        ("张小明", "张小明 小明 明 zhangxiaoming xiaoming ming zxm xm"),
        ("单明", "单明 明 shanming danming ming sm dm"),
        ("张乐", "张乐 乐 zhangle zhangyue le yue zl zy"),
        ("李A", "李a a lia la"),
        ("张", "张 zhang"),
    ],
)
def test_what_begins_another_term_is_no_term_of_its_own(name: str, terms: str) -> None:
    assert name_terms(name) == set(terms.split())


def test_numbers_are_found_from_their_beginning_and_by_the_last_four() -> None:
    terms = name_terms("张三") | student_numbers("2024000123", "G110000200702030012", ID, "13812345678")
    for typed in ("20240001", "２０２４", ID, "001x", "001X", "0012", "13812345678", "5678", "zs 5678", "张 2024"):
        assert found(terms, typed), typed
    for typed in ("0123456", "4567", "李 2024"):
        assert not found(terms, typed), typed


@pytest.mark.parametrize("typed", ["1100002007", "11000020070203001", "138123", "1381234567", "G1100002007"])
def test_a_masked_number_cannot_be_asked_for_digit_by_digit(typed: str) -> None:
    assert not found(student_numbers("2024000123", "G110000200702030012", ID, "13812345678"), typed)


def test_an_agreement_is_found_by_its_serial_alone() -> None:
    terms = number_terms("JX2026-000123")
    assert all(found(terms, typed) for typed in ("jx2026", "JX2026-0001", "123", "000123", "jx2026000123"))
    assert number_terms(None) == set()
    assert number_terms("X-000") == {"x000", "000"}


def test_short_numbers_of_people_find_nobody() -> None:
    assert masked_terms("12345", None, "") == set()
    assert not found(masked_terms("E12345678"), "5678")
    assert found(masked_terms("E12345678"), "e12345678")


def test_the_other_kinds_are_found_by_what_stands_on_their_papers() -> None:
    for typed in ("91110000ma", "010123", "12345"):
        assert found(number_terms("91110000MA0000010X", "010-12345678"), typed), typed
    assert found(name_terms("示例（北京）公司"), "示例北京")
    assert found(teacher_numbers("T00012", None), "t0001")
    assert found(name_terms("沈知行") | teacher_numbers("T00012", "13812345678"), "szx 5678")


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'", '"', "\x00", "😀", "·"])
def test_marks_alone_are_no_words(typed: str) -> None:
    assert search_words(typed) == ()


def test_what_is_pasted_is_cut_where_terms_end() -> None:
    long = "示例" * 50
    assert search_words(long + long) == (long[:LONGEST_TERM],)
    assert found(name_terms(long), long)
    assert search_words(" ".join(str(number) for number in range(MOST_WORDS + 1))) == ()


@given(st.text(max_size=30))
def test_words_are_safe_to_search_with(typed: str) -> None:
    for word in search_words(typed):
        assert not set(word) & set("%_'\" \x00")
        assert 0 < len(word) <= LONGEST_TERM


@given(st.text(min_size=1, max_size=12), st.data())
def test_any_part_of_a_name_finds_it(name: str, data: st.DataObject) -> None:
    words = search_words(name.replace(" ", ""))
    if words:
        start = data.draw(st.integers(0, len(words[0]) - 1))
        assert is_found(name_terms(name), (words[0][start:],))
