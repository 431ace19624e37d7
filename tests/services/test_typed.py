"""What a form's field is read as, and what is refused in it."""

from dataclasses import dataclass

import pytest

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.services.typed import Typed


@dataclass(frozen=True, slots=True)
class Field:
    cell: str


def codes(typed: Typed) -> list[str]:
    return [problem.code for problem in typed.problems]


@pytest.mark.parametrize(
    ("written", "fen"),
    [("2600", 260_000), ("2,600.50元", 260_050), ("１，２３４", 123_400), ("10,000,000", 1_000_000_000), ("", None)],
)
def test_an_amount_is_read_with_commas_between_groups_of_three(written: str, fen: int | None):
    typed = Typed(Field(written))
    assert (typed.fen("cell"), codes(typed)) == (fen, [])


@pytest.mark.parametrize("written", ["1,5", "2600,50", "1,23,456", ",500", "1,000,"])
def test_a_comma_elsewhere_is_no_amount(written: str):
    typed = Typed(Field(written))
    assert (typed.fen("cell"), codes(typed)) == (None, [RecordCode.MONEY_UNREADABLE])


def test_an_amount_nobody_is_paid_is_refused():
    typed = Typed(Field("10000000.01"))
    assert (typed.fen("cell"), codes(typed)) == (None, [RecordCode.MONEY_TOO_MUCH])


@pytest.mark.parametrize("written", ["装配\n工", "装配\0工", "装配\u2028工", "装配\t工"])
def test_a_line_holds_no_control_characters(written: str):
    typed = Typed(Field(written))
    assert (typed.required("cell"), codes(typed)) == ("", [RecordCode.TEXT_NOT_ONE_LINE])


def test_a_line_has_200_characters_at_most():
    typed = Typed(Field("工" * 200))
    assert (typed.text("cell"), codes(typed)) == ("工" * 200, [])
    typed = Typed(Field("工" * 201))
    assert (typed.text("cell"), codes(typed)) == (None, [RecordCode.TEXT_TOO_LONG])


@pytest.mark.parametrize("written", ["138****0000", "138＊＊＊＊0000", "138xxxx0000"])
def test_a_phone_with_digits_hidden_is_refused(written: str):
    typed = Typed(Field(written))
    assert (typed.phone("cell"), codes(typed)) == (None, [RecordCode.PHONE_MASKED])


def test_an_unusual_phone_is_kept_and_said():
    typed = Typed(Field("138000"))
    assert (typed.phone("cell"), codes(typed)) == ("138000", [RecordCode.PHONE_UNUSUAL])
