"""Commands in this process, on a school of their own."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.cli.main import main
from ctec_desktop.domain.invented import id_number
from tests.schools import CLASS_A, CLERK, PASSWORD, Demo, empty_school, opened, plan_form, roster, student, unit, units


@dataclass
class Commands:
    """Runs commands against one data folder and takes what they say."""

    folder: Path
    capsys: pytest.CaptureFixture[str]

    def run(self, *arguments: object) -> tuple[int, str, str]:
        """Exit code, what was said, what was complained of; a usage error counts as its exit code."""
        self.capsys.readouterr()
        try:
            code = main(["--data", str(self.folder), *map(str, arguments)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def json(self, *arguments: object, expect: int = 0) -> Any:
        code, said, complained = self.run(*arguments, "--json")
        assert code == expect, complained
        return json.loads(said)


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CTEC_PASSWORD", PASSWORD)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school with a plan, nobody in it."""
    folder = tmp_path_factory.mktemp("cli") / "数据"
    with closing(empty_school(folder)) as office:
        office.plans.add(CLERK, plan_form())
    return folder


@pytest.fixture
def commands(founded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    shutil.copytree(founded, tmp_path / "数据")
    return Commands(tmp_path / "数据", capsys)


@pytest.fixture
def on_demo(demo: Demo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Commands:
    """Commands on a copy of the demo school."""
    return Commands(demo.copied_to(tmp_path), capsys)


@pytest.fixture
def names(tmp_path: Path) -> Path:
    """A roster: two good students, one to refuse, one to hold."""
    right = id_number(date(2008, 3, 1), "男", 9)
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    rows = [student(1), student(2), student(3, 身份证号="12345"), student(9, 身份证号=wrong)]
    return roster(tmp_path / "名单.xlsx", rows)


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    return units(tmp_path / "企业.xlsx", [unit(1), unit(2, 岗位名称="仓管员")])


@pytest.fixture
def placed(commands: Commands, names: Path, posts: Path) -> Commands:
    """Two students imported and placed."""
    commands.run("import", "students", names, "--apply")
    commands.run("import", "enterprises", posts, "--apply")
    assert commands.run("place", "--class", CLASS_A, "--plan", "2026秋", "--post", "装配工")[0] == 0
    return commands


@pytest.fixture
def held(commands: Commands) -> Iterator[Commands]:
    """The folder while a window holds it."""
    with closing(opened(commands.folder)):
        yield commands
