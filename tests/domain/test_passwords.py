"""The hint beside a new password."""

import pytest

from ctec_desktop.domain.passwords import Strength, strength


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", Strength.TOO_SHORT),
        ("1234567", Strength.TOO_SHORT),
        ("12345678", Strength.WEAK),
        ("aaaaaaaaaaaa", Strength.WEAK),
        ("87654321abc", Strength.WEAK),
        ("Password123", Strength.WEAK),
        ("20260901", Strength.WEAK),
        ("shixi-2026", Strength.FAIR),
        ("kqzvmwhtbxpd", Strength.WEAK),
        ("kqzvmwhtbxpdgyo", Strength.FAIR),
        ("三月里的小雨淅沥沥", Strength.FAIR),
        ("三月里的小雨淅沥沥 2026", Strength.GOOD),
        ("correct horse Battery 9 staple", Strength.GOOD),
    ],
)
def test_strength_is_what_is_left_after_what_anybody_would_try(password: str, expected: Strength):
    assert strength(password) is expected


def test_the_schools_own_name_adds_nothing():
    assert strength("某某职业技术学校1!") is Strength.GOOD
    assert strength("某某职业技术学校1!", ["某某职业技术学校"]) is Strength.WEAK
