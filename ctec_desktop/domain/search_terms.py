"""What a record is found by: the beginnings a person may type, made from its names and numbers.

A term is matched from its first character on. A name is therefore stored from each of its characters on, so that any
part of it is the beginning of one of its terms. What is the beginning of another term anyway is none of its own.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from hashlib import blake2b
from unicodedata import is_normalized

from ctec_desktop.domain.names import HAN, search_key
from ctec_desktop.domain.pinyin import only_reading, only_reading_in_front, pinyin_readings

# Raised whenever the terms of the same record come out otherwise: every data folder then makes them anew.
TERMS_VERSION = 2
LONGEST_TERM = 40
MOST_WORDS = 12
TAIL = 4
_LONGEST_PLAIN = 6
_PLAIN_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_REGISTRATION_NO = 19
_SHORTEST_MASKED = 7
_FEWEST_DIGITS = 6
_SHORTEST_SHOWING_FOUR = 10
# Marks and blanks stand in names, but nobody types them to find one: 阿依·古丽, JX2026-000123, 数控技术（3+2）.
_NOT_TYPED = re.compile(rf"[^\w{HAN}\U000f0000-\U0010fffd]|_")


class SearchKind(StrEnum):
    """Whose terms these are; one letter, because it is written millions of times."""

    STUDENT = "s"
    ENTERPRISE = "e"
    POST = "p"
    MENTOR = "m"
    TEACHER = "t"
    CLASS_GROUP = "c"
    MAJOR = "j"
    DEPARTMENT = "d"
    PLAN = "l"
    AGREEMENT = "a"


def search_words(text: str) -> tuple[str, ...]:
    """What a person typed, as words that are looked for; empty where nothing in it can be found at all."""
    words = tuple(dict.fromkeys(word for part in text.split() if (word := _folded(part)[:LONGEST_TERM])))
    return words if len(words) <= MOST_WORDS else ()


def student_numbers(student_no: str, registration_no: str | None, id_number: str | None, phone: str | None) -> set[str]:
    is_said_twice = registration_no and id_number and registration_no[1:] == id_number and registration_no[0] in "GJL"
    own = (id_number, phone) if is_said_twice else (registration_no, id_number, phone)
    return number_terms(student_no) | masked_terms(*own)


def teacher_numbers(staff_no: str, phone: str | None) -> set[str]:
    return number_terms(staff_no) | masked_terms(phone)


def name_terms(name: str) -> set[str]:
    """The name, its initials and its full pinyin, each from every character on, for every way it is read."""
    if len(name) <= _LONGEST_PLAIN and _PLAIN_HAN.fullmatch(name) and (terms := _plain_terms(name)) is not None:
        return terms
    key = _folded(name)
    terms = {key[at : at + LONGEST_TERM] for at in range(len(key))}
    for syllables in pinyin_readings(name):
        full = initials = ""
        for syllable, initial in reversed(syllables):
            terms.add((syllable + full)[:LONGEST_TERM])
            if full:  # the initial of the last syllable alone is its beginning
                terms.add((initial + initials)[:LONGEST_TERM])
            full, initials = syllable + full, initial + initials
    return terms


def _plain_terms(name: str) -> set[str] | None:
    """The terms of a name of plain characters, if it is read in one way."""
    surname, given = only_reading_in_front(name[0]), only_reading(name[1:])
    if surname is None or given is None:
        return None
    if not given[0]:
        return {name, surname[0]}
    return {name, surname[0] + given[0], surname[1] + given[1], *_given_terms(name[1:])}


@lru_cache(maxsize=8_192)
def _given_terms(given: str) -> frozenset[str]:
    """What is found behind a surname; thousands of names share it."""
    reading = only_reading(given)
    assert reading is not None
    if len(given) == 1:
        return frozenset({given, reading[0]})
    return frozenset({given, *reading}) | _given_terms(given[1:])


def number_terms(*numbers: str | None) -> set[str]:
    """Numbers whole, and what stands after their last dash, with leading zeros and without."""
    terms: set[str] = set()
    for number in filter(None, numbers):
        terms.add(_folded(number)[:LONGEST_TERM])
        if "-" in number:
            folded = _folded(number.rpartition("-")[2])[:LONGEST_TERM]
            terms |= {folded, folded.lstrip("0")}
    terms.discard("")
    return terms


def masked_terms(*numbers: str | None) -> set[str]:
    """Identity numbers and phones of people: by their last four characters, which screens show, or typed whole.

    Beginnings find nothing: whoever sees a masked number could otherwise ask for it digit by digit.
    """
    return {term for number in numbers if number and (term := whole_number(_folded(number))) is not None}


def whole_number(word: str) -> str | None:
    """The term of a number that is found only when it is typed to its end; None for a word that is no such number.

    A long one begins with the last four characters, so that they find it too.
    """
    word = _counted_as(word)
    if len(word) < _SHORTEST_MASKED or not (word[1:7].isdigit() or sum(map(str.isdigit, word)) >= _FEWEST_DIGITS):
        return None
    shown = word[-TAIL:] if len(word) >= _SHORTEST_SHOWING_FOUR else ""
    return f"{shown}={blake2b(word.encode(), digest_size=8).hexdigest()}"


def _counted_as(word: str) -> str:
    """A 学籍号 of a letter and the identity number counts as that number: most are, and one term serves both."""
    return word[1:] if len(word) == _REGISTRATION_NO and word[0] in "gjl" else word


def is_found(terms: Iterable[str], words: Iterable[str]) -> bool:
    """Whether each word is the beginning of a term, or a masked number typed whole."""
    known = tuple(terms)
    return all(any(term.startswith(word) for term in known) or whole_number(word) in known for word in words)


def _folded(text: str) -> str:
    # Nearly every name and number is already as it would be folded, but for its case.
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text)).lower()
    if text.isalnum() and is_normalized("NFKC", text):
        return text.casefold()
    return _NOT_TYPED.sub("", search_key(text))
