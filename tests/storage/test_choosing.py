"""In which folders a school's data may lie, and what is said of the others."""

import os
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.storage.choosing import look_at_choice, room_below


def refused(root: Path) -> str:
    with pytest.raises(EnvironmentFault) as told:
        look_at_choice(root)
    return told.value.kind


def test_new_and_empty_folders_are_fit_and_nothing_is_left_in_them(tmp_path: Path):
    (tmp_path / "空").mkdir()
    assert look_at_choice(tmp_path / "空") is False
    assert look_at_choice(tmp_path / "新" / "数据") is False
    assert [path.name for path in tmp_path.rglob("*")] == ["空"]


def test_folder_in_which_the_program_only_left_its_own_is_fit(tmp_path: Path):
    for name in ("window.ini", "Desktop.ini", "ctec.lock"):
        (tmp_path / name).touch()
    (tmp_path / "crash").mkdir()
    (tmp_path / "log").mkdir()
    assert look_at_choice(tmp_path) is False


def test_school_that_lies_there_is_recognised_however_little_room_is_left(tmp_path: Path, monkeypatch):
    (tmp_path / "vault.json").touch()
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    assert look_at_choice(tmp_path) is True
    assert room_below(tmp_path, "产教通数据") == tmp_path


def test_unfit_folders_are_refused_each_with_its_reason(tmp_path: Path, monkeypatch):
    (tmp_path / "论文.doc").touch()
    assert refused(tmp_path) == StorageFault.DATA_FOLDER_FOREIGN
    assert refused(Path(tmp_path.anchor)) == StorageFault.DATA_FOLDER_FOREIGN
    assert refused(Path("数据")) == StorageFault.DATA_FOLDER_NAMELESS
    assert refused(tmp_path / "OneDrive - 某校" / "数据") == StorageFault.DATA_FOLDER_SYNCED
    monkeypatch.setattr(sys, "executable", str(tmp_path / "程序" / "产教通.exe"))
    assert refused(tmp_path / "程序" / "数据") == StorageFault.DATA_FOLDER_IN_PROGRAM
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=999 << 20))
    assert refused(tmp_path / "新") == StorageFault.DATA_FOLDER_NO_ROOM


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever may do everything is refused nothing")
def test_folder_that_cannot_be_written_is_refused(tmp_path: Path):
    (tmp_path / "只读").mkdir(mode=0o500)
    assert refused(tmp_path / "只读" / "数据") == StorageFault.FOLDER_READ_ONLY


def test_file_in_the_place_of_a_folder_is_refused(tmp_path: Path):
    (tmp_path / "数据").touch()
    assert refused(tmp_path / "数据") == StorageFault.CANNOT_WRITE


def test_folder_with_other_files_gets_one_of_our_own_in_it(tmp_path: Path):
    assert room_below(tmp_path, "产教通数据") == tmp_path
    (tmp_path / "论文.doc").touch()
    assert room_below(tmp_path, "产教通数据") == tmp_path / "产教通数据"
