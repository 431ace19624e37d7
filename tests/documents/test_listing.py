"""Lists: heading on every page, nothing cut, nothing wider than its column."""

import pytest

from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.listing import Column, Item, listing_rows, roomier
from ctec_desktop.documents.theme import THEME, Style
from ctec_desktop.documents.typesetting import paginate
from ctec_desktop.kernel.resources import font_dir

FACES = load_faces(font_dir())
COLUMNS = (Column("序号", 1, is_one_line=True), Column("姓名", 3), Column("说明", 6))


def pages_of(count: int, note: str = "按时到岗"):
    lines = [(Item(str(n)), Item(f"学生{n}"), Item(note)) for n in range(1, count + 1)]
    return paginate(listing_rows(COLUMNS, lines, FACES))


@pytest.mark.parametrize("count", [1, 30, 33, 34, 35, 120])
def test_every_page_begins_with_the_heading_and_has_a_row_under_it(count):
    pages = pages_of(count)
    for page in pages:
        assert [placed.row.text for placed in page].count("序号姓名说明") == 1
        assert page[0].row.text == "序号姓名说明"
        assert len(page) > 1
    rows = [placed.row.text for page in pages for placed in page[1:]]
    assert rows == [f"{n}学生{n}按时到岗" for n in range(1, count + 1)]


def test_no_row_stands_below_the_foot_of_the_text():
    for page in pages_of(80, "因病推迟到岗，" * 12):
        for placed in page:
            assert placed.top - placed.row.height >= THEME.margin_bottom - 0.01
            assert placed.top <= THEME.page_height - THEME.margin_top + 0.01


def test_a_list_of_nobody_is_its_heading():
    ((heading,),) = pages_of(0)
    assert heading.row.text == "序号姓名说明"


def test_a_long_number_is_made_smaller_and_a_long_sentence_wraps():
    lines = [(Item("1234567890" * 3), Item("名" * 40), Item("说" * 100))]
    head, row = listing_rows(COLUMNS, lines, FACES)
    assert row.text == "1234567890" * 3 + "名" * 40 + "说" * 100
    assert row.height > 2 * head.height


def test_numbers_get_the_room_they_want_and_no_day_beside_them_is_broken():
    columns = (
        Column("证件号码", 76, is_one_line=True),
        Column("单位", 250),
        Column("起止日期", 60),
        Column("签字", 35),
    )
    lines = [(Item("110000200701010012"), Item("示例" * 20), Item("2027-03-01 2027-08-31"), Item(""))]
    wider = roomier(columns, lines, FACES)
    whole = sum(column.share for column in columns)
    before = [column.share * THEME.text_width / whole for column in columns]
    after = [column.share for column in wider]
    assert after[0] >= 18 * 9 * FACES.width(Style.KAI, "0")
    assert sum(after) == pytest.approx(THEME.text_width)
    assert after[1] < before[1]
    assert after[2] >= 10 * 9 * FACES.width(Style.KAI, "0")
    assert roomier(wider, lines, FACES) == wider


def test_numbers_that_nobody_can_make_room_for_leave_the_others_most_of_theirs():
    columns = (Column("号码", 100, is_one_line=True), Column("说明", 100))
    wider = roomier(columns, [(Item("1" * 200), Item("说明"))], FACES)
    assert [round(column.share / THEME.text_width, 3) for column in wider] == [0.625, 0.375]
