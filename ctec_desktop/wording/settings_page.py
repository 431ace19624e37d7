"""Words of the page 设置."""

from typing import Final

TITLE: Final = "设置"
SCHOOL_PART: Final = "学校信息"
SCHOOL_LEAD: Final = "印在每份协议上，请按公章和证书填写。"
NAME: Final = "学校全称"
CODE: Final = "学校标识码"
CODE_HINT: Final = "10 位数字，印在页码二维码里；可以以后再填"
USCC: Final = "统一社会信用代码"
ADDRESS: Final = "地址"
CONTACT: Final = "联系人"
CONTACT_PHONE: Final = "联系电话"
LEGAL: Final = "法定代表人"
SAVE: Final = "保存"
SAVING: Final = "保存学校信息"
SAVED: Final = "学校信息已保存。以后签发的协议按新内容印。"
READ_AGAIN: Final = "重新读取"
READ_AGAIN_HINT: Final = "放弃这里改过的内容，显示已保存的内容"

CLASSES_PART: Final = "班级年级"
CLASSES_LEAD: Final = "年级是入学年份。是否一年级按它判断；没有年级的班不能安排岗位实习。"
SEARCH_CLASS: Final = "搜索班级"
CLASS: Final = "班级"
GRADE: Final = "年级"
MAJOR: Final = "专业"
STUDENTS: Final = "人数"
NO_GRADE: Final = "未填"
SET_GRADE: Final = "设为该年级"
SETTING_GRADE: Final = "设置年级"
GRADE_UNIT: Final = "级"
NEW_GRADE: Final = "年级（入学年份）"

LOOK_PART: Final = "外观"
LOOKS: Final = (("light", "浅色"), ("dark", "深色"), ("system", "跟随系统"))

DATA_PART: Final = "数据与版本"
FOLDER: Final = "数据文件夹"
FOLDER_LEAD: Final = "数据已加密，只在这台电脑上。备份时请关闭程序，再复制整个文件夹。"
VERSION: Final = "版本"


def choose_classes(chosen: int) -> str:
    """Beside the year: for how many classes it will be set."""
    return f"所选 {chosen} 个班：" if chosen else "先在表中选一个或几个班："


def grades_missing(count: int) -> str:
    return f"有 {count} 个班没有年级，这些班的学生暂时不能安排岗位实习。" if count else ""


def grade_set(count: int, grade: int) -> str:
    return f"已把 {count} 个班设为 {grade} 级。"
