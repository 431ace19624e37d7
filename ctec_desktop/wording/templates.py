"""What is said about the school's own texts of its papers."""

from typing import Final

from ctec_desktop.domain.codes.templates import TemplateCode as Code
from ctec_desktop.domain.template import BlockKind
from ctec_desktop.domain.template_differences import Difference
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.domain.vocabulary import TemplateState

STATES: Final = {TemplateState.DRAFT: "草稿", TemplateState.IN_USE: "使用中", TemplateState.RETIRED: "已停用"}
STANDING_BY: Final = "备用"

KINDS: Final = {
    BlockKind.WRITTEN: "照写的段落",
    BlockKind.PARA: "正文段落",
    BlockKind.SECTION: "章（自动编号 一、）",
    BlockKind.CLAUSE: "条（自动编号（一））",
    BlockKind.ITEM: "项（自动编号 1.）",
    BlockKind.HEADING: "标题",
    BlockKind.ASIDE: "靠右一行",
    BlockKind.NOTE: "小字说明",
    BlockKind.FORM: "当事人栏（带横线）",
    BlockKind.TABLE: "栏目表（名称与内容）",
    BlockKind.GRID: "表格",
    BlockKind.LIST: "名单（每人或每家一行）",
    BlockKind.BOXES: "意见框",
    BlockKind.SIGNATURES: "签署栏",
}

SHORT_KINDS: Final = {
    BlockKind.WRITTEN: "照写",
    BlockKind.PARA: "段",
    BlockKind.SECTION: "章",
    BlockKind.CLAUSE: "条",
    BlockKind.ITEM: "项",
    BlockKind.HEADING: "标题",
    BlockKind.ASIDE: "靠右",
    BlockKind.NOTE: "小字",
    BlockKind.FORM: "当事人",
    BlockKind.TABLE: "栏目表",
    BlockKind.GRID: "表格",
    BlockKind.LIST: "名单",
    BlockKind.BOXES: "框",
    BlockKind.SIGNATURES: "签署",
}


def state_of(view: TemplateView) -> str:
    """A built-in text that is not in use stands by."""
    return STANDING_BY if view.is_built_in and not is_in_use(view) else STATES[view.state]


def is_in_use(view: TemplateView) -> bool:
    return view.state is TemplateState.IN_USE


def version_of(view: TemplateView) -> str:
    return f"内置第 {view.at.version} 版" if view.is_built_in else f"第 {view.at.version} 版"


def difference_title(one: Difference) -> str:
    """Which block it is, and how it is set where that changed."""
    if one.old_number is None and one.new_number is None:
        return "标题、来源说明或页眉"
    if one.old_number is None:
        return f"新增　第 {one.new_number} 块"
    if one.new_number is None:
        return f"删去　原第 {one.old_number} 块"
    moved = "" if one.old_number == one.new_number else f"（原第 {one.old_number} 块）"
    kinds = (one.old_kind, one.new_kind)
    kind = f"　{KINDS[kinds[0]]} → {KINDS[kinds[1]]}" if kinds[0] and kinds[1] and kinds[0] != kinds[1] else ""
    return f"修改　第 {one.new_number} 块{moved}{kind}"


SENTENCES: dict[str, str] = {
    Code.NO_SUCH_PAPER: "没有“{key}”这种文书。可用的有：{known}。",
    Code.NO_SUCH_VERSION: "没有第 {version} 版。请刷新版本列表后重新选择。",
    Code.NOT_A_DRAFT: "第 {version} 版已经启用过或停用了，不能再改：已签发的文书要与它一致。请以它为底稿另建新稿。",
    Code.DRAFT_CHANGED: "第 {version} 版草稿刚才在别处保存过。请先看一下那一份，再决定用哪一份；您录入的内容仍在。",
    Code.NAME_TOO_LONG: "名称有 {length} 个字，最多 {most} 个。请写短一些，详细说明写在备注里。",
    Code.BUILT_IN_FIXED: "内置文本是程序自拟的参考文本，不能确认为示范文本。请载入主管部门的示范文本，或以内置文本为底稿改成与示范文本一致的新稿，再确认来源。",
    Code.RETIRED_SOURCE: "第 {version} 版已停用，不再确认来源。请确认正在使用的那一版。",
    Code.NOT_IN_USE: "第 {version} 版已经停用。",
    Code.SOURCE_REQUIRED: "请填写示范文本的印发日期；没有它，检查仍按“缺少资料”处理。",
    Code.SOURCE_AHEAD: "印发日期“{value}”还没到。请核对示范文本上的日期。",
    Code.SOURCE_LAPSED: "文字改过了，原来的“以示范文本为基础”确认不再有效。请与示范文本核对后重新确认来源。",
    Code.SOURCE_NOT_CONFIRMED: "缺少资料：协议文本还没有确认以示范文本为基础。请管理员到“文本模板”核对示范文本，确认来源和日期。",
    Code.TEXT_NOT_UNICODE: "文本里有残缺的字符，保存不了。请从原文重新复制，或检查文件的编码。",
}
