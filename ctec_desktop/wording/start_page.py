"""Words of the page 开始使用."""

from collections.abc import Mapping
from typing import Final

from ctec_desktop.domain.onboarding import OnboardingStep as Step

TITLE: Final = "开始使用"
LEAD: Final = "从空白到打印出一个班的协议，一共六步。做完的会自己打勾；顺序可以不照这里。"
DONE: Final = "已完成"
NOT_DONE: Final = "还没有做"
HIDE: Final = "不再显示"
TO_CHECKS: Final = "去合规核对"
HIDE_HINT: Final = "收起以后，可以在“设置”里再打开。"
HIDING: Final = "收起“开始使用”"
HIDDEN: Final = "已收起“开始使用”，需要时在“设置”里打开。"
ALL_DONE: Final = "六步都做完了。"
STEPS: Final[Mapping[Step, tuple[str, str, str]]] = {
    Step.SCHOOL: ("学校资料", "学校标识码、联系人和电话印在每份协议上。", "去填写"),
    Step.STUDENTS: ("导入学生", "教务给的 Excel 花名册，原样拿来就行。", "去导入"),
    Step.ENTERPRISES: ("导入企业与岗位", "一行一个岗位的 Excel 表。", "去导入"),
    Step.PLAN: ("新建实习计划", "起止日期、指导教师、实习责任保险。", "新建计划"),
    Step.PLACEMENTS: ("安排班级", "选班级和岗位，程序逐人按规定把关。", "去安排"),
    Step.AGREEMENTS: ("签发协议", "一个班的三方协议和知情同意书合成一个 PDF。", "去签发"),
}

SETTING: Final = "在左侧显示“开始使用”"
SETTING_HINT: Final = "六步都做完以后自动收起。"


def state_line(title: str, is_done: bool) -> str:
    """A step as a screen reader says it."""
    return f"{title}：{DONE if is_done else NOT_DONE}"
