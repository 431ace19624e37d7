"""The tests' own strictness: each rule is shown a test that breaks it, in a run of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PLANTED = """
import logging, warnings
import pytest
from PySide6.QtCore import qWarning

def test_python_warning():
    warnings.warn("old way", DeprecationWarning)

def test_qt_warning():
    qWarning("no such slot")

def test_log_warning():
    logging.getLogger("ctec").warning("disk nearly full")

@pytest.mark.logs("disk nearly full")
def test_expected_log_warning():
    logging.getLogger("ctec").warning("disk nearly full")

@pytest.mark.logs("disk nearly full")
def test_expected_log_warning_that_never_comes():
    pass

@pytest.mark.xfail
def test_marked_as_failing_but_passing():
    pass

def test_good(fixed_clock, data_dir):
    assert data_dir.is_dir() and fixed_clock.today().isoformat() == "2026-09-01"
"""


def run_planted(folder: Path, source: str) -> str:
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "tests").mkdir()
    for name in ("conftest.py", "schools.py"):
        shutil.copy(ROOT / "tests" / name, folder / "tests")
    (folder / "tests" / "test_planted.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


def test_warnings_and_idle_expectations_fail(tmp_path):
    said = run_planted(tmp_path, PLANTED)
    outcome = {line.rpartition("::")[2].split(" ")[0]: line.split(" ")[0] for line in said.splitlines() if "::" in line}
    bad = ("python_warning", "qt_warning", "marked_as_failing_but_passing")
    assert {name: outcome.get(f"test_{name}") for name in bad} == dict.fromkeys(bad, "FAILED")
    late = ("log_warning", "expected_log_warning_that_never_comes")
    assert {name: outcome.get(f"test_{name}") for name in late} == dict.fromkeys(late, "ERROR")
    assert outcome["test_expected_log_warning"] == outcome["test_good"] == "PASSED"


def test_unknown_marker_fails(tmp_path):
    said = run_planted(tmp_path, "import pytest\n\n@pytest.mark.sloow\ndef test_typing_mistake(): ...\n")
    assert "'sloow' not found in `markers` configuration option" in said
