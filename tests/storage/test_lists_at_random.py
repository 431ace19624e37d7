"""Whatever is asked of an invented school, the lists of students and placements answer as going through it would."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from ctec_desktop.domain import search_terms as made
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, RowScope
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.storage.queries import lists
from ctec_desktop.storage.queries.list_specs import PLACEMENTS, STUDENTS
from ctec_desktop.storage.queries.lists import ListSource, ListSpec
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    DepartmentRow,
    EnterpriseRow,
    EnterpriseSiteRow,
    InternshipPlanRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
)
from ctec_desktop.storage.uow import Command, WriteUnit

COMMAND, DAY = Command("测试", "test"), date(2026, 9, 1)
STUDENTS_MADE, UNITS, CLASSES, PLACEMENTS_MADE = 120, 8, 6, 180
TEXTS = ("", "z", "zh", "张", "wei", "公司", "2024", "Z", "1", "张 2024", "zh 公司 2", "海 机", "·", "２０", "没有的字")
SCOPES = (WHOLE_SCHOOL, RowScope(frozenset({1})), RowScope(frozenset({1, 2})), RowScope(frozenset()))
# Looked up; gathered; looked at; either; as in the office.
BOUNDS = ((9_999, 9_999), (1, None), (1, 1), (10, 40), None)


def named(chance: random.Random) -> dict[str, str]:
    first = chance.choice(("张", "赵", "单", "仇", "阿依·", "Zoe "))
    name = first + "".join(chance.choice("伟海一Ａ２娜静 𠀀") for _ in range(chance.randint(1, 3))).strip()
    keys = pinyin_keys(name)
    return {"name": name, "pinyin": keys.full, "initials": keys.initials}


def found_school(unit: WriteUnit, chance: random.Random) -> None:
    for number in (1, 2):
        unit.add(DepartmentRow(name=f"系{number}"))
        unit.add(InternshipPlanRow(name=f"计划{number}", kind="on_post", school_year="-", from_on=DAY, until_on=DAY))
    for number in range(CLASSES):
        unit.add(ClassGroupRow(name=f"{number}班", sort_key=str(number), department_id=chance.choice((1, 2, None))))
    for number in range(1, UNITS + 1):
        name = chance.choice(("海天机械", "华 海电子", "张记（宁波）")) + "有限公司"
        unit.add(EnterpriseRow(name=name, pinyin="", initials=""))
        unit.add(EnterpriseSiteRow(enterprise_id=number))
        unit.add(PostRow(enterprise_id=number, site_id=number, name="工"))
    for number in range(STUDENTS_MADE):
        person = unit.add(PersonRow(**named(chance), phone=f"138{chance.randint(0, 99999999):08}")).id
        student_no = f"{chance.choice(('2024', 'Z-'))}{number:04}"
        unit.add(StudentRow(person_id=person, student_no=student_no, class_group_id=chance.randint(1, CLASSES)))
    for _ in range(PLACEMENTS_MADE):
        first = DAY + timedelta(chance.randint(0, 9))
        days = {"from_on": first, "until_on": first + timedelta(chance.randint(0, 9))}
        ids = {"student_id": chance.randint(1, STUDENTS_MADE), "plan_id": chance.randint(1, 2)}
        by = chance.choice(("school", "self"))
        unit.add(PlacementRow(**ids, **days, post_id=chance.randint(1, UNITS), arranged_by=by))


def change_school(unit: WriteUnit, chance: random.Random) -> None:
    """Names, numbers, classes and posts change; placements are voided, a unit is retired into another."""
    get = unit.session.get_one
    for number in chance.sample(range(1, STUDENTS_MADE), 30):
        for key, value in named(chance).items():
            setattr(get(PersonRow, number), key, value)
        get(StudentRow, number).student_no = f"N{number}"
        get(StudentRow, number).class_group_id = chance.randint(1, CLASSES)
    for number in chance.sample(range(1, PLACEMENTS_MADE), 30):
        get(PlacementRow, number).post_id = chance.randint(1, UNITS)
        get(PlacementRow, number).voided_at_utc = chance.choice((None, unit.at_utc))
    get(EnterpriseRow, 2).retired_on, get(EnterpriseRow, 2).merged_into_id = DAY, 1


@dataclass(frozen=True)
class Known:
    """The school as it stands, by id."""

    rows: dict[type, dict[int, Any]]
    of_student: dict[int, set[str]]
    of_unit: dict[int, set[str]]

    @classmethod
    def read(cls, database: Any) -> "Known":
        kinds: tuple[Any, ...] = (StudentRow, PersonRow, ClassGroupRow, EnterpriseRow, PlacementRow)
        with database.read() as connection:
            rows = {kind: {row.id: row for row in connection.execute(select(kind.__table__))} for kind in kinds}
        people = rows[PersonRow]
        students = {
            key: made.name_terms(people[row.person_id].name)
            | made.student_numbers(row.student_no, None, None, people[row.person_id].phone)
            for key, row in rows[StudentRow].items()
        }
        units = {key: made.name_terms(row.name) for key, row in rows[EnterpriseRow].items()}
        for row in rows[EnterpriseRow].values():
            if row.merged_into_id:
                units[row.merged_into_id] |= made.name_terms(row.name)
        return cls(rows, students, units)

    def sees(self, scope: RowScope, student_id: int) -> bool:
        return scope.is_whole_school or self.class_of(student_id).department_id in (scope.department_ids or ())

    def class_of(self, student_id: int) -> Any:
        return self.rows[ClassGroupRow][self.rows[StudentRow][student_id].class_group_id]


def meets(text: str, *terms: set[str]) -> bool:
    """Marks alone find nobody."""
    words = made.search_words(text)
    return not text or (words != () and all(any(made.is_found(one, (word,)) for one in terms) for word in words))


def agrees(database: Any, spec: ListSpec, scope: RowScope, query: ListQuery, wanted: list[int]) -> None:
    for bounds in BOUNDS:
        search = spec.search
        if bounds is not None:
            search = tuple(via._replace(many=bounds[0], most=bounds[1]) for via in search)
        source = ListSource(replace(spec, search=search), database.read, scope)
        assert list(source.ids(query)) == wanted, (bounds, scope, query)
        assert list(source.head(query, 5)) == wanted[:5], (bounds, scope, query)


def placements_as_asked(database: Any, known: Known, chance: random.Random, text: str) -> None:
    scope, sort, is_downwards = chance.choice(SCOPES), chance.choice(("from", "until", "class")), chance.random() < 0.5
    every = {key: row for key, row in known.rows[PlacementRow].items() if row.voided_at_utc is None}
    tests: dict[str, tuple[str, Callable[[Any], bool]]] = {
        "plan": ("1", lambda row: row.plan_id == 1),
        "arranged": ("self", lambda row: row.arranged_by == "self"),
        "class": ("3班", lambda row: known.class_of(row.student_id).name == "3班"),
        "standing": ("on_post 2026-09-08", lambda row: row.from_on <= DAY + timedelta(7) <= row.until_on),
    }
    kept = {key: told for key, told in tests.items() if chance.random() < 0.25}
    orders: dict[str, Callable[[int], Any]] = {
        "from": lambda key: (every[key].from_on, key),
        "until": lambda key: (every[key].until_on, key),
        "class": lambda key: (known.class_of(every[key].student_id).sort_key, number(key), key),
    }

    def number(key: int) -> str:
        return str(known.rows[StudentRow][every[key].student_id].student_no)

    wanted = [
        key
        for key, row in every.items()
        if known.sees(scope, row.student_id)
        and all(is_met(row) for _, is_met in kept.values())
        and meets(text, known.of_student[row.student_id], known.of_unit[row.post_id])
    ]
    filters = tuple((key, asked) for key, (asked, _) in kept.items())
    query = ListQuery(text, filters, sort, is_downwards)
    agrees(database, PLACEMENTS, scope, query, sorted(wanted, key=orders[sort], reverse=is_downwards))


def students_as_asked(database: Any, known: Known, chance: random.Random, text: str) -> None:
    scope, is_by_class, is_downwards = chance.choice(SCOPES), chance.random() < 0.5, chance.random() < 0.5
    every = known.rows[StudentRow]

    def order(key: int) -> tuple[str, str]:
        return known.class_of(key).sort_key if is_by_class else "", every[key].student_no

    wanted = [key for key in every if known.sees(scope, key) and meets(text, known.of_student[key])]
    query = ListQuery(text, sort="class" if is_by_class else "student_no", descending=is_downwards)
    agrees(database, STUDENTS, scope, query, sorted(wanted, key=order, reverse=is_downwards))


def test_lists_answer_as_going_through_the_school_would(database: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(lists, "WALKED", 31)
    chance = random.Random(1)
    for work in (found_school, change_school):
        with database.unit(COMMAND) as unit:
            work(unit, chance)
        known = Known.read(database)
        for text in TEXTS:
            placements_as_asked(database, known, chance, text)
            students_as_asked(database, known, chance, text)
