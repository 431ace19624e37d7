"""Words of the page 学徒培养."""

from datetime import date
from typing import Final

from ctec_desktop.domain.apprenticeships import ApprenticeshipView, StageView
from ctec_desktop.wording.apprenticeships import RESULTS, STAGE_KINDS, share
from ctec_desktop.wording.cover import yuan

TITLE: Final = "学徒培养"
SEARCH: Final = "搜索学生姓名、拼音首字母、学号、企业"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
CLASS: Final = "班级"
SCHEME: Final = "类别"
ENTERPRISE: Final = "企业"
DAYS: Final = "培养期间"
STATE: Final = "状态"
VOIDED: Final = "已作废"
SIGNED: Final = "已签协议"
UNSIGNED: Final = "未签协议"
STATE_FILTER: Final = (("open", "有效"), ("void", "已作废"))
EMPTY: Final = "还没有学徒培养"
EMPTY_HINT: Final = "登记一名学徒和企业，排好在校、在岗的阶段，就能签发学徒培养协议；该由谁签、还缺什么，右侧逐条写明。"
NEW: Final = "登记学徒"
EDIT: Final = "修改"
STAGES: Final = "工学交替…"
VOID: Final = "作废"
ISSUE: Final = "签发协议…"
SUBMIT: Final = "提交审核"
CLASS_LIKE: Final = "照此登记全班…"
CLASS_LIKE_TITLE: Final = "照此登记全班"
CLASS_LIKE_SAVE: Final = "全班登记"
ANNEX: Final = "附件三方协议…"
ANNEXES: Final = "附件三方协议"
ANNEX_ISSUE: Final = "选文件夹并签发"
ANNEX_PLAN: Final = "还没有安排的阶段归入实习计划"
ANNEX_NO_PLAN: Final = "不安排，只签发已安排的"
ANNEX_LEAD: Final = (
    "在校生学徒的每个在岗阶段都是岗位实习。这里按阶段的日期、岗位安排实习，再签发三方协议，作为学徒培养协议的附件。"
)
ANNEX_PLACED: Final = "安排实习"
ANNEX_WRITTEN: Final = "三方协议已签发。"
OPEN_CONTRACT: Final = "在“协议”里打开"
DRAFT: Final = "学徒培养协议草稿…"
DRAFT_NAME: Final = "学徒培养协议草稿"
ISSUING: Final = "签发学徒培养协议"
SUBMITTING: Final = "提交学徒培养协议审核"
ISSUE_FOLDER: Final = "协议保存到哪个文件夹"
CONTRACT: Final = "协议编号"
END: Final = "提前结束…"
ENDING: Final = "学徒培养提前结束"
ENDED_ON: Final = "从哪天起不再培养"
END_HINT: Final = "填不再培养的第一天；已签署的协议到这天自动转为“解除”。"
END_REASON: Final = "原因"
ENDED: Final = "提前结束"
ENDED_LINE: Final = "提前结束已登记。"
GO_ON: Final = "撤销提前结束"
WENT_ON: Final = "提前结束已撤销。"
CHOOSE: Final = "请选择"
WHO_PART: Final = "学徒和企业"
TERMS_PART: Final = "双导师和课时"
SUBSIDY_PART: Final = "培训补贴（企业新型学徒制）"
SUBSIDY: Final = "培训补贴"
SUBSIDY_NO: Final = "备案或计划编号"
SUBSIDY_GRANTED: Final = "核定补贴（元）"
SUBSIDY_ADVANCE: Final = "已预支（元）"
SUBSIDY_FINAL: Final = "结业后拨付（元）"
SIGNED_PART: Final = "协议的签订"
FROM: Final = "开始日期"
UNTIL: Final = "结束日期"
DAY_HINT: Final = "如 2026-09-01"
CERTIFICATE: Final = "目标证书"
CERTIFICATE_HINT: Final = "如 数控车工中级工"
LABOUR_FROM: Final = "劳动合同起"
LABOUR_UNTIL: Final = "劳动合同止"
LABOUR_HINT: Final = "没有劳动合同的留空"
TEACHER_DUTIES: Final = "学校导师职责"
MENTOR_DUTIES: Final = "企业师傅职责"
ALLOWANCE: Final = "带徒津贴（元/月）"
TOTAL_HOURS: Final = "总课时"
PRACTICE_HOURS: Final = "实践课时"
SIGNED_ON: Final = "签订日期"
SIGNERS: Final = "已签字的各方"
SIGNERS_SEARCH: Final = "输入一方的名称"
SAVING: Final = "保存学徒培养"
SAVED: Final = "学徒培养已保存。"
VOIDING: Final = "作废学徒培养"
VOIDED_LINE: Final = "学徒培养已作废。"
IDENTITY: Final = "身份"
HOURS: Final = "实践课时"
PARTIES: Final = "签订"
TEACHERS: Final = "学校导师"
MENTORS: Final = "企业师傅"
STAGE_PART: Final = "阶段"
WORK_PART: Final = "在岗"
ASSESSED_PART: Final = "考核"
KIND: Final = "在校或在岗"
CONTENT: Final = "学习内容"
POST: Final = "岗位"
PAY: Final = "月报酬（元）"
TEACHER: Final = "学校导师"
MENTOR: Final = "企业师傅"
RESULT: Final = "考核结果"
ASSESSED_ON: Final = "考核日期"
NOT_ASSESSED: Final = "还没有考核"
NONE: Final = "未定"
NEW_STAGE: Final = "新增阶段"
EDIT_STAGE: Final = "修改阶段"
REMOVE_STAGE: Final = "删去阶段"
REMOVE: Final = "删去"
SAVING_STAGE: Final = "保存阶段"
SAVED_STAGE: Final = "阶段已保存。"
REMOVING: Final = "删去阶段"
REMOVED: Final = "阶段已删去。"
TIMETABLE: Final = "工学交替的图"
NO_STAGE: Final = "还没有阶段。点「新增阶段」，从在校的第一段排起。"
LEAD: Final = "实心是在岗，斜线是在校。用上下键选一段，双击或点「修改阶段」来改。"
PAPERS: Final = (
    ("mentor_pairing", "师徒结对书"),
    ("rotation_assessment", "轮岗考核表"),
    ("mentor_allowance", "带徒津贴表"),
    ("apprentice_completion", "出师鉴定表"),
)


