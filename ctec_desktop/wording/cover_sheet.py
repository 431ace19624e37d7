"""What the cover sheet before a unit's papers says."""

from typing import Final

from ctec_desktop.domain.vocabulary import Party

TITLE: Final = "协议签署交接单"
STANDING: Final = "本页由程序随协议印出，供核对和交接，不是协议的组成部分"
ENTERPRISE: Final = "实习单位"
CONTACT: Final = "联系人"
PHONE: Final = "联系电话"
SCHOOL: Final = "学校"
CLASSES: Final = "班级"
SIGNING: Final = "签字盖章"
KEEPING: Final = "各存几份"
NAMES: Final = "名单"
LIST_HEADINGS: Final = ("序号", "学号", "姓名", "班级", "协议编号", "份数", "协议页码", "签署页", "同意书")
PAGES_MEANT: Final = "协议和同意书的页码是在本文件里的页码，签署页是在每一份协议里的页码。"
HANDED_OVER: Final = ("交出人", "日期", "接收人", "日期")

_PARTIES = {
    Party.SCHOOL: "学校",
    Party.ENTERPRISE: "实习单位",
    Party.STUDENT: "学生",
    Party.GUARDIAN: "监护人",
}
_GUARDIAN_OF_MINOR = "监护人（学生未满十八周岁的）"


def counted(students: int, originals: int, papers: int) -> str:
    """`originals` is 0 where the students have different numbers of them."""
    each = f"每人协议 {originals} 份、知情同意书 1 份" if originals else "每人协议份数见名单，知情同意书 1 份"
    return f"本单位 {students} 名学生，{each}，协议共 {papers} 份。"


def agreement_signing(signers: tuple[tuple[Party, bool], ...]) -> str:
    """Who signs the agreement; each with whether a seal belongs there."""
    told = [
        f"{_GUARDIAN_OF_MINOR if party is Party.GUARDIAN else _PARTIES[party]}{'签字并盖章' if has_seal else '签字'}"
        for party, has_seal in signers
    ]
    return f"协议：每一份都要签，签署栏在名单“签署页”所写的那一页。{'，'.join(told)}。日期由签字的人手写。"


def consent_signing(signers: tuple[tuple[Party, bool], ...]) -> str:
    told = "、".join(_PARTIES[party] for party, _ in signers)
    return f"知情同意书：{told}在签署栏选择意见并签字。"


KEPT: Final = (
    "协议：学校、实习单位、学生各存一份，多出的由学校存档。",
    "知情同意书：由学校存档。",
    "每页页脚写着这是第几份；同一份的各页放在一起，不要与别份混装。",
)


def page_range(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)


def sheet_count(page: int, pages: int) -> str:
    """In the middle of the foot."""
    return f"交接单第 {page} 页　共 {pages} 页"
