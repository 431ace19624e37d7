"""Which columns each workbook to fill has. Headings come from the tables the reader uses."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from ctec_desktop.domain.drafts_staff import CATALOG_VERSION
from ctec_desktop.domain.invented import credit_code, enterprise_name, id_number
from ctec_desktop.domain.practice.periods import CourseKind, PracticeForm, PracticePlace
from ctec_desktop.domain.student_status import StatusMove
from ctec_desktop.domain.vocabulary import Gender, IdKind, MajorLevel
from ctec_desktop.sheets.enterprise_columns import ENTERPRISE_COLUMNS
from ctec_desktop.sheets.filling import FillColumn, FillSheet, Listed
from ctec_desktop.sheets.identity import ID_KINDS
from ctec_desktop.sheets.major_columns import MAJOR_COLUMNS
from ctec_desktop.sheets.placement_columns import POST_ASSIGNMENT_COLUMNS, SELF_PLACEMENT_COLUMNS
from ctec_desktop.sheets.practice import FORMS, PLACES
from ctec_desktop.sheets.practice_columns import PRACTICE_COLUMNS
from ctec_desktop.sheets.status_columns import STATUS_COLUMNS
from ctec_desktop.sheets.statuses import MOVES
from ctec_desktop.sheets.student_columns import STUDENT_COLUMNS
from ctec_desktop.sheets.teacher_columns import TEACHER_COLUMNS
from ctec_desktop.sheets.teachers import COURSE_KINDS
from ctec_desktop.wording.labels import MAJOR_LEVELS, PAY_UNITS, PROVISIONS
from ctec_desktop.wording.teachers_page import CATEGORIES
from ctec_desktop.wording.teaching import RECRUIT_TYPES

_GENDERS = tuple(gender.value for gender in Gender)
# The first word for each kind is the one we would write.
_KINDS = tuple(next(word for word, known in ID_KINDS.items() if known is kind) for kind in IdKind)
_MOVES = tuple(next(word for word, known in MOVES.items() if known is move) for move in StatusMove)
_PROVISIONS = tuple(PROVISIONS.values())
_PAY_UNITS = tuple(PAY_UNITS.values())
_COURSES = tuple(next(word for word, known in COURSE_KINDS.items() if known is kind) for kind in CourseKind)
_RECRUITED = tuple(dict.fromkeys(RECRUIT_TYPES.values()))
_FORMS = tuple(next(word for word, known in FORMS.items() if known is form) for form in PracticeForm)
_PLACES = tuple(next(word for word, known in PLACES.items() if known is place) for place in PracticePlace)
_YES_NO = ("是", "否")


@cache
def fill_sheets() -> Mapping[str, FillSheet]:
    """Every workbook to fill, by noun."""
    made = (_students, _enterprises, _teachers, _majors, _self_placements, _post_assignments, _practice, _statuses)
    every = (make() for make in made)
    return {sheet.noun: sheet for sheet in every}


def _must(key: str, example: str, listed: Listed | None = None) -> FillColumn:
    return FillColumn(key, example, listed=listed, is_required=True)


def _day(key: str, example: str) -> FillColumn:
    return FillColumn(key, example, is_day=True)


def _one_of(key: str, choices: tuple[str, ...]) -> FillColumn:
    return FillColumn(key, choices[0], choices)


def _listed(key: str, example: str, listed: Listed) -> FillColumn:
    return FillColumn(key, example, listed=listed)


def _students() -> FillSheet:
    columns = (
        _must("student_no", "20240001"),
        _must("name", "阿不都热合曼·阿卜杜拉"),
        _one_of("gender", _GENDERS),
        _one_of("id_kind", _KINDS),
        FillColumn("id_number", id_number(date(2008, 3, 1), "男", 7)),
        _day("birth_date", "2008-3-1"),
        _must("class_name", "2024级数控1班", Listed.CLASSES),
        FillColumn("major_code", "460103"),
        _listed("major_name", "数控技术", Listed.MAJORS),
        _listed("department_name", "智能制造学院", Listed.DEPARTMENTS),
        FillColumn("grade", "2024"),
        FillColumn("phone", "0000-1234567"),
        FillColumn("address", "示例市东湖区1号"),
        _day("enrolled_on", "2024-9-1"),
        FillColumn("guardian_name", "王秀英"),
        FillColumn("guardian_relation", "母亲"),
        FillColumn("guardian_phone", "0000-7654321"),
        FillColumn("guardian_id_number", id_number(date(1980, 5, 6), "女", 3)),
        FillColumn("registration_no"),
    )
    return FillSheet("students", STUDENT_COLUMNS, columns)


def _enterprises() -> FillSheet:
    columns = (
        _must("name", enterprise_name(3), Listed.ENTERPRISES),
        FillColumn("uscc", credit_code(3)),
        FillColumn("legal_representative", "郑启航"),
        FillColumn("address", "示例市新城区3号"),
        FillColumn("region_code", "110000"),
        FillColumn("contact_name", "李工"),
        FillColumn("contact_phone", "0000-1112223"),
        FillColumn("industry_code", "C3484"),
        FillColumn("staff_on_post", "500"),
        FillColumn("post_name", "装配工"),
        FillColumn("site_address", "示例市新城区3号2号厂房"),
        FillColumn("headcount", "20"),
        FillColumn("mentor_name", "赵师傅"),
        FillColumn("mentor_phone", "0000-3332221"),
        FillColumn("mentor_title", "班组长"),
        FillColumn("pay", "3000"),
        _one_of("pay_unit", _PAY_UNITS),
        FillColumn("same_kind_staff", "40"),
        _one_of("board", _PROVISIONS),
        _one_of("lodging", _PROVISIONS),
        FillColumn("work_hours", "8:30-17:00"),
    )
    return FillSheet("enterprises", ENTERPRISE_COLUMNS, columns)


def _teachers() -> FillSheet:
    columns = (
        _must("staff_no", "0012"),
        _must("name", "沈一鸣"),
        _one_of("gender", _GENDERS),
        _one_of("id_kind", _KINDS),
        FillColumn("id_number", id_number(date(1985, 3, 1), "男", 9)),
        _listed("department_name", "智能制造学院", Listed.DEPARTMENTS),
        _one_of("category", CATEGORIES),
        FillColumn("title", "讲师"),
        FillColumn("phone", "0000-1234567"),
        _one_of("course_kind", _COURSES),
        _day("hired_on", "2021-9-1"),
        _one_of("recruit_type", _RECRUITED),
        FillColumn("majors", "数控技术、机电一体化技术"),
        FillColumn("education", "本科"),
        FillColumn("certificate", "数控车工"),
        FillColumn("certificate_level", "高级工（三级）"),
        FillColumn("certificate_issuer", "示例市人力资源和社会保障局"),
        FillColumn("certificate_no", "S000012345"),
        _day("certificate_from", "2020-6-1"),
        _day("certificate_until", "2030-5-31"),
        FillColumn("employer", "某某精密机械厂"),
        _day("worked_from", "2016-7-1"),
        _day("worked_until", "2020-6-30"),
    )
    return FillSheet("teachers", TEACHER_COLUMNS, columns)


def _majors() -> FillSheet:
    columns = (
        _must("code", "460103"),
        _must("name", "数控技术"),
        FillColumn("level", MAJOR_LEVELS[MajorLevel.HIGHER], tuple(MAJOR_LEVELS.values())),
        FillColumn("study_years", "3"),
        FillColumn("catalog_version", CATALOG_VERSION),
    )
    return FillSheet("majors", MAJOR_COLUMNS, columns)


def _self_placements() -> FillSheet:
    columns = (
        _must("student_no", "20240001"),
        FillColumn("name", "阿不都热合曼·阿卜杜拉"),
        _must("enterprise_name", enterprise_name(5), Listed.ENTERPRISES),
        FillColumn("uscc", credit_code(5)),
        FillColumn("enterprise_address", "示例市西山区5号"),
        FillColumn("contact_name", "李工"),
        FillColumn("contact_phone", "0000-1112223"),
        _must("post_name", "理货员"),
        FillColumn("site_address", "示例市西山区5号"),
        FillColumn("mentor_name", "赵师傅"),
        FillColumn("mentor_phone", "0000-3332221"),
        FillColumn("mentor_title", "店长"),
        FillColumn("pay", "2800"),
        _one_of("pay_unit", _PAY_UNITS),
        _day("from_on", "2026-9-1"),
        _day("until_on", "2027-2-28"),
        _one_of("guardian_agrees", _YES_NO),
        _day("guardian_agreed_on", "2026-8-21"),
        _day("applied_on", "2026-8-20"),
        FillColumn("reason", "离家近，方便照顾家人"),
        _listed("plan_name", "2026年秋季岗位实习", Listed.PLANS),
    )
    return FillSheet("self_placements", SELF_PLACEMENT_COLUMNS, columns)


def _post_assignments() -> FillSheet:
    columns = (
        _must("student_no", "20240001"),
        FillColumn("name", "阿不都热合曼·阿卜杜拉"),
        _listed("enterprise_name", enterprise_name(3), Listed.ENTERPRISES),
        _must("post_name", "装配工", Listed.POSTS),
        FillColumn("site_address", "示例市新城区3号2号厂房"),
        _day("from_on", "2026-9-1"),
        _day("until_on", "2027-2-28"),
        _listed("plan_name", "2026年秋季岗位实习", Listed.PLANS),
    )
    return FillSheet("post_assignments", POST_ASSIGNMENT_COLUMNS, columns)


def _statuses() -> FillSheet:
    columns = (
        _must("student_no", "20240001"),
        FillColumn("name", "阿不都热合曼·阿卜杜拉"),
        FillColumn("move", _MOVES[0], _MOVES, is_required=True),
        FillColumn("on", "2026-9-1", is_day=True, is_required=True),
        FillColumn("proof", "示例教〔2026〕15号"),
        _listed("class_name", "2025级数控1班", Listed.CLASSES),
    )
    return FillSheet("statuses", STATUS_COLUMNS, columns)


def _practice() -> FillSheet:
    columns = (
        _must("staff_no", "0012"),
        FillColumn("name", "沈一鸣"),
        _must("unit", enterprise_name(0), Listed.ENTERPRISES),
        _one_of("place", _PLACES),
        FillColumn("form", _FORMS[0], _FORMS, is_required=True),
        FillColumn("post", "数控车工"),
        FillColumn("from_on", "2026-7-6", is_day=True, is_required=True),
        FillColumn("until_on", "2026-8-4", is_day=True, is_required=True),
        FillColumn("stated_days", "30"),
        FillColumn("mentor", "钱师傅"),
        FillColumn("agreement_no", "实践2026-015"),
        FillColumn("goals", "掌握五轴加工工艺"),
        FillColumn("outcomes", "编写教学案例 2 个"),
        FillColumn("enterprise_appraisal", "优秀"),
        FillColumn("school_appraisal", "合格"),
        _day("approved_on", "2026-6-20"),
        FillColumn("approved_by", "周校长"),
        _day("verified_on", "2026-9-10"),
        FillColumn("verified_by", "人事处"),
    )
    return FillSheet("practice", PRACTICE_COLUMNS, columns)
