"""Who 甲方, 乙方 and 丙方 are in a text, and whose particulars a line belongs to."""

import re
from collections.abc import Mapping

from ctec_desktop.domain.source_text import SourceText, Spot
from ctec_desktop.domain.vocabulary import Party

_USUAL = {"甲": Party.SCHOOL, "乙": Party.ENTERPRISE, "丙": Party.STUDENT}
# The order matters: a guardian of a student is a guardian, a unit of a school's choosing is a unit.
_WORDS = (
    (Party.GUARDIAN, re.compile(r"监护人|家长|父母")),
    (Party.ENTERPRISE, re.compile(r"实习单位|接收单位|用人单位|企业|公司|单位")),
    (Party.STUDENT, re.compile(r"学生|实习生|学徒|丙方")),
    (Party.SCHOOL, re.compile(r"学校|院校|学院|校方")),
)
_DEFINED = re.compile(r"([甲乙丙丁])\s*方\s*[（(：:]\s*([^）)：:，。；\n]{1,16})")
_BEGINS = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[（(]?[一二三四五六七八九十\d]{1,3}[）).．]\s*)?([甲乙丙丁])\s*方"
)
_OTHERS = re.compile(
    r"(学校|院校|实习单位|企业|学生|实习生|法定监护人|监护人|家长)(?:基本)?(?:情况|信息|名称|姓名|[（(：:]|$)"
)
_HEAD_CHARS = 40


def party_named(text: str) -> Party | None:
    """The party that a few words speak of."""
    return next((party for party, pattern in _WORDS if pattern.search(text)), None)


def parties_of(source: SourceText) -> Mapping[str, Party]:
    """Who is who: as the text itself says it beside 甲方 and the others, else as the sample text of the state does."""
    told: dict[str, Party] = {}
    for _, line in source.lines():
        for letter, words in _DEFINED.findall(line.text):
            party = party_named(words)
            if party is not None:
                told.setdefault(letter, party)
    return {**_USUAL, **told}


def parties_by_line(source: SourceText) -> Mapping[Spot, Party | None]:
    """Whose particulars every line gives: those of the party last named at the beginning of a line."""
    letters = parties_of(source)
    found: dict[Spot, Party | None] = {}
    current: Party | None = None
    for spot, line in source.lines():
        head = line.text[:_HEAD_CHARS]
        begins, other = _BEGINS.match(head), _OTHERS.match(head.strip())
        if begins is not None:
            current = Party.GUARDIAN if re.search(r"监护人|家长", head) else letters.get(begins[1], current)
        elif other is not None:
            current = party_named(other[1])
        elif line.level:
            current = None
        found[spot] = current
    return found
