"""Every workbook of `../shared/data` through a dry-run import, both ways: `python3 dev.py accept`.

Writes `docs/accept.md`: names of files and what became of them, nothing of what is in them. Ends with 1 when a file
was answered neither with rows nor with a sentence, or took longer than a clerk would wait.
"""

import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.domain.import_plan import Action
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.services.office import Office
from ctec_desktop.sheets.reading import TIMEOUT_S
from ctec_desktop.storage.vault import KdfCost
from ctec_desktop.wording import sheets, workers

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT.parent / "shared" / "data"
FOLDERS = ("rosters", "schools", "workbooks")
TARGET = ROOT / "docs" / "accept.md"
CLERK = Actor("验收")
LONGEST_S = TIMEOUT_S + 5
AT_ONCE = 2
ROWS = "rows"
UNANSWERED = "unanswered"
_GAP = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a file: rows, or the code of the sentence that says why not."""

    outcome: str
    said: str
    seconds: float


def main() -> int:
    """Imports every file without writing, both ways, and writes the table down."""
    files = sorted(path for top in FOLDERS for path in (SAMPLES / top).rglob("*") if path.is_file())
    if not files:
        sys.stderr.write(f"no sample inputs at {SAMPLES}\n")
        return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(_office(Path(folder) / "data")) as office,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        students = list(pool.map(_answerer(office, "students"), files))
        enterprises = list(pool.map(_answerer(office, "enterprises"), files))
    TARGET.write_text(_document(files, students, enterprises), "utf-8")
    slow = [path.name for path, *both in zip(files, students, enterprises, strict=True) if _slowest(both) > LONGEST_S]
    silent = [answer.said for answer in (*students, *enterprises) if answer.outcome == UNANSWERED]
    for complaint in (*slow, *silent):
        sys.stderr.write(f"not accepted: {complaint}\n")
    sys.stdout.write(f"{len(files)} files, slowest {_slowest((*students, *enterprises)):.1f} s, table in {TARGET}\n")
    return int(bool(slow or silent))


def _office(folder: Path) -> Office:
    return bootstrap.found_office(folder, "验收学校", "acceptance", cost=KdfCost(1, 8192, 1)).office


def _answerer(office: Office, noun: str) -> Callable[[Path], Answer]:
    def answer(path: Path) -> Answer:
        start = time.monotonic()
        outcome, said = _outcome(office, noun, path)
        return Answer(outcome, said, time.monotonic() - start)

    return answer


def _outcome(office: Office, noun: str, path: Path) -> tuple[str, str]:
    try:
        planned = office.imports.plan(CLERK, noun, path)
    except RuleViolation as refusal:
        code = refusal.problems[0].code
        return (code, code) if code in sheets.SENTENCES else (UNANSWERED, f"{path.name}: {code}")
    except EnvironmentFault as fault:
        known = fault.kind in workers.SENTENCES
        return (fault.kind, fault.kind) if known else (UNANSWERED, f"{path.name}: {fault.kind}")
    refused = planned.count(Action.REFUSED)
    return ROWS, f"{len(planned.rows)} 行，其中拒绝 {refused}" if refused else f"{len(planned.rows)} 行"


def _slowest(answers: Iterable[Answer]) -> float:
    return max(answer.seconds for answer in answers)


def _document(files: Sequence[Path], students: Sequence[Answer], enterprises: Sequence[Answer]) -> str:
    """The table by outcome, the sentences behind the codes, and a line a file."""
    of_students = Counter(answer.outcome for answer in students)
    of_enterprises = Counter(answer.outcome for answer in enterprises)
    lines = [
        "# 验收：别人的表格，逐个试着导入 · Acceptance",
        "",
        f"`python3 dev.py accept` 把 {len(files)} 个样本文件分别按学生名单、企业名单各试导入一次，只核对，不写入。",
        "这些文件大多不是名单，被一句话拒绝是应有的结果；样本不随程序分发，这里只列文件名。",
        "",
        "| 结果 | 按学生 | 按企业 | 程序怎么说 |",
        "|---|--:|--:|---|",
    ]
    sentences = {**sheets.SENTENCES, **workers.SENTENCES, ROWS: "读出各行", UNANSWERED: "没有回答"}
    for outcome, _ in (of_students + of_enterprises).most_common():
        said = _GAP.sub("…", sentences[outcome])
        lines.append(f"| `{outcome}` | {of_students[outcome]} | {of_enterprises[outcome]} | {said} |")
    lines += ["", "| 文件 | 按学生 | 按企业 |", "|---|---|---|"]
    for path, student, enterprise in zip(files, students, enterprises, strict=True):
        lines.append(f"| {path.relative_to(SAMPLES).as_posix()} | {student.said} | {enterprise.said} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