def issued_into(agreements: int, pages: int) -> str:
    return f"签发 {agreements} 份协议，共 {pages} 页。"


def placed(count: int, linked: int) -> str:
    return f"新安排 {count} 个阶段，{linked} 个阶段接上了已有的安排。"


def submitted(count: int) -> str:
    return f"提交了 {count} 份。"


def ended(on: date, reason: str) -> str:
    return f"{on.isoformat()} 起　{reason}"


def paper_title(name: str) -> str:
    return f"打印{name}…"


def file_name(name: str, person: str, student_no: str) -> str:
    return f"{name}-{person}{student_no}.pdf"


def stages_title(name: str) -> str:
    return f"工学交替　{name}"


def days(first: date, last: date) -> str:
    return f"{first.isoformat()} 至 {last.isoformat()}"


def remove_question(one: StageView) -> str:
    return f"删去{STAGE_KINDS[one.kind]}阶段 {days(one.from_on, one.until_on)}？删去的记入日志，图上和协议上不再有它。"


def stage_name(one: StageView) -> str:
    """What stands before its band."""
    return f"{STAGE_KINDS[one.kind]}　{one.post_name or one.content or ''}".rstrip("　")


def stage_note(one: StageView) -> str:
    """What stands behind its band."""
    if one.result is not None:
        return RESULTS[one.result]
    return yuan(one.pay_fen)


def stage_line(one: StageView) -> str:
    """A stage in a sentence."""
    parts = (one.content, one.post_name, one.teacher_name, one.mentor_name, stage_note(one))
    return "，".join((STAGE_KINDS[one.kind], days(one.from_on, one.until_on), *(part for part in parts if part)))


def hours_line(of: ApprenticeshipView) -> str:
    if of.total_hours is None or of.practice_hours is None:
        return ""
    return f"{of.practice_hours} / {of.total_hours}（{share(of.practice_hours, of.total_hours)}）"


def subsidy_line(of: ApprenticeshipView) -> str:
    told = (("核定", of.subsidy_fen), ("预支", of.advance_fen), ("结业后", of.final_fen))
    return "　".join((of.subsidy_no or "", *(f"{name} {yuan(fen)}" for name, fen in told if fen is not None))).strip()


def class_like_lead(of: ApprenticeshipView) -> str:
    return (
        f"照{of.name}的类别、企业、期间、目标证书、职责、津贴、课时和 {len(of.stages)} 个阶段登记一个班的学生，要么全部登记，要么一个也不登记。"
        "劳动合同、签订和补贴各人另填；开始那天不在读的不登记。"
    )


def class_founded(count: int, left_out: tuple[str, ...]) -> str:
    told = f"登记了 {count} 名学徒。"
    return f"{told}开始那天不在读、没有登记的：{'、'.join(left_out)}。" if left_out else told
