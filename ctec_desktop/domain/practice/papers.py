"""Papers of a teacher's practice: weekly logs and evidence, and the weeks that have no log yet.

What schools keep of a stay is TPR-ARCH-01, which is to be confirmed: nothing here decides whether days count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ctec_desktop.domain.day_spans import Span, common

_WEEK = timedelta(days=7)
_SUNDAY = timedelta(days=6)


class PaperKind(StrEnum):
    """周志, 申请和审批表, 计划和任务书, 证明, 现场照片, 个人总结, 成果, 考核鉴定, 其他."""

    LOG = "log"
    APPLICATION = "application"
    PLAN = "plan"
    PROOF = "proof"
    PHOTO = "photo"
    SUMMARY = "summary"
    OUTCOME = "outcome"
    APPRAISAL = "appraisal"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PaperForm:
    """As typed. Args: `id` and `version` of one on record, which keeps its file; a new one while None."""

    period_id: int
    kind: str = ""
    title: str = ""
    from_on: str = ""
    until_on: str = ""
    text: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class PracticePaper:
    """A paper on record: what was written down, a file that was kept, or both.

    Args:
        from_on, until_on: what days it is about; a log always says.
        file_title: what the file was called where it came from.
        sha256: of the file as it came.
    """

    id: int
    version: int
    period_id: int
    kind: PaperKind
    title: str
    from_on: date | None
    until_on: date | None
    text: str | None
    file_title: str | None
    sha256: str | None
    size_bytes: int | None
    added_by: str
    void_reason: str | None


@dataclass(frozen=True, slots=True)
class PeriodPapers:
    """
    Args:
        papers: those taken back too, in the order they were added.
        without_log: weeks of the period, over by today, no day of which a log is about.
    """

    papers: tuple[PracticePaper, ...]
    without_log: tuple[Span, ...]

    @property
    def standing(self) -> tuple[PracticePaper, ...]:
        return tuple(one for one in self.papers if one.void_reason is None)


def weeks_without_log(period: Span, logs: Iterable[Span], today: date) -> tuple[Span, ...]:
    """Weeks from Monday to Sunday, cut to the period, that are over and that no log is about.

    Args:
        logs: the days each log is about.
    """
    told = tuple(logs)
    monday = period.from_on - timedelta(days=period.from_on.weekday())
    found = []
    while monday <= period.until_on:
        week = Span(max(monday, period.from_on), min(monday + _SUNDAY, period.until_on))
        if week.until_on < today and not common((week,), told):
            found.append(week)
        monday += _WEEK
    return tuple(found)
