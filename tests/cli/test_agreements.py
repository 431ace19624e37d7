"""`agreement`: one verb a move, from submitting to archiving, with the exit codes of the others."""

from contextlib import closing
from pathlib import Path

from tests.cli.conftest import Commands
from tests.schools import Demo, opened
from tests.services.amending import signed_and_changed


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


def test_signed_agreement_is_amended_signed_and_read_on_a_day(demo: Demo, tmp_path: Path, capsys):
    commands = Commands(demo.copied_to(tmp_path), capsys)
    number = "SX2026-00001"
    assert commands.run("agreement", "complete", number, "--signed-on", "2026-09-01", "--signers-seen")[0] == 0
    assert commands.json("agreement", "amendments", number) == {"due": [], "amendments": []}
    wish = ("--effective-on", "2027-03-15", "--reason", "岗位报酬调整")
    assert "没有要变更的" in commands.run("agreement", "amend", number, *wish)[2]
    with closing(opened(commands.folder)) as office:
        signed_and_changed(office)
    (due,) = commands.json("agreement", "amendments", number)["due"]
    assert (due["field"], due["kind"]) == ("pay_amount", "supplement")
    (made,) = commands.json("agreement", "amend", number, *wish)
    assert (made["n"], made["kind"], made["state"]) == (1, "supplement", "issued")
    out = tmp_path / "补充协议.pdf"
    assert commands.run("agreement", "amendment-export", number, "1", "--out", out)[0] == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "待签回" in commands.run("agreement", "amendments", number)[1]
