"""The words the program itself puts on the papers of an application for a self-chosen place."""

from typing import Final, NamedTuple

TITLE: Final = "自主实习申请表和家长知情书"
PRINTING: Final = "打印自主实习申请表"


class Opinion(NamedTuple):
    """A box of the application sheet: who writes in it, what is printed there, and the line to sign on."""

    title: str
    sign: str
    text: str = ""


REASON: Final = "申请理由"
_DAY: Final = "　　　年　　月　　日"
_OPINIONS: Final = (
    (
        Opinion(
            "学生承诺",
            f"学生签字：　　　　　　　　日期：{_DAY}",
            "本人自愿到以上单位实习，所填内容属实；服从学校的实习管理，与单位、学校签好协议后再上岗，"
            "遵守纪律和安全规定，变更单位、岗位或提前结束先报学校同意。",
        ),
    ),
    (
        Opinion("家长（监护人）意见　□ 同意　□ 不同意", f"签字：　　　　　日期：{_DAY}"),
        Opinion("实习单位意见（负责人签字，盖章）", f"签字：　　　　　日期：{_DAY}"),
    ),
    (
        Opinion("班主任意见", f"签字：　　　　　日期：{_DAY}"),
        Opinion("院系（专业部）意见", f"签字：　　　　　日期：{_DAY}"),
    ),
    (Opinion("学校审核意见（盖章）", f"负责人签字：　　　　　　　　日期：{_DAY}"),),
)
# What the dictionary of the agreement does not name.
LABELS: Final = {
    "applied_on": "申请日期",
    "pay": "实习报酬",
    "days": "起止日期",
    "reason": REASON,
    "guardian_line": "监护人",
    "mentor_line": "单位指导人员",
}


def opinions(reason: str) -> tuple[tuple[Opinion, ...], ...]:
    """The boxes under the table, row by row; those of one row stand side by side."""
    return ((Opinion(REASON, "", reason),), *_OPINIONS)


def foot_line(student_no: str, name: str, enterprise: str) -> str:
    return f"{student_no}　{name}　{enterprise}"


def period(first: str, last: str) -> str:
    return f"{first}至{last}"


def beside(first: str, second: str) -> str:
    """Two facts in one cell; whichever is not known is left out."""
    return "　".join(part for part in (first, second) if part)


def related(name: str, relation: str) -> str:
    return f"{name}（{relation}）" if name and relation else name
