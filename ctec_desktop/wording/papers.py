"""The papers of the school: their names, the words the program itself puts on them, and what stands in their way."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from ctec_desktop.domain.codes.papers import PaperCode as Code
from ctec_desktop.domain.fields import day_text
from ctec_desktop.domain.paper_specs import SPECS, PaperPer, PaperStage

FILE_TITLE: Final = "实习表单"
PRINTING: Final = "排版表单"
WHOLE_TEXT: Final = "正文"
NO_AGREEMENT: Final = "未签发"

NAMES: Final = {key: spec.name for key, spec in SPECS.items()}
STAGES: Final = {PaperStage.BEFORE: "离校前", PaperStage.DURING: "实习中", PaperStage.APPRENTICE: "学徒培养"}
PERS: Final = {
    PaperPer.STUDENT: "每名学生一份",
    PaperPer.CLASS: "每个班一份",
    PaperPer.UNIT: "每家单位一份",
    PaperPer.BATCH: "每个实习计划一份",
    PaperPer.APPRENTICE: "每名学徒一份",
}
PERS_SHORT: Final = {
    PaperPer.STUDENT: "每人",
    PaperPer.CLASS: "每班",
    PaperPer.UNIT: "每单位",
    PaperPer.BATCH: "每计划",
    PaperPer.APPRENTICE: "每学徒",
}
PAYERS: Final = {"school": "学校", "enterprise": "实习单位"}


def person(name: str, student_no: str) -> str:
    return f"{name}（{student_no}）"


def beside(name: str | None, phone: str | None) -> str:
    """A name and how to reach it; nothing without a name."""
    return " ".join(part for part in (name, phone) if part) if name else ""


def reason(kind: str, told: str | None) -> str:
    return f"{kind}：{told}" if told else kind


# What a paper leaves to the pen where nothing is on record yet.
INCIDENT_BLANKS = {
    "incident_at": "　　　　年　　月　　日　　时　　分",
    "insurer_told_at": "　　　　年　　月　　日　　时　　分",
    "incident_kind": "□ 工作中受伤　□ 上下班途中　□ 疾病　□ 失联　□ 纠纷　□ 治安　□ 自然灾害　□ 其他：",
}


SEE_ANNEX = "……（全文见末尾）"


def annex_head(label: str) -> str:
    return f"{label}（全文）"


def moment(at: datetime) -> str:
    return f"{at.year}年{at.month}月{at.day}日 {at.hour}时{at.minute:02}分"


def period(first: date, last: date) -> str:
    return f"{day_text(first)}至{day_text(last)}"


def pay_day(day: int) -> str:
    return f"每月 {day} 日"


def told_apart(whose: str, by: str) -> str:
    """Whose a copy is where another has the same name."""
    return f"{whose}　{by}" if by else whose


def foot_line(title: str, whose: str) -> str:
    return f"{title}　{whose}" if whose else title


def printed_reason(copies: Sequence[tuple[str, int]]) -> str:
    """For the trail: which papers, how many of each."""
    return "、".join(f"{NAMES[key]} {count} 份" for key, count in copies)


SENTENCES: dict[str, str] = {
    Code.NO_SUCH_PAPER: "没有叫“{paper}”的表单。请用 paper list 查看有哪些表单。",
    Code.NO_SUCH_ENTERPRISE: "没有单位“{enterprise}”。请写单位全称，与“企业与岗位”里的一致。",
    Code.NO_SUCH_STUDENT: "没有学号 {number}。请核对学号，或先导入名单。",
    Code.NO_PAPER_CHOSEN: "还没有选表单。请勾选要打印的表单。",
    Code.NOBODY_CHOSEN: "所选范围内没有学生。请先选好学生、班级、单位或实习计划。",
    Code.NOT_PLACED: "没有正在进行或将要开始的实习安排，“{paper}”上没有这名学生。请先在“实习安排”里安排。",
    Code.NOTHING_LEFT: "所选范围内没有正在进行或将要开始的岗位实习，“{paper}”没有可印的内容。请先安排实习，或换一个范围。",
    Code.NO_LEAVING: "所选范围内没有登记过提前结束或变更单位的学生，“{paper}”没有可印的内容。"
    "请先在“实习安排”里用“变动…”登记，表单会带出日期和原因。",
    Code.NO_ENDING: "所选范围内没有登记过提前结束的学生，“{paper}”没有可印的内容。变更单位的学生不退保，改报批改名单；"
    "提前结束的请先在“实习安排”里用“变动…”登记。",
    Code.NO_CHANGE: "所选范围内没有登记过变更单位、岗位、延长或提前结束，“{paper}”没有可印的内容。"
    "请先在“实习安排”里用“变动…”登记。",
    Code.ALL_SIGNED: "所选范围内的学生都已签署协议，“{paper}”没有可印的内容。",
    Code.SAME_PROVINCE: "所选范围内没有工作地点在外省的学生，“{paper}”没有可印的内容。"
    "跨省按工作地点判断，请核对实习地点的行政区划代码。",
    Code.PROVINCE_UNKNOWN: "工作地点没有填行政区划代码，看不出是否跨省，没有列入。请在“企业与岗位”里补上实习地点的代码。",
    Code.SCHOOL_PROVINCE_UNKNOWN: "学校的统一社会信用代码没有填，看不出哪些学生跨省，所选学生全部列入。"
    "请在“设置”里补上，或只勾选跨省的学生。",
    Code.COVER_LASTS: "所选学生的保险期间都覆盖到实习最后一天，“{paper}”没有可印的内容。",
    Code.NO_APPRENTICE: "所选的人里没有登记过学徒培养的，“{paper}”没有可印的内容。请先在“学徒培养”里登记。",
    Code.TEXT_TOO_TALL: "“{title}”有一栏内容太长，一页放不下。请缩短过长的内容（例如变动原因、项目内容）后再打印。",
    Code.PERSONAL_IN_PUBLIC: "第 {block} 块印出“{label}”。这份表单要公开张贴，不能印个人号码和住址，请去掉。",
}
