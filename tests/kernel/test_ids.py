"""Names of records that leave the database."""

import time
from uuid import UUID

from ctec_desktop.kernel.ids import new_uid


def test_uid_is_a_uuid_of_version_7_in_lower_case():
    for _ in range(200):
        text = new_uid()
        parsed = UUID(text)
        assert (parsed.version, parsed.variant) == (7, "specified in RFC 4122")
        assert text == str(parsed) == text.lower()


def test_uid_begins_with_the_milliseconds_of_its_birth():
    before = time.time_ns() // 1_000_000
    stamp = UUID(new_uid()).int >> 80
    assert before <= stamp <= time.time_ns() // 1_000_000


def test_uids_never_repeat():
    assert len({new_uid() for _ in range(20_000)}) == 20_000


def test_later_uids_sort_after_earlier_ones():
    first = new_uid()
    while UUID(new_uid()).int >> 80 == UUID(first).int >> 80:
        pass
    assert new_uid() > first
