"""公民身份号码 (GB 11643) and 统一社会信用代码 (GB 32100): form, check digit, what they tell, and how they are masked.

A wrong form is refused. A wrong check digit is only reported: a person must look at the paper, and real credit codes
that fail the check exist. An unknown area code is worth a warning, never more: counties are abolished and founded.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from stdnum import numdb
from stdnum.cn import ric, uscc

from ctec_desktop.domain.vocabulary import Gender

_BLANKS_AND_MARKS = re.compile("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
# Nothing in it is folded but case: most numbers of a large list, so they are spared the way through Unicode.
_AS_WRITTEN = re.compile(r"[0-9A-Za-z/().+*#-]*")
_SPREADSHEET_TEXT = re.compile(r'="(.*)"')
_RESIDENT = re.compile(r"[0-9]{17}[0-9X]")
_USCC_FORM = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}")
_LOST_DIGITS = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+")
_MASKED = re.compile(r"[0-9A-Z]*[*X#•●]{3,}[0-9A-Z]*")
_PLACEHOLDERS = frozenset(
    {
        "无",
        "没有",
        "暂无",
        "暂缺",
        "待补",
        "待定",
        "待办",
        "未办",
        "未办理",
        "办理中",
        "未知",
        "不详",
        "同上",
        "缺",
        "空",
        "略",
    }
    | {"NONE", "NULL", "NA", "N/A", "NIL", "TBD", "XXX", "\\", "123456", "123456789", "1234567890", "12345678"}
)
_LONGEST_PLACEHOLDER = max(map(len, _PLACEHOLDERS))
# Hong Kong, Macao and Taiwan residence permits and the permanent residence card (9, province of application, country)
# share the form but not the area table.
_AREA_OF_PERMIT = re.compile(r"8[123]0000|9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{3}")
# Sample codes that people copy from templates; neither is an organisation's number (GB 11714 check digit).
_SAMPLE_ORGANISATIONS = frozenset({"123456789", "987654321"})
_GENDERS = {digit: Gender.MALE if int(digit) % 2 else Gender.FEMALE for digit in "0123456789"}
_LAST_YEAR_OF_COUNTY = re.compile(r"\[[0-9]*-([0-9]*)\]")


class IdentifierDefect(StrEnum):
    """Why a text cannot be this kind of number at all."""

    PLACEHOLDER = "placeholder"
    MASKED = "masked"
    DIGITS_LOST = "digits_lost"
    OLD_15_DIGITS = "old_15_digits"
    LENGTH = "length"
    CHARACTERS = "characters"
    BIRTH_DAY = "birth_day"
    FORM = "form"


class MalformedIdentifier(ValueError):
    def __init__(self, defect: IdentifierDefect, length: int = 0) -> None:
        super().__init__(defect.value)
        self.defect = defect
        self.length = length


@dataclass(frozen=True, slots=True)
class ResidentId:
    """A well-formed identity number and what it says about its holder."""

    number: str
    birth_on: date
    gender: Gender
    check_digit_right: bool
    area_known: bool


@dataclass(frozen=True, slots=True)
class CreditCode:
    """A well-formed 统一社会信用代码."""

    code: str
    area: str
    check_digit_right: bool


def fold_number(text: str) -> str:
    """A number as its register writes it: half-width, upper-case, without blanks, invisible marks and text quotes."""
    if _AS_WRITTEN.fullmatch(text):
        return text.upper()
    folded = _BLANKS_AND_MARKS.sub("", unicodedata.normalize("NFKC", text)).upper()
    if found := _SPREADSHEET_TEXT.fullmatch(folded):
        folded = found[1]
    return folded.strip("'`‘’")


def says_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: 无, /, ——, 同上."""
    if len(text) > _LONGEST_PLACEHOLDER and text[0].isalnum():
        return False
    return _says_nothing(text)


@lru_cache(maxsize=32_768)
def _says_nothing(text: str) -> bool:
    folded = fold_number(text)
    return folded in _PLACEHOLDERS or not (folded.isalnum() or any(char.isalnum() for char in folded))


def is_filler(text: str) -> bool:
    """Whether a text that needs no folding is a word for nothing: 无, 待补, 同上."""
    return text in _PLACEHOLDERS


def is_placeholder(text: str) -> bool:
    """Whether a number's cell says that there is nothing, or holds a filler: 000000, 123456."""
    if text.isascii() and text.isdigit():
        return text in _PLACEHOLDERS or (len(text) > 3 and text == text[0] * len(text))
    folded = fold_number(text)
    if len(folded) > _LONGEST_PLACEHOLDER and folded[0].isalnum() and folded[0] != folded[-1]:
        return False
    return says_nothing(folded) or (len(folded) > 3 and folded == folded[0] * len(folded))


