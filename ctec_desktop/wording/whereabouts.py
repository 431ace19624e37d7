"""Words of where students are on a day."""

from datetime import date
from typing import Final

from ctec_desktop.domain.whereabouts import Crossing, Whereabouts

TITLE: Final = "学生去向"
LEAD: Final = "选一天，看有人在外实习的班级里每位学生在哪里；需要核实的排在最前。计划还没完、实习已结束又没有下一段的，算去向不明。将来的日子按计划推算。"
DAY: Final = "日期"
CLASS: Final = "班级"
ALL_CLASSES: Final = "有人在外的班级"
SHOW: Final = "显示"
EVERYBODY: Final = "全部"
LIST: Final = "学生去向"
COUNTS: Final = "人数统计"
COUNT_BY: Final = "统计方式"
BY_CLASS: Final = "按班级"
BY_UNIT: Final = "按单位"
CLASS_OR_UNIT: Final = "班级或单位"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
WHERE: Final = "去向"
UNIT: Final = "单位"
POST: Final = "岗位"
NOTE: Final = "说明"
REGION: Final = "工作地"
ON_POST: Final = "在岗"
DOUBTFUL: Final = "待核实"
TOTAL: Final = "合计"

WHERES: Final = {
    Whereabouts.UNKNOWN: "去向不明",
    Whereabouts.NOT_ARRIVED: "应到未到",
    Whereabouts.ENDED: "已结束",
    Whereabouts.PAUSED: "暂停",
    Whereabouts.NOT_YET: "未开始",
    Whereabouts.NOT_PLACED: "未实习",
    Whereabouts.NOT_ENROLLED: "不在读",
    Whereabouts.ON_TRIP: "认识实习",
    Whereabouts.ON_POST: "在岗",
}
# The first two figures of a region code.
_PROVINCES: Final = {
    "11": "北京",
    "12": "天津",
    "13": "河北",
    "14": "山西",
    "15": "内蒙古",
    "21": "辽宁",
    "22": "吉林",
    "23": "黑龙江",
    "31": "上海",
    "32": "江苏",
    "33": "浙江",
    "34": "安徽",
    "35": "福建",
    "36": "江西",
    "37": "山东",
    "41": "河南",
    "42": "湖北",
    "43": "湖南",
    "44": "广东",
    "45": "广西",
    "46": "海南",
    "50": "重庆",
    "51": "四川",
    "52": "贵州",
    "53": "云南",
    "54": "西藏",
    "61": "陕西",
    "62": "甘肃",
    "63": "青海",
    "64": "宁夏",
    "65": "新疆",
    "71": "台湾",
    "81": "香港",
    "82": "澳门",
}


def title_of(on: date) -> str:
    """What the sheet and the trail call the list of a day."""
    return f"{TITLE} {on.isoformat()}"


def region_text(region_code: str | None, crossed: Crossing | None) -> str:
    """`浙江（跨省）`, `江苏`; nothing while the region of the place of work is not known."""
    if not region_code:
        return ""
    province = _PROVINCES.get(region_code[:2], region_code[:2])
    return f"{province}（跨省）" if crossed is Crossing.OTHER else province


def pause_note(first: date, last: date | None) -> str:
    return f"{first.isoformat()} 至 {last.isoformat() if last else '待定'}"


def until_note(where: Whereabouts, on: date) -> str:
    return f"{on.isoformat()} 开始" if where is Whereabouts.NOT_YET else f"最后一天 {on.isoformat()}"


def left_note(unit: str, last_on: date) -> str:
    """Where the student was last, while nothing says what came after."""
    return f"{last_on.isoformat()} 离开{unit}"


def summary(counts: dict[Whereabouts, int], crossing: int) -> str:
    """`共 80 人：去向不明 1 · 应到未到 2 · 在岗 77；跨省 3 人`."""
    total = sum(counts.values())
    if not total:
        return "这一天没有班级在外实习。"
    parts = " · ".join(f"{WHERES[where]} {counts[where]}" for where in WHERES if counts.get(where))
    told = f"共 {total} 人：{parts}"
    return f"{told}；跨省 {crossing} 人" if crossing else told
