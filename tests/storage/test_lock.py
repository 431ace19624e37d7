"""One writer per data folder."""

import subprocess
import sys

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage.database import open_database
from ctec_desktop.storage.lock import FolderLock
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import fault_sentence
from tests.storage.conftest import KEYS

HOLDER = """
import sys, time
from pathlib import Path
from ctec_desktop.storage.lock import FolderLock
FolderLock(Path(sys.argv[1])).acquire("李老师@教务处")
print("held", flush=True)
time.sleep(600)
"""


@pytest.fixture
def holder(data_dir):
    """Another process that holds the folder."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(data_dir)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_folder_held_by_another_process_names_the_owner(data_dir, holder):
    with pytest.raises(EnvironmentFault) as held:
        FolderLock(data_dir).acquire("王老师")
    assert held.value.kind == StorageFault.DATA_FOLDER_IN_USE
    assert "李老师@教务处" in fault_sentence(held.value)


def test_lock_is_free_as_soon_as_its_holder_is_killed(data_dir, holder):
    holder.kill()
    holder.wait()
    lock = FolderLock(data_dir)
    lock.acquire("王老师")
    assert lock.owner() == "王老师"
    lock.release()


def test_released_folder_names_nobody(data_dir):
    lock = FolderLock(data_dir)
    lock.acquire("王老师")
    lock.release()
    assert lock.owner() == ""
    again = FolderLock(data_dir)
    again.acquire("李老师")
    again.release()


def test_second_lock_in_the_same_process_is_refused_too(data_dir):
    lock = FolderLock(data_dir)
    lock.acquire("王老师")
    with pytest.raises(EnvironmentFault):
        FolderLock(data_dir).acquire("李老师")
    lock.release()


def test_owner_that_cannot_be_written_is_a_sentence_and_frees_the_lock(data_dir):
    (data_dir / "ctec.owner.txt").mkdir()
    with pytest.raises(EnvironmentFault) as fault:
        FolderLock(data_dir).acquire("王老师")
    assert fault.value.kind == StorageFault.CANNOT_WRITE
    (data_dir / "ctec.owner.txt").rmdir()
    lock = FolderLock(data_dir)
    lock.acquire("王老师")
    lock.release()


def test_reading_needs_no_lock_and_writing_without_one_is_refused(database):
    reading = open_database(database.folder, KEYS, database.clock, None)
    with reading.read():
        pass
    with pytest.raises(EnvironmentFault) as refused:
        reading.unit(Command("测试", "test"))
    assert refused.value.facts["owner"] == "测试"
    reading.close()


def test_papers_half_printed_by_a_killed_process_are_swept_by_the_next_writer(database):
    database.close()
    left = database.folder.root / ".print-abc"
    left.mkdir()
    (left / "协议.pdf").write_bytes(b"110000200803010012")
    open_database(database.folder, KEYS, database.clock, None).close()
    assert left.exists()
    open_database(database.folder, KEYS, database.clock, "测试").close()
    assert not left.exists()
