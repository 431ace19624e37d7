"""The command `rules`: what is listed, what a pack would change, taking it in and back."""

import json

DONE, REFUSED = 0, 1
PACK = (
    '[pack]\nlevel = "school"\nname = "某校规定"\nversion = "1"\n\n'
    '[[tighten]]\nid = "INT-RATIO-10"\nparams = {{ percent = {} }}\n'
)


def percent(commands) -> int:
    code, said, _ = commands.run("rules", "show", "INT-RATIO-10", "--json")
    assert code == DONE
    return int(json.loads(said)["params"]["percent"])


def test_a_pack_is_compared_taken_in_written_out_and_taken_back(commands, tmp_path):
    path, out = tmp_path / "校.toml", tmp_path / "出.toml"
    path.write_text(PACK.format(8), encoding="utf-8")
    code, said, _ = commands.run("rules", "import", path)
    assert (code, "10 → 8" in said, percent(commands)) == (DONE, True, 10)
    assert commands.run("rules", "import", path, "--apply")[0] == DONE
    assert percent(commands) == 8
    code, said, _ = commands.run("rules", "import", path)
    assert (code, "没有不同" in said) == (DONE, True)
    assert commands.run("rules", "export", out, "--level", "school")[0] == DONE
    assert out.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    assert commands.run("rules", "withdraw", "--level", "school")[0] == DONE
    assert percent(commands) == 10
    assert commands.run("rules", "export", out, "--level", "school")[0] == REFUSED


def test_a_pack_that_loosens_is_refused_and_nothing_is_taken_in(commands, tmp_path):
    path = tmp_path / "校.toml"
    path.write_text(PACK.format(12), encoding="utf-8")
    code, _, complained = commands.run("rules", "import", path, "--apply")
    assert (code, "校.toml 第 8 行" in complained, percent(commands)) == (REFUSED, True, 10)


def test_rules_are_listed_as_of_a_day(commands):
    code, said, _ = commands.run("rules", "list", "--on", "2015-01-01")
    assert (code, "INT-AGE-16" in said) == (DONE, False)
    code, said, _ = commands.run("rules", "list")
    assert (code, "INT-AGE-16" in said) == (DONE, True)


def test_what_was_not_read_in_the_text_says_so(commands):
    assert "待核实" in commands.run("rules", "show", "APP-COOP-3Y")[1]
    assert "待核实" not in commands.run("rules", "show", "INT-AGE-16")[1]


def test_a_text_is_confirmed_and_that_is_taken_back(commands):
    rule = "APP-COOP-3Y"
    told = ("--wording", "不少于三年", "--source", "网站", "--read-on", "2026-08-30", "--by", "沈知行")
    assert commands.run("rules", "confirm", rule, *told)[0] == DONE
    said = commands.run("rules", "show", rule)[1]
    assert ("待核实" in said, "核实：沈知行" in said) == (False, True)
    assert json.loads(commands.run("rules", "show", rule, "--json")[1])["confirmation"]["source"] == "网站"
    assert commands.run("rules", "unconfirm", rule, "--reason", "抄错了")[0] == DONE
    assert "待核实" in commands.run("rules", "show", rule)[1]
    assert commands.run("rules", "unconfirm", rule, "--reason", "再来")[0] == REFUSED
