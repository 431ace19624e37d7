"""The installed command, in a process of its own and on consoles that know no UTF-8."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.schools import PASSWORD, Demo

SCRIPT = Path(sys.executable).with_name("ctec-desktop")
pytestmark = pytest.mark.skipif(not SCRIPT.exists(), reason="the console script is not installed in this environment")
CONSOLES = [
    {"PYTHONIOENCODING": "gbk"},
    {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "ascii:strict"},
]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(SCRIPT), *arguments],
        env={**os.environ, "CTEC_PASSWORD": PASSWORD, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("console", CONSOLES, ids=["gbk", "C", "ascii"])
def test_output_is_utf8_whatever_the_console_says(demo: Demo, console):
    listed = run("--data", str(demo.folder), "list", "students", "--json", **console)
    assert listed.returncode == 0, listed.stderr.decode("utf-8", "replace")
    names = [one["name"] for one in json.loads(listed.stdout.decode("utf-8"))]
    assert {"𠅤𫖯", "王䶮"} <= set(names)


@pytest.mark.parametrize("console", CONSOLES, ids=["gbk", "C", "ascii"])
def test_complaints_are_utf8_too(tmp_path, console):
    failed = run("--data", str(tmp_path / "没有"), "list", "students", **console)
    assert failed.returncode == 3
    assert "找不到密钥文件" in failed.stderr.decode("utf-8")
    assert b"Traceback" not in failed.stderr


def test_usage_error_and_version():
    assert run("list", "nonsense").returncode == 2
    version = run("--version")
    assert version.returncode == 0
    assert "产教通" in version.stdout.decode("utf-8")


def test_missing_password_does_not_wait_for_somebody_to_type(demo: Demo):
    done = subprocess.run(
        [str(SCRIPT), "--data", str(demo.folder), "list", "students"],
        env={key: value for key, value in os.environ.items() if key != "CTEC_PASSWORD"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2


@pytest.mark.parametrize("noun", ["students", "enterprises"])
def test_reader_that_stops_listening_is_no_error(demo: Demo, noun):
    with subprocess.Popen(
        [str(SCRIPT), "--data", str(demo.folder), "list", noun],
        env={**os.environ, "CTEC_PASSWORD": PASSWORD},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        complained = process.stderr.read()
    assert (process.returncode, complained) == (0, b"")
