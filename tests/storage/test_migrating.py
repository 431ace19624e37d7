"""From an older database to today's, or to a refusal; never to half of either."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage import migrating, revision
from ctec_desktop.storage.database import open_database
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.engines import writer_engine
from tests.storage.conftest import KEYS
from tools import write_migration

# A student placed under a plan, as the second release kept it.
PLACED = (
    "INSERT INTO class_group (id, uid, name, sort_key) VALUES (1, 'c', '1班', '1')",
    "INSERT INTO person (id, uid, name, pinyin, initials, id_kind)"
    " VALUES (1, 'p', '张三', 'zhangsan', 'zs', 'resident_card')",
    "INSERT INTO student (id, uid, person_id, student_no, class_group_id) VALUES (1, 's', 1, '1', 1)",
    "INSERT INTO enterprise (id, uid, name, pinyin, initials) VALUES (1, 'e', '甲', 'jia', 'j')",
    "INSERT INTO enterprise_site (id, uid, enterprise_id) VALUES (1, 'w', 1)",
    "INSERT INTO post (id, uid, enterprise_id, site_id, name) VALUES (1, 'o', 1, 1, '工')",
    "INSERT INTO internship_plan (id, uid, name, kind, school_year, from_on, until_on, originals)"
    " VALUES (1, 'n', '秋', 'on_post', '2026-2027', '2026-09-01', '2027-01-31', 3)",
    "INSERT INTO placement (id, uid, student_id, plan_id, post_id, arranged_by, from_on, until_on)"
    " VALUES (4, 'l', 1, 1, 1, 'self', '2026-09-01', '2027-01-31')",
)


def schema_of(path: Path) -> dict[str, str]:
    """Every object of the file with its definition, blanks aside."""
    with closing(connect(path, KEYS.database, read_only=True)) as connection:
        rows = connection.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    # A table made anew by a migration was renamed, and SQLite quotes the name of a renamed table.
    return {
        name: " ".join(sql.split()).replace(f'CREATE TABLE "{name[6:]}"', f"CREATE TABLE {name[6:]}")
        for name, sql in rows
    }


def migrated(path: Path) -> Path:
    """A file brought from nothing to today's schema by the migrations alone."""
    connect(path, KEYS.database, read_only=False, create=True).close()
    with migrating.closing_engine(writer_engine(path, KEYS.database, KEYS.audit), foreign_keys=False) as connection:
        migrating.upgrade(connection, None)
        connection.commit()
    return path


def stamp(path: Path, number: str) -> None:
    with closing(connect(path, KEYS.database, read_only=False)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (number,))


def test_migrations_make_the_same_schema_as_the_tables(tmp_path):
    created = tmp_path / "created.db"
    migrating.create_schema(created, KEYS)
    ours, theirs = schema_of(created), schema_of(migrated(tmp_path / "migrated.db"))
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


@pytest.mark.parametrize("dialect", write_migration.DIALECTS)
def test_newest_migration_is_what_todays_tables_ask_for(dialect):
    assert write_migration.target(dialect).read_text("utf-8") == write_migration.source(dialect)


