"""The collector is off inside, and as it was before outside, however the inside ends; then it has nothing to walk."""

import gc

import pytest

from ctec_desktop.kernel.collecting import collecting_later, giving_way, let_go


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


@pytest.mark.parametrize(("count", "are_old"), [(100, False), (110_000, True)])
def test_what_was_made_inside_is_old_at_once_where_it_is_much(count: int, are_old: bool):
    gc.collect()
    with collecting_later():
        made = [[n] for n in range(count)]
    old = {id(one) for one in gc.get_objects(generation=2)}
    assert all((id(one) in old) is are_old for one in made)


def test_a_list_is_let_go_to_the_last():
    things = [[n] for n in range(3)]
    let_go(things)
    assert things == []


def test_collecting_goes_on_only_when_the_last_of_two_that_overlap_is_done():
    first, second = collecting_later(), collecting_later()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert not gc.isenabled()
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_giving_way_keeps_all_things_in_their_order():
    assert list(giving_way(range(20))) == list(range(20))
    assert list(giving_way(())) == []
