"""Pages: everything on them, nothing beyond their edges, what belongs together stays together."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctec_desktop.documents.breaking import NO_START
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.inline import value_of
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.rows import Row
from ctec_desktop.documents.theme import THEME
from ctec_desktop.documents.typesetting import Typesetter, chinese_number
from ctec_desktop.domain.fields import labels
from ctec_desktop.kernel.resources import font_dir
from tests.documents.sample import page_texts, printed, snapshot_of, solid, values_of

FACES = load_faces(font_dir())


def test_an_empty_field_leaves_a_rule_and_no_text(tmp_path):
    typesetter = Typesetter(BuiltInTemplates().agreement_and_consent()[0], FACES, labels(), frozenset())
    rows = [placed.row for page in typesetter.pages(values_of()) for placed in page]
    (blank,) = [row for row in rows if set("连续离岗日以上的") <= set(drawn_characters(row))]
    assert " m " in blank.ops
    assert blank.pieces == ()
    printed(tmp_path / "p.pdf", snapshot_of(1, start_on="", pay_amount=""))
    assert "自年月日起至2027年2月28日止" in solid(page_texts(tmp_path / "p.pdf")[0])


def drawn_characters(row: Row) -> str:
    return "".join("".join(characters) for _, characters in row.characters)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(
    st.fixed_dictionaries(
        {
            key: st.text("实习学生甲乙丙，。（）《》a1 ", max_size=180)
            for key in (
                "other_terms",
                "insurance_line",
                "school_name",
                "student_address",
                "guardian_name",
                "work_place",
            )
        }
    ),
    st.sampled_from(["school", "self"]),
)
def test_pages_hold_whatever_the_lengths_are(texts, arranged_by):
    values = values_of(1, arranged_by=arranged_by, **texts)
    for template in BuiltInTemplates().agreement_and_consent():
        pages = Typesetter(template, FACES, labels(), frozenset()).pages(values)
        for page in pages:
            assert page[-1].top - page[-1].row.height >= THEME.margin_bottom - 0.01
            assert page[0].top <= THEME.page_height - THEME.margin_top + 0.01
            for above, below in pairwise(page):
                assert below.top <= above.top - above.row.height + 0.01
        for page in pages[:-1]:
            assert not page[-1].row.keep_next
        signing = [placed for page in pages for placed in page if placed.row.ops.count(" re") >= 2]
        assert len(signing) == 1
        printed_texts = dict.fromkeys(texts, "")
        for page in pages:
            for placed in page:
                for key, text in placed.row.pieces:
                    if key in printed_texts:
                        printed_texts[key] += solid(text)
        for key, text in printed_texts.items():
            once = solid(value_of(values, key))
            assert not text or text == once * (len(text) // len(once))


def test_no_page_begins_with_a_forbidden_mark(tmp_path):
    printed(tmp_path / "p.pdf", *(snapshot_of(n, other_terms="约定，" * n * 7) for n in range(1, 7)))
    for text in page_texts(tmp_path / "p.pdf"):
        assert text.lstrip()[0] not in NO_START


def test_numbers_are_written_in_chinese():
    numbers = [chinese_number(n) for n in (1, 9, 10, 11, 20, 21, 99, 100, 101, 110, 1_010, 2_000)]
    assert numbers[:7] == ["一", "九", "十", "十一", "二十", "二十一", "九十九"]
    assert numbers[7:] == ["一百", "一百〇一", "一百一十", "一千〇一十", "二千"]


def test_sections_clauses_and_items_are_numbered_as_they_stand(tmp_path):
    printed(tmp_path / "p.pdf", snapshot_of(1))
    text = solid("".join(page_texts(tmp_path / "p.pdf")))
    places = [text.index(mark) for mark in ("一、基本信息", "二、甲方的权利和义务", "六、附则", "签署各方确认")]
    assert places == sorted(places)
    assert "（三）遵守国家关于工作时间" in text
    assert "3.安排丙方加班或者上夜班。（四）在任何情况下" in text
