"""The search terms: true after every write, made anew in pieces after an update, and the two ways of finding agree."""

from typing import Any

import pytest
from sqlalchemy import delete, func, insert, select, update

from ctec_desktop.domain import search_terms
from ctec_desktop.domain.permissions import WHOLE_SCHOOL, RowScope
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.domain.search_terms import SearchKind
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.storage.queries import list_specs
from ctec_desktop.storage.queries.finding import Via
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.tables import (
    ClassGroupRow,
    EnterpriseRow,
    PersonRow,
    SearchEntryRow,
    SearchStateRow,
    SearchTermRow,
    StudentRow,
    TeacherRow,
)
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import search

COMMAND = Command("测试", "test")
NAMES = ("张伟", "张小伟", "单雄信", "尉迟恭", "王伟国", "李张", "赵一", "Zoe Zhang")


def enterprise(name: str, **values: object) -> EnterpriseRow:
    return EnterpriseRow(name=name, pinyin="", initials="", **values)


def school_of(database, names=NAMES) -> list[int]:
    """One class of students of these names; their ids."""
    with database.unit(COMMAND) as unit:
        class_id = unit.add(ClassGroupRow(name="2024级数控1班", sort_key="1")).id
        ids = []
        for number, name in enumerate(names, 1):
            keys = pinyin_keys(name)
            person = PersonRow(name=name, pinyin=keys.full, initials=keys.initials, phone=f"1380000{number:04d}")
            person_id = unit.add(person).id
            ids.append(
                unit.add(StudentRow(person_id=person_id, student_no=f"2024{number:03d}", class_group_id=class_id)).id
            )
    return ids


def found(database, text: str, spec=list_specs.STUDENTS, scope=WHOLE_SCHOOL, **query: Any) -> list[int]:
    asked = ListQuery(text=text, **query)
    source = ListSource(spec, database.read, scope)
    every = list(source.ids(asked))
    assert list(source.head(asked, 2)) == every[:2]
    return every


def by_name(database, kind: SearchKind, word: str) -> set[int]:
    with database.read() as connection:
        own = SearchTermRow
        return set(connection.scalars(select(own.subject_id).where(own.kind == kind.value, own.term == word)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("张", "张伟 张小伟 李张"),
        ("伟", "张伟 张小伟 王伟国"),
        ("zh", "张伟 张小伟 李张 赵一 Zoe Zhang"),
        ("z w", "张伟 张小伟"),
        ("shan", "单雄信"),
        ("dxx", "单雄信"),
        ("yuchi", "尉迟恭"),
        ("0003", "单雄信"),
        ("2024 张", "张伟 张小伟 李张"),
        ("２０２４００５", "王伟国"),
        ("张三", ""),
        ("%", ""),
        ("_", ""),
        ("'; DROP TABLE person --", ""),
        ("\x00", ""),
        ("😀", ""),
        ("伟" * 10_000, ""),
    ],
)
@pytest.mark.parametrize(
    ("many", "most"), [(1, 1), (1, None), (2, 3), (1000, 1000)], ids=["looked at", "gathered", "either", "looked up"]
)
def test_all_ways_of_finding_agree(database, many, most, typed, expected):
    ids = dict(zip(NAMES, school_of(database), strict=True))
    spec = list_specs.STUDENTS
    via = Via(SearchKind.STUDENT, StudentRow.id, many=many, most=most)
    asked = found(database, typed, type(spec)(**{**_fields(spec), "search": (via,)}))
    assert asked == sorted(ids[name] for name in NAMES if name in expected.split() or name == expected[-9:])


def _fields(spec):
    return {name: getattr(spec, name) for name in spec.__slots__}


def test_a_search_stays_inside_scope_filter_and_order(database):
    school_of(database)
    assert found(database, "张", scope=RowScope(frozenset({99}))) == []
    assert found(database, "张", filters=(("class", "别的班"),)) == []
    upwards = found(database, "张", sort="student_no")
    assert found(database, "张", sort="student_no", descending=True) == upwards[::-1]


def test_terms_follow_the_record_however_it_is_written(database):
    ids = school_of(database, ("张伟",))
    with database.unit(COMMAND) as unit:
        unit.connection.execute(update(PersonRow).values(name="仇英"))
    assert by_name(database, SearchKind.STUDENT, "张伟") == set()
    assert by_name(database, SearchKind.STUDENT, "qiuying") == set(ids)
    with database.unit(COMMAND) as unit:
        unit.session.delete(unit.session.get_one(StudentRow, ids[0]))
    with database.read() as connection:
        for row in (SearchTermRow, SearchEntryRow):
            assert connection.scalar(select(func.count()).where(row.kind == SearchKind.STUDENT.value)) == 0


