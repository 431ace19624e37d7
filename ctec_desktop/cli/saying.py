"""What commands say of problems, and how they end."""

import sys
from collections.abc import Iterable

from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.wording import full_sentence

DONE, REFUSED = 0, 1
SHOWN_PROBLEMS = 50


def say(problems: Iterable[Problem]) -> None:
    marks = {Severity.REFUSED: "拒绝", Severity.HELD: "待核对", Severity.WARNING: "提示"}
    every = list(problems)
    for found in every[:SHOWN_PROBLEMS]:
        print(f"  [{marks[found.severity]}] {full_sentence(found)}", file=sys.stderr)
    if len(every) > SHOWN_PROBLEMS:
        print(f"  …… 另有 {len(every) - SHOWN_PROBLEMS} 条，用 --json 查看全部", file=sys.stderr)
