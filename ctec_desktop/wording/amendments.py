"""Words of amendments: kinds, states, refusals, the dialog and the command line."""

from typing import Final, NamedTuple

from ctec_desktop.domain.agreement_differences import TermDifference
from ctec_desktop.domain.amendments import BY_CLASS, Amendment, AmendmentKind, AmendmentState
from ctec_desktop.domain.codes.amendments import AmendmentCode as C
from ctec_desktop.domain.term_effects import TouchesSigned
from ctec_desktop.kernel.errors import RuleViolation

KINDS: Final[dict[AmendmentKind, str]] = {
    AmendmentKind.CORRECTION: "更正记录",
    AmendmentKind.NOTICE: "变更通知",
    AmendmentKind.SUPPLEMENT: "补充协议",
}
STATES: Final[dict[AmendmentState, str]] = {
    AmendmentState.LOGGED: "已记录",
    AmendmentState.ISSUED: "待签回",
    AmendmentState.SIGNED: "已签回",
    AmendmentState.VOID: "已作废",
}
SENTENCES: Final[dict[C, str]] = {
    C.REASON_TOO_SHORT: "变更原因太短，看不出为什么变更。请写清楚，至少 4 个字。",
    C.DAY_NEEDED: "没有填从哪一天起生效。请填日期，例如 2026-09-01。",
    C.NOT_A_DAY: "“{value}”不是日期。请按年-月-日填写，例如 2026-09-01。",
    C.OUTSIDE_ITS_DAYS: "生效日期不在实习期内（{from_on} 至 {last_on}）。请填实习期内的一天。",
    C.NOT_OF_APPRENTICES: "学徒培养协议不出补充协议：阶段的调整在“学徒培养”里登记，各方书面确认；协议本身有变的，"
    "没签完的撤回重签，已签署的登记提前结束后另立一条。",
    C.NOT_SIGNED: "这份协议不在“已签署、履行中、暂停”里，不用补充协议：还没签完的请“撤回”后重新签发，已结束的不再变更。",
    C.NOTHING_TO_AMEND: "协议和登记的内容一致，没有要变更的。请先改学生、单位、岗位或者实习安排的登记，再来出具。",
    C.NO_SUCH_AMENDMENT: "没有这一份变更（第 {n} 号）。请看协议右边“变更”里的序号。",
    C.NOT_WAITING: "这一份不在等签回：更正记录不用签，签回的、作废的不再登记。",
    C.VOID_ALREADY: "这一份已经作废了，不用再办。",
    C.SIGNED_IN_FUTURE: "签回日期（{signed_on}）还没到。请按纸上的日期填写，最晚是今天。",
    C.SIGNED_BEFORE_MADE: "签回日期（{signed_on}）早于出具日期（{made_on}）。请核对纸上的日期。",
    C.NO_PAPER: "更正记录没有纸面文件。请选通知或者补充协议。",
    C.TOUCHES_SIGNED: "改了“{fields}”，涉及 {agreements} 份已签的协议，还没有保存。请看清每一项要怎么办，再确认。",
    C.TO_BE_AMENDED: "已签的协议还要办：补充协议 {supplements} 份，变更通知 {notices} 份。请到“协议”里选中，点“变更与补充协议…”。",
    C.CORRECTED: "已给 {agreements} 份协议记入更正记录。",
}

