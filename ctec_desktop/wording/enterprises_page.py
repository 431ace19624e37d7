"""Words of the page about enterprises and their posts."""

from typing import Final

from ctec_desktop.domain.vocabulary import PayMethod, PayUnit, Provision
from ctec_desktop.wording.labels import PAY_UNITS, PROVISIONS, money
from ctec_desktop.wording.master_labels import PAY_METHODS

TITLE: Final = "企业与岗位"
SEARCH: Final = "单位名称任意几个字、拼音首字母、统一社会信用代码"
IMPORT: Final = "导入企业与岗位"
EMPTY: Final = "还没有企业"
EMPTY_HINT: Final = "把实习单位一览表（Excel、WPS 表格或 .csv）导入：一行一个岗位，单位会自动归并。"

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
STAFF_HINT: Final = "缺在岗职工数，就算不出实习生是否超过 10%。请在表中补上后再导入一次。"

SITE: Final = "工作地点"
WORK_HOURS: Final = "工作时间"
PAY: Final = "实习报酬"
PAID: Final = "发放"
BOARD: Final = "就餐"
LODGING: Final = "住宿"
SAME_KIND: Final = "同岗职工"
MENTOR: Final = "指导人员"
MISSING: Final = "缺"
NO_POSTS: Final = "这家单位还没有岗位，不能安排实习。请在表中写上岗位名称后再导入一次。"


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
