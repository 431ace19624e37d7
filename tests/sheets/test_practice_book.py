"""What is handed out in a workbook of practice and not touched comes back equal, whatever it holds."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ctec_desktop.domain.practice.books import FIELDS, BookFacts, rows_of
from ctec_desktop.domain.practice.periods import PeriodState, PracticeForm, PracticePlace
from ctec_desktop.sheets.practice_book import BookContent, write_book
from ctec_desktop.sheets.practice_book_reading import read_book

KEY = bytes(range(32))
ODD = (
    *("=1+1", "+86", "@家", "无", "0012", "1e5", "TRUE", "#N/A", "'引号", "第一行\n第二行", "a\tb"),
    *("𠮷野家", "<b>&amp;</b>", "http://example.invalid/x", "长" * 2000, "合计"),
)
# openpyxl takes this one for an escaped character and saves it as another text.
ESCAPED = "_x0041_"


def _record(at: int, text: str) -> dict[str, str]:
    places, forms = list(PracticePlace), list(PracticeForm)
    told = dict.fromkeys(FIELDS, text)
    days = dict.fromkeys(("absent_from_on", "absent_until_on", "leave_from_on"), "2026-07-08")
    ends = {"from_on": "1990-01-01", "until_on": "2028-02-29", "leave_until_on": "", "stated_days": str(at + 1)}
    kinds = {"place": places[at % len(places)].value, "form": forms[at % len(forms)].value}
    return {**told, **days, **ends, **kinds}


@pytest.mark.parametrize("saves_again", [False, True])
def test_every_text_and_day_comes_back_as_it_went(tmp_path: Path, saves_again: bool):
    texts = ODD if saves_again else (*ODD, ESCAPED)
    originals = {f"uid-{at}": _record(at, text) for at, text in enumerate(texts)}
    facts = BookFacts("school", "测试学校", "teacher", "T01", "阿不都·沈", 7, date(2026, 9, 1), rows_of(originals))
    states = dict.fromkeys(originals, PeriodState.PLANNED)
    file = tmp_path / "登记表.xlsx"
    write_book(file, BookContent(facts, originals, states, ()), KEY)
    if saves_again:
        openpyxl.load_workbook(file).save(file)
    read = read_book(file, "school", KEY)
    assert read.facts == facts
    assert {key: row.record for key, row in read.rows.items()} == originals
    assert [row.problems for row in read.rows.values()] == [()] * len(originals)
