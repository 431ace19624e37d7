"""Where the password and the data folder come from."""

import pytest

from ctec_desktop.cli.main import main
from tests.schools import PASSWORD

USAGE, ENVIRONMENT = 2, 3


@pytest.fixture
def no_password(monkeypatch):
    monkeypatch.delenv("CTEC_PASSWORD")


def test_password_from_the_environment(commands):
    assert commands.run("list", "students")[0] == 0


@pytest.mark.parametrize(
    "content",
    [
        PASSWORD.encode(),
        PASSWORD.encode() + b"\n",
        PASSWORD.encode() + b"\r\n",
        b"\xef\xbb\xbf" + PASSWORD.encode() + b"\n",
    ],
)
def test_password_from_a_file_however_the_editor_ends_it(commands, tmp_path, no_password, content):
    path = tmp_path / "密码.txt"
    path.write_bytes(content)
    assert commands.run("--password-file", path, "list", "students")[0] == 0
    assert commands.run("list", "students", "--password-file", path)[0] == 0


def test_file_goes_before_the_environment(commands, tmp_path):
    path = tmp_path / "密码.txt"
    path.write_text("another password", "utf-8")
    assert commands.run("list", "students", "--password-file", path)[0] == ENVIRONMENT


def test_blanks_belong_to_the_password(commands, tmp_path, no_password):
    path = tmp_path / "密码.txt"
    path.write_text(f" {PASSWORD} \n", "utf-8")
    assert commands.run("list", "students", "--password-file", path)[0] == ENVIRONMENT


def test_no_password_is_a_usage_error_that_says_how(commands, no_password):
    code, _, complained = commands.run("list", "students")
    assert code == USAGE
    assert "--password-file" in complained
    assert "CTEC_PASSWORD" in complained


@pytest.mark.parametrize("content", [b"", b"\n"])
def test_empty_password_file_is_no_password(commands, tmp_path, no_password, content):
    path = tmp_path / "密码.txt"
    path.write_bytes(content)
    assert commands.run("list", "students", "--password-file", path)[0] == USAGE


def test_password_file_that_cannot_be_read_is_a_sentence(commands, tmp_path, no_password):
    (tmp_path / "utf16.txt").write_text(PASSWORD, "utf-16")
    for path in (tmp_path / "没有.txt", tmp_path, tmp_path / "utf16.txt"):
        code, _, complained = commands.run("list", "students", "--password-file", path)
        assert (code, str(path) in complained) == (ENVIRONMENT, True)
        assert "无法写入" not in complained


def test_wrong_password_is_a_sentence_without_it(commands, monkeypatch):
    monkeypatch.setenv("CTEC_PASSWORD", "geheim-geheim")
    code, said, complained = commands.run("list", "students")
    assert (code, said) == (ENVIRONMENT, "")
    assert "密码不正确" in complained
    assert "geheim" not in complained


def test_data_folder_may_stand_before_or_after_the_command(commands, capsys):
    folder = str(commands.folder)
    for arguments in (
        ["--data", folder, "list", "students", "--json"],
        ["list", "students", "--json", "--data", folder],
    ):
        assert main(arguments) == 0
        assert capsys.readouterr().out == "[]\n"


def test_last_data_folder_named_counts(commands, tmp_path, capsys):
    assert main(["--data", str(tmp_path / "没有"), "list", "students", "--data", str(commands.folder)]) == 0


def test_folder_without_a_school_is_a_sentence(commands, tmp_path):
    commands.folder = tmp_path / "没有"
    code, _, complained = commands.run("list", "students")
    assert code == ENVIRONMENT
    assert "vault.json" in complained
    assert not commands.folder.exists()
