"""What an operation hands back cannot be altered on the way to the pages."""

import dataclasses

import pytest

from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import CellPlace, Problem


def test_outcome_without_changes_refreshes_nothing():
    assert Outcome(7).changes == ()
    assert Outcome(7).warnings == ()


@pytest.mark.parametrize("value", [Outcome(7), Change("students", (1,)), Problem("x"), CellPlace("名单", 3)])
def test_values_are_frozen(value):
    name = dataclasses.fields(value)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, name, None)


def test_change_without_ids_means_the_whole_area():
    assert Change("students").ids == ()


def test_facts_of_a_problem_cannot_be_added_later():
    with pytest.raises(TypeError):
        Problem("x").facts["name"] = "张三"  # type: ignore[index]


@pytest.mark.parametrize(("place", "address"), [(CellPlace("名单", 5, "C"), "C5"), (CellPlace("名单", 5), "第 5 行")])
def test_cell_is_addressed_as_the_clerk_sees_it(place, address):
    assert place.address == address


def test_errors_carry_codes_not_values():
    assert str(RuleViolation([Problem("a", value="110000200803010012"), Problem("b")])) == "a, b"
    assert str(EnvironmentFault("disk_full", {"path": "x"})) == "disk_full"
