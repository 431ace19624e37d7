"""Telephone numbers as schools, families and firms write theirs."""

import pytest

from ctec_desktop.domain.phones import Phone, read_phone


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("138 0000 0000", "13800000000"),
        ("+86 138-0000-0000", "13800000000"),
        ("0371-12345678 转 8001", "0371-12345678转8001"),
        ("（0371）12345678", "0371-12345678"),
        ("400-123-4567", "400-123-4567"),
        ("12345678", "12345678"),
    ],
)
def test_a_usual_number_is_kept_in_half_width_without_blanks(written: str, kept: str):
    assert read_phone(written) == Phone(kept, is_usual=True)


@pytest.mark.parametrize(
    "written", ["电话", "0371-1234", "138****0000", "12 34 56", "(0371-12345678", "１２３４５６７８９０１２３"]
)
def test_what_is_no_telephone_number_is_kept_as_written(written: str):
    assert read_phone(written) == Phone(written, is_usual=False)
