"""Names of records that leave the database."""

import time
from uuid import UUID

import pytest

from ctec_desktop.kernel.ids import new_uid, new_uids


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


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 5_000, (1 << 18) + 3])
def test_many_at_once_are_as_many_all_different_and_of_the_same_form(count):
    uids = new_uids(count)
    assert len(set(uids)) == count
    for uid in uids[::97]:
        parsed = UUID(uid)
        assert (parsed.version, parsed.variant, str(parsed)) == (7, "specified in RFC 4122", uid)


def test_those_of_one_lot_ascend():
    uids = new_uids(5_000)
    assert uids == sorted(uids)
