"""Words of changing placements: kinds, reasons, papers, the dialog and the history beside the list."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.placement_changes import ChangeLine, ChangeReason, Paper, PaperKind
from ctec_desktop.domain.placement_periods import ONE_DAY, ChangeKind

TITLE: Final = "登记变动"
LEAD: Final = (
    "选好种类和日期，下面逐人核对；能登记的一次登记，其余留在表中并说明原因。计划的日期不会被改写，随时可以撤销。"
)
SCOPE: Final = "对象"
KIND: Final = "变动种类"
EFFECTIVE: Final = "生效日期"
UNTIL: Final = "到哪一天为止"
UNTIL_HINT: Final = "如 2027-02-20；暂停可以留空，表示复工日期待定"
POST: Final = "新的单位与岗位"
REASON: Final = "原因"
REASON_TEXT: Final = "补充说明"
PROOF: Final = "依据材料"
PROOF_HINT: Final = "如 解除确认书、放假通知、病假条，写明文号或存放处"
APPLYING: Final = "登记变动"
NOBODY: Final = "没有可登记的学生"
CHOSEN_FIRST: Final = "先选对象"
PAPERS_LEAD: Final = "接下来要办："
PAPERS_NEEDED: Final = "要办："
HISTORY: Final = "变动经过"
PLACED: Final = "安排"
CHANGE: Final = "变动…"
UNDO: Final = "撤销变动…"
UNDO_TITLE: Final = "撤销变动"
UNDO_REASON: Final = "撤销原因"
UNDO_REASON_HINT: Final = "会记入日志，不删除原来的登记"
UNDO_SAVE: Final = "撤销"
UNDONE: Final = "已撤销"
PREVIOUS: Final = "查看前一段安排"
NEXT: Final = "查看后一段安排"
FIELD_UNTIL: Final = "到哪一天为止"

KINDS: Final = {
    ChangeKind.PAUSE: "暂停",
    ChangeKind.RESUME: "复工",
    ChangeKind.MOVE_POST: "调整岗位",
    ChangeKind.MOVE_UNIT: "变更单位",
    ChangeKind.EXTEND: "延长",
    ChangeKind.END_EARLY: "提前结束",
}
MEANINGS: Final = {
    ChangeKind.PAUSE: "从生效日期起暂停（含当天），到“到哪一天为止”的那天为止（含当天）。暂停期间仍算这段实习，不能另作安排。",
    ChangeKind.RESUME: "从生效日期起回到岗位，前一天是暂停的最后一天。",
    ChangeKind.MOVE_POST: "同一单位内换岗位，从生效日期起在新岗位。",
    ChangeKind.MOVE_UNIT: "换到另一家单位：生效日期是在新单位的第一天，前一天是在原单位的最后一天。新的安排一并建好，原来的仍可查。",
    ChangeKind.EXTEND: "接着现在的最后一天往后延长，只需填“到哪一天为止”。",
    ChangeKind.END_EARLY: "从生效日期起不再实习，前一天是最后一天。生效日期可以在将来。",
}
REASONS: Final = {
    ChangeReason.HOLIDAY: "放假（如春节）",
    ChangeReason.UNIT_STOPPED: "单位停产、停业",
    ChangeReason.ILLNESS: "伤病",
    ChangeReason.EXAM: "考试",
    ChangeReason.FURTHER_STUDY: "升学备考",
    ChangeReason.CONSCRIPTION: "参军",
    ChangeReason.AGREED: "三方协商一致",
    ChangeReason.STUDENT_WISH: "学生本人提出",
    ChangeReason.UNIT_BREACH: "单位违约（未付报酬、违规安排等）",
    ChangeReason.DISCIPLINE: "学生违反纪律",
    ChangeReason.INCIDENT: "安全事故、突发事件",
    ChangeReason.ROTATION: "轮岗",
    ChangeReason.POST_UNFIT: "岗位不适合",
    ChangeReason.PROGRAMME: "按教学安排",
    ChangeReason.OTHER: "其他（请写明）",
}
PAPERS: Final = {
    PaperKind.RELEASE: "与原单位的解除确认书",
    PaperKind.CONSENT: "新的知情同意书（学生、监护人签字）",
    PaperKind.AGREEMENT: "新的三方协议",
    PaperKind.SUPPLEMENT: "补充协议（写明变更的内容）",
    PaperKind.FILING: "补充备案",
    PaperKind.COVER_ADDED: "保险批单：变更单位，核对新单位在承保范围内",
    PaperKind.COVER_ENDED: "保险批单：减员",
    PaperKind.COVER_LONGER: "保险延长到新的最后一天",
    PaperKind.TRAINING: "新岗位的岗前培训",
    PaperKind.APPLICATION: "新的自主实习申请表和家长知情书（登记后在“自主实习审批”里打印、审批）",
}


def application_reason(kind: ChangeKind, reason_kind: ChangeReason, reason: str | None) -> str:
    """Why the place at the next unit is applied for, as its application says."""
    told = (REASONS[reason_kind].removesuffix("（请写明）"), (reason or "").strip())
    return f"{KINDS[kind]}：{'，'.join(part for part in told if part)}"


def meaning(kind: ChangeKind, papers: Sequence[Paper]) -> str:
    """How the days of this kind are read, and which papers it calls for."""
    told = "；".join(PAPERS[paper.kind] for paper in papers)
    return f"{MEANINGS[kind]}\n{PAPERS_NEEDED}{told}。" if papers else MEANINGS[kind]


def chosen(count: int) -> str:
    return f"选中的 {count} 条安排"


def whole_unit(name: str) -> str:
    return f"单位：{name}（全部在实习的）"


def apply_button(count: int) -> str:
    return f"登记 {count} 人" if count else NOBODY


def applied_line(kind: ChangeKind, count: int, left: int, papers: Sequence[Paper]) -> str:
    """What was done, who is left, which papers come next."""
    lines = [f"已为 {count} 人登记“{KINDS[kind]}”。" + (f"还有 {left} 人没有登记，原因见下表。" if left else "")]
    if papers:
        lines.append(PAPERS_LEAD + "；".join(paper_line(paper) for paper in papers) + "。")
    return "\n".join(lines)


def paper_line(paper: Paper) -> str:
    return f"{PAPERS[paper.kind]}（{paper.clause}）" if paper.clause else PAPERS[paper.kind]


def change_title(line: ChangeLine) -> str:
    """`变更单位 → 示例公司/装配工`."""
    where = {
        ChangeKind.MOVE_POST: line.post_name or "",
        ChangeKind.MOVE_UNIT: f"{line.enterprise_name or ''}/{line.post_name or ''}",
    }.get(line.kind, "")
    return f"{KINDS[line.kind]} → {where}" if where else KINDS[line.kind]


def change_note(line: ChangeLine) -> str:
    """Reason, words, proof, who wrote it; what became of it when it was taken back."""
    parts = [REASONS[line.reason_kind].removesuffix("（请写明）"), line.reason or "", line.proof or "", line.by_name]
    told = "，".join(part for part in parts if part)
    return f"已撤销：{line.void_reason or ''}（{told}）" if line.is_voided else told


def change_days(line: ChangeLine) -> str:
    """The days of a change as its kind reads them."""
    first = line.effective_on.isoformat()
    match line.kind:
        case ChangeKind.PAUSE:
            return f"{first} 至 {line.until_on.isoformat() if line.until_on else '待定'}"
        case ChangeKind.EXTEND:
            return f"至 {line.until_on.isoformat() if line.until_on else ''}"
        case ChangeKind.END_EARLY:
            return f"最后一天 {(line.effective_on - ONE_DAY).isoformat()}"
        case _:
            return f"自 {first}"


def undo_lead(line: ChangeLine) -> str:
    return f"将撤销：{change_title(line)}，{change_days(line)}。"


def undo_all(count: int) -> str:
    return f"同一次登记的其他人也一并撤销（共 {count} 人）"


def undone_line(count: int) -> str:
    return f"已撤销 {count} 人的变动。"


def said_line(kind: ChangeKind, count: int) -> str:
    return f"{KINDS[kind]}：已登记 {count} 人。"


def days_now(from_on: date, last_on: date) -> str:
    return f"{from_on.isoformat()} 至 {last_on.isoformat()}" if from_on <= last_on else "未曾开始"
