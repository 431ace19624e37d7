"""Words of the page about enterprises and their posts."""

from typing import Final

from ctec_desktop.domain.vocabulary import PayMethod, PayUnit, Provision
from ctec_desktop.wording.labels import PAY_UNITS, PROVISIONS, money
from ctec_desktop.wording.master_labels import PAY_METHODS

TITLE: Final = "企业与岗位"
SEARCH: Final = "单位名称任意几个字、拼音首字母、统一社会信用代码"
IMPORT: Final = "导入企业与岗位"
EMPTY: Final = "还没有企业"
EMPTY_HINT: Final = (
    "把实习单位一览表（Excel、WPS 表格或 .csv）导入：一行一个岗位，单位会自动归并；也可以点“新建单位”逐家录入。"
)
NEW: Final = "新建单位"

NAME: Final = "单位名称"
USCC: Final = "统一社会信用代码"
POSTS: Final = "岗位"
PLACE: Final = "地点"
CONTACT: Final = "联系人"
CONTACT_PHONE: Final = "联系电话"

UNIT: Final = "单位"
LEGAL_REPRESENTATIVE: Final = "法定代表人"
ADDRESS: Final = "住所"
REGION_CODE: Final = "行政区划"
INDUSTRY_CODE: Final = "行业代码"
PEOPLE: Final = "联系与人员"
STAFF: Final = "在岗职工"
STAFF_HINT: Final = "缺在岗职工数，就算不出实习生是否超过 10%。请点“编辑”补上，或在表中补上后再导入一次。"

SITE: Final = "工作地点"
WORK_HOURS: Final = "工作时间"
PAY: Final = "实习报酬"
PAID: Final = "发放"
BOARD: Final = "就餐"
LODGING: Final = "住宿"
SAME_KIND: Final = "同岗职工"
MENTOR: Final = "指导人员"
MISSING: Final = "缺"
NO_POSTS: Final = "这家单位还没有岗位，不能安排实习。请点“添加岗位”，或在表中写上岗位名称后再导入一次。"

SITES_PART: Final = "工作地点"
MENTORS_PART: Final = "指导人员"
ON_POST_PART: Final = "今天在岗"
AGREEMENTS_PART: Final = "协议"
ADD_SITE: Final = "添加"
ADD_POST: Final = "添加岗位"
ADD_MENTOR: Final = "添加"
HAND_OVER: Final = "交接"
NO_SITES: Final = "还没有工作地点。"
NO_MENTORS: Final = "还没有指导人员。签协议要写明单位指导人员，请添加。"
NOBODY_ON_POST: Final = "今天没有学生在岗。"
NO_AGREEMENTS: Final = "还没有协议。"
STAFF_HISTORY: Final = "以往人数"
LEADS: Final = "负责岗位"
POSITION: Final = "职务"
SKILL_LEVEL: Final = "技能等级"
SITE_POSTS: Final = "岗位数"
MERGE: Final = "合并重复单位…"
SHOWN_AT_MOST: Final = 20


def more_line(count: int) -> str:
    return f"另有 {count:,} 条，请到相应的页面查看。"


def counted_heading(title: str, count: int) -> str:
    return f"{title}（{count:,}）" if count else title


def staffing_line(day: str, staff: int, source: str | None) -> str:
    return f"{day}：{staff:,} 人{'，' + source if source else ''}"


def placement_note(post: str, until: str) -> str:
    return f"{post}，至 {until}"


def merged_note(into: str) -> str:
    return f"已并入“{into}”，这里只留历史。"


def posts_heading(count: int) -> str:
    return f"岗位（{count}）"


def posts_badge(count: int) -> str:
    return f"{count} 个岗位"


def people_count(count: int | None) -> str:
    return "" if count is None else f"{count:,} 人"


def pay_text(fen: int | None, unit: str | None) -> str:
    """`2,600 元/月`; nothing where no pay is agreed."""
    if fen is None:
        return ""
    return f"{money(fen)}/{PAY_UNITS[PayUnit(unit)]}" if unit else money(fen)


def paid_text(method: str | None, day: int | None) -> str:
    """How and when pay is given: `每月 15 日，转账`."""
    parts = (f"每月 {day} 日" if day else "", PAY_METHODS[PayMethod(method)] if method else "")
    return "，".join(part for part in parts if part)


def provision_text(value: str | None) -> str:
    return PROVISIONS[Provision(value)] if value else ""


def mentor_text(name: str | None, title: str | None) -> str:
    return " · ".join(part for part in (name, title) if part)
