"""Sentences about papers that are handed out and come back, and the labels of their words."""

from datetime import date

from ctec_desktop.domain.codes.handouts import HandoutCode
from ctec_desktop.domain.handouts import BackState, Chase, HandedPaper, HandoutState, PaperChoice, ReceiverKind, Tally
from ctec_desktop.domain.scans import ReturnedPaper

RECEIVERS: dict[ReceiverKind, str] = {ReceiverKind.UNIT: "单位", ReceiverKind.CLASS: "班级"}
CHOICES: dict[PaperChoice, str] = {
    PaperChoice.BOTH: "协议和知情同意书",
    PaperChoice.AGREEMENT: "只有协议",
    PaperChoice.CONSENT: "只有知情同意书",
}
PAPERS: dict[ReturnedPaper, str] = {ReturnedPaper.AGREEMENT: "协议", ReturnedPaper.CONSENT: "知情同意书"}
BACK: dict[BackState, str] = {
    BackState.OUT: "未回",
    BackState.PART: "缺页",
    BackState.IMAGE: "影像已回，缺原件",
    BackState.SOME: "原件已回一部分",
    BackState.ORIGINAL: "原件已回",
    BackState.OVERTAKEN: "不用收回",
}
STATES: dict[HandoutState, str] = {
    HandoutState.OVERDUE: "逾期",
    HandoutState.WAITING: "待收回",
    HandoutState.BACK: "已收齐",
    HandoutState.VOID: "已作废",
}

SENTENCES: dict[str, str] = {
    HandoutCode.NOTHING_CHOSEN: "没有选中要发放的文书。请在协议列表里选中已签发的协议，并选对要发的文书。",
    HandoutCode.NO_SUCH_NUMBER: "没有编号为“{number}”的协议，或者不在您的查看范围内。请照页脚核对编号。",
    HandoutCode.NOT_ON_PAPER: "{number} {name}：没有签发在用的一版，没有可以发放的纸。请先签发，或不选这一份。",
    HandoutCode.ALREADY_OUT: (
        "{number} {name}的{paper}：{on} 已由 {taken_by} 领走。"
        "要重新发放，请先在“发放与回收”里作废那一次，或不选这一份。"
    ),
    HandoutCode.DAY_AHEAD: "晚于今天（{today}），还没有发生。请核对日期。",
    HandoutCode.DUE_BEFORE_OUT: "早于发出的日期 {handed_on}。请核对应回日期。",
    HandoutCode.VOID: "这次发放已经作废（{reason}），不能再改。",
    HandoutCode.REASON_NEEDED: "作废要写明原因，原因会记入日志。",
    HandoutCode.MORE_THAN_OUT: "{number} {name}：还在外面的原件只有 {copies} 份，不能收回 {wanted} 份。请核对份数。",
    HandoutCode.NOT_IN_IT: "勾选的文书里没有还缺的。可能别人刚登记过，请重新打开再勾。",
    HandoutCode.BACK_BEFORE_OUT: "早于发出的日期 {handed_on}。请核对收回的日期。",
    HandoutCode.NOTHING_OUTSTANDING: "没有要催收的文书：发出去的都已收回，或者没有登记过发放。",
}

