"""A data folder as the previous released schema left it, made here to be migrated under Wine."""

from contextlib import closing
from pathlib import Path
from typing import Final

from alembic.script import ScriptDirectory

from ctec_desktop import bootstrap
from ctec_desktop.storage import migrating, revision
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.engines import writer_engine
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.keys import Keys
from ctec_desktop.storage.vault import open_with_password

SCHOOL: Final = "旧版职业技术学校"
DEPARTMENT: Final = "机电系"


def make_old_data(root: Path, password: str) -> None:
    """Founds a school in `root` and puts a database of the revision before today's in its place."""
    bootstrap.found_office(root, SCHOOL, password).office.close()
    folder = DataFolder(root)
    keys = open_with_password(folder.vault, password)
    with closing(connect(folder.database, keys.database, read_only=True)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(school)")]
        row = dict(zip(names, connection.execute("SELECT * FROM school").fetchone(), strict=True))
    for file in root.glob("ctec.db*"):
        file.unlink()
    _create(folder, keys, row)


def _create(folder: DataFolder, keys: Keys, school: dict[str, object]) -> None:
    connect(folder.database, keys.database, read_only=False, create=True).close()
    engine = writer_engine(folder.database, keys.database, keys.audit)
    with migrating.closing_engine(engine, foreign_keys=False) as connection:
        migrating.upgrade(connection, None, _before_head())
        there = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(school)")}
        kept = {name: value for name, value in school.items() if name in there}
        places = ", ".join("?" * len(kept))
        connection.exec_driver_sql(f"INSERT INTO school ({', '.join(kept)}) VALUES ({places})", tuple(kept.values()))
        connection.exec_driver_sql("INSERT INTO department (id, uid, name) VALUES (7, 'd-7', ?)", (DEPARTMENT,))
        connection.commit()


def is_migrated(root: Path, password: str) -> bool:
    """Whether the database is today's now and still has what was in it."""
    folder = DataFolder(root)
    keys = open_with_password(folder.vault, password)
    with closing(connect(folder.database, keys.database, read_only=True)) as connection:
        kept = connection.execute("SELECT name FROM department WHERE uid = 'd-7'").fetchone()
        return revision.current(connection) == revision.HEAD and kept == (DEPARTMENT,)


def _before_head() -> str:
    script = ScriptDirectory(migrating.SCRIPTS).get_revision(revision.HEAD)
    return str(script.down_revision)
