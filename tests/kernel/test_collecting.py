"""The collector is off inside, and as it was before outside, however the inside ends."""

import gc

import pytest

from ctec_desktop.kernel.collecting import collecting_later


def test_collecting_goes_on_afterwards_also_when_the_work_fails():
    def fail() -> None:
        with collecting_later():
            assert not gc.isenabled()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert gc.isenabled()


def test_one_inside_another_leaves_it_off():
    with collecting_later():
        with collecting_later():
            pass
        assert not gc.isenabled()
