"""Every command: what it does, says and ends with."""

import re
from typing import Any

import pytest

from ctec_desktop import __version__
from ctec_desktop.cli.arguments import parser
from tests.schools import CLASS_A, PASSWORD, Demo, empty_school, keys_of, opened, select

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3


def trail(commands) -> list[tuple[Any, ...]]:
    office = opened(commands.folder, may_write=False)
    try:
        return select(office, "SELECT command, reason FROM audit_tx ORDER BY n")
    finally:
        office.close()


def test_init_founds_a_school_and_shows_the_recovery_key_once(commands):
    commands.folder = commands.folder.parent / "新校"
    typed = ("--school", "某某学校", "--code", "4111010001", "--address", "一号", "--contact", "周")
    code, said, _ = commands.run("init", *typed, "--phone", "0371-1234567")
    assert code == DONE
    (key,) = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){7}", said)
    from ctec_desktop.storage.vault import open_with_recovery_key

    assert open_with_recovery_key(commands.folder / "vault.json", key) == keys_of(commands.folder)
    office = opened(commands.folder, may_write=False)
    assert select(office, "SELECT name, code, address, contact_name, contact_phone FROM school") == [
        ("某某学校", "4111010001", "一号", "周", "0371-1234567")
    ]
    office.close()


@pytest.mark.parametrize("arguments", [["--school", "x", "--code", "12"], ["--school", "  "]])
def test_init_with_a_wrong_profile_founds_nothing(commands, arguments):
    commands.folder = commands.folder.parent / "新校"
    code, said, complained = commands.run("init", *arguments)
    assert (code, said) == (REFUSED, "")
    assert complained.strip()
    assert not commands.folder.exists()


def test_init_with_a_short_password_founds_nothing(commands, monkeypatch):
    monkeypatch.setenv("CTEC_PASSWORD", "short")
    commands.folder = commands.folder.parent / "新校"
    code, _, complained = commands.run("init", "--school", "某某学校")
    assert (code, "至少 8 个字符" in complained) == (REFUSED, True)


def test_init_on_a_school_is_refused_and_leaves_it_alone(commands):
    before = (commands.folder / "vault.json").read_bytes()
    code, _, complained = commands.run("init", "--school", "别的学校")
    assert (code, str(commands.folder) in complained) == (ENVIRONMENT, True)
    assert (commands.folder / "vault.json").read_bytes() == before


def test_plan_add_and_its_refusals(commands):
    days = ("--from", "2027-03-01", "--until", "2027-08-31")
    assert commands.run("plan", "add", "--name", "春季", *days)[0] == DONE
    code, _, complained = commands.run("plan", "add", "--name", "春季", *days)
    assert (code, "同名" in complained) == (REFUSED, True)
    reversed_days = ("--from", "2027-08-31", "--until", "2027-03-01")
    assert commands.run("plan", "add", "--name", "倒", *reversed_days)[0] == REFUSED
    assert commands.run("plan", "add", "--name", "x", *days, "--originals", "0")[0] == REFUSED
    assert commands.run("plan", "add", "--name", "x", "--from", "2027-02-30", "--until", "2027-08-31")[0] == USAGE


def test_place_says_who_was_placed(commands, names, posts):
    commands.run("import", "students", names, "--apply")
    commands.run("import", "enterprises", posts, "--apply")
    code, said, _ = commands.run("place", "--class", CLASS_A, "--plan", "2026秋", "--post", "示例装备1有限公司/装配工")
    assert (code, said) == (DONE, "已安排 2 人到 示例装备1有限公司 · 装配工\n")
    again = commands.json("place", "--class", CLASS_A, "--plan", "2026秋", "--post", "装配工")
    assert (again["placed"], len(again["warnings"])) == (0, 2)


def test_place_names_rule_and_clause_of_who_is_refused(placed):
    placed.run("plan", "add", "--name", "第一学年", "--from", "2024-10-01", "--until", "2026-12-31")
    told = placed.json("place", "--class", CLASS_A, "--plan", "第一学年", "--post", "仓管员", expect=REFUSED)
    assert told["placed"] == 0
    rules = {(one["rule_id"], one["code"]) for one in told["refused"]}
    assert {("INT-GRADE-01", "first_year"), ("PLC-OVERLAP", "overlaps_placement")} <= rules
    assert all("第十六条" in one["clause"] for one in told["refused"] if one["rule_id"] == "INT-GRADE-01")


@pytest.mark.parametrize(
    "arguments",
    [
        ("place", "--class", "没有的班", "--plan", "2026秋", "--post", "装配工"),
        ("place", "--class", CLASS_A, "--plan", "没有的计划", "--post", "装配工"),
        ("place", "--class", CLASS_A, "--plan", "2026秋", "--post", "没有的岗位"),
        ("issue", "--class", "没有的班", "--out", "OUT"),
        ("issue", "--class", CLASS_A, "--plan", "没有的计划", "--out", "OUT"),
    ],
)
def test_names_that_do_not_exist_are_refused_with_the_name(placed, tmp_path, arguments):
    code, said, complained = placed.run(*(str(tmp_path / "out") if one == "OUT" else one for one in arguments))
    assert (code, said) == (REFUSED, "")
    assert "没有" in complained


