"""The run under Wine is left out only when nothing it proves has changed since it last held."""

import subprocess
from functools import partial

import pytest

from installer import record
from tools.commands import attempt


@pytest.fixture
def repository(tmp_path, monkeypatch):
    root = tmp_path / "repository"
    (root / "installer").mkdir(parents=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(record, "attempt", partial(attempt, cwd=root))
    git(root, "init", "-q")
    commit(root, "installer/tree.py", "1")
    return root


def git(root, *arguments):
    who = ["-c", "user.name=n", "-c", "user.email=e"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root, name, text):
    (root / name).write_text(text, "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "c")


def test_without_a_record_it_runs(repository):
    assert record.unchanged_since() is None


def test_what_the_window_alone_shows_does_not_ask_for_another_run(repository):
    record.keep()
    commit(repository, "page.py", "2")
    assert record.unchanged_since() is not None


def test_change_of_the_installer_asks_for_another_run_committed_or_not(repository):
    record.keep()
    (repository / "installer" / "new.py").write_text("", "utf-8")
    assert record.unchanged_since() is None
    commit(repository, "installer/tree.py", "2")
    assert record.unchanged_since() is None


def test_run_of_files_in_no_commit_is_not_noted(repository):
    (repository / "installer" / "tree.py").write_text("3", "utf-8")
    record.keep()
    git(repository, "checkout", "-q", "--", "installer/tree.py")
    assert record.unchanged_since() is None
