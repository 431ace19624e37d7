"""Which heads of article 15 a paragraph speaks of, told by its words; a person decides."""

import re
from collections.abc import Mapping

from ctec_desktop.domain.signing_area import SigningArea
from ctec_desktop.domain.source_text import Piece, SourceLine, SourceText

_HEADS: Mapping[int, re.Pattern[str]] = {
    1: re.compile(r"统一社会信用代码|法定代表人|身份证|学校名称|单位名称|学生姓名|基本信息|^[甲乙丙]方[（(：:]"),
    2: re.compile(r"实习(?:时间|期限|地点|内容|岗位|任务|项目|目标|要求|方案|计划|条件)|实习期间?为|起止"),
    3: re.compile(r"食宿|住宿|就餐|伙食|用餐|工作时间|休息|休假|加班|夜班"),
    4: re.compile(r"报酬|津贴|工资|补贴标准"),
    5: re.compile(r"劳动保护|劳动安全|安全卫生|职业病|防护|安全生产|劳动条件"),
    6: re.compile(r"责任保险|意外(?:伤害)?保?险|工伤|伤亡|伤害事故|保险"),
    7: re.compile(r"考核|鉴定|成绩评定"),
    8: re.compile(r"违约|违反本协议|赔偿责任"),
    9: re.compile(r"其[他它]事项|其[他它]约定|未尽事宜|争议|人民法院|一式|补充协议|解除|变更"),
}


def propose_heads(source: SourceText, area: SigningArea | None) -> tuple[frozenset[int], ...]:
    """The heads of every piece; none for the places where it is signed."""
    signing = range(area.first, area.last + 1) if area else range(0)
    return tuple(frozenset() if n in signing else heads_of(piece) for n, piece in enumerate(source.pieces))


def heads_of(piece: Piece) -> frozenset[int]:
    if isinstance(piece, SourceLine):
        texts = [piece.text]
    else:
        texts = [line.text for row in piece.rows for cell in row for line in cell.lines]
    return frozenset(head for head, pattern in _HEADS.items() if any(pattern.search(text) for text in texts))
