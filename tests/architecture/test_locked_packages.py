"""What the program stands on: pinned, hashed, and under licences a school may receive it with."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.licences import is_allowed, locked, unlicensed

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"


def test_every_locked_package_has_an_allowed_licence():
    assert len(list(locked(LOCK))) > 40
    assert unlicensed(LOCK) == []


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("(MIT AND BSD-3-Clause)", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-2.0-or-later", False),
        ("none named", False),
    ],
)
def test_licence_expressions_are_judged(expression, allowed):
    assert is_allowed(expression) is allowed


def gpl_parts_of_qt(lock: str) -> list[str]:
    """Only the Essentials of Qt are under LGPL as a whole; Addons brings parts under GPL."""
    return re.findall(r"^(pyside6(?:-addons)?)==", lock, re.MULTILINE | re.IGNORECASE)


def test_qt_comes_without_its_gpl_parts():
    assert gpl_parts_of_qt(LOCK.read_text(encoding="utf-8")) == []
    assert gpl_parts_of_qt("pyside6-addons==6.12.0\nPySide6==6.12.0\npyside6-essentials==6.12.0\n") == [
        "pyside6-addons",
        "PySide6",
    ]


def pins_without_hash(lock: str) -> list[str]:
    pins = re.split(r"^(?=[a-zA-Z0-9])", re.sub(r"^ *#.*\n", "", lock, flags=re.MULTILINE), flags=re.MULTILINE)
    return [pin.split()[0] for pin in pins if pin.strip() and "--hash=sha256:" not in pin]


@pytest.mark.parametrize("name", ["requirements.lock", "npm.lock"])
def test_every_pin_has_hashes(name):
    assert pins_without_hash((ROOT / name).read_text(encoding="utf-8")) == []


def test_pin_without_hash_is_found():
    assert pins_without_hash("a==1 \\\n    --hash=sha256:00\n    # via b\nc==2\n") == ["c==2"]


def test_every_runtime_package_and_font_is_named_with_its_licence():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    faces = tomllib.loads((ROOT / "fonts.lock").read_text(encoding="utf-8"))["face"]
    wanted = [re.split(r"[=<>~]", dependency)[0] for dependency in project["dependencies"]]
    wanted += [face["file"] for face in faces]
    listed = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8")
    assert [name for name in wanted if f"| {name} |" not in listed] == []