TITLE: Final = "变更与补充协议"
OPEN: Final = "变更与补充协议…"
DIFFERING: Final = "与登记不一样的地方"
LEAD: Final = "下面是登记的内容和协议（连同已出具的变更）不一样的地方。出具前请核对；文字更正只记录，通知事项出通知，实质内容出补充协议。"
NOTHING: Final = "登记的内容和协议一致，没有要出具的。先改登记（学生、单位、岗位、实习安排），再到这里来。"
NOT_SIGNED: Final = "这份协议不在履行：没签完的请“撤回”后重新签发，不出补充协议。"
FIELD, OLD, NEW, PAPER = "事项", "协议上", "现在登记的", "要办的"
EFFECTIVE_ON: Final = "生效日期"
DAY_HINT: Final = "例如 2026-09-01"
REASON: Final = "变更原因"
REASON_HINT: Final = "例如：岗位调整、联系电话更换"
MADE: Final = "已出具的变更"
NAME: Final = "变更"
MAKE: Final = "出具"
MAKING: Final = "出具变更"
SIGN, VOID, SAVE = "登记签回…", "作废…", "另存 PDF…"
SIGN_TITLE, VOID_TITLE = "登记签回", "作废变更"
SIGNED_ON: Final = "签回日期"
VOID_REASON: Final = "作废原因"
SIGNING, VOIDING, SAVING = "登记签回", "作废变更", "保存变更文件"
SIGNED_SAID, VOID_SAID = "已登记签回。", "已作废。"
PDF_FILES: Final = "PDF 文件 (*.pdf)"
STATE, CONTENT = "状态", "内容"
BLANK: Final = "空白"
CORRECTED_WITH: Final = "随登记更正"
EFFECTS_TITLE: Final = "涉及已签的协议"
EFFECTS_LEAD: Final = "还没有保存。这次修改会让登记和已签的协议不一样，每一项要办的写在右边。实质内容变更要三方书面同意（《职业学校学生实习管理规定》第十五条）。"
EFFECTS_AFTER: Final = (
    "确认后保存：更正记录随即记下；变更通知、补充协议到“协议”里出具。返回则什么都不改，填写的内容都在。"
)
AGREEMENTS: Final = "协议"
CHANGED_TO: Final = "改成"
CONFIRM_EFFECTS: Final = "看清了，保存"
BACK: Final = "返回修改"


def number(agreement_no: str, n: int) -> str:
    """What the amendment's paper is called: the agreement's number and its own."""
    return f"{agreement_no}-变{n}"


def how_many(agreements: int, number: str) -> str:
    return number if agreements == 1 else f"{number} 等 {agreements} 份"


class EffectRow(NamedTuple):
    """A line of what a save does to signed agreements. Args: `weight` counts from a correction (0) upwards."""

    label: str
    old: str
    new: str
    many: str
    due: str
    weight: int


def effect_rows(touches: RuleViolation) -> tuple[EffectRow, ...]:
    """What is to be seen before the save, line by line."""
    assert isinstance(touches, TouchesSigned)
    weights = list(AmendmentKind)
    return tuple(
        EffectRow(
            *(one.label, one.old, one.new or BLANK, how_many(one.agreements, one.number)),
            *(paper_of(BY_CLASS[one.change_class]), weights.index(BY_CLASS[one.change_class])),
        )
        for one in touches.effects
    )


def file_name(agreement_no: str, one: Amendment) -> str:
    return f"{number(agreement_no, one.n)} {KINDS[one.kind]}.pdf"


def change_line(label: str, old: str, new: str) -> str:
    return f"{label}：“{old or BLANK}”改为“{new or BLANK}”"


def paper_of(kind: AmendmentKind) -> str:
    return {
        AmendmentKind.CORRECTION: "记入更正记录",
        AmendmentKind.NOTICE: "书面通知三方",
        AmendmentKind.SUPPLEMENT: "三方签补充协议",
    }[kind]


def made_line(made: tuple[Amendment, ...]) -> str:
    """What was made in one go."""
    told = "、".join(f"{KINDS[one.kind]}（第 {one.n} 号）" for one in made)
    return f"已出具：{told}。"


def amendment_line(one: Amendment) -> str:
    said = [f"第 {one.n} 号 {KINDS[one.kind]}", STATES[one.state], f"{one.effective_on.isoformat()} 起"]
    if one.signed_on is not None:
        said.append(f"{one.signed_on.isoformat()} 签回")
    return "　".join([*said, one.void_reason or one.reason])


def outlook_line(one: TermDifference, kind: AmendmentKind) -> str:
    return f"{change_line(one.label, one.printed, one.now)}　{paper_of(kind)}"
