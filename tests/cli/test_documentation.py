"""`docs/cli.md` says what the program does."""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ctec_desktop.cli.arguments import parser
from tests.cli.test_contract import AGREEMENT, STUDENT

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "cli.md").read_text("utf-8")


def commands(grammar: argparse.ArgumentParser, name: str = "") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command, the ones inside others too."""
    for action in grammar._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, inner in action.choices.items():
                yield f"{name} {word}".strip(), inner
                yield from commands(inner, f"{name} {word}".strip())


def blocks(language: str) -> list[str]:
    """What stands between fences of that language."""
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", DOCUMENT, re.DOTALL | re.MULTILINE)
    return [text for said, text in fenced if said == language]


COMMANDS = dict(commands(parser()))
OPTIONS = sorted({option for one in COMMANDS.values() for action in one._actions for option in action.option_strings})


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example(name):
    examples = "\n".join(blocks(""))
    assert re.search(rf"ctec-desktop (--\S+ \S+ )*{name}", examples)


@pytest.mark.parametrize("option", [option for option in OPTIONS if option not in ("-h", "--help")])
def test_every_option_is_named(option):
    assert option in DOCUMENT


def test_no_option_is_named_that_does_not_exist():
    said = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", DOCUMENT))
    assert said <= {*OPTIONS, "--version"}


def test_every_example_of_json_is_json_with_the_keys_of_the_contract():
    examples = [json.loads(text) for text in blocks("json")]
    keys = [tuple(example) for example in examples]
    assert STUDENT in keys
    assert AGREEMENT in keys
    assert ("new", "changed", "same", "refused", "held", "warnings") in keys
    assert ("agreements", "pages", "files", "refused") in keys


@pytest.mark.parametrize("code", range(5))
def test_every_exit_code_is_explained(code):
    assert re.search(rf"^\| {code} \|", DOCUMENT, re.MULTILINE)
