"""The command `template`."""

from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.domain.papers import AGREEMENT_KEY, PAPERS

DONE, REFUSED, USAGE, ENVIRONMENT = 0, 1, 2, 3


def own_text(tmp_path, old="没有疑问", new="毫无疑问"):
    path = tmp_path / "三方协议.toml"
    path.write_text(BuiltInTemplates().source(AGREEMENT_KEY, 1).replace(old, new), "utf-8")
    return path


def test_a_text_is_added_checked_compared_and_put_to_use(commands, tmp_path):
    path = own_text(tmp_path)
    assert commands.json("template", "check", AGREEMENT_KEY, "--file", path) == []
    added = commands.json("template", "add", AGREEMENT_KEY, path, "--name", "省示范文本")
    assert (added["version"], added["state"], added["source"]) == ("school:1", "draft", None)
    (changed,) = commands.json("template", "diff", AGREEMENT_KEY, "built_in:1", "1")
    assert [piece["part"] for piece in changed["pieces"]].count("added") == 1
    assert "{+毫无+}" in commands.run("template", "diff", AGREEMENT_KEY, "built_in:1", "1")[1]
    code, said, _ = commands.run("template", "use", AGREEMENT_KEY, "1")
    assert (code, "缺少资料" in said) == (DONE, True)
    assert "毫无疑问" in commands.json("template", "show", AGREEMENT_KEY)["text"]
    assert [one["state"] for one in commands.json("template", "list", AGREEMENT_KEY)] == ["in_use", "retired"]
    assert len(commands.run("template", "list")[1].splitlines()) == len(PAPERS) + 1


def test_a_text_that_lacks_something_is_named_and_not_put_to_use(commands, tmp_path):
    path = own_text(tmp_path, "heads = [8]\n", "")
    commands.run("template", "add", AGREEMENT_KEY, path)
    (problem,) = commands.json("template", "check", AGREEMENT_KEY, "--number", "1", expect=REFUSED)
    assert (problem["rule_id"], problem["block"]) == ("INT-AGR-03", None)
    code, said, complained = commands.run("template", "use", AGREEMENT_KEY, "1")
    assert (code, said, "违约责任" in complained) == (REFUSED, "", True)
    assert commands.run("template", "show", AGREEMENT_KEY, "--number", "二")[0] == REFUSED
    assert commands.run("template", "show", "treaty")[0] == USAGE
    assert commands.run("template", "list", "treaty")[0] == USAGE
    path.write_bytes(b"\xff\xfe\xfd")
    assert commands.run("template", "add", AGREEMENT_KEY, path)[0] == REFUSED
    assert commands.run("template", "add", AGREEMENT_KEY, tmp_path / "没有.toml")[0] == ENVIRONMENT
