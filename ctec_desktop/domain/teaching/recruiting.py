"""How a teacher was recruited, held against the rules: three years of industry first, or practice before the post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.domain.day_spans import ONE_DAY, Span, union
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.practice.periods import CourseKind, Period, PracticePlace
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.teaching.entries import EntryKind, Rank, TeacherEntry
from ctec_desktop.domain.teaching.recruit_words import RecruitException, RecruitType

NEW_01: Final = "TPR-NEW-01"
EXP_3Y: Final = "TPR-3YEXP"
# From this day on schools in principle no longer recruit graduates straight away (国发〔2019〕4号).
NO_GRADUATES_FROM: Final = date(2020, 1, 1)
_EXPERIENCE_DAYS: Final = 3 * 365


@dataclass(frozen=True, slots=True)
class Recruited:
    """
    Args:
        since: first day in the post.
        reason: the paper behind an exception.
    """

    kind: CourseKind | None
    since: date | None
    how: RecruitType | None
    exception: RecruitException | None
    reason: str | None


def judged(
    rules: Mapping[str, Rule], one: Recruited, entries: Sequence[TeacherEntry], periods: Sequence[Period]
) -> tuple[Finding, ...]:
    """What the two rules of recruiting say of a teacher.

    Args: `rules` has both, whether or not they were in force on the first day in the post.
    """
    worked = [entry for entry in entries if entry.kind is EntryKind.ENTERPRISE_WORK and not entry.is_void]
    return _three_years(rules, one, worked, entries), _practised_first(rules, one, worked, periods)


def _three_years(
    rules: Mapping[str, Rule], one: Recruited, worked: Sequence[TeacherEntry], entries: Sequence[TeacherEntry]
) -> Finding:
    rule = rules[EXP_3Y]
    if one.kind in (CourseKind.PUBLIC, CourseKind.EXTERNAL):
        return rule.not_applicable()
    if one.since is None:
        return rule.missing(TeachingCode.HIRED_ON_MISSING)
    if one.since < max(NO_GRADUATES_FROM, rule.from_on):
        return rule.not_applicable()
    if any(entry.from_on is None for entry in worked):
        return rule.missing(TeachingCode.WORK_DAYS_MISSING)
    days = _days_before(worked, one.since)
    if days >= _EXPERIENCE_DAYS:
        return rule.passed
    if one.how is None:
        return rule.missing(TeachingCode.RECRUIT_MISSING)
    if one.exception is RecruitException.SKILLED and not _is_skilled(entries, one.since):
        return rule.missing(TeachingCode.SKILL_MISSING)
    if one.exception is not None and one.exception is not RecruitException.SKILLED and not one.reason:
        return rule.missing(TeachingCode.EXCEPTION_REASON_MISSING)
    if one.exception is not None:
        facts = {"recruit_exception": one.exception.value, "reason": one.reason or ""}
        return rule.finding(Result.EXEMPT, TeachingCode.RECRUIT_EXEMPT, dict(facts))
    code = TeachingCode.RECRUITED_GRADUATE if one.how is RecruitType.GRADUATE else TeachingCode.EXPERIENCE_SHORT
    return rule.breach(code, {"days": days, "needed": _EXPERIENCE_DAYS, "since": one.since.isoformat()})


def _practised_first(
    rules: Mapping[str, Rule], one: Recruited, worked: Sequence[TeacherEntry], periods: Sequence[Period]
) -> Finding:
    rule = rules[NEW_01]
    if one.kind in (CourseKind.PUBLIC, CourseKind.EXTERNAL):
        return rule.not_applicable()
    since = one.since
    if since is None:
        return rule.missing(TeachingCode.HIRED_ON_MISSING)
    if since < rule.from_on:
        return rule.not_applicable()
    if any(entry.from_on is not None and entry.from_on < since for entry in worked):
        return rule.passed
    before = [one for one in periods if one.place is PracticePlace.ENTERPRISE and one.span.from_on < since]
    if any(period.is_verified for period in before):
        return rule.passed
    if any(entry.from_on is None for entry in worked):
        return rule.missing(TeachingCode.WORK_DAYS_MISSING)
    if before:
        return rule.missing(TeachingCode.FIRST_PRACTICE_UNVERIFIED, {"since": since.isoformat()})
    return rule.breach(TeachingCode.NO_FIRST_PRACTICE, {"since": since.isoformat()})


def _days_before(worked: Sequence[TeacherEntry], since: date) -> int:
    """Days in enterprises before the post, counted once where they overlap."""
    spans = []
    for entry in worked:
        eve = since - ONE_DAY
        last = eve if entry.until_on is None else min(entry.until_on, eve)
        if entry.from_on is not None and entry.from_on <= last:
            spans.append(Span(entry.from_on, last))
    return sum(span.days for span in union(spans))


def _is_skilled(entries: Sequence[TeacherEntry], since: date) -> bool:
    """Whether a certificate of 高级工 or above that held when the post was taken is on record."""
    return any(
        entry.kind is EntryKind.CERTIFICATE
        and entry.holds_on(since)
        and entry.rank is not None
        and entry.rank >= Rank.MIDDLE
        for entry in entries
    )
