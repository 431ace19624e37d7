"""Words of 双师型 recognition: sentences, levels, steps, states, and how evidence stands."""

from collections.abc import Mapping
from typing import Final

from ctec_desktop.domain.codes.recognition import RecognitionCode
from ctec_desktop.domain.recognition.meter import Held, Met, Proof
from ctec_desktop.domain.recognition.standard import Criterion
from ctec_desktop.domain.recognition.views import DualStep, DualView
from ctec_desktop.domain.recognition.words import DualLevel, DualState, DualTrack, StepKind

SENTENCES: dict[str, str] = {
    RecognitionCode.NOT_A_TEACHER_IN_USE: "这名教师已停用，不能申报。确实在岗的，请先在“教师”里恢复。",
    RecognitionCode.NOT_BOUND: "外聘教师不在本校申报双师型（DQT-SCOPE-01，待核实）。当地另有规定的，请先改“任课类别”。",
    RecognitionCode.UNDER_WAY: "这名教师 {year} 年申报的{level}还没有结果。请先记下结果或撤回，再申报。",
    RecognitionCode.NOT_HIGHER: "这名教师现在就是{level}，只能申报更高一级。到期的请记“复核合格”，不用重新申报。",
    RecognitionCode.DAY_AHEAD: "{day} 还没有到（今天是 {today}）。请填已经发生的日期。",
    RecognitionCode.STEP_OUT_OF_ORDER: "现在不能记“{step}”。可以记的是：{next}。",
    RecognitionCode.DAY_BEFORE: "{day} 早于前一步的 {before}。请核对日期。",
    RecognitionCode.PUBLICITY_SHORT: "公示只有 {days} 天，按现在的口径至少 {least} 天（待核实）。请改截止日期。",
    RecognitionCode.PUBLICITY_RUNS: "公示到 {until_on} 才结束。请填公示结束以后的日期。",
    RecognitionCode.EVIDENCE_MISSING: "还缺：{criteria}。请先在“教师档案”补材料或记下判断；按破格申报的，请在申报时写明理由。",
    RecognitionCode.REVIEW_TOO_LATE: "复核日期要在 {first} 到 {latest} 之间，最长 {years} 年（DQT-REVIEW，待核实）。",
    RecognitionCode.NOT_RECOGNISED: "这名教师没有可以撤回或复核的认定。请重新打开后再看。",
    RecognitionCode.NOT_LOWER: "降级只能降到比现在低的等级。请改等级；不再具备条件的，请记“撤销”。",
    RecognitionCode.ENDED: "这次申报已经结束，不能再记。",
    RecognitionCode.NO_SUCH_CRITERION: "这一级没有由人判断的这一条。请从列表里选。",
    RecognitionCode.REASON_NEEDED: "请写明原因。",
    RecognitionCode.NOBODY: "现在没有可以列入《{paper}》的教师，没有写文件。公示名单列已通过校内评议、还没有上报或批复的；汇总表列已发证的。",
}
LEVELS: Final = {DualLevel.JUNIOR: "初级", DualLevel.MIDDLE: "中级", DualLevel.SENIOR: "高级"}
TRACKS: Final = {DualTrack.SECONDARY: "中职", DualTrack.HIGHER: "高职"}
STEPS: Final = {
    StepKind.JUDGED: "由人判断",
    StepKind.REVIEWED: "校内评议通过",
    StepKind.PUBLISHED: "公示",
    StepKind.REPORTED: "上报",
    StepKind.APPROVED: "批复或备案",
    StepKind.CERTIFIED: "发证",
    StepKind.DECLINED: "没有通过",
    StepKind.KEPT: "复核合格",
    StepKind.LOWERED: "降级",
    StepKind.REVOKED: "撤销",
}
STATES: Final = {
    DualState.UNDER_WAY: "申报中",
    DualState.STANDS: "有效",
    DualState.OVERDUE: "复核到期",
    DualState.SUPERSEDED: "已升级",
    DualState.DECLINED: "没有通过",
    DualState.REVOKED: "已撤销",
    DualState.VOID: "已作废",
}
HELD: Final = {Held.MET: "具备", Held.EXPIRING: "快到期", Held.MISSING: "缺"}
NOTHING: Final = "没有"
NONE: Final = "未认定"


def proof_text(proof: Proof) -> str:
    if proof.days:
        return f"核实过的企业实践 {proof.days} 天"
    return f"{proof.text}（到 {proof.until_on.isoformat()}）" if proof.until_on else proof.text


def asked_text(criterion: Criterion) -> str:
    """What is asked, with the rule; nobody read the notice itself, so each is to be confirmed."""
    return f"{criterion.text}（{criterion.rule_id}，待核实）"


def criterion_line(met: Met) -> str:
    """A criterion with what proves it, or what it asks."""
    proofs = "；".join(proof_text(one) for one in met.proofs)
    return f"{met.criterion.title}：{proofs or asked_text(met.criterion)}"


def step_line(step: DualStep, titles: Mapping[str, str]) -> str:
    """One step as the panel tells it. Args: `titles` of the criteria that a person judges."""
    parts = [step.on.isoformat(), STEPS[step.kind]]
    if step.kind is StepKind.JUDGED:
        parts.append(f"{titles.get(step.criterion or '', '')}{'符合' if step.is_positive else '不符合'}")
    if step.kind is StepKind.PUBLISHED and step.until_on:
        parts.append(f"到 {step.until_on.isoformat()}")
    if step.kind in (StepKind.CERTIFIED, StepKind.KEPT) and step.until_on:
        parts.append(f"复核不晚于 {step.until_on.isoformat()}")
    parts += [LEVELS[step.level]] if step.level else []
    parts += [text for text in (step.number, step.by_name, step.remark) if text]
    return "　".join(parts)


def view_line(view: DualView, state: DualState) -> str:
    """An application in one line."""
    exception = f"　破格：{view.exception}" if view.exception else ""
    return f"{view.year} 年 {TRACKS[view.track]}{LEVELS[view.level]}　{STATES[state]}{exception}"
