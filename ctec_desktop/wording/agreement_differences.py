"""How it is said that the paper and the record differ, and what that demands."""

from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.agreement_differences import TermDifference
from ctec_desktop.domain.fields import ChangeClass

_BLANK: Final = "空白"
_UNSIGNED: Final = "属实质内容：还没签完，请“撤回”后重新签发。"
_DEMANDS: Final = {
    ChangeClass.SUBSTANTIAL: "属实质内容：已经签完，请三方另签补充协议。",
    ChangeClass.NOTICE: "属通知事项：请书面告知三方，不用重签。",
    ChangeClass.COSMETIC: "属文字更正：不影响协议，重新签发时改过来。",
}


def difference_line(one: TermDifference, *, is_signed: bool) -> str:
    demand = _UNSIGNED if one.change_class is ChangeClass.SUBSTANTIAL and not is_signed else _DEMANDS[one.change_class]
    return f"{one.label}：纸上是“{one.printed}”，现在是“{one.now or _BLANK}”。{demand}"


def version_lines(found: Sequence[TermDifference], newest: int) -> str:
    """What a page of an older version says otherwise than the version in force."""
    if not found:
        return f"两版填写的内容没有不同，但签署要以第 {newest} 版为准。"
    told = "；".join(f"{one.label}：这一页是“{one.printed}”，第 {newest} 版是“{one.now or _BLANK}”" for one in found)
    return f"与第 {newest} 版不同的有 {len(found)} 处：{told}。"
