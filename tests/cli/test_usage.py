"""Usage errors: every way argparse complains is told in Chinese, with the option, and ends with 2."""

import re

import pytest

from ctec_desktop.cli.arguments import parser
from ctec_desktop.cli.grammar import usage_sentence
from ctec_desktop.cli.main import USAGE

WRONG: list[tuple[str, str]] = [
    ("chek", "命令：没有“chek”。可以写 init、import"),
    ("place --class X", "还缺 --plan、--post。请补上后再运行"),
    ("check --all --on", "--on：后面要写一个值"),
    ("check --all --on 2027-13-01", "--on：“2027-13-01”不是日期，请写成 2027-03-01"),
    ("check --all --class X", "--class 不能和 --all 一起写"),
    ("check --json", "--class、--plan、--enterprise、--all 里要写一个"),
    ("check --all --foo bar", "不认识“--foo bar”。请核对选项的写法和位置"),
    ("list cats", "没有“cats”。可以写 students、enterprises、placements、agreements"),
    ("check --all --json=yes", "--json：后面不能带值，写了“yes”"),
    ("plan add --insured 2027-03-01", "“--insured”可以是 --insured-from、--insured-until 中的任何一个。请写全"),
]
_ENGLISH = re.compile(r"error|usage|argument|choose|required|expected|invalid|allowed")


@pytest.mark.parametrize(("typed", "told"), WRONG)
def test_a_mistake_is_told_with_what_to_do(typed: str, told: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(typed.split())
    assert ended.value.code == USAGE
    said = capsys.readouterr().err
    assert told in said.splitlines()[-1]
    assert said.startswith("用法：ctec-desktop")
    assert not _ENGLISH.search(said.splitlines()[-1])


def test_what_a_command_says_of_its_own_options_stands_as_it_is():
    assert usage_sentence("请写明要导入的文件") == "请写明要导入的文件"


@pytest.mark.parametrize("typed", ["--help", "check --help", "plan add -h"])
def test_help_has_no_english_heading(typed: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(typed.split())
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "选项:" in told
    assert "显示这段说明" in told
    assert not re.search(r"usage:|options:|positional|show ", told)
