"""Every workbook of `../shared/data` through a dry-run import of every noun: `python3 dev.py accept`.

Writes `docs/accept.md`: names of files and what became of them, nothing of what is in them. Ends with 1 when a file
was answered neither with rows nor with a sentence, or took longer than a clerk would wait.
"""

import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ctec_desktop import bootstrap
from ctec_desktop.domain.import_plan import Action, ImportNoun
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
_SHORT = {
    ImportNoun.STUDENTS: "学生",
    ImportNoun.ENTERPRISES: "企业",
    ImportNoun.TEACHERS: "教师",
    ImportNoun.MAJORS: "专业",
    ImportNoun.SELF_PLACEMENTS: "自主联系",
    ImportNoun.STATUSES: "学籍异动",
    ImportNoun.POST_ASSIGNMENTS: "岗位分配",
    ImportNoun.PRACTICE: "企业实践",
}
_GAP = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a file: rows, or the code of the sentence that says why not."""

    outcome: str
    said: str
    seconds: float


def main() -> int:
    """Imports every file as every noun without writing, and writes the table down."""
    files = sorted(path for top in FOLDERS for path in (SAMPLES / top).rglob("*") if path.is_file())
    if not files:
        sys.stderr.write(f"no sample inputs at {SAMPLES}\n")
        return 1
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(_office(Path(folder) / "data")) as office,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):
        answers = {noun: list(pool.map(_answerer(office, noun), files)) for noun in ImportNoun}
    of_files = [dict(zip(answers, found, strict=True)) for found in zip(*answers.values(), strict=True)]
    TARGET.write_text(_document(files, of_files), "utf-8")
    every = [answer for found in of_files for answer in found.values()]
    slow = [path.name for path, found in zip(files, of_files, strict=True) if _slowest(found.values()) > LONGEST_S]
    silent = [answer.said for answer in every if answer.outcome == UNANSWERED]
    for complaint in (*slow, *silent):
        sys.stderr.write(f"not accepted: {complaint}\n")
    sys.stdout.write(f"{len(files)} files, slowest {_slowest(every):.1f} s, table in {TARGET}\n")
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
    return ROWS, f"{len(planned.rows)} 行，有问题 {refused}" if refused else f"{len(planned.rows)} 行"


def _slowest(answers: Iterable[Answer]) -> float:
    return max(answer.seconds for answer in answers)


def _document(files: Sequence[Path], of_files: Sequence[Mapping[ImportNoun, Answer]]) -> str:
    """The table by outcome, the sentences behind the codes, and a line a file."""
    counts = {noun: Counter(found[noun].outcome for found in of_files) for noun in ImportNoun}
    total = sum(counts.values(), Counter())
    lines = [
        "# 验收：别人的表格，逐个试着导入 · Acceptance",
        "",
        f"`python3 dev.py accept` 把 {len(files)} 个样本文件按能导入的每一种名单各试导入一次，只核对，不写入。",
        "这些文件大多不是名单，被一句话拒绝是应有的结果；样本不随程序分发，这里只列文件名。",
        "",
        f"| 结果 | {' | '.join(_SHORT[noun] for noun in ImportNoun)} | 程序怎么说 |",
        f"|---|{'--:|' * len(ImportNoun)}---|",
    ]
    sentences = {**sheets.SENTENCES, **workers.SENTENCES, ROWS: "读出各行", UNANSWERED: "没有回答"}
    for outcome, _ in total.most_common():
        said = _GAP.sub("…", sentences[outcome])
        each = " | ".join(str(counts[noun][outcome]) for noun in ImportNoun)
        lines.append(f"| `{outcome}` | {each} | {said} |")
    lines += ["", "| 文件 | 结果 |", "|---|---|"]
    for path, found in zip(files, of_files, strict=True):
        lines.append(f"| {path.relative_to(SAMPLES).as_posix()} | {_said(found)} |")
    return "\n".join(lines) + "\n"


def _said(found: Mapping[ImportNoun, Answer]) -> str:
    """What most nouns were answered, once; and what the others were."""
    usual, _ = Counter(answer.said for answer in found.values()).most_common(1)[0]
    others: dict[str, list[str]] = {}
    for noun, answer in found.items():
        if answer.said != usual:
            others.setdefault(answer.said, []).append(_SHORT[noun])
    told = [f"{'、'.join(nouns)} {said}" for said, nouns in others.items()]
    return "；".join([*told, f"其余 {usual}"]) if others else usual


if __name__ == "__main__":
    sys.exit(main())