def test_a_failed_unit_leaves_the_terms_as_they_were(database):
    school_of(database, ("张伟",))
    before = whole(database)
    with pytest.raises(ZeroDivisionError), database.unit(COMMAND) as unit:
        _rename_and_fail(unit)
    assert whole(database) == before


def _rename_and_fail(unit):
    unit.connection.execute(update(PersonRow).values(name="仇英"))
    unit.session.flush()
    raise ZeroDivisionError


def test_terms_that_are_there_already_do_not_keep_a_record_from_being_saved(database):
    with database.derive() as connection:
        connection.execute(insert(SearchTermRow).values(kind="s", term="张伟", subject_id=1))
    assert school_of(database, ("张伟",)) == [1]


def test_an_id_given_anew_within_a_unit_forgets_whom_it_meant(database):
    school_of(database, ("张伟",))
    with database.unit(COMMAND) as unit:
        unit.connection.execute(delete(StudentRow))
        person_id = unit.add(PersonRow(name="解缙", pinyin="", initials="")).id
        unit.add(StudentRow(id=1, person_id=person_id, student_no="2024009", class_group_id=1))
    assert by_name(database, SearchKind.STUDENT, "张伟") == set() == by_name(database, SearchKind.STUDENT, "2024001")
    assert by_name(database, SearchKind.STUDENT, "jiejin") == {1}


def test_one_person_is_found_under_each_hat(database):
    school_of(database, ("张伟",))
    with database.unit(COMMAND) as unit:
        unit.add(TeacherRow(person_id=1, staff_no="T1"))
    with database.unit(COMMAND) as unit:
        unit.session.get_one(PersonRow, 1).name = "解缙"
    assert by_name(database, SearchKind.TEACHER, "xiejin") == {1} == by_name(database, SearchKind.STUDENT, "xiejin")


def test_a_merged_unit_is_found_by_its_former_name_and_forgets_it_when_parted(database):
    with database.unit(COMMAND) as unit:
        stays, goes = unit.add(enterprise("海天机械")).id, unit.add(enterprise("海田机械厂")).id
    with database.unit(COMMAND) as unit:
        unit.session.get_one(EnterpriseRow, goes).merged_into_id = stays
    assert by_name(database, SearchKind.ENTERPRISE, "海田机械厂") == {stays, goes}
    with database.unit(COMMAND) as unit:
        unit.session.get_one(EnterpriseRow, goes).merged_into_id = None
    assert by_name(database, SearchKind.ENTERPRISE, "海田机械厂") == {goes}


def whole(database) -> tuple[list[tuple[object, ...]], ...]:
    with database.read() as connection:
        return tuple(
            [
                tuple(" ".join(sorted(cell.split())) if isinstance(cell, str) else cell for cell in found)
                for found in connection.execute(select(row.__table__).order_by(*row.__table__.primary_key))
            ]
            for row in (SearchTermRow, SearchEntryRow)
        )


def test_terms_are_made_anew_in_pieces_while_others_write(database, monkeypatch):
    school_of(database)
    monkeypatch.setattr(search, "TERMS_VERSION", search_terms.TERMS_VERSION + 1)
    with database.derive() as connection:
        assert search.left_to_make(connection) == len(NAMES) + 1
        assert search.make_more(connection, 3) == 3
        assert search.left_to_make(connection) == len(NAMES) - 3 + 1
    with database.unit(COMMAND) as unit:
        unit.session.get_one(PersonRow, 1).name = "解缙"
        unit.add(TeacherRow(person_id=2, staff_no="T1"))
    with database.derive() as connection:
        while search.make_more(connection, 3):
            pass
        assert search.left_to_make(connection) == 0
    assert by_name(database, SearchKind.STUDENT, "jiejin") == {1}


def test_terms_of_an_older_file_are_made_from_nothing(database):
    school_of(database)
    before = whole(database)
    with database.derive() as connection:
        for row in (SearchTermRow, SearchEntryRow, SearchStateRow):
            connection.execute(delete(row))
    with database.derive() as connection:
        while search.make_more(connection, 5):
            pass
    assert whole(database) == before
