"""What the window founds on the first start: the school in its place, the demo school beside it."""

from contextlib import closing
from pathlib import Path

import pytest

from ctec_desktop.bootstrap import is_founded, open_office
from ctec_desktop.cli.window import FolderDoor
from ctec_desktop.kernel.errors import Cancelled
from ctec_desktop.kernel.progress import CountingProgress, SilentProgress
from ctec_desktop.ui.shell.first_run.draft import FirstRunDraft
from tests.schools import CLERK, PASSWORD

DRAFT = FirstRunDraft("某某职业技术学校", "4111010001", "周老师", "0371-12345678", PASSWORD)


def test_school_is_real_only_when_its_key_has_been_dealt_with(tmp_path: Path):
    door = FolderDoor(tmp_path / "数据")
    made = door.create(DRAFT)
    assert door.is_new()
    assert made.save_sheet(tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")
    with closing(made.finish()) as office:
        profile = office.school.profile(CLERK)
    assert (profile.name, profile.code, profile.contact_name) == (DRAFT.school_name, DRAFT.code, DRAFT.contact_name)
    assert not door.is_new()
    assert is_founded(tmp_path / "数据")


def test_abandoned_school_leaves_the_folder_as_it_was(tmp_path: Path):
    door = FolderDoor(tmp_path / "数据")
    door.create(DRAFT).abandon()
    assert list(tmp_path.iterdir()) == []


def test_cancelled_demo_school_leaves_nothing_and_the_own_school_open(tmp_path: Path):
    door = FolderDoor(tmp_path / "数据")
    own = door.create(DRAFT).finish()
    with closing(own), pytest.raises(Cancelled):
        door.build_demo(own, CountingProgress(cancel_after=50))
    assert [path.name for path in tmp_path.iterdir()] == ["数据"]
    open_office(tmp_path / "数据", PASSWORD).close()


@pytest.mark.slow
def test_demo_school_stands_beside_the_own_and_is_built_once(tmp_path: Path):
    door = FolderDoor(tmp_path / "数据")
    with closing(door.build_demo(door.create(DRAFT).finish(), SilentProgress())) as demo:
        assert demo.folder_name == str(tmp_path / "数据-demo")
        assert len(demo.agreements.all(CLERK)) == 40
    with closing(door.build_demo(None, CountingProgress(cancel_after=0))) as again:
        assert len(again.agreements.all(CLERK)) == 40
