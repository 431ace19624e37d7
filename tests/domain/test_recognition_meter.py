"""Evidence held against the criteria of a level: what proves, what runs out, what is missing."""

from datetime import date, timedelta

import pytest

from ctec_desktop.domain.recognition.meter import Evidence, Held, measure
from ctec_desktop.domain.recognition.words import DualLevel
from ctec_desktop.domain.teaching.entries import EntryKind, TeacherEntry
from ctec_desktop.services.recognition_standard import standard

ON = date(2026, 9, 1)


def entry(kind: EntryKind, until_on: date | None, level: str | None = None) -> TeacherEntry:
    from_on = date(2010, 1, 1)
    return TeacherEntry(
        *(1, 1, 1, kind, "示例", level, None, None, from_on, until_on, None, None, None, None),
        is_void=False,
        void_reason=None,
    )


def held(key: str, level: DualLevel, *entries: TeacherEntry, days: int = 0) -> Held:
    found = measure(standard(), level, Evidence(ON, entries, days))
    return next(one.held for one in found if one.criterion.key == key)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (None, Held.MET),
        (ON + timedelta(days=181), Held.MET),
        (ON + timedelta(days=180), Held.EXPIRING),
        (ON, Held.EXPIRING),
        (ON - timedelta(days=1), Held.MISSING),
    ],
)
def test_a_certificate_proves_to_its_last_day_and_is_told_half_a_year_before(ends: date | None, expected: Held):
    assert held("skill_junior", DualLevel.JUNIOR, entry(EntryKind.CERTIFICATE, ends, "高级工")) is expected


def test_work_in_an_enterprise_that_is_over_proves_for_good():
    assert held("front_line", DualLevel.JUNIOR, entry(EntryKind.ENTERPRISE_WORK, date(2015, 8, 15))) is Held.MET
    assert held("front_line", DualLevel.JUNIOR, entry(EntryKind.WORK, date(2015, 8, 15))) is Held.MISSING


@pytest.mark.parametrize(("days", "expected"), [(0, Held.MISSING), (1, Held.MET)])
def test_one_counted_day_in_an_enterprise_is_practice(days: int, expected: Held):
    assert held("front_line", DualLevel.SENIOR, days=days) is expected


@pytest.mark.parametrize(
    ("level", "asked", "expected"),
    [
        ("中级工", DualLevel.MIDDLE, Held.MISSING),
        ("高级工", DualLevel.MIDDLE, Held.MET),
        ("高级工", DualLevel.SENIOR, Held.MISSING),
        ("技师", DualLevel.SENIOR, Held.MET),
    ],
)
def test_a_higher_level_asks_for_a_higher_paper(level: str, asked: DualLevel, expected: Held):
    assert held(f"skill_{asked.value}", asked, entry(EntryKind.CERTIFICATE, None, level)) is expected
