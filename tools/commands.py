"""Running other programs, and stopping with one sentence when that is not possible."""

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

ROOT = Path(__file__).resolve().parents[1]

Part: TypeAlias = str | Path


def stop(sentence: str) -> NoReturn:
    raise SystemExit(f"dev.py: {sentence}")


def say(sentence: str) -> None:
    print(f"dev.py: {sentence}", flush=True)


def run(command: Sequence[Part], purpose: str, *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """The output of `command`; if it fails, everything stops with `purpose` and the command's last words."""
    done = attempt(command, cwd=cwd, env=env)
    if done.returncode:
        last_words = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-8:]
        stop(f"{purpose} failed ({shlex.join(map(str, command))}):\n" + "\n".join(last_words))
    return done.stdout


def attempt(
    command: Sequence[Part], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`command` run to its end without input, whatever its result."""
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
