"""What the program itself puts on the papers about people from industry."""

from typing import Final

FEES_TITLE: Final = "外聘人员课酬表"
FEES_NOTE: Final = "课酬按实际完成的课时计算。签领人、财务和负责人在打印后签字。"
FEES_LIST: Final = "课时与课酬"
FEE_COLUMNS: Final = (
    ("月份", 8.0, True),
    ("课程", 20.0, False),
    ("班级", 16.0, False),
    ("课时", 7.0, True),
    ("课酬（元）", 11.0, True),
    ("发放日期", 12.0, True),
    ("签领", 12.0, True),
)
SIGN_LINE: Final = "制表：　　　　　　　　　审核：　　　　　　　　　负责人：　　　　　　　　　"
SUM: Final = "合计"
NAME, ROLE, EMPLOYER, TERM, AGREEMENT, HOURS, FEE = "姓名", "岗位", "工作单位", "聘期", "协议编号", "课时", "课酬"
REPORT_TITLE: Final = "兼职教师与产业导师一览"
REPORT_NOTE: Final = (
    "在聘：签了协议、这一天在聘期内的人员，一人算一次。专任教师：教师名册里没有停用的教师。"
    "比例的 30% 出自 2012 年的办法，现行办法里待核实。课时和课酬是当年 1 月到这一天的合计，不含作废的聘任。"
)
FULL_TIME, HIRED, SHARE, YEAR_HOURS, YEAR_FEE, SHARE_RULE = (
    "专任教师",
    "在聘人员",
    "兼职比例",
    "当年课时",
    "当年课酬",
    "比例核对",
)
PEOPLE: Final = "人员"
PEOPLE_COLUMNS: Final = (
    ("姓名", 9.0, True),
    ("岗位", 12.0, False),
    ("工作单位", 18.0, False),
    ("职称、等级", 11.0, False),
    ("聘期", 20.0, True),
    ("课时", 6.0, True),
    ("课酬（元）", 9.0, True),
    ("考核", 8.0, False),
)
FINDINGS: Final = "需要处理的事项"
FINDING_COLUMNS: Final = (("姓名", 10.0, True), ("事项", 70.0, False), ("依据", 18.0, False))
OPEN: Final = "尚未约定"
ANY_DEPARTMENT: Final = "甲方安排的院系"


def yuan(fen: int) -> str:
    """`1,200.00` without the unit."""
    return f"{fen // 100:,}.{fen % 100:02d}"


def page_line(about: str, page: int, pages: int) -> str:
    return f"{about}　第 {page} 页　共 {pages} 页"


def year_about(school: str, year: int) -> str:
    return f"{school}　{year} 年"
