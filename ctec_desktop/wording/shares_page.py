"""Words of the dialogs about shares of interns and the counts they rest on."""

from collections.abc import Sequence
from typing import Final

from ctec_desktop.domain.share_meter import ShareMeter, ShareState, UnitShares
from ctec_desktop.domain.share_views import HeadcountLine
from ctec_desktop.wording import shares as labels

GROUP: Final = "实习学生占比"
OPEN: Final = "占比和人数…"
LEAD: Final = "每一天的实习学生（本校和外校）占在岗职工、占同类岗位职工的比例，虚线是上限。人数按登记的日期分段，没有人数的日子不计算。"
NOBODY: Final = "没有本校学生在这家单位实习，没有占比可画。"
PICTURE: Final = "占比图"
HISTORY: Final = "登记过的人数"
WITHDRAW: Final = "撤回这次登记…"
WITHDRAWING: Final = "撤回登记的人数"
RECORD: Final = "登记人数…"
RECORDING: Final = "正在登记人数"
KIND: Final = "数的是"
POST: Final = "岗位"
WHOLE_UNIT: Final = "全单位"
COUNTED_ON: Final = "哪一天的数"
HEADS: Final = "人数"
SOURCE: Final = "来源"
SOURCE_HINT: Final = "如 单位盖章证明"
DAY_HINT: Final = "2026-09-01"
CHOOSE: Final = "请选择"
RECORDED: Final = "人数已登记。"
KINDS: Final = tuple((kind.value, text) for kind, text in labels.KINDS.items())
COLUMN_KIND, COLUMN_POST, COLUMN_DAY, COLUMN_HEADS, COLUMN_SOURCE = "数的是", "岗位", "日期", "人数", "来源"


def title(unit: str) -> str:
    return f"实习学生占比：{unit}"


def summary_line(shares: UnitShares | None) -> str:
    """The whole picture in a sentence, for the reader of a screen and above the picture."""
    if shares is None:
        return NOBODY
    over = [labels.meter_title(one) for one in shares.meters if one.worst.state is ShareState.OVER]
    unknown = [labels.meter_title(one) for one in shares.meters if one.worst.state is ShareState.UNKNOWN]
    told = [f"超过上限：{'、'.join(over)}"] if over else []
    told += [f"缺人数，不能判断：{'、'.join(unknown)}"] if unknown else []
    return "；".join(told) or "每一天都没有超过上限"


def meter_note(meter: ShareMeter) -> str:
    return f"{labels.meter_title(meter)}：{labels.meter_line(meter)}"


def history_cells(line: HeadcountLine) -> Sequence[str | int]:
    """A line of the history in the order of the columns."""
    post = line.post_name if line.post_name is not None else WHOLE_UNIT
    told = line.source or "" if line.void_reason is None else f"已撤回：{line.void_reason}"
    return labels.KINDS[line.kind], post, line.counted_on.isoformat(), line.heads, told


def withdrawn_line(_count: int) -> str:
    return "人数已撤回，原因留在记录里，占比不再用它计算。"
