"""Words of the page 专业与班级 and of its forms."""

from typing import Final

CLASSES: Final = "班级"
MAJORS: Final = "专业"
DEPARTMENTS: Final = "院系"
KEPT_BY: Final = "维护"
SCHOOL_WIDE: Final = "全校共用，由学校管理员维护"
VIEW: Final = "看什么"
IMPORT_MAJORS: Final = "导入专业目录"
IMPORT_STUDENTS: Final = "导入学生名单"

SEARCH_CLASSES: Final = "搜索班级或专业名称"
SEARCH_MAJORS: Final = "搜索专业名称或代码"
SEARCH_DEPARTMENTS: Final = "搜索院系名称"
NEW_CLASS: Final = "新建班级"
NEW_MAJOR: Final = "新建专业"
NEW_DEPARTMENT: Final = "新建院系"
EDIT_CLASS: Final = "编辑班级"
EDIT_MAJOR: Final = "编辑专业"
EDIT_DEPARTMENT: Final = "编辑院系"
NO_CLASSES: Final = "还没有班级"
NO_CLASSES_HINT: Final = "导入学生名单时，班级会一并建好；也可以点“新建班级”先建起来。"
NO_MAJORS: Final = "还没有专业"
NO_MAJORS_HINT: Final = "导入学生名单时，专业会一并建好；也可以导入专业目录，或点“新建专业”录入。"
NO_DEPARTMENTS: Final = "还没有院系"
NO_DEPARTMENTS_HINT: Final = "院系（专业部）用来分管班级和教师；不分院系的学校可以不建。"

NAME: Final = "名称"
CLASS_NAME: Final = "班级名称"
CLASS_NAME_HINT: Final = "如 2024级数控1班，会印在协议上"
GRADE: Final = "年级"
GRADE_LABEL: Final = "年级（入学年份）"
GRADE_HINT: Final = "是否一年级按它判断；不填则按班级名称里的年份"
MAJOR: Final = "专业"
DEPARTMENT: Final = "院系"
STUDENTS: Final = "学生"
CLASS_COUNT: Final = "班级"
TEACHER_COUNT: Final = "教师"
CODE: Final = "专业代码"
CODE_HINT: Final = "6 位，按专业目录；层次会按代码自动填上"
CATALOG: Final = "目录版本"
CATALOG_HINT: Final = "代码出自哪一年的专业目录"
LEVEL: Final = "层次"
YEARS: Final = "学制"
YEARS_LABEL: Final = "学制（年）"
OPEN: Final = "未填写"
SAVING: Final = "保存"


def years_text(years: object) -> str:
    return f"{years} 年"


def grade_text(grade: object) -> str:
    return f"{grade} 级"
