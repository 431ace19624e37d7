"""What the window founds on the first start: the school in its place, the demo school beside it."""

import json
import os
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.bootstrap import is_founded, open_office
from ctec_desktop.cli.door import FolderDoor
from ctec_desktop.cli.main import main
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.kernel.data_place import DataPlace, Origin, data_place, keep_choice
from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault
from ctec_desktop.kernel.progress import CountingProgress, SilentProgress
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft
from tests.schools import CLERK, PASSWORD


def draft(folder: Path) -> FirstRunDraft:
    return FirstRunDraft("某某职业技术学校", "4111010001", "周老师", "0371-12345678", PASSWORD, str(folder))


def door_to(folder: Path) -> FolderDoor:
    """As a command leads there."""
    return FolderDoor(DataPlace(folder, Origin.TOLD))


def test_school_is_real_only_when_its_key_has_been_dealt_with(tmp_path: Path):
    door = door_to(tmp_path / "数据")
    made = door.create(draft(tmp_path / "数据"))
    assert door.is_new()
    assert made.save_sheet(tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")
    with closing(made.finish()) as office:
        profile = office.school.profile(CLERK)
    assert (profile.name, profile.code, profile.contact_name) == ("某某职业技术学校", "4111010001", "周老师")
    assert not door.is_new()
    assert is_founded(tmp_path / "数据")


def test_abandoned_school_leaves_the_folder_as_it_was(tmp_path: Path):
    door = door_to(tmp_path / "数据")
    door.create(draft(tmp_path / "数据")).abandon()
    assert list(tmp_path.iterdir()) == []


def test_cancelled_demo_school_leaves_nothing_and_the_own_school_open(tmp_path: Path):
    door = door_to(tmp_path / "数据")
    own = door.create(draft(tmp_path / "数据")).finish()
    with closing(own), pytest.raises(Cancelled):
        door.build_demo(own, CountingProgress(cancel_after=50))
    assert [path.name for path in tmp_path.iterdir()] == ["数据"]
    open_office(tmp_path / "数据", PASSWORD).close()


@pytest.mark.slow
def test_demo_school_stands_beside_the_own_and_is_built_once(tmp_path: Path):
    door = door_to(tmp_path / "数据")
    with closing(door.build_demo(door.create(draft(tmp_path / "数据")).finish(), SilentProgress())) as demo:
        assert demo.folder_name == str(tmp_path / "数据-demo")
        assert len(demo.agreements.all(CLERK)) == 40
    with closing(door.build_demo(None, CountingProgress(cancel_after=0))) as again:
        assert len(again.agreements.all(CLERK)) == 40


@pytest.fixture
def usual(tmp_path: Path, monkeypatch) -> Path:
    """The usual place of a person of this PC."""
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_DATA_HOME", str(tmp_path / "本人"))
    return tmp_path / "本人" / "ctec_desktop" / "data"


def test_folder_chosen_is_found_at_the_next_start_and_missed_when_it_is_gone(usual: Path, tmp_path: Path):
    door = FolderDoor(data_place())
    assert (door.root, door.is_new(), door.is_lost()) == (usual, True, False)
    door.create(draft(tmp_path / "别处")).finish().close()
    again = FolderDoor(data_place())
    assert (again.root, again.is_new()) == (tmp_path / "别处", False)
    (tmp_path / "别处").rename(tmp_path / "搬走了")
    gone = FolderDoor(data_place())
    assert gone.is_lost()
    with pytest.raises(EnvironmentFault, match=StorageFault.DATA_FOLDER_LOST):
        gone.adopt(tmp_path / "别处")
    with pytest.raises(EnvironmentFault, match=StorageFault.NO_SCHOOL_IN_FOLDER):
        gone.adopt(tmp_path)
    gone.adopt(tmp_path / "搬走了")
    gone.unlock(PASSWORD).close()
    gone.give_up()
    assert (gone.root, gone.may_choose) == (usual, True)
    assert data_place() == DataPlace(tmp_path / "搬走了", Origin.CHOSEN)


def test_command_without_the_chosen_folder_does_nothing_and_says_where_it_was(usual: Path, tmp_path: Path, capsys):
    keep_choice(tmp_path / "拔掉的盘")
    for command in (["list", "students"], ["init", "--school", "某校"], ["demo"]):
        assert main(command) == 3
        assert str(tmp_path / "拔掉的盘") in capsys.readouterr().err
    assert main(["doctor", "--collect", str(tmp_path / "诊断.zip")]) == 3
    assert "找不到选定的数据文件夹" in capsys.readouterr().out
    with zipfile.ZipFile(tmp_path / "诊断.zip") as packed:
        data = json.loads(packed.read("data.json"))
        assert str(tmp_path) not in "".join(packed.read(name).decode() for name in packed.namelist())
    assert data["folder"] == {"place": "local", "origin": "chosen", "free_mb": None}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["本人", "诊断.zip"]
