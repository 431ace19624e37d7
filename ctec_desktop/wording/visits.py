"""The words the program itself puts on the papers of a visit."""

from typing import Final

TITLE: Final = "认识实习"
PRINTING: Final = "打印家长告知书"
ROSTER_TITLE: Final = "认识实习学生名册"
ROSTER_FACTS: Final = (
    ("name", "名　　称"),
    ("unit", "实习单位"),
    ("place", "地　　点"),
    ("days", "日　　期"),
    ("leaders", "带队教师"),
    ("vehicles", "车　　辆"),
    ("meeting_point", "集　　合"),
    ("insurance", "保　　险"),
    ("safety_plan", "安全预案"),
)
ROSTER_COLUMNS: Final = ("序号", "学号", "姓名", "班级", "出发签到", "返回签到", "备注")
LEADERS_SIGN: Final = "带队教师签字：　　　　　　　　　　　　　　　　日期：　　　　年　　月　　日"


def page_line(page: int, pages: int) -> str:
    return f"第 {page} 页　共 {pages} 页"


def notice_line(name: str) -> str:
    return f"{name}　家长留存上半部分，下半部分交回"
