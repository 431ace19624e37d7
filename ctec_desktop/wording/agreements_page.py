"""Words of the page 协议, of issuing a class and of looking through the pages."""

from datetime import date, datetime
from typing import Final

NOT_THERE_YET: Final = "还没有"
TITLE: Final = "协议"
SEARCH: Final = "搜索协议编号或流水号、姓名、拼音首字母、学号"
CLASS: Final = "班级"
STATE: Final = "状态"
KIND: Final = "类别"
TRAINING_PERIOD: Final = "培养期间"
NUMBER: Final = "编号"
STUDENT_NO: Final = "学号"
NAME: Final = "姓名"
ENTERPRISE: Final = "单位"
POST: Final = "岗位"
FROM: Final = "开始"
UNTIL: Final = "结束"
VERSION: Final = "版本"
EMPTY: Final = "还没有签发过协议"
EMPTY_HINT: Final = "先在“实习安排”里安排一个班，再为这个班签发协议。"
ISSUE_CLASS: Final = "签发协议"
PREVIEW: Final = "预览"
EXPORT: Final = "导出 PDF"
PERIOD: Final = "实习期间"
ORIGINALS: Final = "份数"
ISSUED_AT: Final = "签发时间"
FILE: Final = "所在文件"
TEXT_SOURCE: Final = "示范文本"
TEXT_SOURCE_UNKNOWN: Final = "未确认"
NOT_ISSUED: Final = "还没有签发，没有编号"
NO_NUMBER: Final = "未编号"
ASKS_MORE: Final = "…"
HISTORY: Final = "经过"
CONSENT: Final = "知情同意书"
PAPERS: Final = "文书页面"
DRAFT_PAPERS: Final = "草稿页面"
GONE: Final = "这份协议已经不在了，列表已重新读取。"
EXPORT_TITLE: Final = "导出合并的 PDF"
EXPORTING: Final = "导出 PDF"
PDF_FILES: Final = "PDF 文件 (*.pdf)"
FAILED: Final = "没有完成"

DIALOG_TITLE: Final = "签发班级协议"
STEP_CHECK: Final = "选择与核对"
STEP_DONE: Final = "签发结果"
PLAN: Final = "实习计划"
EVERY_PLAN: Final = "全部计划"
CHOOSE_CLASS: Final = "请选择班级"
ORIGINALS_EACH: Final = "每人协议份数"
AS_PLANNED: Final = "按实习计划"
SIDES: Final = "打印"
TWO_SIDES: Final = "双面"
ONE_SIDE: Final = "单面"
AS_FILES: Final = "文件"
MERGED: Final = "合并成一个，单位前有交接单"
SEPARATE: Final = "每名学生一个"
NAME_PATTERN: Final = "文件名格式"
NAME_PATTERN_HINT: Final = "每名学生一个文件时用：{姓名} {学号} {班级} {单位} {编号}；重名的自动加学号。"
FOLDER: Final = "保存到"
FOLDER_NAME: Final = "产教通协议"
CHOOSE: Final = "选择…"
CHOOSE_FOLDER: Final = "选择保存协议的文件夹"
FOLDER_MISSING: Final = "请填写保存文件的文件夹。"
LEFT_OUT: Final = "不能签发的学生"
REFUSED: Final = "没有签发的学生"
NONE_LEFT_OUT: Final = "没有。所有安排都可以签发。"
NOT_CHOSEN: Final = "选择班级后，这里显示第一名学生的草稿"
NOT_CHOSEN_HINT: Final = "草稿没有编号，不得签署；签发后才有编号和页码二维码。"
NO_DRAFT: Final = "没有可以预览的草稿"
CHECKING: Final = "正在核对…"
DRAFTING: Final = "正在排版草稿…"
ISSUING: Final = "签发协议"
AGAIN: Final = "再次写出文件"
NOTHING: Final = "没有可签发的协议"
STOP: Final = "停止"
CLOSE: Final = "关闭"
OPEN_PDF: Final = "打开 PDF"
FILES: Final = "已生成的文件"
PRINT_HINT: Final = "打印时请选“实际大小（100%）”，不要“适合纸张”，否则页码二维码会变小扫不出来；双面打印选“长边翻转”。"


def class_choice(name: str, students: int) -> str:
    return f"{name}（{students} 人）"


def version(number: int) -> str:
    return f"v{number}" if number else "—"


def period(from_on: date, until_on: date) -> str:
    return f"{from_on.isoformat()} 至 {until_on.isoformat()}"


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")


def move(at: str, name: str, before: str, after: str, by: str) -> str:
    return f"{at}　{name}：{before} → {after}　{by}"


def pages(count: int) -> str:
    return f"{count} 页"


def originals(count: int) -> str:
    return f"一式 {count} 份"


def preview_title(number: str, name: str) -> str:
    return f"{number}　{name}"


def exported(path: str) -> str:
    return f"已导出到 {path}"


def ready_line(ready: int, left_out: int) -> str:
    return f"可签发 {ready} 份" + (f" · {left_out} 人不能签发" if left_out else "")


def issued_before(count: int) -> str:
    return f"该班已签发 {count} 份，没有新的可签发。可以把原文件再次写出，编号和内容不变。"


def issue_button(count: int) -> str:
    return f"签发 {count} 份" if count else NOTHING


def issued_line(count: int, sheets: int) -> str:
    return f"已签发 {count} 份协议，共 {sheets} 页。编号已生效，内容已冻结并存档。"


def written_again(count: int) -> str:
    return f"没有新编号，已把原来的 {count} 个文件再次写出。"


def said_line(class_name: str, count: int) -> str:
    return f"{class_name}：已签发 {count} 份协议。"


SAVE_CHOSEN: Final = "保存所选 PDF…"
SAVING_CHOSEN: Final = "正在保存 PDF"
FOLDER_FOR_CHOSEN: Final = "保存到哪个文件夹"
UNKNOWN_NUMBER: Final = "—"
AGREEMENT_GONE: Final = "这份协议已经不在了，或您看不到它。请刷新列表。"


def saved_in(file_name: str) -> str:
    return f"在“{file_name}”中"
