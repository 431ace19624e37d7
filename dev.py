"""The one door for people who build 产教通: `python3 dev.py setup | demo | test | check | fast | installer | …`.

Needs Python 3.11 or newer and nothing else; works on Debian and on Windows (`py -3.11 dev.py …`).
"""

import os
import subprocess
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - said here in one sentence, before anything newer is imported
    sys.exit(f"dev.py: Python 3.11 or newer is needed; this one is {sys.version_info[0]}.{sys.version_info[1]}.")

import shutil
from collections.abc import Callable, Sequence

from ctec_desktop.kernel.resources import font_dir
from tools.commands import ROOT, Part, run, say
from tools.environment import PYTHON, ensure_environment, program
from tools.fonts import ensure_fonts
from tools.system import ensure_system_packages, ensure_windows_tools

DEMO_PASSWORD = "demo-school-2026"
# As many at a time as there are cores, neighbours together; `-n 0` behind it takes that back, for a debugger.
SIDE_BY_SIDE = ("-n", "auto", "--dist", "worksteal")
LOCK = ("pip", "compile", "--quiet", "--python-version", "3.11", "--no-header", "--extra", "dev", "pyproject.toml")


def setup(_: list[str]) -> int:
    """Makes .venv from the lock, fetches the fonts; does only what is missing."""
    ensure_system_packages()
    ensure_environment()
    ensure_fonts(font_dir(), PYTHON)
    return 0


def demo(_: list[str]) -> int:
    """Builds a school of invented people afresh, prints its agreements, opens its window where there is a display."""
    setup([])
    data, papers = ROOT / "demo" / "data", ROOT / "demo" / "pdf"
    for folder in (data, papers):
        shutil.rmtree(folder, ignore_errors=True)
    os.environ.setdefault("CTEC_PASSWORD", DEMO_PASSWORD)
    result = call([program("ctec-desktop"), "demo", "--data", data, "--out", papers])
    if result:
        return result
    for paper in sorted(papers.rglob("*.pdf")):
        say(f"printed {paper}")
    say(f"the demo school lies in {data}; its password is {os.environ['CTEC_PASSWORD']}")
    if not (os.name == "nt" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        say("no display here, so no window is opened")
        return 0
    return call([program("ctec-desktop"), "--data", data], is_shown=True)


def shots(_: list[str]) -> int:
    """Takes the pictures of `docs/screens/` anew, from the demo school."""
    setup([])
    return become([PYTHON, "-m", "tests.shots"])


def accept(_: list[str]) -> int:
    """Tries every sample workbook of `../shared/data` as an import and writes `docs/accept.md`."""
    setup([])
    return become([PYTHON, "-m", "tests.accept"])


def test(arguments: list[str]) -> int:
    """All tests, on every core; arguments go to pytest."""
    setup([])
    return become([PYTHON, "-m", "pytest", *SIDE_BY_SIDE, *arguments])


def check(_: list[str]) -> int:
    """Format, lint, types, import contracts, architecture; all are run, any can fail."""
    setup([])
    results = [call(command) for command in checkers()]
    results.append(call([PYTHON, "-m", "pytest", "-q", "tests/architecture"]))
    return int(any(results))


def fast(arguments: list[str]) -> int:
    """What one runs before every commit: lint, types, and the tests that take no time."""
    setup([])
    results = [call(command) for command in checkers()]
    quick = "not (slow or journey or faults or bench or corpus or pg)"
    results.append(call([PYTHON, "-m", "pytest", "-q", *SIDE_BY_SIDE, "-m", quick, *arguments]))
    return int(any(results))


def bench(_: list[str]) -> int:
    """Measures what docs/benchmarks.md promises; takes a few minutes, wants a quiet PC, fails where one is broken."""
    setup([])
    return call([PYTHON, "-m", "benchmarks.run"])


def lock(_: list[str]) -> int:
    """Writes requirements.lock anew from pyproject.toml and proves that Windows finds a wheel of every package."""
    setup([])
    uv = program("uv")
    run([uv, *LOCK, "--universal", "--generate-hashes", "-o", "requirements.lock"], "Locking")
    windows = ["--python-platform", "x86_64-pc-windows-msvc", "--only-binary", ":all:", "-c", "requirements.lock"]
    run([uv, *LOCK, *windows], "Finding wheels for Windows")
    return 0


def installer(arguments: list[str]) -> int:
    """Builds the Windows setup and the portable zip into `dist/` (on Debian; docs/release.md); `--runtime ZIP`."""
    ensure_windows_tools(with_wine=False)
    setup([])
    return become([PYTHON, "-m", "installer.build", *arguments])


def installer_check(arguments: list[str]) -> int:
    """Proves the Windows program: its imports always, its run under Wine; `--if-changed`, `--built`, `--quick`."""
    setup([])
    return call([PYTHON, "-m", "installer.check", *arguments])


def checkers() -> list[list[Part]]:
    return [
        [program("ruff"), "format", "--check", "."],
        [program("ruff"), "check", "."],
        [program("mypy")],
        [program("lint-imports")],
    ]


def call(command: Sequence[Part], *, is_shown: bool = False) -> int:
    say(" ".join(str(part) for part in command[:3]))
    return subprocess.run(command, cwd=ROOT, env=surroundings(is_shown=is_shown), check=False).returncode


def become(command: Sequence[Part]) -> int:
    """Runs `command` in this program's place, so that its last line is the last line."""
    sys.stdout.flush()
    if os.name == "posix":
        os.chdir(ROOT)
        os.execve(command[0], list(map(str, command)), surroundings())
    return subprocess.run(command, cwd=ROOT, env=surroundings(), check=False).returncode


def surroundings(*, is_shown: bool = False) -> dict[str, str]:
    """The environment of every child: UTF-8, and no visible window unless it is to be shown or a platform is named."""
    hidden = {} if is_shown else {"QT_QPA_PLATFORM": "offscreen"}
    return {**hidden, **os.environ, "PYTHONUTF8": "1"}


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "demo": demo,
    "test": test,
    "check": check,
    "fast": fast,
    "bench": bench,
    "shots": shots,
    "accept": accept,
    "lock": lock,
    "installer": installer,
    "installer-check": installer_check,
}


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        for name, command in COMMANDS.items():
            print(f"  {name:15} {command.__doc__}")
        return 2
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
