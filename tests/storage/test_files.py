"""The files store: what goes in comes out, or is said to be damaged."""

import hashlib
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.files import CHUNK_BYTES, FilesStore, StoredFile
from tests.storage.conftest import KEYS

MB = 1_048_576


@pytest.fixture
def store(folder):
    return FilesStore(folder, KEYS)


def put(store: FilesStore, tmp_path: Path, content: bytes, name: str = "协议.pdf") -> StoredFile:
    source = tmp_path / name
    source.write_bytes(content)
    return store.put(source, 2026, name)


def execute(folder, sql: str, *values: object):
    with closing(connect(folder.files(2026), KEYS.database, read_only=False)) as connection:
        return connection.execute(sql, values).fetchall()


def content_of(size: int) -> bytes:
    return Random(size).randbytes(size)


@pytest.mark.parametrize("size", [0, 1, MB - 1, MB, MB + 1, 3 * MB])
def test_content_of_any_size_comes_back_whole(store, folder, tmp_path, size):
    content = content_of(size)
    stored = put(store, tmp_path, content)
    assert store.read(stored) == content
    assert (stored.size_bytes, stored.sha256) == (size, hashlib.sha256(content).hexdigest())
    lengths = [row[0] for row in execute(folder, "SELECT length(data) FROM chunk ORDER BY n")]
    assert sum(lengths) == size
    assert len(lengths) == -(-size // CHUNK_BYTES)
    assert all(length <= MB for length in lengths)


def test_same_content_is_stored_once_under_one_name(store, folder, tmp_path):
    first = put(store, tmp_path, b"x" * 1000, "a.pdf")
    second = put(store, tmp_path, b"x" * 1000, "b.pdf")
    assert first == second
    assert execute(folder, "SELECT count(*) FROM file") == [(1,)]
    assert execute(folder, "SELECT count(*) FROM chunk") == [(1,)]


def test_name_does_not_tell_the_content_to_who_lacks_the_key(store, tmp_path):
    stored = put(store, tmp_path, b"known content")
    assert stored.name != hashlib.sha256(b"known content").hexdigest()


def test_content_is_not_in_the_clear_on_disk(store, folder, tmp_path):
    put(store, tmp_path, b"110000200803010012" * 100)
    on_disk = b"".join(path.read_bytes() for path in folder.root.glob("files-2026.db*"))
    assert b"110000200803010012" not in on_disk


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE chunk SET data = x'00' WHERE n = 1",
        "UPDATE chunk SET n = n + 10 WHERE n = 0",
        "DELETE FROM chunk WHERE n = 1",
        "DELETE FROM chunk",
    ],
)
def test_damaged_chunk_is_found_and_nothing_is_written(store, folder, tmp_path, damage):
    stored = put(store, tmp_path, content_of(2 * MB))
    execute(folder, damage)
    target = tmp_path / "out" / "协议.pdf"
    target.parent.mkdir()
    target.write_bytes(b"what stood before")
    with pytest.raises(EnvironmentFault) as read:
        store.read(stored)
    with pytest.raises(EnvironmentFault) as copied:
        store.copy_out(stored, target)
    assert read.value.kind == copied.value.kind == StorageFault.STORED_FILE_DAMAGED
    assert target.read_bytes() == b"what stood before"
    assert [path.name for path in target.parent.iterdir()] == ["协议.pdf"]


@pytest.mark.parametrize("place", [0.01, 0.25, 0.5, 0.99])
def test_damaged_page_of_the_store_is_a_sentence(store, folder, tmp_path, place):
    stored = put(store, tmp_path, content_of(2 * MB))
    path = folder.files(2026)
    content = bytearray(path.read_bytes())
    content[int(len(content) * place)] ^= 1
    path.write_bytes(content)
    with pytest.raises(EnvironmentFault) as damaged:
        store.read(stored)
    assert damaged.value.kind in (StorageFault.DATABASE_DAMAGED, StorageFault.STORED_FILE_DAMAGED)


def test_file_that_is_not_there_is_told_apart(store, tmp_path):
    stored = put(store, tmp_path, b"x")
    with pytest.raises(EnvironmentFault) as missing:
        store.read(StoredFile(2026, "0" * 64, stored.sha256, 1))
    assert missing.value.kind == StorageFault.STORED_FILE_MISSING
    with pytest.raises(EnvironmentFault) as no_year:
        store.read(StoredFile(1999, stored.name, stored.sha256, 1))
    assert no_year.value.kind == StorageFault.DATABASE_MISSING


def test_copy_out_replaces_the_target_whole(store, tmp_path):
    stored = put(store, tmp_path, content_of(MB + 5))
    target = tmp_path / "out" / "协议.pdf"
    store.copy_out(stored, target)
    target.write_bytes(b"older")
    store.copy_out(stored, target)
    assert target.read_bytes() == content_of(MB + 5)
    assert [path.name for path in target.parent.iterdir()] == ["协议.pdf"]


def test_source_that_is_gone_is_a_sentence(store, tmp_path):
    with pytest.raises(EnvironmentFault) as gone:
        store.put(tmp_path / "weg.pdf", 2026, "weg.pdf")
    assert gone.value.kind == StorageFault.CANNOT_OPEN


def test_years_are_separate_files(store, folder, tmp_path):
    source = tmp_path / "a.pdf"
    source.write_bytes(b"x")
    for year in (2026, 2027):
        assert store.read(store.put(source, year, "a.pdf")) == b"x"
    assert folder.files(2026).exists()
    assert folder.files(2027).exists()
