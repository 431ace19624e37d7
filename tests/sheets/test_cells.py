"""The rows a worker sends are the rows the program gets, however they travel."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.sheets.cells import CellError, SheetRow, sheet_messages, workbook_from

TEXTS = st.sampled_from(["", " ", "\u3000", "张伟", "1", "a b", "\x7f", "\x9f", "无\n", "\x1f", "\ud800"])
OTHERS = st.sampled_from([None, 7, 1.5, True, date(2026, 9, 1), CellError("#N/A")])


def arrived(rows, hidden_rows=()):
    messages = [
        json.loads(json.dumps(one, ensure_ascii=False)) for one in sheet_messages("名册", False, rows, (), hidden_rows)
    ]
    (sheet,) = workbook_from(messages).sheets
    return sheet.rows, messages


def as_it_should(rows, hidden_rows):
    for number, values in rows:
        cells = [None if value is None or (isinstance(value, str) and not value.strip()) else value for value in values]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            yield SheetRow(number, tuple(cells), number in hidden_rows)


@given(st.lists(st.lists(st.one_of(TEXTS, TEXTS, OTHERS), max_size=5), max_size=6), st.sets(st.integers(1, 6)))
def test_every_row_arrives_as_it_was(values, hidden_rows):
    rows = list(enumerate(values, 1))
    assert arrived(rows, hidden_rows)[0] == tuple(as_it_should(rows, hidden_rows))


@given(st.lists(st.lists(st.sampled_from(["", "张伟", "1", "2024-09-01"]), max_size=5), max_size=6))
def test_texts_without_blanks_arrive_as_they_were(values):
    rows = list(enumerate(values, 1))
    assert arrived(rows)[0] == tuple(as_it_should(rows, ()))


@pytest.mark.parametrize(
    ("odd", "form"), [("伟", "texts"), ("", "texts"), (" ", "rows"), ("\x7f", "rows"), (7, "rows")]
)
def test_only_a_batch_with_something_else_than_plain_texts_is_sent_cell_by_cell(odd, form):
    rows = [(number, ["张", odd, "1"]) for number in range(1, 1_201)]
    assert {form in message for message in arrived(rows)[1][1:]} == {True}
