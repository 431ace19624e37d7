"""Words of 双师认定, the window of recognition, and its forms."""

from typing import Final

OPEN: Final = "双师认定…"
TITLE: Final = "双师型教师认定"
LEAD: Final = "每名教师一行：现在的等级、复核不晚于哪天、下一级的材料齐了几条。选中一人，下面写明每一条靠什么证明，右下记申报的每一步。"
LIST: Final = "教师"
DETAILS: Final = "材料和经过"
STAFF_NO: Final = "工号"
NAME: Final = "姓名"
DEPARTMENT: Final = "院系"
LEVEL: Final = "现有等级"
STATE: Final = "情况"
DUE: Final = "复核不晚于"
NEXT: Final = "申报等级"
READY: Final = "材料"
APPLY: Final = "申报…"
APPLYING: Final = "申报双师型"
RECORD: Final = "记这一步…"
NEXT_STEP: Final = "下一步"
TAKE_BACK: Final = "撤回上一步…"
APPLICATION: Final = "申请表…"
PUBLICITY: Final = "公示名单…"
SUMMARY: Final = "汇总表…"
WRITING: Final = "写出认定的文件"
PDF_FILTER: Final = "PDF 文件 (*.pdf)"
SAVE: Final = "保存"
TRACK: Final = "系列"
APPLIED_ON: Final = "申报日期"
EXCEPTION: Final = "破格理由"
EXCEPTION_HINT: Final = "条件不全、按破格申报的才填"
CHOOSE: Final = "请选择"
ON: Final = "日期"
BY: Final = "由谁（机构或姓名）"
CRITERION: Final = "判断哪一条"
IS_POSITIVE: Final = "结论"
POSITIVE: Final = "符合"
NEGATIVE: Final = "不符合"
UNTIL: Final = "公示到"
DUE_HINT: Final = "最长五年"
LEFT: Final = "降为"
NUMBER: Final = "证书编号"
DOCUMENT: Final = "文号"
REMARK: Final = "说明"
REASON: Final = "原因"
DAY_HINT: Final = "2027-01-01"
EVIDENCE: Final = "申报{level}的材料"
HISTORY: Final = "经过"
NO_HISTORY: Final = "还没有申报过"
SAVED: Final = "已记下。"


def ready_text(ready: int, whole: int) -> str:
    return f"{ready}/{whole}"


def evidence_head(level: str) -> str:
    return EVIDENCE.format(level=level)


def summary(people: int, recognised: int, under_way: int, could: int) -> str:
    return f"教师 {people:,} 人：已认定 {recognised:,}，申报中 {under_way:,}，材料已齐可以申报 {could:,}"


def written_line(target: str) -> str:
    return f"已写出：{target}"


def taken_back_line(_count: int) -> str:
    return "已撤回上一步。"
