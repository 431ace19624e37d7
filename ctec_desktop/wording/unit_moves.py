"""Words of the window of a change of unit: what is done, what is still to be done, and where."""

from typing import Final

from ctec_desktop.domain.checks import DepartureCondition
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.unit_moves import UnitMove
from ctec_desktop.wording.checks import CONDITIONS
from ctec_desktop.wording.checks_page import RESULT_MARKS, finding_line
from ctec_desktop.wording.labels import STATES

TITLE: Final = "变更单位办理情况"
OPEN: Final = "变更单位办理情况…"
LEAD: Final = "原单位的协议到最后一天为止；新单位要重新办的逐项列在下面，办没办好由登记的内容得出，不用打勾。选中一项，点「去办」。"
STEP, STATE, TOLD = "要办的", "情况", "说明"
RELEASE: Final = "原协议解除"
PRINT: Final = "解除确认书…"
PRINTING: Final = "生成解除确认书"
GO: Final = "去办"
PDF_FILES: Final = "PDF 文件 (*.pdf)"
NO_AGREEMENT_BEFORE: Final = "原单位没有签发过协议。"
ISSUE_FIRST: Final = "新单位的协议还没有签发"
ON_ITS_DAY: Final = "到日解除"
READY: Final = "全部办好，可以到新单位上岗。"
NONE: Final = "这名学生没有变更过单位。"


def head_line(move: UnitMove) -> str:
    """Who goes from where to where, and on which days."""
    who = f"{move.student_name}（{move.student_no}　{move.class_name}）"
    left = f"{move.left_unit}（最后一天 {move.last_on.isoformat()}）"
    return f"{who}\n{left} → {move.next_unit}（{move.first_on.isoformat()} 起）"


def open_line(move: UnitMove) -> str:
    return f"还有 {move.open_steps} 项没有办好。" if move.open_steps else READY


def steps(move: UnitMove) -> tuple[tuple[DepartureCondition | None, str, str, str], ...]:
    """Each step: its condition (None for the old agreement's end), name, state and what stands behind it."""
    lines: list[tuple[DepartureCondition | None, str, str, str]] = [
        (None, RELEASE, ON_ITS_DAY if move.release is Result.HELD else RESULT_MARKS[move.release], _release(move))
    ]
    for state in move.called_for:
        told = [finding_line(found) for found in state.findings if found.code]
        if state.condition is DepartureCondition.AGREEMENT:
            told.insert(0, _agreement(move))
        lines.append((state.condition, CONDITIONS[state.condition], RESULT_MARKS[state.result], "；".join(told)))
    return tuple(lines)


def _release(move: UnitMove) -> str:
    if move.before is None:
        return NO_AGREEMENT_BEFORE
    said = f"{move.before.number} {STATES[move.before.state]}"
    if move.release is Result.PASS:
        return f"{said}。"
    return f"{said}；三方在解除确认书上签字，到 {move.first_on.isoformat()} 自动转为解除。"


def _agreement(move: UnitMove) -> str:
    return ISSUE_FIRST if move.after is None else f"{move.after.number} {STATES[move.after.state]}"


def file_name(move: UnitMove) -> str:
    return f"{move.student_no} {move.student_name} 解除确认书.pdf"


def written(path: str) -> str:
    return f"已生成：{path}"
