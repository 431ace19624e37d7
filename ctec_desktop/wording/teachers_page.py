"""Words of the page about teachers and of its form."""

from typing import Final

TITLE: Final = "教师"
SEARCH: Final = "搜索姓名 / 拼音首字母 / 工号 / 电话后几位"
IMPORT: Final = "导入教师"
NEW: Final = "新建教师"
EDIT: Final = "编辑教师"
EMPTY: Final = "还没有教师"
EMPTY_HINT: Final = (
    "把教师花名册（Excel、WPS 表格或 .csv）导入，或点“新建教师”逐个录入。实习计划里写过的指导教师也会出现在这里。"
)
SAVING: Final = "保存教师"

STAFF_NO: Final = "工号"
NAME: Final = "姓名"
GENDER: Final = "性别"
DEPARTMENT: Final = "院系"
CATEGORY: Final = "教师类别"
CATEGORIES: Final = (
    "专任教师",
    "校内兼课教师",
    "校外兼职教师",
    "企业导师",
    "专业课教师",
    "公共基础课教师",
    "实习指导教师",
    "思想政治课教师",
    "管理人员",
)
COURSE_KIND: Final = "任课类别"
COURSE_KIND_HINT: Final = "企业实践按它计算要求的天数"
HIRED_ON: Final = "任教日期"
HIRED_ON_HINT: Final = "如 2021-09-01；从这一天起算五年"
RECRUIT_TYPE: Final = "招聘来源"
RECRUIT_EXCEPTION: Final = "例外情形"
NO_EXCEPTION: Final = "无"
RECRUIT_REASON: Final = "例外的依据"
RECRUIT_REASON_HINT: Final = "批准文号，或毕业院校和专业"
POSITION: Final = "职称或职务"
POSITIONS: Final = (
    "正高级讲师",
    "高级讲师",
    "讲师",
    "助理讲师",
    "教授",
    "副教授",
    "高级实习指导教师",
    "一级实习指导教师",
)
PHONE: Final = "电话"
ID_KIND: Final = "证件类型"
ID_NUMBER: Final = "证件号码"
ID_NUMBER_HINT: Final = "办理实践、双师型认定时要用，可以以后再填"
BIRTH_DATE: Final = "出生日期"
DAY_HINT: Final = "如 1985-03-21；填了身份证号可不填"
OPEN: Final = "未填写"
WORK_PART: Final = "任职"
PERSON_PART: Final = "个人信息"
