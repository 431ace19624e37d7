"""Words of searching over everything."""

from collections.abc import Mapping
from typing import Final

from ctec_desktop.domain.search_hits import HitKind

MAKING_TERMS: Final = "正在建立检索目录，完成前可能有人搜不到"

TITLE: Final = "查找"
HINT: Final = "姓名、单位、班级、编号……或要做的事，如 导入"
OPEN: Final = "查找  Ctrl+K"
OPEN_HINT: Final = "在全部学生、企业、协议和功能中查找（Ctrl+K）"
FOUND: Final = "查找结果"
RECENT: Final = "最近打开"
PAGES: Final = "功能"
NOTHING: Final = "没有找到。可以只输姓名中的一个字、拼音首字母，或学号、证件、电话的后四位。"
SEARCHING: Final = "正在查找…"
KEYS: Final = "↑ ↓ 选择    Enter 打开    Esc 关闭"
RETIRED: Final = "已停用"
GO_TO_PAGE: Final = "打开页面"
DO: Final = "操作"

GROUPS: Final[Mapping[HitKind, str]] = {
    HitKind.STUDENT: "学生",
    HitKind.ENTERPRISE: "企业",
    HitKind.POST: "岗位",
    HitKind.MENTOR: "单位指导人员",
    HitKind.TEACHER: "教师",
    HitKind.CLASS_GROUP: "班级",
    HitKind.MAJOR: "专业",
    HitKind.DEPARTMENT: "院系",
    HitKind.PLAN: "实习计划",
    HitKind.PLACEMENT: "实习安排",
    HitKind.AGREEMENT: "协议",
}
_DATED: Final = frozenset({HitKind.PLAN, HitKind.PLACEMENT})


def about_line(kind: HitKind, about: tuple[str, ...]) -> str:
    """What tells a hit from others of the same name, on one line."""
    if kind in _DATED and len(about) > 1:
        *parts, first, last = about
        return " · ".join((*parts, f"{first} 至 {last}"))
    return " · ".join(about)


def import_action(noun: str) -> str:
    return f"导入{noun}"


NEW_PLAN: Final = "新建实习计划"
PLACE_CLASS: Final = "安排一个班实习"
ISSUE_CLASS: Final = "签发一个班的协议"
