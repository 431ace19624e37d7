from benchmarks.standstill import BEAT_S, Gap, Machine, gaps_of, longest


def test_what_the_machine_lost_in_the_same_moment_is_not_the_windows() -> None:
    gap = Gap(10.0, 10.1)
    assert round(longest([gap], ()), 6) == 0.1 - BEAT_S
    assert round(longest([gap], [Gap(10.02, 10.08)]), 6) == round(0.1 - BEAT_S - (0.06 - BEAT_S), 6)
    assert round(longest([gap], [Gap(10.2, 10.9)]), 6) == 0.1 - BEAT_S, "lost at another moment"
    assert longest([gap], [Gap(9.0, 11.0)]) == 0.0


def test_the_longest_of_several_standstills_counts() -> None:
    assert round(longest(gaps_of([0.0, 0.005, 0.065, 0.07]), ()), 6) == 0.055
    assert longest(gaps_of([0.0]), ()) == 0.0


def test_a_process_that_only_sleeps_ends_with_the_work() -> None:
    with Machine() as machine:
        pass
    assert machine.worst() >= 0.0
    assert all(gap.ended > gap.begun for gap in machine.gaps)
