"""`agreement`: one verb a move, from submitting to archiving, with the exit codes of the others."""

from pathlib import Path

from tests.cli.conftest import Commands
from tests.schools import Demo


def test_class_goes_through_approval_and_signing(demo: Demo, tmp_path: Path, capsys):
    commands = Commands(demo.copied_to(tmp_path), capsys)
    waiting = demo.built.placed_class
    told = commands.json("agreement", "approval", "--steps", "系部、分管校长")
    assert told == {"steps": ["系部", "分管校长"], "other_person": False}
    assert commands.json("agreement", "submit", "--class", waiting)["made"] == 40
    assert commands.run("agreement", "approve", "--class", waiting)[0] == 0
    assert commands.json("agreement", "approve", "--class", waiting)["made"] == 40
    assert commands.run("issue", "--class", waiting, "--out", tmp_path / "out")[0] == 0

    number = "SX2026-00001"
    code, _, complained = commands.run("agreement", "complete", number, "--signed-on", "2026-09-01")
    assert code == 1
    assert "逐份看过" in complained
    seen = ("--signed-on", "2026-09-01", "--signers-seen")
    assert commands.json("agreement", "complete", number, *seen) == {"move": "complete", "made": 1, "refused": []}
    found = commands.json("agreement", "show", number)
    assert (found["state"], found["offered"]) == ("complete", ["void", "undo"])
    assert [move["move"] for move in found["moves"]] == ["issue", "complete"]
    assert commands.json("agreement", "show", number, "--on", "2027-03-02")["on"] == {
        "day": "2027-03-02",
        "state": "in_force",
        "standing": "on_post",
        "enterprise": found["enterprise"],
        "post": commands.json("list", "agreements", "--on", "2027-03-02")[0]["post"],
        "last_day": found["until"],
    }
    assert commands.json("list", "agreements", "--on", "2026-08-31") == []
    assert commands.run("list", "students", "--on", "2026-08-31")[0] == 2
    again = commands.json("agreement", "complete", number, *seen, expect=1)
    assert again["refused"][0]["code"] == "life_not_from_here"
    assert commands.run("agreement", "void", "没有的编号", "--choice", "other", "--reason", "原因写明白")[0] == 1
    assert commands.run("agreement", "settle")[1].strip() == "没有到日子要办的协议。"
    assert commands.run("agreement", "decline", number)[0] == 2
