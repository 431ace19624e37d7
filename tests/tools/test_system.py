"""Missing system packages are named in one sentence to people who may not install them."""

import ctypes
import os
import subprocess
import sys

import pytest

from tools import system
from tools.commands import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows needs no system packages")


@pytest.fixture
def bare_debian(monkeypatch, tmp_path):
    """A PC with apt, on which no library loads and nobody is root."""
    (tmp_path / "apt-get").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "apt-get").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(ctypes, "CDLL", _refuse)
    return tmp_path


def _refuse(library):
    raise OSError(library)


def test_missing_libraries_are_named_with_the_command_that_installs_them(bare_debian):
    with pytest.raises(SystemExit) as stopped:
        system.ensure_system_packages()
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends libglib2.0-0" in str(stopped.value)
    assert "libxcb-cursor0" in str(stopped.value)


def test_without_apt_the_packages_are_named(bare_debian):
    (bare_debian / "apt-get").unlink()
    with pytest.raises(SystemExit, match="please install what Debian calls"):
        system.ensure_system_packages()


def test_root_installs_what_is_missing(bare_debian, monkeypatch):
    log = bare_debian / "log"
    (bare_debian / "apt-get").write_text(f'#!/bin/sh\necho "$*" >> "{log}"\n', encoding="utf-8")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    system.ensure_system_packages()
    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update.endswith("update")
    assert "install -y --no-install-recommends libglib2.0-0" in install


def test_failing_installation_ends_with_its_last_words(bare_debian, monkeypatch):
    (bare_debian / "apt-get").write_text('#!/bin/sh\necho "E: no network" >&2\nexit 100\n', encoding="utf-8")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    with pytest.raises(SystemExit, match=r"(?s)Reading Debian's package lists failed.*E: no network"):
        system.ensure_system_packages()


def test_dev_py_lists_its_commands_when_asked_for_none():
    said = subprocess.run([sys.executable, "dev.py"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert all(f"  {name}" in said.stdout for name in ("setup", "demo", "test", "check", "fast", "lock"))
