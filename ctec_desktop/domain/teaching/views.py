"""The teacher file as screens show it."""

from dataclasses import dataclass

from ctec_desktop.domain.findings import Finding
from ctec_desktop.domain.practice.views import PractisingTeacher
from ctec_desktop.domain.teaching.entries import TeacherEntry
from ctec_desktop.domain.teaching.recruit_words import RecruitException, RecruitType


@dataclass(frozen=True, slots=True)
class TeacherFile:
    """Args: `entries` has void ones too; `findings` are those of TPR-3YEXP and TPR-NEW-01."""

    teacher: PractisingTeacher
    how: RecruitType | None
    exception: RecruitException | None
    entries: tuple[TeacherEntry, ...]
    findings: tuple[Finding, ...]
