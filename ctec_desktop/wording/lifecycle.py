"""Words of an agreement's life: its moves, what they need, what stands in their way, and the table of the manual."""

from collections.abc import Iterable
from typing import Final

from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.lifecycle import MOVES, Choice, Move, MoveName, Need
from ctec_desktop.domain.permissions import Role
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.wording.labels import STATES

MOVE_NAMES: Final[dict[MoveName, str]] = {
    MoveName.SUBMIT: "提交审核",
    MoveName.SEND_BACK: "退回",
    MoveName.APPROVE: "审核通过",
    MoveName.ISSUE: "签发",
    MoveName.RETURN: "登记开始签署",
    MoveName.COMPLETE: "登记签署完成",
    MoveName.BEGIN: "开始履行",
    MoveName.PAUSE: "暂停",
    MoveName.RESUME: "恢复",
    MoveName.STOP: "解除",
    MoveName.FINISH: "登记期满完成",
    MoveName.ARCHIVE: "归档",
    MoveName.WITHDRAW: "撤回",
    MoveName.VOID: "作废",
    MoveName.DECLINE: "登记拒签",
    MoveName.UNDO: "撤销上一步",
}
ROLES: Final[dict[Role, str]] = {
    Role.CLERK: "经办人",
    Role.REVIEWER: "审核人",
    Role.HEAD: "分管领导",
    Role.PROGRAM: "程序（到日子）",
}
CHOICES: Final[dict[Choice, str]] = {
    Choice.INCOMPLETE: "内容不全",
    Choice.WRONG: "内容有误",
    Choice.NOT_ALLOWED: "不符合规定",
    Choice.CHANGED: "情况有变",
    Choice.LOST: "纸件损坏或丢失",
    Choice.DUPLICATE: "重复",
    Choice.NOT_GOING: "不去实习了",
    Choice.SCHOOL: "学校",
    Choice.ENTERPRISE: "实习单位",
    Choice.STUDENT: "学生",
    Choice.GUARDIAN: "法定监护人（或家长）",
    Choice.HIRED: "实习单位留用",
    Choice.EMPLOYED: "到其他单位就业",
    Choice.FURTHER_STUDY: "升学",
    Choice.CONSCRIPTED: "参军",
    Choice.BACK_AT_SCHOOL: "返校继续学习",
    Choice.OTHER: "其他",
}
NEEDS: Final[dict[Need, str]] = {
    Need.REASON: "原因（至少 4 个字）",
    Need.CHOICE: "选一类",
    Need.SIGNED_ON: "纸上写的签署日期",
    Need.SIGNERS: "本人看过每一处签字、盖章",
    Need.PRINTABLE: "必印内容齐全，生僻字印得出，没有第十六条禁止的情形，不与别的安排重叠",
    Need.APPROVAL: "设了审核步骤的，全部通过",
    Need.OTHER_PERSON: "设了“不得自审”的，不是提交人",
    Need.START_REACHED: "到了开始日",
    Need.END_REACHED: "过了最后一天",
    Need.PLACEMENT_CHANGE: "“实习安排”里登记的变动到了日子",
    Need.PAPER_PLACE: "纸件存放在哪里",
    Need.NEWEST: "只能撤销最近的一步；签发用“撤回”，暂停、解除用实习安排里的“撤销变动”",
}
CHOICE_TITLES: Final[dict[MoveName, str]] = {MoveName.DECLINE: "谁拒签", MoveName.FINISH: "实习后的去向"}
NO_NUMBER: Final = "未编号"
NO_STEPS: Final = "不用审核，直接签发"
CHOICE_TITLE: Final = "原因分类"
CAUSE_TAKEN_BACK: Final = "“实习安排”里引起它的变动已撤销"
SENTENCES: dict[str, str] = {
    MoveCode.NOT_FROM_HERE: "现在是“{life_state}”；“{life_sources}”时才能办。",
    MoveCode.NOT_YOUR_ROLE: "“{life_move}”由{life_roles}办理，您不能办。请换有权限的人。",
    MoveCode.MADE_BY_ISSUING: "“{life_move}”要冻结内容、生成纸件，请用“签发协议”。",
    MoveCode.MADE_BY_DAY: "“{life_move}”不用手工办：在“实习安排”里登记变动，到日子协议的状态自动改变。",
    MoveCode.CHOICE_NEEDED: "请选一类，以后好统计。",
    MoveCode.REASON_TOO_SHORT: "原因写得太短。请写清楚，至少 {fewest} 个字（空格、标点不算）。",
    MoveCode.PAPER_PLACE_NEEDED: "请写纸件存放在哪里，例如“档案室 3 柜 2 格”。",
    MoveCode.SIGNED_ON_NEEDED: "请填纸上写的签署日期；三方日期不同的，填最晚的一个。",
    MoveCode.SIGNED_ON_NOT_A_DAY: "请照 2027-02-20 的样子写签署日期。",
    MoveCode.SIGNED_IN_FUTURE: "签署日期 {signed_on} 在今天（{today}）以后。请照纸上写的填。",
    MoveCode.SIGNED_BEFORE_ISSUED: "签署日期 {signed_on} 早于签发的日子 {issued_on}，那时还没有这份纸件。请核对纸上的日期。",
    MoveCode.SIGNERS_NOT_SEEN: "请逐份看过签字、盖章和日期，再勾选。",
    MoveCode.AUTHOR_APPROVES: "这份您（{author}）提交过，本校规定不得自己审核。请换一个人。",
    MoveCode.NOT_OVER_YET: "实习到 {last_on} 才结束。提前结束的，请在“实习安排”里登记“提前结束”。",
    MoveCode.NOTHING_TO_UNDO: "现在是“{life_state}”，没有可以撤销的一步。已签发的请用“撤回”。",
    MoveCode.UNDONE_BY_DAY: "“{life_move}”是按“实习安排”的日子自动办的。请到那里撤销引起它的变动。",
    MoveCode.REPLACED_ALREADY: "这名学生已经有了另一份协议，原来的不能恢复。请先作废新的一份。",
    MoveCode.STEP_WITHOUT_NAME: "审核步骤要有名称，而且不能重复，例如“系部”“实习管理科”。",
    MoveCode.NOTHING_TO_SUBMIT: "“{class_name}”没有要提交审核的岗位实习安排。请先在“实习安排”里安排，或看看是不是都提交过了。",
    MoveCode.IN_REVIEW: "正在审核，全部通过后才能签发。进展在“协议”里这一份的“经过”中看。",
    MoveCode.NOT_APPROVED_YET: "本校规定先审核再签发，这名学生的协议还没有提交。请先“提交审核”。",
    MoveCode.SENT_BACK_STILL: "审核退回了，还没有再次提交。请改好后在“协议”里选中它，点“办理…”提交。",
    MoveCode.NO_AGREEMENT_CALLED: "没有编号或学号为“{called}”的协议，或不在您的权限范围内。",
}


