"""What is kept of a list comes back equal, and what is no longer there is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.kernel.list_look import ColumnLook, ListLook, look_of_text, look_to_text
from ctec_desktop.kernel.listing import ListQuery

QUERIES = st.builds(
    ListQuery,
    st.text(),
    st.lists(st.tuples(st.text(), st.text())).map(tuple),
    st.text(),
    st.booleans(),
)
COLUMNS = st.lists(st.builds(ColumnLook, st.text(), st.integers(0, 2000), st.booleans())).map(tuple)


@given(st.builds(ListLook, QUERIES, COLUMNS))
def test_a_look_comes_back_as_it_was_kept(look: ListLook) -> None:
    assert look_of_text(look_to_text(look)) == look


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", '{"text": 1}', '{"text":"","filters":[1]}', "\x00"])
def test_anything_else_is_the_lists_own_look(text: str) -> None:
    assert look_of_text(text) == ListLook()


def test_vanished_columns_are_left_out_and_new_ones_shown_at_the_end() -> None:
    kept = (ColumnLook("class", 90), ColumnLook("旧列", 50), ColumnLook("name", 80, is_shown=False))
    assert ListLook(columns=kept).arranged({"name": "姓名", "phone": "电话", "class": "班级"}) == (
        ColumnLook("class", 90),
        ColumnLook("name", 80, is_shown=False),
        ColumnLook("phone"),
    )


def test_columns_kept_by_their_headings_are_known_by_them() -> None:
    kept = (ColumnLook("班级", 90), ColumnLook("name", 80))
    headings = {"name": "学生姓名", "class": "班级"}
    assert ListLook(columns=kept).arranged(headings) == (ColumnLook("class", 90), ColumnLook("name", 80))


def test_a_look_that_would_hide_every_column_hides_none() -> None:
    kept = (ColumnLook("旧列"), ColumnLook("name", is_shown=False))
    assert ListLook(columns=kept).arranged({"name": "姓名"}) == (ColumnLook("name"),)
