"""The command `calendar`: days, a period with its working, a notice compared and taken in."""

import json

from ctec_desktop.domain.working_days import statutory_days

DONE, REFUSED, USAGE = 0, 1, 2


def test_days_and_periods_are_told(commands):
    code, said, _ = commands.run("calendar", "2026-02-14", "2026-02-16", "--json")
    assert (code, [day["kind"] for day in json.loads(said)]) == (DONE, ["made_up", "statutory"])
    _, said, _ = commands.run("calendar", "2026-02-01", "--until", "2026-02-28")
    assert "共 28 天 − 周休息日 6 − 法定节假日 4 − 调休放假日 2 ＝ 上班 16 天（其中调休上班日 2 天）" in said
    assert "调休未公布" in commands.run("calendar", "2027-03-01", "--until", "2027-03-31")[1]
    assert commands.run("calendar", "2026-02-30")[0] == USAGE
    for passed_over in (("2026-02-01", "2026-02-02", "--until", "2026-02-28"), ("2026-02-01", "--apply")):
        assert commands.run("calendar", *passed_over)[0] == USAGE


def test_a_notice_changes_nothing_until_it_is_applied(commands, tmp_path):
    path = tmp_path / "2027.json"
    days = [{"date": on.isoformat(), "name": name, "isOffDay": True} for on, name in statutory_days(2027).items()]
    days.append({"date": "2027-02-09", "name": "春节", "isOffDay": True})
    path.write_text(json.dumps({"days": days}), encoding="utf-8")
    code, said, _ = commands.run("calendar", "--import", path)
    assert (code, "2027-02-09" in said, "还没有导入" in said) == (DONE, True, True)
    assert "调休未公布" in commands.run("calendar", "2027-02-09")[1]
    assert commands.run("calendar", "--import", path, "--apply")[0] == DONE
    assert "调休放假日" in commands.run("calendar", "2027-02-09")[1]
    assert commands.run("calendar", "--withdraw", "2027", "--import", path, "--apply")[0] == USAGE
    code, said, _ = commands.run("calendar", "--withdraw", "2027", "--json")
    assert (code, json.loads(said)) == (DONE, {"year": 2027, "withdrawn": True})
    assert commands.run("calendar", "--withdraw", "2027")[0] == REFUSED
