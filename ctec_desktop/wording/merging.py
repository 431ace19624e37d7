"""Sentences about merging enterprises, and the words of its windows."""

from typing import Final

from ctec_desktop.domain.codes.merging import MergeCode
from ctec_desktop.domain.merging import MergeReason

_DEPENDS = "合并以后的事情已经依赖它，不能再撤销；请在“{name}”里直接改正。"
SENTENCES: dict[str, str] = {
    MergeCode.NOT_TWO_ENTERPRISES: "请选两家不同的、都在用的单位：一家保留，一家并入。",
    MergeCode.POST_JOINS_RETIRED: "保留的单位里同名岗位“{name}”已停用，不能合成一个。请改名，或先恢复那个岗位。",
    MergeCode.POST_NAME_TAKEN: "那个工作地点已经有岗位“{value}”。请换一个名称。",
    MergeCode.UNDO_REASON_MISSING: "请写明撤销的原因，原因会记入日志。",
    MergeCode.UNDONE_ALREADY: "这次合并已经撤销过了。请刷新后再看。",
    MergeCode.MERGED_SINCE: "这次合并以后，“{dropped}”又并入了“{kept}”。请先撤销后来的那次合并，再撤销这一次。",
    MergeCode.CHANGED_SINCE: "合并以后“{name}”的信息又改过。" + _DEPENDS,
    MergeCode.POST_CHANGED_SINCE: "合并以后，并入的岗位“{post}”的名称、工作地点或指导人员又改过。" + _DEPENDS,
    MergeCode.HANDED_OVER_SINCE: "合并以后，并入的实习里有 {count} 个换了指导人员。" + _DEPENDS,
    MergeCode.PLACED_SINCE: "合并以后，并入的岗位上又有 {count} 个实习安排或调岗。" + _DEPENDS,
    MergeCode.ISSUED_SINCE: "合并以后，并入的实习又签发了 {count} 份协议，上面印的是“{name}”。" + _DEPENDS,
    MergeCode.USED_SINCE: "合并以后，并入的工作地点或指导人员又用在了“{name}”的 {count} 处。" + _DEPENDS,
}
REASONS: dict[MergeReason, str] = {
    MergeReason.CODE: "代码中的机构号相同",
    MergeReason.NAME: "名称相近",
    MergeReason.PHONE: "联系电话相同",
}

TITLE: Final = "合并重复单位"
LEAD: Final = "左边是看起来像同一家的单位；也可以在右边直接选两家。合并之前先核对，点“合并”才写入。"
FOUND: Final = "可能重复"
NONE_FOUND: Final = "没有发现像是重复的单位。"
KEPT: Final = "保留"
DROPPED: Final = "并入（合并后停用）"
SWAP: Final = "两家对调"
CHOOSE: Final = "请选择单位"
NAME: Final = "单位名称"
FIELDS_PART: Final = "留下哪一边的内容"
MOVES_PART: Final = "会移过去的"
CONFLICTS_PART: Final = "两边都有的岗位"
JOIN: Final = "合成一个"
RENAME: Final = "改名后保留"
NEW_NAME: Final = "新的岗位名称"
BLANK: Final = "（空）"
MERGE: Final = "合并"
MERGING: Final = "合并单位"
UNDO_NOTE: Final = (
    "已签发的协议不变，上面仍是签发时的名称。合并后在保留单位的详情里可以撤销；"
    "之后又改过这家单位或并入的岗位、在并入的岗位上安排了学生或签发了协议的，就不能再撤销。"
)
UNDO: Final = "撤销合并"
UNDO_TITLE: Final = "撤销合并"
UNDO_REASON: Final = "撤销原因"
SAME_SITES: Final = "工作地点相同，合成一个："
SAME_MENTORS: Final = "指导人员同名同电话，合成一位："


def undo_lead(name: str) -> str:
    return f"撤销后，“{name}”恢复使用，移过来的工作地点、岗位、指导人员和实习安排都移回去。"


def reasons_text(reasons: tuple[MergeReason, ...]) -> str:
    return "、".join(REASONS[reason] for reason in reasons)


def moves_text(sites: int, posts: int, mentors: int, placements: int, agreements: int) -> str:
    """The numbers of what goes over."""
    return (
        f"工作地点 {sites} 个，岗位 {posts} 个，指导人员 {mentors} 位；"
        f"实习安排 {placements} 个，其中协议 {agreements} 份。"
    )


def conflict_text(name: str, address: str, placements: int) -> str:
    return f"{name}（{address}），并入的一边有 {placements} 个实习安排"


def staffing_text(days: tuple[str, ...]) -> str:
    return f"{'、'.join(days)} 的在岗职工数两边都有，以保留的单位为准。"


def merged_line(name: str) -> str:
    return f"已并入“{name}”。"


def undone_line() -> str:
    return "已撤销合并，并入的单位已恢复使用。"


def standing_line(day: str, name: str) -> str:
    return f"{day} 并入了“{name}”。"
