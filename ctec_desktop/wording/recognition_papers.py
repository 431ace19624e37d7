"""Words of the papers of recognition: application, publicity list, summary."""

from typing import Final

APPLICATION: Final = "双师型教师认定申请表"
PUBLICITY: Final = "双师型教师认定公示名单"
SUMMARY: Final = "双师型教师认定汇总表"
NAME: Final = "姓名"
STAFF_NO: Final = "工号"
DEPARTMENT: Final = "院系"
KIND: Final = "任课类别"
LEVEL: Final = "申报等级"
TRACK: Final = "系列"
APPLIED: Final = "申报日期"
STANDARD: Final = "对照标准"
EXCEPTION: Final = "破格理由"
ON: Final = "统计日期"
PEOPLE: Final = "人数"
PERIOD: Final = "公示日期"
EVIDENCE: Final = "条件和证明材料"
EVIDENCE_COLUMNS: Final = (
    ("条件", 130.0, False),
    ("情况", 40.0, True),
    ("证明材料", 230.0, False),
    ("要求", 150.0, False),
)
APPLICATION_NOTE: Final = (
    "“情况”按教师档案和企业实践台账得出；思想政治、师德和教学能力由学校判断。各条按通知要求整理，原文待核实。"
)
OPINIONS: Final = (
    "本人承诺以上材料真实。　　申报人（签字）：　　　　　　　　年　　月　　日",
    "院系意见：　　　　　　　　　　　　　　负责人（签字）：　　　　　　　　年　　月　　日",
    "学校评议意见：　　　　　　　　　　　　（盖章）　　　　　　　　　　　　年　　月　　日",
)
LIST: Final = "名单"
PUBLICITY_COLUMNS: Final = (
    ("序号", 36.0, True),
    ("姓名", 90.0, False),
    ("院系", 190.0, False),
    ("系列", 60.0, True),
    ("申报等级", 70.0, True),
)
PUBLICITY_NOTE: Final = "公示期间有异议的，请写明事实、署真实姓名，向学校反映。公示不列工号和证件号码。"
SUMMARY_COLUMNS: Final = (
    *(
        ("姓名", 62.0, False),
        ("院系", 92.0, False),
        ("任课类别", 76.0, False),
        ("等级", 34.0, True),
        ("系列", 34.0, True),
    ),
    *(("证书编号", 86.0, False), ("认定日期", 60.0, True), ("复核不晚于", 60.0, True), ("情况", 50.0, True)),
)
SUMMARY_NOTE: Final = "列出这一天仍然有效或复核到期的认定；“复核到期”的要先复核。"


def about(school: str, text: str) -> str:
    return f"{school}　{text}"


def period_text(first: str, last: str) -> str:
    return f"{first} 至 {last}" if first else "待定"
