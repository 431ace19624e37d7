"""Words of the forms about an enterprise: its own, places of work, posts, mentors, handing over."""

from typing import Final

NEW: Final = "新建单位"
EDIT: Final = "编辑单位"
SAVING: Final = "保存单位"
UNIT_PART: Final = "单位"
PEOPLE_PART: Final = "联系与人员"
NAME: Final = "单位名称"
NAME_HINT: Final = "按营业执照上的全称，会印在协议上"
USCC: Final = "统一社会信用代码"
LEGAL: Final = "法定代表人"
ADDRESS: Final = "住所"
REGION: Final = "行政区划代码"
REGION_HINT: Final = "6 位，如 110105；不清楚可以不填"
INDUSTRY: Final = "行业代码"
INDUSTRY_HINT: Final = "国民经济行业分类，如 C3425"
CONTACT: Final = "联系人"
CONTACT_PHONE: Final = "联系电话"
STAFF: Final = "在岗职工总数"
STAFF_HINT: Final = "算实习生是否超过 10% 要用"
COUNTED_ON: Final = "哪一天的人数"
DAY_HINT: Final = "如 2026-08-31"
STAFF_SOURCE: Final = "人数来源"
SOURCES: Final = ("单位盖章证明", "社保缴费名册", "单位来函")
OPEN: Final = "未填写"

NEW_SITE: Final = "添加工作地点"
EDIT_SITE: Final = "编辑工作地点"
SAVING_SITE: Final = "保存工作地点"
SITE: Final = "工作地点"
SITE_HINT: Final = "学生实际上班的地方；是否跨省按这里判断，不按注册地"

NEW_POST: Final = "添加岗位"
EDIT_POST: Final = "编辑岗位"
SAVING_POST: Final = "保存岗位"
POST: Final = "岗位名称"
POST_PART: Final = "岗位"
TERMS_PART: Final = "待遇"
SAME_KIND: Final = "同类岗位职工人数"
SAME_KIND_HINT: Final = "算实习生是否超过同类岗位 20% 要用"
WORK_HOURS: Final = "工作时间"
WORK_HOURS_HINT: Final = "如 8:30–12:00，13:30–17:30"
PAY: Final = "实习报酬（元）"
PAY_UNIT: Final = "按月还是按日"
PAY_METHOD: Final = "发放方式"
PAY_DAY: Final = "每月几日发"
BOARD: Final = "就餐"
LODGING: Final = "住宿"
MENTOR: Final = "单位指导人员"
NO_SITE: Final = "请选择"

NEW_MENTOR: Final = "添加指导人员"
EDIT_MENTOR: Final = "编辑指导人员"
SAVING_MENTOR: Final = "保存指导人员"
MENTOR_NAME: Final = "姓名"
MENTOR_PHONE: Final = "电话"
POSITION: Final = "职务"
POSITIONS: Final = ("班组长", "技术主管", "工段长", "车间主任", "部门经理", "高级工程师")
SKILL_LEVEL: Final = "技能等级"
SKILL_LEVELS: Final = ("中级工", "高级工", "技师", "高级技师")

HAND_OVER_TITLE: Final = "交接岗位"
HAND_OVER: Final = "交接"
HAND_OVER_TO: Final = "交给谁"
HAND_OVER_ON: Final = "从哪天起"
WITH_PLACEMENTS: Final = "正在实习和以后要来的学生，也改由接手的人指导（已签发的协议不变）"


def yuan(fen: int | None) -> str:
    """An amount as one types it: `2600` or `2600.50`."""
    if fen is None:
        return ""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def pay_unit_text(unit: str) -> str:
    return f"按{unit}"


def hand_over_lead(name: str, posts: tuple[str, ...]) -> str:
    led = "、".join(posts) or "没有岗位"
    return f"{name} 现在负责：{led}。交接后这些岗位改由接手的人负责。"


def handed_over_line(name: str, count: int) -> str:
    return f"已从 {name} 交接 {count} 项。"
