"""Three sides of a record: every case by a table, and that nothing is lost by any draw."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.domain.practice.books import (
    FIELDS,
    BookFacts,
    UnreadableFacts,
    digest_of,
    facts_of,
    is_sealed,
    rows_of,
    sealed_text,
)
from ctec_desktop.domain.practice.merging import Change, FieldMerge, Kind, RecordMerge, Side, is_shifted, merge

KEY = bytes(range(32))


def said(**fields: str) -> dict[str, str]:
    return {**dict.fromkeys(FIELDS, ""), "unit": "甲厂", "from_on": "2026-07-06", "until_on": "2026-08-04", **fields}


TABLE = [
    # original, ours, theirs, kind, proposed, what each side gives for `post` and `goals`
    (said(), said(), said(), Kind.SAME, Side.OURS, {Side.OURS: ("", "")}),
    (said(), said(post="甲"), said(), Kind.OURS, Side.OURS, {Side.OURS: ("甲", "")}),
    (said(), said(), said(post="乙"), Kind.THEIRS, Side.THEIRS, {Side.THEIRS: ("乙", ""), Side.OURS: ("", "")}),
    (said(), said(post="同"), said(post="同"), Kind.SAME, Side.OURS, {Side.OURS: ("同", "")}),
    (
        said(),
        said(post="甲"),
        said(goals="乙"),
        Kind.THEIRS,
        Side.THEIRS,
        {Side.THEIRS: ("甲", "乙"), Side.OURS: ("甲", "")},
    ),
    (
        said(),
        said(post="甲"),
        said(post="乙"),
        Kind.CONFLICT,
        None,
        {Side.THEIRS: ("乙", ""), Side.OURS: ("甲", "")},
    ),
    (
        said(goals="旧"),
        said(post="甲", goals="旧"),
        said(post="乙", goals=""),
        Kind.CONFLICT,
        None,
        {Side.THEIRS: ("乙", ""), Side.MIXED: ("甲", ""), Side.OURS: ("甲", "旧")},
    ),
    (None, None, said(post="乙"), Kind.NEW, Side.THEIRS, {Side.THEIRS: ("乙", ""), Side.OURS: None}),
    (said(), said(), None, Kind.REMOVED, None, {Side.THEIRS: None, Side.OURS: ("", "")}),
    (said(), said(post="甲"), None, Kind.CONFLICT, None, {Side.THEIRS: None, Side.OURS: ("甲", "")}),
    (said(), None, said(), Kind.SAME, Side.OURS, {Side.OURS: None}),
    (said(), None, None, Kind.SAME, Side.OURS, {Side.OURS: None}),
    (said(), None, said(post="乙"), Kind.GONE, None, {Side.THEIRS: ("乙", ""), Side.OURS: None}),
]


@pytest.mark.parametrize(("original", "ours", "theirs", "kind", "proposed", "given_by"), TABLE)
def test_every_way_three_sides_can_stand(original, ours, theirs, kind, proposed, given_by):
    merged = RecordMerge("a", original, ours, theirs)
    assert (merged.kind, merged.proposed, merged.sides) == (kind, proposed, tuple(given_by))
    for side, expected in given_by.items():
        taken = merged.taken(side)
        assert (taken and (taken["post"], taken["goals"])) == expected


texts = st.sampled_from(["", "甲", "乙", "丙"])
records = st.fixed_dictionaries(dict.fromkeys(FIELDS, texts))
sides = st.one_of(st.none(), records)


@given(records, sides, sides)
def test_no_field_that_one_side_changed_alone_is_ever_lost(original, ours, theirs):
    merged = RecordMerge("a", original, ours, theirs)
    assert merged.proposed in (None, *merged.sides)
    for side in merged.sides:
        taken = merged.taken(side)
        if taken is None:
            assert None in (ours, theirs)
            continue
        assert set(taken) == set(FIELDS)
        for one in merged.fields:
            assert taken[one.field] in {one.ours, one.theirs}
        if ours is None or theirs is None:
            continue
        for one in merged.fields:
            if one.change is Change.OURS:
                assert taken[one.field] == one.ours
            if one.change is Change.THEIRS:
                assert taken[one.field] == (one.ours if side is Side.OURS else one.theirs)
            if one.change is Change.BOTH:
                assert taken[one.field] == (one.theirs if side is Side.THEIRS else one.ours)


@given(texts, texts, texts)
def test_a_conflict_is_only_where_all_three_differ(original, ours, theirs):
    change = FieldMerge("post", original, ours, theirs).change
    assert (change is Change.BOTH) == (len({original, ours, theirs}) == 3)


@given(records, records, records)
def test_what_was_taken_is_no_news_when_it_comes_again(original, ours, theirs):
    merged = RecordMerge("a", original, ours, theirs)
    taken = merged.taken(Side.THEIRS) if Side.THEIRS in merged.sides else ours
    again = RecordMerge("a", original, taken, theirs)
    assert all(one.change not in (Change.THEIRS, Change.BOTH) for one in again.fields)
    assert again.kind in (Kind.SAME, Kind.OURS)


@given(st.dictionaries(st.sampled_from("abcd"), records), st.dictionaries(st.sampled_from("abcdxy"), records))
def test_every_record_of_every_side_is_compared(originals, theirs):
    new = [key for key in theirs if key not in originals]
    found = merge(originals, originals, theirs, new)
    assert {one.key for one in found} == originals.keys() | theirs.keys()
    assert len(found) == len(originals) + len(new)


def test_cells_moved_past_their_ids_are_told_from_days_typed_over():
    first, second = said(), said(from_on="2026-09-07", until_on="2026-09-20")
    originals = {"a": first, "b": second}
    assert is_shifted(originals, {"a": first, "b": second}) is None
    assert is_shifted(originals, {"a": second}) == "a"
    assert is_shifted(originals, {"a": second, "b": first}) == "a"
    assert is_shifted(originals, {"a": second, "b": second}) is None
    assert is_shifted(originals, {"a": first, "b": second, "new-1": said(unit="乙厂")}) is None


def _facts(originals: dict[str, dict[str, str]]) -> BookFacts:
    return BookFacts("u1", "测试“学校”", "t1", "T01", "沈清", 7, date(2026, 9, 1), rows_of(originals))


@given(st.dictionaries(st.text("abc-1", min_size=1), records), st.integers(0, 10_000))
def test_the_seal_holds_for_what_was_written_and_for_nothing_else(originals, at):
    facts = _facts(originals)
    text, seal = sealed_text(facts, KEY)
    assert text.isascii()
    assert facts_of(text) == facts
    assert is_sealed(text, seal, KEY)
    assert not is_sealed(text, seal, KEY[::-1])
    at %= len(text)
    other = "0" if text[at] != "0" else "1"
    assert not is_sealed(f"{text[:at]}{other}{text[at + 1 :]}", seal, KEY)
    assert not is_sealed(text, "封" + seal, KEY)


@given(st.one_of(st.text(), st.just("[1]"), st.just('{"format": 1}'), st.just('{"format": 1, "rows": [[1]]}')))
def test_facts_that_nobody_wrote_are_unreadable(text):
    with pytest.raises(UnreadableFacts):
        facts_of(text)


def test_a_record_under_another_key_or_with_another_word_has_another_hash():
    told = {digest_of("a", said()), digest_of("b", said()), digest_of("a", said(post="甲"))}
    assert len(told) == 3
