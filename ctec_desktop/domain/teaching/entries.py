"""Lines of the teacher file, each resting on a paper: majors taught, education, titles, certificates, work, results."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from ctec_desktop.domain.names import search_key


class EntryKind(StrEnum):
    """任教专业, 学历, 职称, 非教师系列职称, 技能证书, 企业工作, 其他工作; then results of teaching and industry."""

    MAJOR = "major"
    EDUCATION = "education"
    TITLE = "title"
    OTHER_TITLE = "other_title"
    CERTIFICATE = "certificate"
    ENTERPRISE_WORK = "enterprise_work"
    WORK = "work"
    TEACHING = "teaching"
    RESEARCH = "research"
    AWARD = "award"
    TECHNICAL = "technical"
    GUIDING = "guiding"
    EQUIVALENT = "equivalent"


class Rank(IntEnum):
    """初级, 中级, 高级: what a level written on a paper comes to."""

    JUNIOR = 1
    MIDDLE = 2
    SENIOR = 3


# Kinds whose paper names a level that is ranked.
RANKED = frozenset({EntryKind.TITLE, EntryKind.OTHER_TITLE, EntryKind.CERTIFICATE, EntryKind.EQUIVALENT})
WORKED = frozenset({EntryKind.ENTERPRISE_WORK, EntryKind.WORK})
# The first word found decides: longer and higher ones stand before those they contain.
_RANKS: tuple[tuple[str, Rank], ...] = (
    *((word, Rank.SENIOR) for word in ("高级技师", "特级技师", "首席技师", "技师", "一级", "二级")),
    *((word, Rank.SENIOR) for word in ("正高", "副高", "教授级", "高级工程师", "高级经济师", "高级会计师")),
    *((word, Rank.MIDDLE) for word in ("高级工", "三级", "中级")),
    *((word, Rank.JUNIOR) for word in ("中级工", "初级工", "四级", "五级", "初级", "助理", "员级", "技术员")),
    *((word, Rank.SENIOR) for word in ("高级", "教授")),
    *((word, Rank.MIDDLE) for word in ("工程师", "经济师", "会计师", "讲师")),
)


def rank_of(level: str | None) -> Rank | None:
    """What a level as written comes to; None where it does not tell."""
    text = search_key(level or "")
    if "中级工" in text:
        return Rank.JUNIOR
    return next((rank for word, rank in _RANKS if word in text), None)


@dataclass(frozen=True, slots=True)
class TeacherEntry:
    """
    Args:
        name: the major, the degree and school, the title, the certificate, the employer, the result.
        level: as the paper has it; the post of a work entry.
        until_on: the last valid day of a certificate, the last day of work; open while None.
        scan_title: name of the evidence file, where one is kept.
    """

    id: int
    version: int
    teacher_id: int
    kind: EntryKind
    name: str
    level: str | None
    issuer: str | None
    number: str | None
    from_on: date | None
    until_on: date | None
    note: str | None
    scan_title: str | None
    scan_sha256: str | None
    scan_size_bytes: int | None
    is_void: bool
    void_reason: str | None

    @property
    def rank(self) -> Rank | None:
        return rank_of(self.level) or rank_of(self.name) if self.kind in RANKED else None

    def holds_on(self, day: date) -> bool:
        """Whether it is on record and its last day is not past."""
        return not self.is_void and (self.kind in WORKED or self.until_on is None or self.until_on >= day)


@dataclass(frozen=True, slots=True)
class EntryForm:
    """As typed."""

    teacher_id: int
    kind: str = ""
    name: str = ""
    level: str = ""
    issuer: str = ""
    number: str = ""
    from_on: str = ""
    until_on: str = ""
    note: str = ""
    id: int | None = None
    version: int | None = None
