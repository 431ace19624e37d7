"""Words of the dialog that moves agreements on, of the steps of approval among the settings, and of the command line."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from ctec_desktop.domain.agreement_days import OnDay
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.wording.labels import STATES
from ctec_desktop.wording.lifecycle import MOVE_NAMES
from ctec_desktop.wording.placements_page import STANDINGS

TITLE: Final = "办理协议"
OPEN: Final = "办理…"
LEAD: Final = "选一种办理，所选协议中能办的一次办完；不能办的逐份列出原因。每一步都留下记录，状态不能另外改。"
MOVE: Final = "办理"
CHOOSE: Final = "请选择"
SIGNED_ON: Final = "纸上写的签署日期"
SIGNED_ON_HINT: Final = "三方日期不同的，填最晚的一个，如 2027-02-20。"
SIGNERS: Final = "签字、盖章"
SIGNERS_BOX: Final = "每一份的签字、盖章和日期我都看过，齐全"
REASON_HINT: Final = "会写进每一份的“经过”，不能再改。"
LABEL: Final = "协议"
RESULT: Final = "能否办理"
WHY: Final = "说明"
CAN: Final = "可以"
CANNOT: Final = "不能"
LIST: Final = "所选协议"
READING: Final = "正在核对…"
SETTLING: Final = "按日子办理协议"
MAKING: Final = "正在办理"
NOTHING: Final = "所选协议没有可以办理的。到了日子自动办的（履行、暂停、解除）不用手工办；签发在“签发协议”里。"

APPROVAL_PART: Final = "协议审核"
APPROVAL_LEAD: Final = "写了步骤，协议要先提交、逐步审核通过才能签发；不写就直接签发。"
STEPS: Final = "审核步骤（按先后）"
STEPS_HINT: Final = "用顿号分开，例如：系部、实习管理科、分管校长。"
OTHER_PERSON: Final = "提交的人不能自己审核"
APPROVAL_SAVE: Final = "保存审核步骤"
APPROVAL_OPEN: Final = "审核步骤…"
WHO: Final = "谁来审核"
NO_APPROVAL: Final = "已保存：协议直接签发，不用审核。"


def offered(name: MoveName, ready: int) -> str:
    return f"{MOVE_NAMES[name]}（{ready} 份）"


def make_button(name: MoveName | None, count: int) -> str:
    return f"{MOVE_NAMES[name]} {count} 份" if name is not None and count else "没有可办的"


def summary(ready: int, left: int) -> str:
    return f"可以办 {ready} 份" + (f"，不能办 {left} 份" if left else "")


def made_line(name: MoveName, count: int) -> str:
    return f"{MOVE_NAMES[name]}：已办 {count} 份。"


def approval_saved(steps: Sequence[str]) -> str:
    return f"已保存：{' → '.join(steps)}，全部通过后才能签发。" if steps else NO_APPROVAL


def submit_button(count: int) -> str:
    return f"提交审核 {count} 份"


def submitted_line(count: int) -> str:
    return f"已提交审核 {count} 份。全部通过后回到这里签发。"


def settled_line(count: int) -> str:
    return f"按日子办理了 {count} 份协议。" if count else "没有到日子要办的协议。"


def on_day_line(day: date, then: OnDay | None) -> str:
    if then is None:
        return f"{day.isoformat()}：还没有这份协议"
    told = f"{STATES[then.state]}，{STANDINGS[then.standing]}，{then.enterprise_name} {then.post_name}"
    return f"{day.isoformat()}：{told}，到 {then.last_on.isoformat()}"


def step(number: int) -> str:
    return f"第 {number} 步"
