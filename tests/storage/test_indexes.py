"""A table that grows at once to a multiple of what it was keeps its indexes, whatever becomes of the batch."""

import pytest
from sqlalchemy.exc import IntegrityError

from ctec_desktop.storage.tables import DepartmentRow, PersonRow
from ctec_desktop.storage.uow import Command

COMMAND = Command("测试", "test")
MANY = 5_000


def indexes(database) -> dict[str, str]:
    with database.read() as connection:
        return dict(connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'index'").all())


def people(count: int, first: int = 0) -> dict[str, list[str]]:
    numbers = [f"{number:018}" for number in range(first, first + count)]
    return {"name": ["张伟"] * count, "pinyin": ["zhangwei"] * count, "initials": ["zw"] * count, "id_number": numbers}


def counted(database) -> int:
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
        return int(connection.exec_driver_sql("SELECT count(*) FROM person INDEXED BY ix_person_pinyin").scalar_one())


@pytest.mark.parametrize("known", [0, 1, MANY])
def test_every_index_is_there_again_and_names_every_row(database, known):
    before = indexes(database)
    with database.unit(COMMAND) as unit:
        unit.insert_columns(PersonRow, people(known))
    with database.unit(COMMAND) as unit:
        unit.insert_columns(PersonRow, people(MANY, known))
    assert counted(database) == known + MANY
    assert indexes(database) == before


@pytest.mark.parametrize("known", [1, MANY])
def test_a_batch_with_a_number_of_somebody_else_leaves_nothing_and_the_caller_may_go_on(database, known):
    before = indexes(database)
    with database.unit(COMMAND) as unit:
        unit.insert_columns(PersonRow, people(known))
        with pytest.raises(IntegrityError):
            unit.insert_columns(PersonRow, people(MANY, known - 1))
        unit.add(DepartmentRow(name="机电系"))
    assert counted(database) == known
    assert indexes(database) == before
    with pytest.raises(IntegrityError), database.unit(COMMAND) as unit:
        unit.insert_columns(PersonRow, people(1))
