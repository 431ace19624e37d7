"""The year of entry of a class, read from what schools write."""

from datetime import date

import pytest

from ctec_desktop.domain.grades import class_sort_key, grade_in_class_name, grade_of_class


@pytest.mark.parametrize(
    ("name", "grade"),
    [
        ("2024级数控1班", 2024),
        ("24数控1班", 2024),
        ("24级数控1班", 2024),
        ("数控2024-1班", 2024),
        ("数控1班", None),
        ("数控24-1班", None),
        ("机电120241班", None),
        ("１", None),
        ("1999级数控1班", None),
        ("", None),
    ],
)
def test_year_in_the_name_of_a_class(name, grade):
    assert grade_in_class_name(name) == grade


def test_rows_go_before_the_name_and_the_name_before_the_day_of_entry():
    days = [date(2022, 9, 1)]
    assert grade_of_class("2024级1班", [2023, 2023, 2024], days) == 2023
    assert grade_of_class("2024级1班", [None], days) == 2024
    assert grade_of_class("数控1班", [None], days) == 2022
    assert grade_of_class("数控1班", [], []) is None


def test_years_nobody_can_have_entered_in_are_no_years():
    assert grade_of_class("数控1班", [1024, 20244], []) is None


@pytest.mark.parametrize(
    ("on", "grade"), [(date(2022, 8, 31), 2021), (date(2022, 9, 1), 2022), (date(2023, 3, 1), 2022)]
)
def test_day_of_entry_counts_for_its_school_year(on, grade):
    assert grade_of_class("数控1班", [], [on]) == grade


def test_classes_sort_as_people_count():
    names = ["2024级数控10班", "2024级数控2班", "2023级数控11班", "2024级数控1班"]
    assert sorted(names, key=class_sort_key) == [
        "2023级数控11班",
        "2024级数控1班",
        "2024级数控2班",
        "2024级数控10班",
    ]
