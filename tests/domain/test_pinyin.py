"""Pinyin keys: surnames are read as surnames, and the other reading is found too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.pinyin import PinyinKeys, pinyin_keys


@pytest.mark.parametrize(
    ("name", "full", "initials"),
    [
        ("张伟", "zhangwei", "zw"),
        ("单小明", "shanxiaoming", "sxm"),
        ("仇英", "qiuying", "qy"),
        ("解海龙", "xiehailong", "xhl"),
        ("曾国", "zengguo", "zg"),
        ("查良", "zhaliang", "zl"),
        ("区小明", "ouxiaoming", "oxm"),
        ("盖叫天", "gejiaotian", "gjt"),
        ("朴树", "piaoshu", "ps"),
        ("翟天", "zhaitian", "zt"),
        ("尉迟恭", "yuchigong", "ycg"),
        ("万俟雪", "moqixue", "mqx"),
        ("欧阳修", "ouyangxiu", "oyx"),
        ("吕布", "lvbu", "lb"),
    ],
)
def test_a_name_is_read_as_its_bearer_reads_it(name: str, full: str, initials: str) -> None:
    keys = pinyin_keys(name)
    assert (keys.full, keys.initials) == (full, initials)


@pytest.mark.parametrize(
    ("name", "other"),
    [("单小明", ("danxiaoming", "dxm")), ("尉迟恭", ("weichigong", "wcg")), ("王长乐", ("wangchangyue", "wcy"))],
)
def test_the_other_reading_is_kept_for_searching(name: str, other: tuple[str, str]) -> None:
    assert other in pinyin_keys(name).others


def test_marks_vanish_letters_and_unknown_characters_stand_for_themselves() -> None:
    assert pinyin_keys("阿依·古丽") == PinyinKeys("ayiguli", "aygl")
    assert pinyin_keys("Ｔom Li2") == PinyinKeys("tomli2", "tomli2")
    assert pinyin_keys("王𠮷").full == "wang𠮷"
    assert pinyin_keys("") == PinyinKeys("", "")


@given(st.text(max_size=20))
def test_any_name_has_few_distinct_keys(name: str) -> None:
    keys = pinyin_keys(name)
    everything = [(keys.full, keys.initials), *keys.others]
    assert len(set(everything)) == len(everything) <= 8
    assert not any(char.isspace() for char in keys.full)
