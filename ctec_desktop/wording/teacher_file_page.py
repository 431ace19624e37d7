"""Words of the window about a teacher's file."""

from typing import Final

from ctec_desktop.domain.teaching.entries import TeacherEntry
from ctec_desktop.domain.teaching.views import TeacherFile
from ctec_desktop.wording.teaching import RANKS

OF_TEACHER: Final = "教师档案…"
TITLE: Final = "教师档案"
LIST: Final = "档案记录"
NOTHING: Final = "档案里还没有记录。点“登记…”逐条登记专业、学历、职称、证书、工作经历和成果。"
OUT_OF_SIGHT: Final = "这位教师已经不在，或者不在您的查看范围内，看不到他的档案。请关闭后刷新名单。"
KIND: Final = "类别"
NAME: Final = "名称"
NAME_HINT: Final = "专业、学历和学校、职称、证书、单位或成果的名称"
LEVEL: Final = "等级或岗位"
LEVEL_HINT: Final = "照证书写，如 高级工（三级）；工作经历写岗位"
ISSUER: Final = "发证单位"
NUMBER: Final = "编号"
FROM: Final = "取得或开始日期"
UNTIL: Final = "有效期至或结束日期"
UNTIL_HINT: Final = "长期有效的、仍在职的空着"
DAYS: Final = "日期"
NOTE: Final = "备注"
STATE: Final = "情况"
SCAN: Final = "扫描件"
DAY_HINT: Final = "如 2020-06-01"
CHOOSE: Final = "请选择"
NEW_ACTION: Final = "登记…"
EDIT_ACTION: Final = "修改…"
ATTACH: Final = "添加扫描件…"
REPLACE: Final = "更换扫描件…"
SAVE_SCAN: Final = "另存扫描件…"
VOID: Final = "作废…"
NEW: Final = "登记教师档案"
EDIT: Final = "修改教师档案"
VOID_TITLE: Final = "作废档案记录"
SAVING: Final = "保存教师档案"
SAVING_SCAN: Final = "保存扫描件"
SAVED: Final = "已登记。请添加证书或证明的扫描件。"
CHANGED: Final = "已修改。"
VOIDED: Final = "这一条已作废。"
SCAN_SAVED: Final = "扫描件已存入文件库。"
SCAN_FILTER: Final = "扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff *.bmp)"
ANY_FILTER: Final = "全部文件 (*)"
STANDS: Final = "有效"
EXPIRED: Final = "已过期"
IS_VOID: Final = "已作废"


def title(file: TeacherFile) -> str:
    return f"{TITLE} · {file.teacher.name}（{file.teacher.staff_no}）"


def level_text(one: TeacherEntry) -> str:
    """The level as the paper has it, and what it comes to."""
    return f"{one.level or ''} · {RANKS[one.rank]}".removeprefix(" · ") if one.rank else one.level or ""


def days_text(one: TeacherEntry) -> str:
    if one.until_on is None:
        return one.from_on.isoformat() if one.from_on else ""
    return f"{one.from_on.isoformat() if one.from_on else ''} 至 {one.until_on.isoformat()}".strip()


def scan_written(path: str) -> str:
    return f"已写到 {path}。"
