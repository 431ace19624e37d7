"""Words of the page 发放与回收 and of its dialogs."""

from typing import Final

from ctec_desktop.domain.handouts import HandoutState, ReceiverKind
from ctec_desktop.wording.handouts import RECEIVERS, STATES

TITLE: Final = "发放与回收"
SEARCH: Final = "找协议编号"
HANDED, RECEIVER, NAME, TAKEN_BY = "发出", "发给", "单位（班级）", "领取人"
PAPERS, SHEETS, IMAGES, ORIGINALS, MISSING = "文书", "张数", "影像已回", "原件已回", "还缺"
DUE, LATE, STATE = "应回", "逾期天数", "状态"
EMPTY: Final = "还没有登记过发放"
EMPTY_HINT: Final = "在“协议”里选中已签发的协议，点“登记发放…”，写明谁领走、哪天应回。"
GO_AGREEMENTS: Final = "到“协议”选"
STATE_FILTER: Final = tuple((state.value, STATES[state]) for state in HandoutState)
RECEIVER_FILTER: Final = tuple((kind.value, RECEIVERS[kind]) for kind in ReceiverKind)
NOTE, MADE_BY, SEAL, COUNTS = "备注", "登记人", "用印", "发出"
SLIPS: Final = "催收单…"
BACK_ASK, SEAL_PDF, SEAL_ASK, VOID = "登记原件收回…", "打印用印申请单…", "用印登记…", "作废…"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"
NOT_SEALED: Final = "没有登记"
VOIDING: Final = "作废发放登记"
VOIDED: Final = "已作废，可以重新登记发放"
HAND_OUT: Final = "登记发放…"
HAND_OUT_PART: Final = "登记发放（整个文件）…"
RECEIVER_FIELD, PAPERS_FIELD = "怎样登记", "发哪些文书"
BY: Final = ((ReceiverKind.CLASS.value, "每个班级一次"), (ReceiverKind.UNIT.value, "每个单位一次"))
HANDED_ON, DUE_ON = "发出日期", "应回日期"
WANTED: Final = "每份协议要收回几份原件"
WANTED_HINT: Final = "学校留存的算 1 份；还要交回转给别人的，写总数"
BACK_COUNT: Final = "每份协议收回几份"
BACK_COUNT_HINT: Final = "不填就是还缺的全部"
DAY_HINT: Final = "如 2026-11-23"
TAKEN_HINT: Final = "班主任、指导教师或单位联系人"
SAVING: Final = "正在登记发放…"
BACK_TITLE, SEAL_TITLE = "登记原件收回", "用印登记"
BACK_ON, BACK_FROM = "收回日期", "谁交来"
BACK_LIST, BACK_SEARCH = "收回了哪些（勾选）", "找姓名或编号"
SAVING_BACK, SAVING_SEAL = "正在登记原件收回…", "正在登记用印…"
SEALED_ON, SEALED_BY, SEALS = "用印日期", "监印人", "总枚数"
SEAL_SAVED: Final = "用印已登记"
SLIPS_TITLE: Final = "催收单"
SLIPS_OF: Final = "催谁"
EVERYBODY: Final = "全部（每个一份）"
BY_CLASS_OR_UNIT: Final = "按班级或单位"
CHAT: Final = "可以发到群里的文字（不含证件号、学号和电话）"
COPY_TEXT: Final = "复制文字"
COPIED: Final = "文字已复制，可以粘贴到群里"
WRITE_PDF: Final = "生成 PDF…"
WRITING: Final = "正在生成催收单…"
NOTHING_OWED: Final = "没有要催收的文书：发出去的都已收回，或者没有登记过发放。"


def handed(count: int) -> str:
    return f"已登记发放 {count} 次，在“发放与回收”里跟踪"


def back(count: int) -> str:
    return f"已登记收回 {count} 份原件"


def agreement_line(number: str, name: str, papers: str) -> str:
    return f"{number} {name} · {papers}"


def seals_text(on: str, by: str, seals: int | None) -> str:
    return f"{on} {by} {seals or 0} 枚"


def seal_asked_text(by: str) -> str:
    return f"申请单由 {by} 打印，{NOT_SEALED}"


def slips_file(name: str) -> str:
    return f"催收单-{name}.pdf"


def seal_file(name: str) -> str:
    return f"用印申请单-{name}.pdf"