def test_issue_prints_where_the_papers_are(placed, tmp_path):
    code, said, _ = placed.run("issue", "--class", CLASS_A, "--out", tmp_path / "out")
    assert code == DONE
    (path,) = (tmp_path / "out").glob("*.pdf")
    assert said.startswith("已签发 2 份协议")
    assert str(path) in said


def test_list_shows_one_record_a_line(placed):
    _, said, _ = placed.run("list", "placements")
    assert len(said.splitlines()) == 2
    assert said.splitlines()[0].split("\t")[:3] == ["20240001", "学生乙", CLASS_A]


def test_demo_builds_a_school_and_says_where(tmp_path, commands, monkeypatch):
    monkeypatch.delenv("CTEC_PASSWORD")
    commands.folder = tmp_path / "示范"
    code, said, _ = commands.run("demo", "--students", "3", "--out", tmp_path / "pdf")
    (pdf,) = (tmp_path / "pdf").glob("*.pdf")
    assert code == DONE
    assert str(pdf) in said
    assert "demo-school-2026" in said


@pytest.mark.parametrize("count", ["0", "-5", "viele"])
def test_demo_of_nobody_is_a_usage_error(tmp_path, commands, count):
    commands.folder = tmp_path / "示范"
    assert commands.run("demo", "--students", count)[0] == USAGE
    assert not commands.folder.exists()


def test_demo_does_not_print_a_password_it_was_given(tmp_path, commands):
    commands.folder = tmp_path / "示范"
    code, said, _ = commands.run("demo", "--students", "2")
    assert code == DONE
    assert PASSWORD not in said


def test_version_is_printed(capsys):
    with pytest.raises(SystemExit) as leaving:
        parser().parse_args(["--version"])
    assert leaving.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["import", "students"],
        ["import", "pupils", "x.xlsx"],
        ["import", "students", "x.xlsx", "--dry-run", "--apply"],
        ["import", "students", "x.xlsx", "--confirm", "drei"],
        ["plan"],
        ["place", "--class", "x"],
        ["issue", "--class", "x"],
        ["list", "secrets"],
        ["init"],
        ["list", "students", "--unknown"],
    ],
)
def test_wrong_usage_ends_with_two_and_writes_nothing(commands, arguments):
    before = trail(commands)
    code, said, complained = commands.run(*arguments)
    assert (code, said) == (USAGE, "")
    assert complained
    assert trail(commands) == before


def test_reveal_shows_the_numbers_and_keeps_the_reason(on_demo):
    masked = on_demo.json("list", "students")
    revealed = on_demo.json("list", "students", "--reveal", "投保核对")
    assert all("*" in one["id_number"] and "*" in one["phone"] and "*" in one["guardian_phone"] for one in masked)
    assert not [one for one in revealed if "*" in one["id_number"] + one["phone"] + one["guardian_phone"]]
    assert trail(on_demo)[-1] == ("students.reveal", "投保核对")


@pytest.mark.parametrize("reason", ["", "  "])
def test_reveal_without_a_reason_is_refused(on_demo, reason):
    before = trail(on_demo)
    code, said, complained = on_demo.run("list", "students", "--reveal", reason)
    assert (code, said) == (REFUSED, "")
    assert "用途" in complained
    assert trail(on_demo) == before


def test_reading_goes_on_while_a_window_holds_the_folder(held, names):
    assert held.run("list", "students", "--json")[0] == DONE
    assert held.run("import", "students", names)[0] == REFUSED


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "students", "NAMES", "--apply"),
        ("plan", "add", "--name", "x", "--from", "2027-03-01", "--until", "2027-08-31"),
        ("place", "--class", CLASS_A, "--plan", "2026秋", "--post", "装配工"),
        ("issue", "--class", CLASS_A, "--out", "out"),
        ("list", "students", "--reveal", "核对"),
    ],
)
def test_writing_while_a_window_holds_the_folder_ends_with_three_and_names_the_owner(held, names, arguments):
    code, said, complained = held.run(*(names if one == "NAMES" else one for one in arguments))
    assert (code, said) == (ENVIRONMENT, "")
    owner = (held.folder / "ctec.owner.txt").read_text("utf-8")
    assert owner in complained


def test_reveal_of_what_has_no_numbers_needs_no_lock(held):
    assert held.run("list", "agreements", "--reveal", "x")[0] == DONE


def test_school_founded_by_the_window_opens_by_command(tmp_path, commands):
    commands.folder = tmp_path / "窗口"
    empty_school(commands.folder).close()
    assert commands.json("list", "students") == []


def test_demo_refuses_a_folder_that_holds_a_school(demo: Demo, commands):
    commands.folder = demo.folder
    assert commands.run("demo", "--students", "2")[0] == ENVIRONMENT
