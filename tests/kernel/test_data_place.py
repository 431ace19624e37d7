"""Where the data of one person of this PC lie, and who said so."""

import os
import sys
from pathlib import Path

import pytest

from ctec_desktop.kernel.data_place import (
    CHOICE_NAME,
    DataPlace,
    Origin,
    data_place,
    keep_choice,
    origin_of,
    usual_dir,
)


@pytest.fixture
def usual(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_DATA_HOME", str(tmp_path / "本人"))
    return usual_dir()


def test_usual_place_is_below_the_folder_of_the_person(usual: Path, tmp_path: Path):
    assert usual == tmp_path / "本人" / "ctec_desktop" / "data"
    assert data_place() == DataPlace(usual, Origin.USUAL)


def test_choice_is_kept_for_this_person_alone_as_the_uninstaller_reads_it(usual: Path, tmp_path: Path, monkeypatch):
    keep_choice(tmp_path / "数据 一")
    assert data_place() == DataPlace(tmp_path / "数据 一", Origin.CHOSEN)
    noted = usual.with_name(CHOICE_NAME).read_bytes()
    assert noted == b"\xff\xfe" + str(tmp_path / "数据 一").encode("utf-16-le")
    monkeypatch.setenv("LOCALAPPDATA" if os.name == "nt" else "XDG_DATA_HOME", str(tmp_path / "另一人"))
    assert data_place().origin is Origin.USUAL


def test_usual_place_chosen_again_leaves_no_note(usual: Path, tmp_path: Path):
    keep_choice(tmp_path / "别处")
    keep_choice(usual)
    assert data_place() == DataPlace(usual, Origin.USUAL)
    assert not usual.with_name(CHOICE_NAME).exists()


@pytest.mark.parametrize("noted", [b"", b"\xff\xfe", b"\xff\xfe\x00", "写坏了".encode()])
def test_note_that_cannot_be_read_is_not_passed_over(usual: Path, noted: bytes):
    usual.parent.mkdir(parents=True)
    usual.with_name(CHOICE_NAME).write_bytes(noted)
    place = data_place()
    assert place.origin is Origin.CHOSEN
    assert not place.root.is_dir()


def test_command_line_and_portable_copy_leave_nothing_to_choose(usual: Path, tmp_path: Path, monkeypatch):
    keep_choice(tmp_path / "别处")
    assert data_place(tmp_path / "指定") == DataPlace(tmp_path / "指定", Origin.TOLD)
    (tmp_path / "portable.txt").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "产教通.exe"))
    assert data_place() == DataPlace(tmp_path / "data", Origin.PORTABLE)
    assert not data_place().may_be_chosen
    assert origin_of(tmp_path / "data") is Origin.PORTABLE
    assert origin_of(tmp_path / "别处") is Origin.TOLD
