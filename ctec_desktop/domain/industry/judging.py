"""What is said of a hire: qualification, team, procedure, agreement, training, accident cover, share of the school.

PTT-QUAL-01, PTT-MODE-01, PTT-PROC-01 and PTT-30 of regulations.md section 4.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.industry.roles import SkillGrade, TitleLevel
from ctec_desktop.domain.industry.views import HireView, IndustryFigures
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.domain.rules.judging import judged
from ctec_desktop.kernel.problems import Fact

# Facts that name fields of the record: `|` between several; whoever shows them puts the words in.
FIELD_FACTS = ("steps", "parts", "earlier", "later")
STEPS = ("needed_on", "found_on", "checked_on", "published_from", "published_until", "agreed_on")


def judge_hire(hire: HireView, rules: Rules, on: date) -> tuple[Finding, ...]:
    """Every rule, in the order they are told, as it stands on a day."""
    return (*judged(rules, _FAMILY, hire), *judged(rules, (("PTT-PROC-01", _appraised),), (hire, on)))


def judge_share(figures: IndustryFigures, rules: Rules) -> Finding:
    """PTT-30: people of industry among all who teach."""
    (found,) = judged(rules, (("PTT-30", _share),), figures)
    return found


def _qualified(hire: HireView, rule: Rule) -> Finding:
    level = TitleLevel(hire.title_level) if hire.title_level else None
    grade = SkillGrade(hire.skill_grade) if hire.skill_grade else None
    if (level and level.is_enough) or (grade and grade.is_enough):
        return rule.passed if hire.certificate_no else rule.missing(IndustryCode.NO_CERTIFICATE)
    if hire.special_reason:
        return rule.finding(Result.EXEMPT, IndustryCode.SPECIAL, {"reason": hire.special_reason})
    if level is None and grade is None:
        return rule.missing(IndustryCode.QUALIFICATION_UNKNOWN)
    return rule.breach(IndustryCode.NOT_QUALIFIED)


def _team(hire: HireView, rule: Rule) -> Finding:
    if not hire.team:
        return rule.not_applicable()
    if hire.team_size >= rule.number("team"):
        return rule.passed
    facts: dict[str, Fact] = {"team": hire.team, "size": hire.team_size, "least": rule.number("team")}
    return rule.breach(IndustryCode.TEAM_SMALL, facts)


def _procedure(hire: HireView, rule: Rule) -> Finding:
    """Needs, search, check, publicity, agreement: each on record, none before the one it rests on."""
    days = [(key, day) for key in STEPS if (day := getattr(hire, key)) is not None]
    for (earlier, one), (later, other) in pairwise(days):
        if other < one:
            return rule.breach(IndustryCode.STEPS_TURNED, {"earlier": earlier, "later": later})
    open_steps = [key for key in STEPS if getattr(hire, key) is None]
    if open_steps:
        return rule.missing(IndustryCode.STEPS_OPEN, {"steps": "|".join(open_steps)})
    return rule.passed


def _agreement(hire: HireView, rule: Rule) -> Finding:
    wanted = ("agreement_no", "from_on", "until_on", "tasks", "hour_fee_fen")
    if absent := [key for key in wanted if getattr(hire, key) is None]:
        return rule.missing(IndustryCode.AGREEMENT_OPEN, {"parts": "|".join(absent)})
    if hire.agreed_on is not None and hire.from_on is not None and hire.agreed_on > hire.from_on:
        return rule.breach(IndustryCode.AGREED_LATE, {"agreed_on": hire.agreed_on.isoformat()})
    return rule.passed


def _training(hire: HireView, rule: Rule) -> Finding:
    if hire.trained_on is None or not hire.training_hours:
        return rule.missing(IndustryCode.NOT_TRAINED)
    if hire.from_on is not None and hire.trained_on > hire.from_on:
        return rule.breach(IndustryCode.TRAINED_LATE, {"trained_on": hire.trained_on.isoformat()})
    return rule.passed


def _accident(hire: HireView, rule: Rule) -> Finding:
    """Asked only where a cover is on record: the school decides who needs one."""
    first, last = hire.insured_from, hire.insured_until
    if first is None or last is None or hire.from_on is None:
        return rule.not_applicable()
    ends = hire.last_on or last
    if first <= hire.from_on and ends <= last:
        return rule.passed
    return rule.breach(IndustryCode.COVER_SHORT, {"from_on": first.isoformat(), "until_on": last.isoformat()})


def _appraised(of: tuple[HireView, date], rule: Rule) -> Finding:
    """Every calendar year with lessons has the school's appraisal, once it or the hire is over."""
    hire, on = of
    absent = [str(year) for year in _years(hire, on) if year not in {one.year for one in hire.appraisals}]
    return rule.missing(IndustryCode.NOT_APPRAISED, {"years": "、".join(absent)}) if absent else rule.passed


def _years(hire: HireView, on: date) -> Iterator[int]:
    is_over = hire.last_on is not None and hire.last_on < on
    return (year for year in sorted({one.month.year for one in hire.months}) if is_over or year < on.year)


def _share(figures: IndustryFigures, rule: Rule) -> Finding:
    if figures.percent is None:
        return rule.not_applicable()
    if 100 * figures.hired <= rule.number("percent") * (figures.full_time + figures.hired):
        return rule.passed
    return rule.breach(IndustryCode.SHARE_HIGH, {"percent": figures.percent, "most": rule.number("percent")})


_FAMILY = (
    ("PTT-QUAL-01", _qualified),
    ("PTT-MODE-01", _team),
    ("PTT-PROC-01", _procedure),
    ("PTT-PROC-01", _agreement),
    ("PTT-PROC-01", _training),
    ("PTT-PROC-01", _accident),
)
