"""A list of teachers to checked drafts."""

import re
from collections.abc import Mapping
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.drafts_staff import TeacherDraft
from ctec_desktop.domain.identifiers import is_placeholder
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.teaching.recruit_words import RecruitType
from ctec_desktop.domain.vocabulary import IdKind
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.columns import called
from ctec_desktop.sheets.identity import gender_of, identity
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader
from ctec_desktop.sheets.students import refuse_duplicate
from ctec_desktop.sheets.table import read_list
from ctec_desktop.sheets.teacher_columns import TEACHER_COLUMNS

# The first word of each line is the one that is kept; a word of the school's own is kept as written.
_CATEGORY_WORDS = (
    called("专任教师 专任 校内专任 校内专任教师 专职 专职教师 在编 在编教师 正式 正式在编"),
    called("校内兼课教师 校内兼课 校内兼课人员 兼课人员 兼课教师 行政兼课 双肩挑"),
    called("校外兼职教师 兼职教师 兼职 校外兼职 外聘教师 外聘 校外兼课教师 校外兼课 外聘兼职 外聘兼职教师"),
    called("企业导师 产业导师 行业导师 企业兼职教师 产业导师特设岗 企业教师 行业企业导师 行企导师"),
)
COURSE_KINDS: Mapping[str, CourseKind] = {
    **dict.fromkeys(called("专业课教师 专业课 专业教师 专业核心课教师 专业基础课教师"), CourseKind.PROFESSIONAL),
    **dict.fromkeys(called("实习指导教师 实习指导 实训指导教师 实训教师"), CourseKind.GUIDE),
    **dict.fromkeys(
        called("公共基础课教师 公共基础课 公共课教师 公共课 基础课教师 文化课教师 思政课教师 思想政治课教师"),
        CourseKind.PUBLIC,
    ),
    **dict.fromkeys(called("外聘教师 外聘 校外兼职教师 兼职教师"), CourseKind.EXTERNAL),
}
RECRUIT_WORDS: Mapping[str, RecruitType] = {
    **dict.fromkeys(called("企业人员公开招聘 企业 企业招聘 企业引进 社会招聘"), RecruitType.INDUSTRY),
    **dict.fromkeys(called("应届毕业生 应届 应届生 毕业生 毕业分配"), RecruitType.GRADUATE),
    **dict.fromkeys(called("其他学校调入 调入 学校调入 校际调动"), RecruitType.SCHOOL),
    **dict.fromkeys(called("其他 其它"), RecruitType.OTHER),
}
_OF_CERTIFICATE = (
    *("certificate_level", "certificate_issuer", "certificate_no", "certificate_from", "certificate_until"),
)
_SEVERAL = re.compile(r"[、，,;；/\n]+")
CATEGORIES = tuple(words[0] for words in _CATEGORY_WORDS)
_CATEGORIES: Mapping[str, str] = {word: words[0] for words in _CATEGORY_WORDS for word in words}
_STAFF_NO = re.compile(r"(?=.*[0-9])\w[\w\-./]*")


def read_teachers(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[TeacherDraft]:
    """Reads a list of teachers; see `read_list`."""
    return read_list(path, TEACHER_COLUMNS, TeacherRows().draft, choice=choice, progress=progress)


class TeacherRows:
    """Reads one row after the other and remembers whose numbers have been seen."""

    def __init__(self) -> None:
        self._staff_no_rows: dict[str, int] = {}
        self._id_rows: dict[str, int] = {}

    def draft(self, row: RowReader) -> TeacherDraft:
        staff_no = self._staff_no(row)
        paper = identity(row)
        if paper is not None:
            refuse_duplicate(row, "id_number", f"{paper.kind} {paper.number}", self._id_rows)
        return TeacherDraft(
            staff_no=staff_no,
            name=row.person_name("name", required=True),
            gender=gender_of(row, paper),
            id_kind=paper.kind if paper is not None else IdKind.RESIDENT_CARD,
            id_number=paper.number if paper is not None else None,
            birth_date=paper.birth_on if paper is not None else None,
            department_name=row.text("department_name"),
            category=_category(row),
            title=row.text("title"),
            phone=row.phone("phone"),
            course_kind=row.choice("course_kind", COURSE_KINDS),
            hired_on=row.day_or_refuse("hired_on"),
            recruit_type=row.choice("recruit_type", RECRUIT_WORDS),
            majors=_several(row.text("majors")),
            education=row.text("education"),
            certificate=self._certificate(row),
            certificate_level=row.text("certificate_level"),
            certificate_issuer=row.text("certificate_issuer"),
            certificate_no=row.number_text("certificate_no"),
            certificate_from=row.day_or_refuse("certificate_from"),
            certificate_until=row.day_or_refuse("certificate_until"),
            employer=row.text("employer"),
            worked_from=row.day_or_refuse("worked_from"),
            worked_until=row.day_or_refuse("worked_until"),
        )

    @staticmethod
    def _certificate(row: RowReader) -> str | None:
        """What the certificate is called; level, number or days without it belong to nothing."""
        name = row.text("certificate")
        if name is None and any(row.has(key) for key in _OF_CERTIFICATE):
            row.refuse("certificate", SheetCode.FACT_MISSING)
        if row.text("employer") is None and (row.has("worked_from") or row.has("worked_until")):
            row.refuse("employer", SheetCode.FACT_MISSING)
        return name

    def _staff_no(self, row: RowReader) -> str | None:
        """The staff number; a row without one may still be known by the identity number."""
        number = row.number_text("staff_no")
        if number is None:
            if not row.has("id_number"):
                row.refuse("staff_no", SheetCode.STAFF_NO_MISSING)
            return None
        if is_placeholder(number):
            row.refuse("staff_no", SheetCode.PLACEHOLDER)
            return None
        if not _STAFF_NO.fullmatch(number):
            row.refuse("staff_no", SheetCode.STAFF_NO_MALFORMED)
            return None
        refuse_duplicate(row, "staff_no", number, self._staff_no_rows)
        return number


def _several(text: str | None) -> tuple[str, ...]:
    """Majors that stand in one cell."""
    return tuple(dict.fromkeys(one for part in _SEVERAL.split(text or "") if (one := part.strip())))


def _category(row: RowReader) -> str | None:
    text = row.text("category")
    return None if text is None else _CATEGORIES.get(search_key(text), text)
