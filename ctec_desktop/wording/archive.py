"""Sentences about internship folders, and the words for what they hold."""

from collections.abc import Iterable
from typing import Final

from ctec_desktop.domain.archive.kinds import GOOD, REQUIRED, ArchiveKind
from ctec_desktop.domain.archive.retention import KeepUntil
from ctec_desktop.domain.archive.views import Material
from ctec_desktop.domain.codes.archive import ArchiveCode

KINDS: Final = {
    ArchiveKind.AGREEMENT: "实习三方协议",
    ArchiveKind.PLAN: "实习方案",
    ArchiveKind.REPORT: "实习报告",
    ArchiveKind.RESULT: "实习考核结果",
    ArchiveKind.JOURNAL: "实习日志",
    ArchiveKind.CHECKS: "实习检查记录",
    ArchiveKind.SUMMARY: "实习总结",
    ArchiveKind.PROOF: "佐证材料",
    ArchiveKind.CONSENT: "知情同意书",
    ArchiveKind.INSPECTION: "单位考察评估",
    ArchiveKind.MEETING: "党组织会议纪要",
    ArchiveKind.COVER: "保险单和名单",
    ArchiveKind.TRAINING: "安全培训记录",
    ArchiveKind.PAYMENT: "报酬发放证明",
    ArchiveKind.FILING: "备案回执",
}
FACTS: Final = {
    "number": "编号",
    "version": "版本",
    "copy": "第几份",
    "programme_on": "方案确定日期",
    "unit": "实习单位",
    "inspected_on": "考察日期",
    "team": "考察人员",
    "decided_on": "会议日期",
    "minutes_no": "纪要编号",
    "insurer": "保险公司",
    "days": "保险期间",
    "safety_trained_on": "安全培训日期",
    "authority": "备案部门",
    "filed_on": "备案日期",
}
_SOURCES: Final = {
    ArchiveKind.AGREEMENT: "扫描收件",
    ArchiveKind.CONSENT: "扫描收件",
    ArchiveKind.PLAN: "合规核对里的实习方案",
    ArchiveKind.INSPECTION: "实地考察",
    ArchiveKind.MEETING: "合规核对里的集体决定",
    ArchiveKind.COVER: "保险",
    ArchiveKind.TRAINING: "合规核对里的安全培训",
    ArchiveKind.FILING: "备案",
}

SENTENCES: dict[str, str] = {
    ArchiveCode.KIND_OF_FILE: (
        "“{value}”不是可以归档的文件。请选 PDF、图片、Word、Excel、录音（mp3、wav、m4a）或录像（mp4、mov）。"
    ),
    ArchiveCode.EMPTY_FILE: "“{value}”是空文件，可能没有复制完整。请重新复制后再附。",
    ArchiveCode.TOO_LARGE: "“{value}”有 {size} MB，最多 {most} MB。请压缩录像，或者分成几个文件再附。",
    ArchiveCode.FOREIGN: "“{value}”的内容与文件名的类型不符。请核对来源，另存为真正的该类文件后再附。",
    ArchiveCode.SAME_FILE: "{student}的档案里已有同一个文件（{kind}“{title}”），不必再附。",
    ArchiveCode.FROM_SCANS: "{student}的{kind}已从扫描收件计入，不必再附；另有的文件请附为“佐证材料”。",
    ArchiveCode.DAY_AHEAD: "{value} 晚于今天 {today}，请核对材料的日期。",
    ArchiveCode.NO_FOLDER: "选中的档案已不在名单里，请刷新（F5）后重新选择。",
    ArchiveCode.REASON_NEEDED: "请写明收回的原因，原因会记入日志。",
    ArchiveCode.TAKEN_BACK: "这份材料已经收回（{reason}）。",
    ArchiveCode.BAD_LIMIT: "“{value}”不是可用的上限。请填 {least} 到 {most} 的整数（MB），不限大小就留空。",
    ArchiveCode.OVER_LIMIT: (
        "{student}的“{title}”有 {size} MB，超过每个文件 {most} MB 的上限，没有导出。请换成较小的文件，或者放宽上限。"
    ),
    ArchiveCode.TARGET_EXISTS: "“{path}”已经存在，没有覆盖。请先移走它，或者另选一个文件夹。",
    ArchiveCode.TARGET_INSIDE: "“{path}”在程序的数据文件夹里，不能导出到那里。请另选一个文件夹。",
    ArchiveCode.NOBODY: "没有找到{value}的岗位实习档案。请核对学号或班级名称；没有安排岗位实习的没有档案。",
    ArchiveCode.NOTHING_HELD: "选中的档案里还没有任何材料，没有可以导出的。",
    ArchiveCode.PATH_TOO_LONG: "“{path}”连同文件名超过 {most} 个字符，Windows 打不开。请选一个路径短一些的文件夹。",
    ArchiveCode.NO_FILE: "这一项没有文件，或者文件已经收回。请刷新（F5）后再看。",
}


def kind_name(kind: ArchiveKind) -> str:
    """With its number in art. 29."""
    return f"{'①②③④⑤⑥⑦⑧'[REQUIRED.index(kind)]} {KINDS[kind]}" if kind in REQUIRED else KINDS[kind]


def names(kinds: Iterable[ArchiveKind]) -> str:
    return "、".join(KINDS[kind] for kind in kinds)


def source_of(kind: ArchiveKind) -> str:
    """Where the program counts it from by itself; nothing where it must be attached."""
    return _SOURCES.get(kind, "")


def source_hint(kind: ArchiveKind) -> str:
    """What to do while it lacks."""
    source = source_of(kind)
    return f"在“{source}”登记后自动计入，也可以附文件" if source else "请附文件"


def facts_text(material: Material) -> str:
    """What the record says."""
    return "，".join(f"{FACTS[key]} {text}" for key, text in material.facts if text)


def keep_text(keep: KeepUntil) -> str:
    return f"保存至 {keep.on.isoformat()}" + ("（待确认）" if keep.is_to_confirm else "")


GOOD_COUNT: Final = len(GOOD)
