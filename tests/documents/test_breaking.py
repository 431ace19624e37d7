"""Line breaking: no forbidden character at an end of a line, nothing lost, nothing beyond the margin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.documents.breaking import NO_END, NO_START, Line, Span, break_lines, tokens_of
from ctec_desktop.documents.faces import load_faces
from ctec_desktop.documents.theme import Style
from ctec_desktop.kernel.resources import font_dir

FACES = load_faces(font_dir())
PROSE = st.text("岗位实习学生甲乙丙，。、；：“”（）《》！？…—·2026年a.b-c 　", min_size=1, max_size=160)


def lines_of(text: str, width: float = 20.0, **options) -> list[Line]:
    return break_lines(tokens_of([Span(text, Style.SERIF)], FACES), FACES, width, **options)


def text_of(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@given(PROSE, st.floats(6.0, 40.0))
def test_no_character_is_lost_and_no_line_is_too_wide(text, width):
    lines = lines_of(text, width)
    joined = "".join(text_of(line) for line in lines)
    assert joined.replace(" ", "").replace("\u3000", "") == text.replace(" ", "").replace("\u3000", "")
    for line in lines:
        assert line.width <= width + 0.51
        if line.runs:
            last = line.runs[-1]
            assert last.x + last.width <= width + 0.51


@given(
    st.lists(
        st.sampled_from(["实习", "学生，", "（学校）", "《规定》、", "每日8小时。", "甲方：", "“岗位”"]),
        min_size=1,
        max_size=60,
    )
)
def test_no_line_begins_or_ends_with_a_forbidden_mark(words):
    lines = lines_of("".join(words), 17.0)
    for line in lines[1:]:
        assert text_of(line)[0] not in NO_START
    for line in lines[:-1]:
        assert text_of(line)[-1] not in NO_END


@given(PROSE)
def test_the_last_line_is_never_stretched(text):
    assert lines_of(text)[-1].stretch == 0.0


def test_full_lines_reach_the_margin():
    lines = lines_of("学生在实习期间，应当遵守规定（含安全规定），并写日志。" * 5, 22.0)
    assert len(lines) > 4
    for line in lines[:-1]:
        assert line.runs[-1].x + line.runs[-1].width == pytest.approx(22.0, abs=0.51)


def test_unjustified_lines_keep_their_natural_width():
    assert all(line.stretch == 0.0 for line in lines_of("学生在实习期间，应当遵守规定。" * 5, justified=False))


def test_words_and_numbers_are_not_torn():
    lines = lines_of("统一社会信用代码为91420100MA4K2B3C4X的单位", 11.5)
    assert [text_of(line) for line in lines] == ["统一社会信用代码为", "91420100MA4K2B3C4X", "的单位"]


def test_a_word_longer_than_the_line_is_cut_at_the_margin():
    lines = lines_of("x" * 200, 10.0)
    assert "".join(map(text_of, lines)) == "x" * 200
    assert len(lines) > 5
    assert all(line.width <= 10.0 for line in lines)


def test_neighbouring_marks_are_set_close():
    apart = sum(FACES.width(Style.SERIF, character) for character in "《甲》、《乙》")
    assert lines_of("《甲》、《乙》")[0].width == pytest.approx(apart - 1.0)


def test_a_long_blank_runs_to_the_margin_and_a_short_one_stays_whole():
    spans = [Span("其他约定：", Style.SERIF), Span("", Style.KAI, "other_terms", 30.0)]
    lines = break_lines(tokens_of(spans, FACES), FACES, 20.0)
    assert len(lines) == 2
    assert all(line.runs[-1].x + line.runs[-1].width == pytest.approx(20.0) for line in lines)
    short = [Span("连续离岗已经达到", Style.SERIF), Span("", Style.KAI, "absence_days", 3.0), Span("日", Style.SERIF)]
    lines = break_lines(tokens_of(short, FACES), FACES, 10.0)
    assert [[run.field for run in line.runs] for line in lines] == [[""], ["absence_days", ""]]
    assert lines[1].runs[0].width == pytest.approx(3.0)


@pytest.mark.parametrize("width", [5.0, 6.3, 7.5, 9.0])
@pytest.mark.parametrize("mark", sorted(NO_START))
def test_every_mark_that_may_not_begin_a_line_stays_with_what_it_follows(mark, width):
    for before in range(1, 14):
        lines = lines_of("习" * before + mark + "习" * 12, width)
        assert all(text_of(line)[0] != mark for line in lines)


@pytest.mark.parametrize("width", [5.0, 6.3, 7.5, 9.0])
@pytest.mark.parametrize("mark", sorted(NO_END))
def test_every_mark_that_may_not_end_a_line_goes_with_what_it_opens(mark, width):
    for before in range(1, 14):
        lines = lines_of("习" * before + mark + "习" * 12, width)
        assert all(text_of(line)[-1] != mark for line in lines)
