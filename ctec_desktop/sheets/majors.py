"""A catalogue of majors to checked drafts."""

import re
from collections.abc import Mapping
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_staff import CATALOG_VERSION, MajorDraft
from ctec_desktop.domain.identifiers import fold_number, is_placeholder, says_nothing
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.domain.majors import is_of_catalogue, level_of_code
from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.major_columns import MAJOR_COLUMNS
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader, as_written
from ctec_desktop.sheets.table import read_list
from ctec_desktop.wording.labels import MAJOR_LEVELS

_LEVELS: Mapping[str, MajorLevel] = {
    **dict.fromkeys(
        ("中职", "中等职业教育", "中等职业教育专业", "中专", "中等职业", "中等职业学校", "职高", "技工", "中等专科"),
        MajorLevel.SECONDARY,
    ),
    **dict.fromkeys(
        (
            "高职专科",
            "高职",
            "专科",
            "大专",
            "高等职业教育专科",
            "高职(专科)",
            "高等职业教育专科专业",
            "高职高专",
            "高专",
        ),
        MajorLevel.HIGHER,
    ),
    **dict.fromkeys(
        ("职业本科", "高职本科", "本科", "高等职业教育本科", "高职(本科)", "本科层次职业教育", "高等职业教育本科专业"),
        MajorLevel.BACHELOR,
    ),
}
_VERSION = re.compile(r"(?:.*?[^0-9])?(20[0-9]{2})(?:[^0-9].*)?")
_YEARS = re.compile(r"([1-8])(?:\.0)?年?制?")
_CHINESE_YEARS = {char: number for number, char in enumerate("一二三四五六七八", 1)} | {"两": 2}
_CHINESE = re.compile(f"([{''.join(_CHINESE_YEARS)}])年(?:制|一贯制)?")


def read_majors(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[MajorDraft]:
    """Reads a catalogue; see `read_list`."""
    return read_list(path, MAJOR_COLUMNS, MajorRows().draft, choice=choice, progress=progress)


class MajorRows:
    """Reads one row after the other and remembers which codes have been seen."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], int] = {}

    def draft(self, row: RowReader) -> MajorDraft:
        version = _version(row)
        code = self._code(row, version)
        return MajorDraft(code, row.text("name", required=True), _level(row, code, version), _years(row), version)

    def _code(self, row: RowReader, version: str) -> str | None:
        code = row.number_text("code", required=True)
        if code is None:
            return None
        if is_placeholder(code):
            row.refuse("code", SheetCode.PLACEHOLDER)
            return None
        if not is_of_catalogue(code, version):
            row.hold("code", SheetCode.MAJOR_CODE_UNUSUAL, {"version": version})
        first = self._rows.setdefault((code, version), row.number)
        if first != row.number:
            row.refuse("code", SheetCode.MAJOR_REPEATED, {"first_row": first, "version": version})
        return code


def _version(row: RowReader) -> str:
    cell = row.value("catalog_version")
    if cell is None:
        return CATALOG_VERSION
    text = fold_number(as_written(cell))
    if says_nothing(text):
        return CATALOG_VERSION
    if found := _VERSION.fullmatch(text):
        return found[1]
    row.refuse("catalog_version", SheetCode.CATALOG_VERSION_UNREADABLE)
    return CATALOG_VERSION


def _level(row: RowReader, code: str | None, version: str) -> MajorLevel | None:
    """The column's level, or the one the code's first figures tell; two that disagree are held for a person."""
    written, told = row.choice("level", _LEVELS), level_of_code(code or "", version)
    if written is not None and told is not None and written is not told:
        row.hold("level", SheetCode.MAJOR_LEVEL_DIFFERS, {"code": code, "told": MAJOR_LEVELS[told]})
    return written or told


def _years(row: RowReader) -> int | None:
    cell = row.value("study_years")
    if cell is None:
        return None
    text = fold_number(as_written(cell))
    if says_nothing(text):
        return None
    if found := _YEARS.fullmatch(text):
        return int(found[1])
    if found := _CHINESE.fullmatch(text):
        return _CHINESE_YEARS[found[1]]
    row.warn("study_years", SheetCode.STUDY_YEARS_UNREADABLE)
    return None
