"""`doctor` says what is wrong on this PC, how to cure it, and ends with the exit code of the worst."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ctec_desktop import __released__
from ctec_desktop.domain.codes.health import HealthCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.health import Grade
from ctec_desktop.services import health_checks
from ctec_desktop.storage.folder import DataFolder
from tests.cli.conftest import Commands


def found(commands: Commands, expect: int) -> dict[str, Any]:
    return {line["check"]: line for line in commands.json("doctor", expect=expect)}


def test_sound_school_passes_every_check_beside_an_open_window(held: Commands):
    lines = found(held, 1)
    sound = ("folder", "disk", "database", "clock", "fonts", "workers", "screen")
    assert [lines[check]["grade"] for check in sound] == ["ok"] * len(sound)
    assert lines["lock"]["code"] == HealthCode.LOCK_TAKEN
    assert "请先关闭那个窗口" in lines["lock"]["message"]


def test_without_a_password_the_database_alone_is_left_out(commands: Commands, monkeypatch):
    monkeypatch.delenv("CTEC_PASSWORD")
    lines = found(commands, 1)
    assert [line["code"] for line in lines.values() if line["grade"] != "ok"] == [HealthCode.DATABASE_NOT_LOOKED_AT]


def test_folder_without_a_school_is_said(commands: Commands):
    commands.folder = commands.folder / "没有"
    lines = found(commands, 1)
    assert (lines["folder"]["code"], lines["database"]["code"]) == (
        HealthCode.FOLDER_NOT_THERE,
        HealthCode.SCHOOL_NOT_FOUNDED,
    )


def test_folder_that_the_pc_cannot_look_into_fails_alone_and_diagnostics_are_written(
    commands: Commands, tmp_path: Path
):
    commands.folder = tmp_path / ("长" * 300)
    lines = found(commands, 3)
    assert {line["check"] for line in lines.values() if line["grade"] == "fail"} == {
        *("folder", "disk", "lock", "database")
    }
    assert commands.run("doctor", "--collect", tmp_path / "诊断.zip")[0] == 3
    assert (tmp_path / "诊断.zip").is_file()


def test_damaged_page_of_the_database_is_found(commands: Commands):
    database = DataFolder(commands.folder).database
    content = bytearray(database.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    database.write_bytes(content)
    line = found(commands, 3)["database"]
    assert line["code"] in (HealthCode.DATABASE_BROKEN, StorageFault.DATABASE_DAMAGED)
    assert "备份" in line["message"]


def test_database_that_does_not_fit_its_keys_is_said_and_nothing_else_stops(commands: Commands):
    shutil.copy(DataFolder(commands.folder).vault, DataFolder(commands.folder).database)
    lines = found(commands, 3)
    assert lines["database"]["code"] == StorageFault.KEY_DOES_NOT_FIT
    assert lines["workers"]["grade"] == "ok"


def test_missing_font_fails(commands: Commands, tmp_path: Path, monkeypatch):
    monkeypatch.setenv("CTEC_FONT_DIR", str(tmp_path / "无字体"))
    line = found(commands, 3)["fonts"]
    assert line["grade"] == "fail"
    assert "NotoSerifSC-Regular.ttf" in line["message"]


def test_platform_that_qt_has_not_ends_only_the_child(commands: Commands, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "没有")
    assert found(commands, 3)["screen"]["code"] == HealthCode.SCREEN_DEAD


@pytest.mark.parametrize(("free_mb", "grade"), [(150, Grade.FAIL), (900, Grade.WARN), (5_000, Grade.OK)])
def test_little_disk_space_warns_before_it_fails(tmp_path: Path, monkeypatch, free_mb: int, grade: Grade):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free_mb << 20))
    assert health_checks.disk_check(tmp_path / "还没有").grade is grade


@pytest.mark.parametrize(
    ("now", "newest", "code"),
    [
        ("2020-01-01", "", HealthCode.CLOCK_BEHIND_RELEASE),
        (__released__, "2031-01-01T00:00:00.000Z", HealthCode.CLOCK_BEHIND_RECORD),
        (__released__, "2026-08-31T00:00:00.000Z", HealthCode.CLOCK_GOOD),
    ],
)
def test_clock_behind_the_release_or_the_record_is_wrong(now: str, newest: str, code: HealthCode):
    assert health_checks.clock_check(datetime.fromisoformat(now).replace(tzinfo=UTC), newest).code == code


def test_synchronised_folder_is_refused(tmp_path: Path):
    folder = tmp_path / "OneDrive - 某校" / "数据"
    folder.mkdir(parents=True)
    assert health_checks.folder_check(folder).code == StorageFault.DATA_FOLDER_SYNCED


def test_manual_is_written_without_data_and_password(commands: Commands, tmp_path: Path, monkeypatch):
    monkeypatch.delenv("CTEC_PASSWORD")
    commands.folder = tmp_path / "没有"
    code, said, _ = commands.run("manual", "--pdf", tmp_path / "手册.pdf")
    assert (code, str(tmp_path / "手册.pdf") in said) == (0, True)
    assert (tmp_path / "手册.pdf").read_bytes().startswith(b"%PDF")


def test_child_process_that_takes_too_much_memory_is_stopped(commands: Commands):
    code, said, _ = commands.run("selfcheck", "--limits")
    assert (code, said.strip()) == (0, "子进程的内存上限有效")
