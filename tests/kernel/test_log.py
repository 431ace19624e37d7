"""The log beside the data holds words of the program's own and does not grow for ever."""

from pathlib import Path

import pytest

from ctec_desktop.kernel import log


def told(folder: Path) -> list[list[str]]:
    return [line.split("\t")[1:] for line in log.read(folder).splitlines()]


def test_what_is_not_a_word_of_the_program_is_hidden(tmp_path: Path):
    log.note(tmp_path, "command", "students.list", 0)
    log.note(tmp_path, "fault", "沈知行", "D:/学校/数据", "a b", "")
    assert told(tmp_path) == [["command", "students.list", "0"], ["fault", "…", "…", "…", "…"]]


def test_line_that_somebody_else_wrote_is_left_out(tmp_path: Path):
    log.note(tmp_path, "opened")
    with (tmp_path / "log" / "ctec.txt").open("a", encoding="utf-8") as opened:
        opened.write("2026-11-23T08:00:00Z\t沈知行\n沈知行\n")
    assert told(tmp_path) == [["opened"]]


def test_only_the_newest_lines_are_kept(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(log, "MOST_BYTES", 200)
    for number in range(60):
        log.note(tmp_path, "opened", number)
    assert sum(file.stat().st_size for file in (tmp_path / "log").iterdir()) < 600
    numbers = [int(words[1]) for words in told(tmp_path)]
    assert numbers == list(range(numbers[0], 60))


@pytest.mark.parametrize("name", ["没有", "log"])
def test_folder_that_is_not_there_is_not_made_and_one_that_cannot_be_written_stops_nothing(tmp_path: Path, name: str):
    (tmp_path / "log").touch()
    log.note(tmp_path / name, "opened")
    log.note(tmp_path, "opened")
    assert log.read(tmp_path) == ""
    assert [path.name for path in tmp_path.iterdir()] == ["log"]
