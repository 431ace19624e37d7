"""What the papers about people from industry say: the record's facts as texts."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from ctec_desktop.documents.industry import IndustryReport, print_report, print_text
from ctec_desktop.documents.report_pages import ReportHead, Section, parted
from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.fields import day_text
from ctec_desktop.domain.findings import Finding, problem_of
from ctec_desktop.domain.industry.roles import HireRole, SkillGrade, TitleLevel
from ctec_desktop.domain.industry.views import HireView, IndustryFigures
from ctec_desktop.domain.papers import HIRE_AGREEMENT_KEY
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.services.paper_look import look_of
from ctec_desktop.services.template_texts import template_in_use
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.wording import industry as told
from ctec_desktop.wording import industry_papers as words
from ctec_desktop.wording import sentence


def write_text(connection: Connection, hire: HireView, key: str, school: str, target: Path) -> Path:
    """聘任协议 or 聘书. Raises: RuleViolation while it is not agreed or void; as `documents.industry.print_text`."""
    _refuse_unagreed(hire)
    print_text(template_in_use(connection, key), _values(hire, key, school), target, look_of(connection))
    return target


def write_fees(hire: HireView, school: str, year: int, target: Path) -> Path:
    """The year's 课酬表. Raises: RuleViolation where nothing was taught in the year."""
    _refuse_unagreed(hire)
    months = [one for one in hire.months if one.month.year == year]
    if not months:
        raise RuleViolation([Problem(IndustryCode.NOTHING_TAUGHT, facts={"year": year})])
    facts = (
        (words.NAME, hire.name),
        (words.ROLE, told.ROLES[HireRole(hire.role)]),
        (words.EMPLOYER, hire.employer or ""),
        (words.AGREEMENT, hire.agreement_no or ""),
        (words.HOURS, str(sum(one.hours for one in months))),
        (words.FEE, words.yuan(sum(one.fee_fen for one in months))),
    )
    lines = [
        (
            *(f"{one.month:%Y-%m}", one.course, one.classes or "", str(one.hours), words.yuan(one.fee_fen)),
            *(one.paid_on.isoformat() if one.paid_on else "", ""),
        )
        for one in months
    ]
    lines.append((words.SUM, "", "", facts[4][1], facts[5][1], "", ""))
    head = ReportHead(words.FEES_TITLE, words.year_about(school, year), facts, words.FEES_NOTE)
    section = parted(Section(words.FEES_LIST, columns=words.FEE_COLUMNS, lines=tuple(lines)))
    proven = ((words.NAME, hire.name), (words.FEE, facts[5][1]))
    print_report(IndustryReport(head, (section,), words.SIGN_LINE, proven), target)
    return target


def write_overview(hires: Sequence[HireView], found: tuple[IndustryFigures, Finding], school: str, target: Path) -> int:
    """兼职教师与产业导师一览. Returns its pages."""
    figures, share = found
    problem = problem_of(share, SubjectPlace("", ""))
    facts = (
        (words.FULL_TIME, str(figures.full_time)),
        (words.HIRED, str(figures.hired)),
        (words.SHARE, "—" if figures.percent is None else f"{figures.percent}%"),
        (words.SHARE_RULE, "—" if problem is None else sentence(problem)),
        (words.YEAR_HOURS, str(figures.hours)),
        (words.YEAR_FEE, words.yuan(figures.fee_fen)),
    )
    people = tuple(_person(one, figures.on.year) for one in hires)
    open_things = tuple(
        (one.name, sentence(problem), finding.clause or finding.rule_id)
        for one in hires
        for finding in one.findings
        if (problem := problem_of(finding, SubjectPlace("", ""))) is not None
    )
    sections = [Section(words.PEOPLE, columns=words.PEOPLE_COLUMNS, lines=people)] if people else []
    if open_things:
        sections.append(Section(words.FINDINGS, columns=words.FINDING_COLUMNS, lines=open_things))
    about = f"{school}　{figures.on.isoformat()}"
    head = ReportHead(words.REPORT_TITLE, about, facts, words.REPORT_NOTE)
    proven = tuple((words.NAME, one.name) for one in hires)
    return print_report(IndustryReport(head, tuple(map(parted, sections)), "", proven), target)


def _refuse_unagreed(hire: HireView) -> None:
    if hire.is_void:
        raise RuleViolation([Problem(IndustryCode.VOID, facts={"reason": hire.void_reason})])
    if hire.agreed_on is None or hire.from_on is None or hire.until_on is None:
        raise RuleViolation([Problem(IndustryCode.NOT_AGREED)])


def _values(hire: HireView, key: str, school: str) -> Mapping[str, str]:
    assert hire.from_on is not None
    assert hire.until_on is not None
    values = {
        "school_name": school,
        "hire_name": hire.name,
        "hire_employer": hire.employer,
        "hire_title": "，".join(part for part in (_grades(hire), hire.certificate_no) if part),
        "hire_role": told.ROLES[HireRole(hire.role)],
        "hire_department": hire.department_name or (words.ANY_DEPARTMENT if key == HIRE_AGREEMENT_KEY else ""),
        "hire_days": f"{day_text(hire.from_on)}至{day_text(hire.until_on)}",
        "hire_tasks": hire.tasks,
        "hire_hours": str(hire.planned_hours) if hire.planned_hours else words.OPEN,
        "hire_fee": f"{words.yuan(hire.hour_fee_fen)} 元" if hire.hour_fee_fen is not None else words.OPEN,
        "hire_agreement_no": hire.agreement_no,
        "hire_letter_no": hire.letter_no,
        "hire_agreed_on": day_text(hire.agreed_on) if hire.agreed_on else "",
    }
    return {name: text or "" for name, text in values.items()}


def _grades(hire: HireView) -> str:
    level = told.TITLE_LEVELS[TitleLevel(hire.title_level)] if hire.title_level else ""
    grade = told.SKILL_GRADES[SkillGrade(hire.skill_grade)] if hire.skill_grade else ""
    return "、".join(part for part in (hire.title, level, grade) if part)


def _person(one: HireView, year: int) -> tuple[str, ...]:
    months = [month for month in one.months if month.month.year == year]
    term = f"{one.from_on} 至 {one.last_on}"
    said = "、".join(word.result for word in one.appraisals if word.year == year)
    role = told.ROLES[HireRole(one.role)] + (f"（{one.team}）" if one.team else "")
    return (
        *(one.name, role, one.employer or "", _grades(one), term),
        *(str(sum(month.hours for month in months)), words.yuan(sum(month.fee_fen for month in months)), said),
    )
