"""Pinyin keys of names: full and initials, with the reading that surnames have, and other readings people type."""

import unicodedata
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple, TypeAlias

# Readings of surnames that differ from the usual reading of the character; a second one follows where families differ.
_SURNAME_TABLE = """
曾 zeng,单 shan,仇 qiu,解 xie,查 zha,区 ou,盖 ge,朴 piao,乐 yue le,任 ren,华 hua,缪 miao,宁 ning,翟 zhai di,覃 qin tan
冼 xian,员 yun,召 shao,折 she,那 na,黑 he hei,繁 po,种 chong,洗 xian,秘 bi,句 gou,谌 chen shen,逄 pang,佴 nai,訾 zi
能 nai,隗 wei kui,郗 xi chi,祭 zhai,应 ying,燕 yan,过 guo,阚 kan,车 che,宓 mi fu,郇 xun huan,藏 zang,重 chong,长 chang
行 xing,牟 mou mu,晁 chao,哈 ha,撒 sa
"""
_COMPOUND_TABLE = (
    "万俟 mo qi,尉迟 yu chi,长孙 zhang sun,澹台 tan tai,单于 chan yu,令狐 ling hu,鲜于 xian yu,呼延 hu yan"
)
# Characters of given names that are read in two ways often enough to be searched by both.
_SECOND_TABLE = """
长 chang,乐 yue,重 chong,行 hang,朝 zhao,曾 zeng,单 shan,盛 cheng,茜 xi,琦 ji,晟 cheng,奇 ji,藏 zang,传 zhuan,会 kuai
颉 xie
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    entries = (entry.split() for entry in text.replace("\n", ",").split(",") if entry)
    return {key: tuple(readings) for key, *readings in entries}


_SURNAMES = _table(_SURNAME_TABLE)
_COMPOUND_SURNAMES = _table(_COMPOUND_TABLE)
_SECOND_READINGS = _table(_SECOND_TABLE)
_FIRST_OF_SURNAMES = frozenset(_SURNAMES) | {pair[0] for pair in _COMPOUND_SURNAMES}
_MAX_READINGS = 8


class PinyinKeys(NamedTuple):
    """`full` and `initials` sort and search; `others` holds (full, initials) of every further reading."""

    full: str
    initials: str
    others: tuple[tuple[str, str], ...] = ()


# A reading of one character: its syllable and the initial of it. A name is read syllable by syllable.
Reading: TypeAlias = tuple[str, str]
Syllables: TypeAlias = tuple[Reading, ...]


def pinyin_keys(name: str) -> PinyinKeys:
    """The keys of a person's name; characters without a reading stand for themselves, marks and blanks are left out."""
    if (surname := only_reading_in_front(name[:1])) is not None and (given := only_reading(name[1:])) is not None:
        return PinyinKeys(surname[0] + given[0], surname[1] + given[1])
    keys = dict.fromkeys(
        ("".join(full for full, _ in syllables), "".join(initial for _, initial in syllables))
        for syllables in pinyin_readings(name)
    )
    first, *others = keys
    return PinyinKeys(*first, tuple(others))


@lru_cache(maxsize=4_096)
def only_reading_in_front(char: str) -> Reading | None:
    """How the first character of a name is read; None where it may be a surname with a reading of its own."""
    return None if char in _FIRST_OF_SURNAMES else only_reading(char)


@lru_cache(maxsize=8_192)
def only_reading(given: str) -> Reading | None:
    """Pinyin and initials of what stands behind a surname; None where people read a character of it in two ways."""
    readings = [_readings(char) for char in given]
    if sum(map(len, readings)) != len(given):
        return None
    return "".join([full for ((full, _),) in readings]), "".join([initial for ((_, initial),) in readings])


def pinyin_readings(name: str) -> tuple[Syllables, ...]:
    """Every way a name is read, its bearer's first, each as (syllable, initial) by syllable."""
    surname, length = _surname_readings(name)
    given = [_readings(char) for char in name[length:]]
    if len(surname) == 1 and sum(map(len, given)) == len(given):
        return ((*surname[0], *[choice[0] for choice in given if choice[0][0]]),)
    choices = [surname, *(tuple((reading,) for reading in choice) for choice in given)]
    return tuple(
        tuple(reading for part in parts for reading in part if reading[0])
        for parts in islice(product(*choices), _MAX_READINGS)
    )


def _surname_readings(name: str) -> tuple[tuple[Syllables, ...], int]:
    """How the surname is read, its own reading first, and how many characters it has."""
    if (compound := _COMPOUND_SURNAMES.get(name[:2])) is not None:
        own = tuple((part, part[0]) for part in compound)
        usual = tuple((text, text[:1]) for text in map(_usual_reading, name[:2]))
        return tuple(dict.fromkeys([own, usual])), 2
    if name[:1] in _SURNAMES and len(name) > 1:
        texts = dict.fromkeys([*_SURNAMES[name[0]], _usual_reading(name[0])])
        return tuple(((text, text[:1]),) for text in texts), 1
    return ((),), 0


@lru_cache(maxsize=32_768)
def _readings(char: str) -> tuple[Reading, ...]:
    """The usual reading of a character and, where people type another, that one too; nothing for marks and blanks."""
    folded = unicodedata.normalize("NFKC", char).casefold()
    if not folded.isalnum():
        return (("", ""),)
    if folded.isascii():
        return ((folded, folded),)
    texts = dict.fromkeys([_usual_reading(folded), *_SECOND_READINGS.get(char, ())])
    return tuple((text, text[:1]) for text in texts)


@lru_cache(maxsize=32_768)
def _usual_reading(char: str) -> str:
    """The library's reading, asked once a character: a whole-name call costs thirty times as much."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(char)).lower()