def test_rows_of_an_older_database_are_kept(tmp_path):
    path = tmp_path / "older.db"
    connect(path, KEYS.database, read_only=False, create=True).close()
    with migrating.closing_engine(writer_engine(path, KEYS.database, KEYS.audit), foreign_keys=False) as connection:
        migrating.upgrade(connection, None, "0001")
        connection.exec_driver_sql("INSERT INTO department (id, uid, name) VALUES (7, 'd-7', '机电系')")
        connection.exec_driver_sql(
            "INSERT INTO teacher (id, uid, person_id, staff_no, department_id) VALUES (3, 't-3', 5, 'T003', 7)"
        )
        connection.exec_driver_sql(
            "INSERT INTO person (id, uid, name, pinyin, initials, id_kind)"
            " VALUES (5, 'p-5', '张三', 'zhangsan', 'zs', 'resident_card')"
        )
        connection.exec_driver_sql(
            "INSERT INTO enterprise (id, uid, name, pinyin, initials) VALUES (9, 'e', '甲', 'jia', 'j')"
        )
        connection.commit()
        migrating.upgrade(connection, "0001")
        connection.commit()
    with closing(connect(path, KEYS.database, read_only=True)) as connection:
        assert connection.execute("SELECT id, staff_no, department_id, title FROM teacher").fetchall() == [
            (3, "T003", 7, None)
        ]
        assert connection.execute("SELECT id, name, merged_into_id FROM enterprise").fetchall() == [(9, "甲", None)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert revision.current(connection) == revision.HEAD


def test_applications_of_the_last_release_are_kept_and_no_paper_of_theirs_is_back(tmp_path):
    path = tmp_path / "released.db"
    connect(path, KEYS.database, read_only=False, create=True).close()
    with migrating.closing_engine(writer_engine(path, KEYS.database, KEYS.audit), foreign_keys=False) as connection:
        migrating.upgrade(connection, None, "0002")
        for statement in (
            *PLACED,
            "INSERT INTO placement_application (id, uid, placement_id, applied_on, guardian_agreed_on, state, version)"
            " VALUES (6, 'a', 4, '2026-08-20', '2026-08-21', 'pending', 3)",
        ):
            connection.exec_driver_sql(statement)
        connection.commit()
        migrating.upgrade(connection, "0002")
        connection.commit()
    columns = "id, placement_id, applied_on, guardian_agreed_on, state, version, sheet_returned_on, notice_returned_on"
    with closing(connect(path, KEYS.database, read_only=True)) as raw:
        kept = raw.execute(f"SELECT {columns} FROM placement_application").fetchall()
        assert kept == [(6, 4, "2026-08-20", "2026-08-21", "pending", 3, None, None)]
        assert raw.execute("SELECT id FROM placement WHERE plan_id = 1 ORDER BY from_on").fetchall() == [(4,)]
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_agreements_of_the_last_release_are_sorted_by_the_unit_of_their_newest_version(tmp_path):
    path = tmp_path / "released.db"
    connect(path, KEYS.database, read_only=False, create=True).close()
    with migrating.closing_engine(writer_engine(path, KEYS.database, KEYS.audit), foreign_keys=False) as connection:
        migrating.upgrade(connection, None, "0003")
        for statement in (
            *PLACED,
            "INSERT INTO template (id, uid, key, version, title, text, sha256) VALUES (1, 't', 'k', 1, '', '', '')",
            "INSERT INTO print_part (id, uid, file_year, file_name, out_name, sha256, size_bytes, pages, made_at_utc)"
            " VALUES (1, 'r', 2026, '', '', '', 1, 1, '2026-09-01T00:00:00Z')",
        ):
            connection.exec_driver_sql(statement)
        for number in (1, 2):
            connection.exec_driver_sql(
                "INSERT INTO agreement (id, uid, kind, number, serial, school_year, placement_id, state)"
                f" VALUES ({number}, 'a{number}', 'internship', 'N-{number}', {number}, '2026-2027', 4, 'draft')"
            )
        for version, unit in enumerate(("乙", "甲公司"), 1):
            connection.exec_driver_sql(
                "INSERT INTO agreement_version (agreement_id, n, template_id, snapshot, snapshot_sha256, issued_at_utc,"
                " originals, part_id, first_page, pages) VALUES (1, ?, 1, ?, '', '2026-09-01T00:00:00Z', 3, 1, 1, 2)",
                (version, json.dumps({"values": [["enterprise_name", unit]]})),
            )
        connection.commit()
        migrating.upgrade(connection, "0003")
        connection.commit()
    with closing(connect(path, KEYS.database, read_only=True)) as raw:
        kept = raw.execute("SELECT number, unit_key FROM agreement ORDER BY unit_key, id").fetchall()
    assert kept == [("N-2", ""), ("N-1", "jiagongsi 甲公司")]


def test_head_is_the_newest_migration():
    assert migrating._scripts().get_current_head() == revision.HEAD


def test_database_of_a_newer_program_is_refused_and_left_alone(database):
    database.close()
    stamp(database.folder.database, "9999")
    before = database.folder.database.read_bytes()
    with pytest.raises(EnvironmentFault) as refused:
        open_database(database.folder, KEYS, database.clock, "测试")
    assert refused.value.kind == StorageFault.DATABASE_NEWER
    assert refused.value.facts["revision"] == "9999"
    assert database.folder.database.read_bytes() == before


def test_a_refused_opening_lets_go_of_the_folder(database):
    database.close()
    stamp(database.folder.database, "9999")
    for _ in range(2):
        with pytest.raises(EnvironmentFault) as refused:
            open_database(database.folder, KEYS, database.clock, "测试")
        assert refused.value.kind == StorageFault.DATABASE_NEWER


def test_migrating_leaves_a_verified_backup_of_what_stood_before(folder, fixed_clock):
    connect(folder.database, KEYS.database, read_only=False, create=True).close()
    with closing(connect(folder.database, KEYS.database, read_only=False)) as connection:
        connection.execute("CREATE TABLE older (what TEXT)")
        connection.execute("INSERT INTO older VALUES ('kept')")
    database = open_database(folder, KEYS, fixed_clock, "测试")
    with closing(database), closing(database.driver_connection()) as connection:
        assert revision.current(connection) == revision.HEAD
    (backup,) = folder.root.glob("ctec-before-*.db")
    with closing(connect(backup, KEYS.database, read_only=True)) as connection:
        assert connection.execute("SELECT what FROM older").fetchall() == [("kept",)]
        assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_failing_migration_leaves_the_database_as_it_was(folder, fixed_clock):
    connect(folder.database, KEYS.database, read_only=False, create=True).close()
    with closing(connect(folder.database, KEYS.database, read_only=False)) as connection:
        connection.execute("CREATE TABLE transition (in_the_way TEXT)")
    before = schema_of(folder.database)
    with pytest.raises(Exception, match="transition"):
        open_database(folder, KEYS, fixed_clock, "测试")
    assert schema_of(folder.database) == before


def test_reading_command_says_that_a_newer_program_wrote_the_data(database):
    database.close()
    stamp(database.folder.database, "9999")
    with pytest.raises(EnvironmentFault) as refused:
        open_database(database.folder, KEYS, database.clock, None)
    assert refused.value.kind == StorageFault.DATABASE_NEWER


def test_reading_command_does_not_migrate(folder, fixed_clock):
    connect(folder.database, KEYS.database, read_only=False, create=True).close()
    with pytest.raises(EnvironmentFault) as refused:
        open_database(folder, KEYS, fixed_clock, None)
    assert refused.value.kind == StorageFault.DATABASE_OLDER
    assert schema_of(folder.database) == {}


def test_triggers_stand_again_after_a_migration(tmp_path):
    triggers = [name for name in schema_of(migrated(tmp_path / "m.db")) if name.startswith("trigger")]
    assert "trigger audit_person_update" in triggers
    assert "trigger agreement_state_by_move" in triggers


def test_migrations_do_not_import_todays_tables():
    for script in Path(migrating.SCRIPTS / "versions").glob("*.py"):
        assert "storage.tables" not in script.read_text("utf-8")
