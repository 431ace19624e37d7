"""ruff, mypy and import-linter as configured here are each shown planted breaches and must name every one."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = ROOT / "pyproject.toml"

LINT = {
    "F401": "import json\n",
    "T201": "print('done')\n",
    "ANN201": "def answer():\n    return 42\n",
    "B006": "def keep(names: list[str] = []) -> None: ...\n",
    "DTZ005": "from datetime import datetime\n\nnow = datetime.now()\n",
    "PTH123": "handle = open('a.txt', encoding='utf-8')\n",
    "E501": f"sentence = '{'x' * 120}'\n",
    "E722": "try:\n    x = 1\nexcept:\n    x = 2\n",
    "ARG001": "def see(actor: str) -> None:\n    return None\n",
    "FIX002": "# " + "TO" + "DO later\n",
    "I001": "import sys\nimport os\n",
    "N801": "class student_page: ...\n",
    "TID251": "import pickle\n",
    "UP007": "from typing import Union\n\nName = Union[str, int]\n",
}

TYPES = {
    "no-untyped-def": "def f(x): ...\n",
    "type-arg": "def g(rows: list) -> None: ...\n",
    "arg-type": "def h(days: int) -> None: ...\n\nh('seven')\n",
    "return-value": "def i() -> int:\n    return 'seven'\n",
    "union-attr": "def j(name: str | None) -> str:\n    return name.strip()\n",
    "exhaustive-match": "def k(flag: bool) -> None:\n    match flag:\n        case True:\n            pass\n",
    "unused-ignore": "days: int = 7  # type: ignore[assignment]\n",
}

IMPORTS = {
    "Imports point downwards": ("domain/rules.py", "import ctec_desktop.storage.tables"),
    "Inside ui: shell, then subjects that never meet, then kit": (
        "ui/students/page.py",
        "import ctec_desktop.ui.enterprises.page",
    ),
    "Windows and commands reach files and databases through services only": (
        "cli/issue.py",
        "import ctec_desktop.documents.agreements",
    ),
    "The kit knows no subject": ("ui/kit/hub.py", "import ctec_desktop.domain.areas"),
    "Qt lives in ui": ("services/students.py", "def f():\n    import PySide6.QtCore"),
    "Database and key libraries live in storage": ("services/plans.py", "import sqlalchemy.orm"),
    "PDF, font and QR libraries live in documents": ("ui/agreements/page.py", "import pypdfium2"),
    "Picture and code-reading libraries live in scans": ("services/scans.py", "import zxingcpp"),
    "Workbook libraries live in sheets": ("services/imports.py", "import xlsxwriter"),
    "Check digits, pinyin and holidays live in domain": ("sheets/students.py", "import stdnum.cn"),
}
AT_HOME = {
    "ui/shell/window.py": "import PySide6.QtCore",
    "ui/enterprises/page.py": "import ctec_desktop.ui.kit.hub",
    "storage/tables.py": "import sqlalchemy",
    "documents/agreements.py": "import reportlab",
    "sheets/reading.py": "import xlrd",
    "scans/codes.py": "import zxingcpp",
    "domain/areas.py": "import stdnum",
    "services/agreements.py": "import ctec_desktop.documents.agreements",
}


def run_tool(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def run_ruff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    verb, *options = arguments
    return run_tool(
        [sys.executable, "-m", "ruff", verb, "--config", str(PYPROJECT), "--no-cache", *options, "."], folder
    )


def test_format_breach_is_caught(tmp_path):
    (tmp_path / "planted.py").write_text("x = { 'a':1 }\n", encoding="utf-8")
    assert run_ruff(tmp_path, "format", "--check").returncode == 1
    (tmp_path / "planted.py").write_text('x = {"a": 1}\n', encoding="utf-8")
    assert run_ruff(tmp_path, "format", "--check").returncode == 0


def test_lint_breaches_are_caught(tmp_path):
    for code, source in LINT.items():
        (tmp_path / f"{code.lower()}.py").write_text(source, encoding="utf-8")
    found = run_ruff(tmp_path, "check", "--output-format", "concise")
    assert found.returncode == 1
    missed = [
        code for code in LINT if not any(f"{code.lower()}.py" in x and code in x for x in found.stdout.splitlines())
    ]
    assert missed == []


def test_type_breaches_are_caught(tmp_path):
    for code, source in TYPES.items():
        (tmp_path / f"{code.replace('-', '_')}.py").write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--config-file", str(PYPROJECT), "--cache-dir", str(ROOT / ".mypy_cache")]
    found = run_tool([*command, *(f"{code.replace('-', '_')}.py" for code in TYPES)], tmp_path)
    assert found.returncode == 1
    assert [code for code in TYPES if f"[{code}]" not in found.stdout] == []


@pytest.fixture
def small_program(tmp_path):
    """A program of the same layers, in which everything is at home."""
    for name, source in AT_HOME.items():
        plant(tmp_path, name, source)
    for name, _ in IMPORTS.values():
        plant(tmp_path, name, "")
    plant(tmp_path, "kernel/ids.py", "")
    plant(tmp_path, "wording/labels.py", "import ctec_desktop.domain.areas")
    return tmp_path


def plant(folder: Path, name: str, source: str) -> None:
    file = folder / "ctec_desktop" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{source}\n", encoding="utf-8")
    for package in file.relative_to(folder).parents[:-1]:
        (folder / package / "__init__.py").touch()


def run_contracts(folder: Path) -> str:
    start = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    said = run_tool([sys.executable, "-c", start, "--config", str(PYPROJECT), "--no-cache"], folder)
    assert "Contracts:" in said.stdout, said.stdout + said.stderr
    return said.stdout


def test_every_contract_is_kept_by_a_program_in_which_everything_is_at_home(small_program):
    assert f"{len(contract_names())} kept, 0 broken" in run_contracts(small_program)


def test_every_contract_is_broken_by_its_planted_breach(small_program):
    for name, source in IMPORTS.values():
        plant(small_program, name, source)
    said = run_contracts(small_program)
    assert [name for name in contract_names() if f"{name} BROKEN" not in said] == []


def test_new_package_without_a_layer_is_caught(small_program):
    plant(small_program, "utils/text.py", "")
    assert "Imports point downwards BROKEN" in run_contracts(small_program)


def contract_names() -> list[str]:
    contracts = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    return [contract["name"] for contract in contracts]
