"""How issued papers leave the office: merged parts, or one file per student, under names that every PC accepts."""

import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from ctec_desktop.documents.apart import render_apart
from ctec_desktop.documents.library import TemplateLibrary
from ctec_desktop.documents.part import Binding
from ctec_desktop.documents.snapshot import AgreementSnapshot
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.paths import MAX_PATH_CHARS, fault_of, safe_file_name, within_path_limit
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.plans import ORIGINALS_RANGE
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.wording import agreement_files as words

# Of a long class name so much goes into the name of the file: three bytes a character, 255 for the whole name.
CLASS_NAME_CHARS: Final = 40
_STEM_CHARS: Final = 60
_TOLD_APART_CHARS: Final = 22
_FIELDS: Final = {
    words.NAME: "student_name",
    words.STUDENT_NO: "student_no",
    words.CLASS: "student_class",
    words.ENTERPRISE: "enterprise_name",
    words.NUMBER: "agreement_no",
}
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class IssueClass:
    """The wish: every placement of the class that has no agreement yet.

    Args:
        out: a folder, or the name of a PDF.
        plan_id: only placements under this plan.
        originals: how many each student gets; None for what the plan says.
        is_duplex: every original begins on a sheet of its own.
        is_separate: one file per student instead of merged parts with cover sheets.
        placement_ids: only these placements of the class; none for all.
        name_pattern: how such a file is called, with {姓名} and the like for what differs.
    """

    class_name: str
    out: Path
    plan_id: int | None = None
    originals: int | None = None
    is_duplex: bool = True
    is_separate: bool = False
    name_pattern: str = words.PATTERN
    placement_ids: frozenset[int] = frozenset()

    @property
    def of(self) -> tuple[str, int | None]:
        return self.class_name, self.plan_id

    def check(self) -> None:
        """Raises: RuleViolation for a number of originals or a pattern that cannot be meant."""
        problems = []
        if self.originals is not None and self.originals not in ORIGINALS_RANGE:
            facts = {"originals": str(self.originals)}
            place = FieldPlace("originals")
            problems.append(Problem(OfficeCode.ORIGINALS_OUT_OF_RANGE, facts=facts, place=place))
        unknown = [name for name in _PLACEHOLDER.findall(self.name_pattern) if name not in _FIELDS]
        if self.is_separate and unknown:
            facts = {"unknown": unknown[0], "known": "、".join(f"{{{name}}}" for name in _FIELDS)}
            place = FieldPlace("name_pattern")
            problems.append(Problem(AgreementCode.NAME_PATTERN_UNKNOWN, facts=facts, place=place))
        if problems:
            raise RuleViolation(problems)

    def folder(self) -> Path:
        """The folder that is written to; files of their own never go under the one name of a PDF."""
        if not is_file_name(self.out):
            return self.out
        return self.out.with_suffix("") if self.is_separate else self.out.parent


class SeparateFiles:
    """One file per student, printed beside their places and moved in together once the agreements stand."""

    def __init__(self, wish: IssueClass, page_key: bytes) -> None:
        self._wish = wish
        self._page_key = page_key
        self._beside: Path | None = None
        self._names: list[str] = []

    def __enter__(self) -> "SeparateFiles":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._beside is not None:
            shutil.rmtree(self._beside, ignore_errors=True)

    def print(self, snapshots: Sequence[AgreementSnapshot], library: TemplateLibrary, progress: Progress) -> None:
        """Prints every student's papers; nothing is to be seen yet under a name of its own."""
        folder = self._wish.folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._beside = Path(tempfile.mkdtemp(dir=folder, prefix=PRINTING_PREFIX))
        self._names = names_apart(self._wish.name_pattern, snapshots, folder)
        binding = Binding(is_duplex=self._wish.is_duplex)
        targets = [self._beside / name for name in self._names]
        render_apart(snapshots, targets, self._page_key, progress, binding, library)

    def move_in(self) -> tuple[Path, ...]:
        """Puts the files under their names; one that stands there already is replaced."""
        moved = []
        for name in self._names:
            target = self._wish.folder() / name
            if self._beside is not None:
                try:
                    (self._beside / name).replace(target)
                except OSError as error:
                    raise fault_of(error, target) from error
            moved.append(target)
        return tuple(moved)


def names_apart(pattern: str, snapshots: Sequence[AgreementSnapshot], folder: Path) -> list[str]:
    """A file name for each, all of them different on every PC: who shares a name also gets the student number."""
    room = MAX_PATH_CHARS - len(str(folder.absolute())) - len("/.pdf") - _TOLD_APART_CHARS
    stems = [safe_file_name(_filled(pattern, one), max(8, min(_STEM_CHARS, room))) for one in snapshots]
    numbers = [_short(dict(one.values).get("student_no", "")) for one in snapshots]
    stems = [
        f"{stem} {no}" if is_shared else stem
        for stem, no, is_shared in zip(stems, numbers, _shared(stems), strict=True)
    ]
    shared = _shared(stems)
    stems = [
        f"{stem} {one.number}" if again else stem for stem, one, again in zip(stems, snapshots, shared, strict=True)
    ]
    return [f"{stem}.pdf" for stem in stems]


def _shared(stems: Sequence[str]) -> list[bool]:
    """Whether another file would have the same name; Windows takes upper and lower case for the same."""
    counts = Counter(stem.casefold() for stem in stems)
    return [counts[stem.casefold()] > 1 for stem in stems]


def _short(student_no: str) -> str:
    return safe_file_name(student_no, _TOLD_APART_CHARS)


def _filled(pattern: str, snapshot: AgreementSnapshot) -> str:
    values = {**dict(snapshot.values), "agreement_no": snapshot.number}
    return _PLACEHOLDER.sub(lambda found: values.get(_FIELDS[found.group(1)], ""), pattern)


def refuse_unwritable(wish: IssueClass) -> None:
    """Looks before a number is taken whether anything can be written where the papers are to go."""
    folder = wish.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        if not wish.is_separate and is_file_name(wish.out) and wish.out.exists():
            with wish.out.open("r+b"):
                pass
    except OSError as error:
        raise fault_of(error, wish.out) from error


def is_file_name(out: Path) -> bool:
    return out.suffix.lower() == ".pdf"


def target_of(out: Path, name: str, n: int) -> Path:
    """Where the n-th merged part goes: under its own name in a folder, or numbered beside the name that was given."""
    if not is_file_name(out):
        return within_path_limit(out / name)
    return out if n == 1 else out.with_stem(f"{out.stem}-{n}")


def part_name(class_name: str, first: str, last: str, what: str = words.PAPER) -> str:
    """`数控1班 三方协议 SX2026-00001 至 SX2026-00040.pdf`."""
    numbers = f"{first} 至 {last}" if last != first else first
    return safe_file_name(f"{class_name[:CLASS_NAME_CHARS]} {what} {numbers}.pdf")
