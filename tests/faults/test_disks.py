"""Disk full, folder read-only, file open elsewhere: one sentence, exit code 3, nothing lost, and it works after."""

import errno
import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from unittest.mock import ANY

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.services.agreement_output import IssueClass
from ctec_desktop.storage.files import FilesStore
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.wording import fault_sentence
from tests.faults.commands import assert_one_sentence, assert_sound, query, run
from tests.schools import CLERK, PASSWORD, Demo, keys_of, opened, roster, student

ENVIRONMENT = 3
STUDENTS, AGREEMENTS = "SELECT count(*) FROM student", "SELECT count(*) FROM agreement"
pytestmark = pytest.mark.faults
# The command with a limit on the size of any one file: a disk that is full for whoever may mount none.
LIMITED = """
import resource, sys
from pathlib import Path
from ctec_desktop.cli.main import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


def big_roster(folder: Path, count: int = 600) -> Path:
    rows = [student(n, 学号=f"2026{n:05d}", 身份证号=None, 班级=f"2026级大班{n // 50}") for n in range(count)]
    return roster(folder / "名单.xlsx", rows)


def fill(folder: Path, leave_bytes: int) -> Path:
    """Fills the disk of `folder` up to a little."""
    ballast = folder / "ballast"
    free = shutil.disk_usage(folder).free
    ballast.write_bytes(b"\0" * max(free - leave_bytes, 0))
    return ballast


def test_import_onto_a_full_disk(demo: Demo, mount, tmp_path):
    disk = mount("盘", "size=8m")
    folder = demo.copied_to(disk)
    command = ["import", "students", str(big_roster(tmp_path)), "--apply"]
    ballast = fill(disk, 300_000)
    code, _, complained = run(folder, *command)
    assert code == ENVIRONMENT
    assert_one_sentence(complained)
    ballast.unlink()
    assert_sound(folder)
    assert query(folder, STUDENTS) == [(80,)]
    assert run(folder, *command) == (0, ANY, ANY)
    assert query(folder, STUDENTS) == [(680,)]


def test_issue_onto_a_full_disk(demo: Demo, mount, tmp_path):
    disk = mount("盘", "size=12m")
    folder = demo.copied_to(disk)
    command = ["issue", "--class", demo.built.placed_class, "--out", str(tmp_path / "out")]
    ballast = fill(disk, 500_000)
    code, _, complained = run(folder, *command)
    assert code == ENVIRONMENT
    assert_one_sentence(complained)
    ballast.unlink()
    assert_sound(folder)
    assert query(folder, AGREEMENTS) == [(40,)]
    assert run(folder, *command) == (0, ANY, ANY)
    assert query(folder, AGREEMENTS) == [(80,)]


def test_papers_put_out_onto_a_full_stick_can_be_put_out_again(demo: Demo, mount, tmp_path):
    stick = mount("U盘", "size=200k")
    folder = demo.copied_to(tmp_path)
    command = ["issue", "--class", demo.built.placed_class, "--out"]
    code, _, complained = run(folder, *command, str(stick))
    assert code == ENVIRONMENT
    assert_one_sentence(complained)
    assert list(stick.iterdir()) == []
    assert_sound(folder)
    assert run(folder, *command, str(tmp_path / "out"))[0] == 0
    assert query(folder, AGREEMENTS) == [(80,)]
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_import_past_the_largest_file_allowed(demo: Demo, tmp_path):
    folder = demo.copied_to(tmp_path)
    command = ["import", "students", str(big_roster(tmp_path, 900)), "--apply"]
    limited = subprocess.run(
        [sys.executable, "-c", LIMITED, "1000000", "--data", str(folder), *command],
        env={**os.environ, "CTEC_PASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert limited.returncode == ENVIRONMENT, limited.stderr
    assert_one_sentence(limited.stderr)
    assert_sound(folder)
    assert query(folder, STUDENTS) == [(80,)]
    assert run(folder, *command) == (0, ANY, ANY)


def test_files_store_on_a_full_disk_keeps_nothing_and_works_again(demo: Demo, mount, tmp_path):
    disk = mount("盘", "size=6m")
    folder = demo.copied_to(disk)
    store = FilesStore(DataFolder(folder), keys_of(folder))
    source = tmp_path / "a.pdf"
    source.write_bytes(os.urandom(2_500_000))
    ballast = fill(disk, 1_200_000)
    with pytest.raises(EnvironmentFault) as full:
        store.put(source, 2026, "a.pdf")
    assert full.value.kind == StorageFault.DISK_FULL
    ballast.unlink()
    assert_sound(folder)
    assert store.read(store.put(source, 2026, "a.pdf")) == source.read_bytes()


def test_school_is_not_half_founded_on_a_full_disk(mount):
    disk = mount("盘", "size=600k")
    ballast = fill(disk, 200_000)
    code, _, complained = run(disk / "数据", "init", "--school", "测试学校")
    assert code == ENVIRONMENT
    assert_one_sentence(complained)
    ballast.unlink()
    subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
    assert run(disk / "数据", "init", "--school", "测试学校")[0] == 0


@pytest.mark.parametrize(
    "command",
    [
        ["import", "students", "名单.xlsx", "--apply"],
        ["issue", "--class", "CLASS", "--out", "OUT"],
        ["plan", "add", "--name", "x", "--from", "2026-03-01", "--until", "2026-08-31"],
    ],
    ids=lambda command: command[0],
)
def test_read_only_data_folder(demo: Demo, mount, remount, tmp_path, command):
    disk = mount("盘", "size=12m")
    folder = demo.copied_to(disk)
    big_roster(tmp_path, 3)
    words = {"名单.xlsx": str(tmp_path / "名单.xlsx"), "CLASS": demo.built.placed_class, "OUT": str(tmp_path / "out")}
    command = [words.get(word, word) for word in command]
    remount(disk, "ro")
    code, _, complained = run(folder, *command)
    assert code == ENVIRONMENT
    assert_one_sentence(complained)
    assert str(folder) in complained
    remount(disk, "rw")
    assert_sound(folder)
    assert run(folder, *command) == (0, ANY, ANY)


def test_list_from_a_read_only_data_folder_is_a_sentence_or_the_list(demo: Demo, mount, remount):
    disk = mount("盘", "size=12m")
    folder = demo.copied_to(disk)
    remount(disk, "ro")
    code, said, complained = run(folder, "list", "students", "--json")
    if code == 0:
        assert said.count('"student_no"') == 80
    else:
        assert code == ENVIRONMENT
        assert_one_sentence(complained)
    remount(disk, "rw")


def test_read_only_folder_for_the_papers_takes_no_number(demo: Demo, mount, remount, tmp_path):
    stick = mount("U盘", "size=4m")
    folder = demo.copied_to(tmp_path)
    remount(stick, "ro")
    code, _, complained = run(folder, "issue", "--class", demo.built.placed_class, "--out", str(stick / "协议.pdf"))
    assert code == ENVIRONMENT
    assert_one_sentence(complained)
    assert query(folder, AGREEMENTS) == [(40,)]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.EACCES, StorageFault.FILE_OPEN_ELSEWHERE),
        (errno.EPERM, StorageFault.FILE_OPEN_ELSEWHERE),
        (errno.ENOSPC, StorageFault.DISK_FULL),
        (errno.EIO, StorageFault.CANNOT_WRITE),
    ],
)
def test_output_that_another_program_holds_open(demo: Demo, tmp_path, monkeypatch, number, kind):
    folder, target = demo.copied_to(tmp_path), tmp_path / "协议.pdf"
    target.write_bytes(b"what the reader shows")
    replace = os.replace

    def held(source: Path, destination: Path) -> None:
        if Path(destination) == target:
            raise OSError(number, os.strerror(number))
        replace(source, destination)

    with closing(opened(folder)) as office:
        wish = IssueClass(demo.built.placed_class, target)
        with monkeypatch.context() as inside:
            inside.setattr(os, "replace", held)
            with pytest.raises(EnvironmentFault) as fault:
                office.agreements.issue_class(CLERK, wish)
        assert fault.value.kind == kind
        assert str(target) in fault_sentence(fault.value)
        assert target.read_bytes() == b"what the reader shows"
        assert [path.name for path in tmp_path.glob(".*")] == []
        assert len(office.agreements.all(CLERK)) == 80
        assert office.agreements.issue_class(CLERK, wish).value.files == (target,)
        assert target.read_bytes().startswith(b"%PDF")
        assert len(office.agreements.all(CLERK)) == 80


@pytest.mark.parametrize(
    "command",
    [["list", "students"], ["plan", "add", "--name", "x", "--from", "2026-03-01", "--until", "2026-08-31"]],
    ids=lambda command: command[0],
)
def test_wrong_password(demo: Demo, tmp_path, command):
    folder = demo.copied_to(tmp_path)
    before = (folder / "ctec.db").read_bytes()
    code, said, complained = run(folder, *command, password="not the password")
    assert (code, said) == (ENVIRONMENT, "")
    assert_one_sentence(complained)
    assert "密码不正确" in complained
    assert "not the password" not in complained
    assert (folder / "ctec.db").read_bytes() == before
    assert run(folder, *command) == (0, ANY, ANY)
