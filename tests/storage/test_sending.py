"""Rows sent several at a time arrive all, once and in order, however many they are."""

import pytest
from sqlalchemy import select

from ctec_desktop.storage.sending import send
from ctec_desktop.storage.tables import SearchTermRow

INSERT = "INSERT INTO search_term (kind, term, subject_id) VALUES (?, ?, ?)"


def columns(rows):
    return [[row[place] for row in rows] for place in range(3)]


@pytest.mark.parametrize("count", [0, 1, 19, 20, 21, 1_000, 1_001, 1_021])
def test_every_row_arrives(database, count):
    rows = [("s", "张", number) for number in range(count)]
    with database.derive() as connection:
        send(connection, INSERT, columns(rows))
    with database.read() as connection:
        assert [tuple(row) for row in connection.execute(select(SearchTermRow.__table__))] == rows


def test_a_row_that_is_there_keeps_none_beside_it_away(database):
    rows = [("s", "张", number) for number in range(45)]
    with database.derive() as connection:
        send(connection, INSERT, columns(rows[3:8]))
        send(connection, INSERT, columns(rows), otherwise="ON CONFLICT DO NOTHING")
    with database.read() as connection:
        assert [tuple(row) for row in connection.execute(select(SearchTermRow.__table__))] == rows
