"""Invented people are well-formed, nobody, and always the same."""

import re
from datetime import date, timedelta
from itertools import islice
from random import Random

from stdnum.cn import ric, uscc

from ctec_desktop.domain.identifiers import parse_resident_id
from ctec_desktop.domain.invented import RARE_NAMES, credit_code, enterprise_name, id_number, parent_of, people

FIRST = date(2006, 9, 2)


def some(count: int, seed: int = 7):
    return list(islice(people(seed, FIRST, 700), count))


def test_same_seed_gives_the_same_people():
    assert some(100) == some(100)
    assert some(100) != some(100, seed=8)


def test_identity_numbers_are_well_formed_and_tell_birth_and_gender():
    for person in some(500):
        parsed = parse_resident_id(person.id_number)
        assert parsed.check_digit_right
        assert (parsed.birth_on, parsed.gender) == (person.birth_on, person.gender)
        assert FIRST <= person.birth_on < FIRST + timedelta(days=710)


def test_identity_numbers_belong_to_nobody():
    assert all(person.id_number.startswith("110000") for person in some(100))
    assert all(re.fullmatch(r"0000-\d{7}", person.phone) for person in some(100))


def test_thousands_of_people_have_numbers_of_their_own():
    numbers = [person.id_number for person in some(20_000)]
    assert len(set(numbers)) == len(numbers)


def test_names_that_try_the_printing_are_among_them():
    assert set(RARE_NAMES) <= {person.name for person in some(120)}


def test_units_have_names_and_codes_of_their_own():
    codes = [credit_code(order) for order in range(300)]
    assert all(uscc.is_valid(code) for code in codes)
    assert len(set(codes)) == 300
    assert len({enterprise_name(order) for order in range(300)}) == 300


def test_father_shares_the_surname():
    lot = Random(3)
    child = some(1)[0]
    found = {relation: name for name, relation in (parent_of(lot, child) for _ in range(20))}
    assert set(found) == {"父亲", "母亲"}
    assert found["父亲"][0] == child.name[0]


def test_check_digit_is_the_standards():
    number = id_number(date(2008, 2, 29), "女", 4)
    assert number[-1] == ric.calc_check_digit(number)
