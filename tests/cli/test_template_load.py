from pathlib import Path

import pytest

from tests.cli.conftest import Commands
from tests.domain.text_samples import AGREEMENT


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "示范文本.txt"
    path.write_text(AGREEMENT, encoding="utf-8")
    return path


def test_what_is_found_in_a_file_is_shown_and_nothing_is_saved(held: Commands, sample):
    code, said, complained = held.run("template", "load", sample, "--key", "internship_agreement")

    assert (code, complained) == (0, "")
    assert "甲方（学校）：____________________  →  学校名称" in said
    assert "--apply" in said


def test_a_text_is_saved_as_a_draft(commands: Commands, sample):
    load = ("template", "load", sample, "--key", "internship_agreement", "--apply", "--name", "省版")

    first, second = commands.json(*load), commands.json(*load)

    assert (first["draft"], second["draft"]) == (1, 2)
    assert first["blanks"][1] == {
        "number": 2,
        "kind": "ruled",
        "line": "甲方（学校）：____________________",
        "field": "school_name",
        "confidence": "sure",
    }
    assert first["heads"] == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_what_a_text_lacks_is_said_and_it_can_be_saved_all_the_same(commands: Commands, tmp_path):
    path = tmp_path / "短.txt"
    path.write_text("知情同意书\n我同意。", encoding="utf-8")

    code, said, _ = commands.run("template", "load", path, "--key", "informed_consent", "--apply")
    added = commands.json("template", "load", path, "--key", "informed_consent", "--add-missing", "--title", "同意书")

    assert code == 1
    assert "模板没有印出“学生姓名”" in said
    assert (added["problems"], added["title"], added["draft"]) == ([], "同意书", None)


def test_a_file_that_cannot_be_taken_is_refused_with_what_to_do(commands: Commands, tmp_path):
    path = tmp_path / "旧.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    code, _, complained = commands.run("template", "load", path, "--key", "informed_consent")

    assert code == 1
    assert "另存为“Word 文档（.docx）”" in complained
