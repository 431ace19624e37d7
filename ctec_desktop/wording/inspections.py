"""Words of a unit's inspections over the years."""

from typing import Final

from ctec_desktop.domain.inspections import InspectionHead, InspectionView
from ctec_desktop.wording.findings import INSPECTION_HEADS

GROUP: Final = "考察记录"
OPEN: Final = "全部考察…"
LIST: Final = "考察记录"
LEAD: Final = "这家单位历年的实地考察，最近的在前。新的考察在“合规核对”里登记，原来的留作记录；登记错的撤回，写明原因，核对时不再计入。"
NONE: Final = "还没有考察记录。新单位在“合规核对”里登记考察报告。"
FIT: Final = "适合接收实习"
UNFIT: Final = "不适合"
WITHDRAW: Final = "撤回这次考察…"
WITHDRAWING: Final = "撤回考察记录"
COLUMN_DAY, COLUMN_CONCLUSION, COLUMN_TEAM, COLUMN_HEADS = "日期", "结论", "考察人员", "报告"
_NOT_WRITTEN: Final = "（没有写）"


def title(unit: str) -> str:
    return f"考察记录：{unit}"


def _lacking(one: InspectionView) -> str:
    heads = zip(InspectionHead, one.heads, strict=True)
    lacking = "、".join(INSPECTION_HEADS[head] for head, text in heads if not text)
    return f"还缺：{lacking}" if lacking else "九个方面齐全"


def cells(one: InspectionView) -> tuple[str, ...]:
    """A line of the list in the order of its columns."""
    conclusion = FIT if one.is_fit else UNFIT
    told = f"已撤回：{one.void_reason}" if one.void_reason else _lacking(one)
    return one.inspected_on.isoformat(), conclusion, one.team or "", told


def withdrawn_line(_count: int) -> str:
    return "考察记录已撤回，原因留在记录里，核对时不再计入。"


def line(one: InspectionView) -> str:
    """An inspection among the facts of its unit."""
    return " · ".join(filter(None, cells(one)))


def report_lines(one: InspectionView) -> tuple[str, ...]:
    """The nine heads as they were written."""
    heads = zip(InspectionHead, one.heads, strict=True)
    return tuple(f"{INSPECTION_HEADS[head]}：{text or _NOT_WRITTEN}" for head, text in heads)
