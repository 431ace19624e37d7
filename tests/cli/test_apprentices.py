"""`apprentice`: who is on record, contracts issued and tried out, an early end."""

from pathlib import Path

from tests.cli.conftest import Commands
from tests.schools import Demo


def test_contracts_are_issued_and_ended_from_the_command_line(demo: Demo, tmp_path: Path, capsys):
    commands = Commands(demo.copied_to(tmp_path), capsys)
    first, second = commands.json("apprentice", "list")
    assert (first["scheme"], first["agreement"], first["stages"]) == ("modern", None, 4)
    draft = tmp_path / "草稿.pdf"
    commands.run("apprentice", "draft", first["student_no"], "--out", draft)
    assert draft.is_file()
    told = commands.json("apprentice", "issue", first["student_no"], "--out", tmp_path / "学徒.pdf")
    assert (told["agreements"], told["refused"], len(told["files"])) == (1, [], 1)
    code, *_ = commands.run("apprentice", "issue", "--class", second["class_name"], "--out", tmp_path, "--one-sided")
    assert code == 1, "the first has a contract already"
    number = commands.json("apprentice", "list")[1]["agreement"]
    assert commands.json("agreement", "show", number)["kind"] == "apprenticeship"
    assert commands.run("apprentice", "end", second["student_no"], "--on", "1999-01-01")[0] == 1
    assert commands.run("apprentice", "end", second["student_no"], "--withdraw")[0] == 1
    assert commands.run("apprentice", "submit", "没有")[0] == 1
