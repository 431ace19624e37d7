"""Sentences and words of 未实习."""

from collections.abc import Mapping
from typing import Final

from ctec_desktop.domain.codes.not_placed import NotPlacedCode
from ctec_desktop.domain.not_placed import NotPlacedReason, PlanStanding, PlanStudent
from ctec_desktop.wording.labels import STATUSES

TITLE: Final = "未实习登记"
LEAD: Final = "计划涉及的班级里，每位学生要么有实习安排，要么写明未实习的原因。选中多人可以一次登记；以后安排了实习，登记自动结束。"
PLAN: Final = "实习计划"
CLASS: Final = "班级"
PLAN_CLASSES: Final = "该计划涉及的班级"
CHOOSE_PLAN: Final = "请选择计划"
SHOW: Final = "显示"
EVERYBODY: Final = "全部"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
STANDING: Final = "状态"
UNIT_OR_REASON: Final = "单位或原因"
PROOF: Final = "依据材料"
LIST: Final = "计划涉及的学生"
REASON: Final = "原因"
REASON_TEXT: Final = "补充说明"
PROOF_HINT: Final = "如 报名表、入伍通知书、病历、缓（免）实习申请"
SAVING: Final = "登记未实习"
WITHDRAW: Final = "撤销登记…"
WITHDRAWING: Final = "撤销未实习登记"
NO_PROOF: Final = "缺依据材料"
NOBODY: Final = "没有学生。请先给这个计划安排班级，或在上面选一个班级。"

STANDINGS: Final = {
    PlanStanding.MISSING: "未落实",
    PlanStanding.EXCUSED: "未实习",
    PlanStanding.PLACED: "已安排",
}
REASONS: Final = {
    NotPlacedReason.FURTHER_STUDY: "升学备考",
    NotPlacedReason.CONSCRIPTED: "参军",
    NotPlacedReason.SUSPENDED: "休学",
    NotPlacedReason.ILLNESS: "伤病",
    NotPlacedReason.DEFERRED: "缓实习",
    NotPlacedReason.EXEMPTED: "免实习",
    NotPlacedReason.WAITING: "待安排",
    NotPlacedReason.OTHER: "其他（请写明）",
}
SENTENCES: dict[str, str] = {
    NotPlacedCode.NOBODY_CHOSEN: "还没有选择学生。请在表中选中，可以按住 Ctrl 或 Shift 多选。",
    NotPlacedCode.HAS_PLACEMENT: "已有这个计划的实习安排，不能登记为未实习。不再实习的，请先在实习安排里登记“提前结束”。",
    NotPlacedCode.REASON_NEEDED: "选“其他”的，请写明是什么原因。",
    NotPlacedCode.STUDENT_GONE: "选中的学生里有的不在您的查看范围内。请刷新后重新选择。",
    NotPlacedCode.NO_RECORD: "选中的学生没有未实习登记，不用撤销。",
    NotPlacedCode.UNDO_REASON_NEEDED: "撤销登记需要写明原因，原因会记入日志。",
}


def reason_text(one: PlanStudent) -> str:
    """The unit, or the reason with its words; the 学籍 status where it keeps the student from work."""
    status = STATUSES[one.status] if one.status else ""
    if one.reason_kind is not None:
        told = REASONS[one.reason_kind].removesuffix("（请写明）")
        return "，".join(part for part in (told, one.reason or "") if part)
    return one.enterprise_name or (f"学籍：{status}" if status else "")


def summary(counts: Mapping[PlanStanding, int]) -> str:
    """`未落实 2 人 · 未实习 3 人 · 已安排 35 人`."""
    return " · ".join(f"{STANDINGS[kind]} {counts.get(kind, 0)} 人" for kind in STANDINGS)


def put_button(count: int) -> str:
    return f"登记 {count} 人" if count else "登记"


def put_line(count: int) -> str:
    return f"已登记 {count} 人未实习。"


def withdrawn_line(count: int) -> str:
    return f"已撤销 {count} 人的未实习登记。"
