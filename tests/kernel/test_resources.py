"""Where the program finds what it ships with."""

import sys
from pathlib import Path

from ctec_desktop.kernel import resources
from ctec_desktop.kernel.resources import font_dir, portable_dir, resource_dir


def test_resources_are_there():
    assert list((resource_dir() / "templates").glob("*.toml"))


def test_font_folder_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("CTEC_FONT_DIR", str(tmp_path))
    assert font_dir() == tmp_path


def test_fonts_are_kept_in_the_users_cache(monkeypatch, tmp_path):
    monkeypatch.delenv("CTEC_FONT_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert font_dir() == tmp_path / "ctec_desktop" / "fonts"


def test_without_a_cache_folder_they_are_in_the_home(monkeypatch, tmp_path):
    monkeypatch.delenv("CTEC_FONT_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert font_dir() == tmp_path / ".cache" / "ctec_desktop" / "fonts"


def test_portable_copy_is_told_by_the_mark_beside_the_program(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "产教通.exe"))
    assert portable_dir() is None
    (tmp_path / resources.PORTABLE_MARK).write_text("", "utf-8")
    assert portable_dir() == tmp_path


def test_installed_program_takes_the_fonts_it_was_shipped_with(tmp_path, monkeypatch):
    monkeypatch.delenv("CTEC_FONT_DIR", raising=False)
    monkeypatch.setattr(resources, "_REPOSITORY", tmp_path)
    assert font_dir() != tmp_path / "fonts"
    (tmp_path / "fonts").mkdir()
    assert font_dir() == tmp_path / "fonts"