def said(name: str, value: str) -> str:
    """A fact of a sentence about the life: stable words, separated by blanks, become their labels."""
    match name:
        case "life_move":
            return MOVE_NAMES[MoveName(value)]
        case "life_roles":
            return roles_text(Role(one) for one in value.split())
        case _:
            return states_text(AgreementState(one) for one in value.split())


def choice_title(move: MoveName) -> str:
    return CHOICE_TITLES.get(move, CHOICE_TITLE)


def reason_title(move: Move) -> str:
    return "纸件存放处" if Need.PAPER_PLACE in move.needs else "原因"


def roles_text(roles: Iterable[Role]) -> str:
    return "、".join(label for role, label in ROLES.items() if role in set(roles))


def states_text(states: Iterable[AgreementState]) -> str:
    known = set(states)
    return "、".join(label for state, label in STATES.items() if state in known)


def needs_text(move: Move) -> str:
    told = [NEEDS[need] for need in move.needs if need is not Need.CHOICE]
    if move.choices:
        told.insert(0, f"{choice_title(move.name)}：{'、'.join(CHOICES[one] for one in move.choices)}")
    return "；".join(told) or "—"


def table_lines() -> tuple[str, ...]:
    """The table of the manual's page: one line a move."""
    head = ("| 办理 | 从 | 到 | 谁来办 | 要有什么 |", "|---|---|---|---|---|")
    return head + tuple(
        f"| {MOVE_NAMES[move.name]} | {states_text(move.sources)} | "
        f"{STATES[move.target] if move.target else '上一步以前的状态'} | {roles_text(move.roles)} | {needs_text(move)} |"
        for move in MOVES
    )