def has_lost_digits(text: str) -> bool:
    """Whether a spreadsheet program turned the number into `1.10105E+17`."""
    return _LOST_DIGITS.fullmatch(fold_number(text)) is not None


def parse_resident_id(text: str) -> ResidentId:
    """Reads an identity number of 18 characters.

    Raises:
        MalformedIdentifier: it cannot be one, whatever its check digit.
    """
    number = _folded_identifier(text)
    if len(number) == 15 and number.isdigit():
        raise MalformedIdentifier(IdentifierDefect.OLD_15_DIGITS, 15)
    if len(number) != 18:
        raise MalformedIdentifier(IdentifierDefect.LENGTH, len(number))
    if not _RESIDENT.fullmatch(number):
        raise MalformedIdentifier(IdentifierDefect.CHARACTERS, 18)
    birth_on = _birth_day(number[6:14])
    return ResidentId(
        number=number,
        birth_on=birth_on,
        gender=_GENDERS[number[16]],
        check_digit_right=ric.calc_check_digit(number) == number[-1],
        area_known=_is_known_area(number[:6], birth_on.year),
    )


def holder_of_card(number: str) -> tuple[date, Gender] | None:
    """Birth and gender of whoever bears a 居民身份证 that is right in every way; None where a word is due.

    `parse_resident_id` says what is wrong; this is for the many thousand numbers of a list with which nothing is.
    """
    if not _RESIDENT.fullmatch(number) or ric.calc_check_digit(number) != number[17] or number == number[0] * 18:
        return None
    try:
        birth_on = _birth_day(number[6:14])
    except MalformedIdentifier:
        return None
    return (birth_on, _GENDERS[number[16]]) if _is_known_area(number[:6], birth_on.year) else None


def parse_credit_code(text: str) -> CreditCode:
    """Reads a 统一社会信用代码.

    Raises:
        MalformedIdentifier: wrong length, letters that the code does not use (I, O, S, V, Z), or a known sample.
    """
    code = _folded_identifier(text).replace("-", "")
    if len(code) != 18:
        raise MalformedIdentifier(IdentifierDefect.LENGTH, len(code))
    if not _USCC_FORM.fullmatch(code):
        raise MalformedIdentifier(IdentifierDefect.CHARACTERS, 18)
    check_digit_right = uscc.calc_check_digit(code[:17]) == code[17]
    if not check_digit_right and code[8:17] in _SAMPLE_ORGANISATIONS:
        raise MalformedIdentifier(IdentifierDefect.PLACEHOLDER, 18)
    return CreditCode(code, code[2:8], check_digit_right)


def mask_id(number: str) -> str:
    """First six and last four; a short number keeps its last two only (PRV-05)."""
    if len(number) >= 15:
        return f"{number[:6]}{'*' * (len(number) - 10)}{number[-4:]}"
    return "*" * max(len(number) - 2, 0) + number[-2:] if len(number) > 4 else "*" * len(number)


def mask_phone(number: str) -> str:
    """First three and last four digits."""
    if len(number) >= 10:
        return f"{number[:3]}{'*' * (len(number) - 7)}{number[-4:]}"
    return "*" * max(len(number) - 2, 0) + number[-2:] if len(number) > 4 else "*" * len(number)


@lru_cache(maxsize=16_384)
def _birth_day(digits: str) -> date:
    try:
        birth_on = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError as error:
        raise MalformedIdentifier(IdentifierDefect.BIRTH_DAY, 18) from error
    if not 1850 <= birth_on.year <= 2100:
        raise MalformedIdentifier(IdentifierDefect.BIRTH_DAY, 18)
    return birth_on


def _folded_identifier(text: str) -> str:
    if is_placeholder(text):
        raise MalformedIdentifier(IdentifierDefect.PLACEHOLDER)
    if _RESIDENT.fullmatch(text):
        return text
    number = fold_number(text)
    if _LOST_DIGITS.fullmatch(number):
        raise MalformedIdentifier(IdentifierDefect.DIGITS_LOST, len(number))
    if _MASKED.fullmatch(number):
        raise MalformedIdentifier(IdentifierDefect.MASKED, len(number))
    return number


@lru_cache(maxsize=8192)
def _is_known_area(area: str, birth_year: int) -> bool:
    """Whether a county of this code ever existed and was not dissolved before the birth.

    A county founded after the birth is no news: numbers were given to people of every age.
    """
    if _AREA_OF_PERMIT.fullmatch(area):
        return True
    counties = [found["county"] for _, found in numdb.get("cn/loc").info(area) if "county" in found]
    last_years = [year for county in counties for year in _LAST_YEAR_OF_COUNTY.findall(county) or [""]]
    return any(not year or int(year) >= birth_year for year in last_years)