SLIP_TITLE = "实习文书催收单"
SEAL_TITLE = "用印申请单"
SLIP_COLUMNS = (
    *(("序号", 5.0, True), ("协议编号", 15.0, True), ("姓名", 9.0, False), ("文书", 12.0, False)),
    *(("领取人", 10.0, False), ("应回日期", 12.0, True), ("逾期天数", 8.0, True), ("情况", 18.0, False)),
)
SEAL_COLUMNS = (
    *(("序号", 5.0, True), ("协议编号", 17.0, True), ("姓名", 11.0, False), ("班级", 20.0, False)),
    *(("文书", 13.0, False), ("份数", 7.0, True), ("实际用印", 12.0, False)),
)
SLIP_NOTE = "请按下表把签好的原件交回。只交了扫描件或照片的，原件仍要交回。已经交出的，请告知交给了谁、哪一天。"
SEAL_NOTE = "空白文书不得用印；用印前核对姓名、单位名称、日期和页数，骑缝处加盖。用印后请在“发放与回收”里登记用印。"
SEAL_BOXES = (
    ("申请部门意见", "负责人：　　　　　　日期：　　　年　　月　　日"),
    ("分管领导批示", "签字：　　　　　　　日期：　　　年　　月　　日"),
    ("用印登记（总枚数、用印时间）", "监印人：　　　　　　日期：　　　年　　月　　日"),
)
SEAL_FACTS = ("申请日期", "用印事由", "领取单位（班级）", "领取人", "文书", "印章名称")
SEALS = "□ 公章　□ 合同专用章　□ 其他"
SEAL_REASON = "岗位实习协议和知情同意书用印"
SLIP_FACTS = ("催收对象", "截至", "还缺", "其中逾期")
NOTHING_OWED = "没有要催收的文书。"
PRINTING_SLIPS = "正在生成催收单…"
PRINTING_SEAL = "正在生成用印申请单…"


def tally_text(found: Tally) -> str:
    return f"{found.papers:,} 份文书，{found.copies:,} 份原件，{found.sheets:,} 张纸"


def paper_name(one: HandedPaper) -> str:
    return f"{PAPERS[one.paper]}（第 {one.version} 版）" if one.version > 1 else PAPERS[one.paper]


def back_text(one: HandedPaper) -> str:
    """What has come back of a paper; short enough for a column of a slip."""
    if one.state is BackState.SOME:
        return f"原件已回 {one.originals}/{one.wanted} 份"
    return BACK[one.state]


def owed_name(one: HandedPaper) -> str:
    """A paper that is still wanted; with how many of it are back where several are."""
    return paper_name(one) if one.wanted == 1 else f"{paper_name(one)}，已回 {one.originals}/{one.wanted} 份"


def late_text(days: int) -> str:
    return str(days) if days else "—"


def slip_line(n: int, one: HandedPaper, today: date) -> tuple[str, ...]:
    """A line of the slip, in the order of `SLIP_COLUMNS`."""
    late = late_text(one.late_days(today))
    told = (str(n), one.number, one.student_name, paper_name(one), one.taken_by, one.due_on.isoformat())
    return (*told, late, back_text(one))


def slip_about(chase: Chase, today: date) -> tuple[tuple[str, str], ...]:
    late = sum(one.late_days(today) > 0 for one in chase.papers)
    values = (chase.name, today.isoformat(), f"{len(chase.papers):,} 份", f"{late:,} 份")
    return tuple(zip(SLIP_FACTS, values, strict=True))


def slip_page(name: str, page: int, pages: int) -> str:
    return f"{SLIP_TITLE} · {name} · 第 {page} 页，共 {pages} 页"


def seal_page(name: str, page: int, pages: int) -> str:
    return f"{SEAL_TITLE} · {name} · 第 {page} 页，共 {pages} 页"


def chat_text(chase: Chase, today: date, school: str) -> str:
    """A slip to paste into a chat: names and numbers of papers, nothing else of a person."""
    lines = [f"【催收】{chase.name}：截至 {today.isoformat()} 还有 {len(chase.papers)} 份实习文书没有收齐"]
    for n, one in enumerate(chase.papers, 1):
        days = one.late_days(today)
        late = f"，已逾期 {days} 天" if days else f"，{one.due_on.isoformat()} 前交回"
        lines.append(f"{n}. {one.student_name} {paper_name(one)} {one.number}：{back_text(one)}{late}")
    lines.append(f"请把签好的原件交回。{school}")
    return "\n".join(lines)


def handed_line(handouts: int, found: Tally) -> str:
    return f"已登记发放 {handouts} 次：{tally_text(found)}"


def slips_line(slips: int, file: str) -> str:
    return f"已生成 {slips} 份催收单：{file}"
