"""A parser that speaks the language of the people who type: argparse words its usage errors in English only."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from typing_extensions import override

_QUOTED: Final = re.compile(r"^'(.*)'$")
# What argparse says, and what is said instead; the groups are what was typed and what is possible.
_ERRORS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.DOTALL), told)
    for pattern, told in (
        (r"the following arguments are required: (.*)", "还缺 {0}。请补上后再运行"),
        (r"unrecognized arguments: (.*)", "不认识“{0}”。请核对选项的写法和位置"),
        (r"ambiguous option: (.*?) could match (.*)", "“{0}”可以是 {1} 中的任何一个。请写全"),
        (r"one of the arguments (.*) is required", "{0} 里要写一个"),
        (r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)", "{0}：没有“{1}”。可以写 {2}"),
        (r"argument (.*?): expected one argument", "{0}：后面要写一个值"),
        (r"argument (.*?): expected at least one argument", "{0}：后面至少要写一个值"),
        (r"argument (.*?): expected at most one argument", "{0}：后面最多写一个值"),
        (r"argument (.*?): expected (\d+) arguments?", "{0}：后面要写 {1} 个值"),
        (r"argument (.*?): ignored explicit argument (.*)", "{0}：后面不能带值，写了“{1}”"),
        (r"argument (.*?): not allowed with argument (.*)", "{0} 不能和 {1} 一起写"),
        (r"argument (.*?): invalid \w+ value: (.*)", "{0}：“{1}”写得不对"),
        (r"argument (.*?): (.*)", "{0}：{1}"),
    )
)
_HEADINGS: Final = {"positional arguments": "要写的内容", "options": "选项"}


def usage_sentence(message: str) -> str:
    """What argparse says of a mistake, in Chinese; a sentence of our own as it stands."""
    for pattern, told in _ERRORS:
        if found := pattern.fullmatch(message):
            return told.format(*(_listed(part) for part in found.groups()))
    return message


def _listed(names: str) -> str:
    """Names as argparse joins them, without its quotes and commas."""
    return _QUOTED.sub(r"\1", names).replace("', '", "、").replace(", ", "、").replace(" --", "、--")


class _Help(argparse.HelpFormatter):
    @override
    def add_usage(self, usage: Any, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    @override
    def start_section(self, heading: str | None) -> None:
        super().start_section(_HEADINGS.get(heading or "", heading))


class Grammar(argparse.ArgumentParser):
    """Usage errors end the program with 2, as argparse's do."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**{"formatter_class": _Help, **keywords, "add_help": False})
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    @override
    def error(self, message: str) -> Any:
        self.exit(2, f"{self.format_usage()}{self.prog}：{usage_sentence(message)}\n")


class Command(Grammar):
    """A command; `complaint` says what is wrong between its options, which the grammar of single ones cannot."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.complaint: Callable[[argparse.Namespace], str | None] = _no_complaint

    @override
    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        asked, rest = super().parse_known_args(args, namespace)
        if (said := self.complaint(asked)) is not None:
            self.error(said)
        return asked, rest


def _no_complaint(asked: argparse.Namespace) -> None:
    del asked
