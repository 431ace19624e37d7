"""Teachers of the demo school with eight years of practice, so that every case of the ledger is there to see.

Read in from two workbooks like anybody's. Each teacher follows one of the ways below, in turn.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from ctec_desktop.domain.import_plan import ImportNoun
from ctec_desktop.domain.invented import people
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.views import DecisionForm, ExemptionForm, PeriodForm
from ctec_desktop.services.office import Office
from ctec_desktop.sheets.writing import write_table

TEACHERS: Final = 120
YEARS: Final = 8
_BASE: Final = "示例市公共实训基地"
_TEACHER_HEADINGS: Final = (
    *("工号", "姓名", "性别", "部门", "职称", "任课类别", "任教日期", "招聘来源", "任教专业", "学历"),
    *("技能证书", "证书等级", "发证单位", "证书编号", "取得日期", "证书有效期至"),
    *("企业工作单位", "企业工作开始", "企业工作结束"),
)
_MAJORS: Final = ("数控技术、机械制造及自动化", "软件技术", "大数据与会计")
_CERTIFICATES: Final = (("数控车工", "高级工（三级）"), ("装配钳工", "技师（二级）"), ("网络管理员", "中级工（四级）"))
_HEADINGS: Final = (
    *("工号", "实践单位", "单位类型", "实践形式", "岗位", "开始日期", "结束日期", "实践天数", "成果"),
    *("企业考核", "学校考核", "审批日期", "批准人", "核实日期", "核实人"),
)
_DEPARTMENTS: Final = ("智能制造学院", "信息工程学院", "商学院")
_TITLES: Final = ("助理讲师", "讲师", "讲师", "高级讲师")
_FORMS: Final = ("岗位实践", "企业技能培训", "技术研发", "考察观摩", "驻点指导实习")
_POSTS: Final = ("数控车工", "装配调试员", "软件测试员", "会计助理", "仓储管理员")


class Way(NamedTuple):
    """How a teacher goes about it.

    Args:
        every: goes in every so many years, for `days` each time.
        new_years: in the post for so many years only; 0 for all eight.
        unverified_years: what was done in the last so many years nobody has verified yet.
        flaw: what keeps days of it from counting.
    """

    kind: str
    every: int
    days: int
    new_years: int = 0
    unverified_years: int = 0
    flaw: str = ""


WAYS: Final = (
    Way("专业课教师", 1, 45),
    Way("专业课教师", 2, 60),
    Way("专业课教师", 3, 75),
    Way("专业课教师", 1, 40, unverified_years=2),
    Way("专业课教师", 1, 40, flaw="overlap"),
    Way("专业课教师", 1, 45, flaw="stated"),
    Way("专业课教师", 1, 40, flaw="base"),
    Way("专业课教师", 1, 45, flaw="exempt"),
    Way("专业课教师", 1, 40, new_years=2),
    Way("实习指导教师", 1, 50),
    Way("公共基础课教师", 2, 10),
    Way("外聘教师", 9, 0),
)


def practise(office: Office, actor: Actor) -> None:
    """Reads the teachers and their stays in, and grants what exemptions there are."""
    today = office.today()
    with tempfile.TemporaryDirectory() as folder:
        roster, stays = Path(folder) / "教师名单.xlsx", Path(folder) / "教师企业实践.xlsx"
        rows = (_teacher_row(at, name, gender, today) for at, (name, gender) in enumerate(_staff()))
        write_table(roster, "教职工名单", _TEACHER_HEADINGS, rows)
        write_table(stays, "教师企业实践一览", _HEADINGS, _stays(office.practice.enterprise_names(actor), today))
        for noun, path in ((ImportNoun.TEACHERS, roster), (ImportNoun.PRACTICE, stays)):
            office.imports.apply(actor, office.imports.plan(actor, noun, path))
    ids = {line.teacher.staff_no: line.teacher.id for line in office.practice.report(actor, today).lines}
    for at in range(TEACHERS):
        if WAYS[at % len(WAYS)].flaw == "exempt":
            asked = ExemptionForm(ids[_number(at)], str(today.year - 2), "产假", "人事处")
            office.practice_records.exempt(actor, asked)
    _leave(office, actor, ids[_number(0)], today.year - 1)
    ahead = PeriodForm(ids[_number(1)], "base", _BASE, "training", from_on=f"{today.year + 1}-07-01")
    office.practice_records.save(actor, replace(ahead, until_on=f"{today.year + 1}-07-30"))


def _leave(office: Office, actor: Actor, teacher_id: int, year: int) -> None:
    """A verified stay with three days of sick leave in it, and the 实践假 the school gave for it."""
    unit = office.practice.enterprise_names(actor)[0]
    form = PeriodForm(
        teacher_id,
        unit=unit,
        form="post",
        post=_POSTS[0],
        from_on=f"{year}-03-03",
        until_on=f"{year}-03-28",
        absent_from_on=f"{year}-03-12",
        absent_until_on=f"{year}-03-14",
        goals="掌握五轴加工工艺",
        leave_from_on=f"{year}-03-03",
        leave_until_on=f"{year}-03-28",
        substitutes="数控编程由沈老师代课",
        substitutes_approved_by="教务处",
        outcomes="编写教学案例 2 个",
        enterprise_appraisal="优秀",
        school_appraisal="合格",
    )
    records = office.practice_records
    period_id = records.save(actor, form).value
    records.approve(actor, DecisionForm(period_id, f"{year}-02-24", "郑启航"))
    records.verify(actor, DecisionForm(period_id, f"{year}-04-10", "人事处"))


def _staff() -> Iterator[tuple[str, str]]:
    found = people(17, date(1978, 1, 1), 8000, with_rare=False)
    return ((one.name, one.gender) for one in islice(found, TEACHERS))


def _number(at: int) -> str:
    return f"J{at + 1:03d}"


def _teacher_row(at: int, name: str, gender: str, today: date) -> tuple[str | None, ...]:
    way = WAYS[at % len(WAYS)]
    years = way.new_years or YEARS + at % 5
    department = _DEPARTMENTS[at % len(_DEPARTMENTS)]
    hired = f"{today.year - years}-09-01"
    own = _number(at), name, gender, department, _TITLES[at % len(_TITLES)], way.kind, hired
    how = ("企业", "应届毕业生", "调入", None)[at % 4]
    file = how, _MAJORS[at % len(_MAJORS)], ("本科", "硕士研究生")[at % 2]
    return *own, *file, *_certificate(at, today), *_worked(at, today.year - years)


def _certificate(at: int, today: date) -> tuple[str | None, ...]:
    """One that is valid for good, for a time, or no longer; every fifth teacher has none."""
    if at % 5 == 4:
        return (None,) * 6
    name, level = _CERTIFICATES[at % len(_CERTIFICATES)]
    until = (None, f"{today.year + 3}-05-31", f"{today.year - 1}-05-31")[at % 3]
    return name, level, "示例市职业技能鉴定中心", f"SL{at:06d}", f"{today.year - 7}-06-01", until


def _worked(at: int, hired_year: int) -> tuple[str | None, ...]:
    """Four years in industry before the post, one year, or none."""
    years = (4, 1, 0)[at % 3]
    if not years:
        return (None,) * 3
    return "示例市通用机械厂", f"{hired_year - years}-07-01", f"{hired_year}-08-15"


def _stays(units: tuple[str, ...], today: date) -> Iterator[tuple[str | None, ...]]:
    lot = Random(3)
    for at in range(TEACHERS):
        way = WAYS[at % len(WAYS)]
        for year in range(today.year - (way.new_years or YEARS), today.year + 1):
            if way.days and (year + at) % way.every == 0:
                first = date(year, 6, 20) + timedelta(days=lot.randrange(15))
                yield from _stay(at, way, first, units[lot.randrange(len(units))], today)


def _stay(at: int, way: Way, first: date, unit: str, today: date) -> Iterator[tuple[str | None, ...]]:
    is_base = way.flaw == "base" and first.year % 2 == 0
    last = first + timedelta(days=way.days - 1)
    yield _row(at, way, (first, last), _BASE if is_base else unit, today)
    if way.flaw == "overlap":
        later = first + timedelta(days=way.days // 2)
        yield _row(at, way, (later, later + timedelta(days=way.days - 1)), unit, today)


def _row(at: int, way: Way, days: tuple[date, date], unit: str, today: date) -> tuple[str | None, ...]:
    first, last = days
    year = first.year
    is_verified = last < today and year <= today.year - way.unverified_years
    checked = min(today, last + timedelta(days=20)).isoformat()
    stated = str((last - first).days * 2 // 3) if way.flaw == "stated" else None
    number = at + year
    return (
        _number(at),
        unit,
        "实训基地" if unit == _BASE else "企业",
        _FORMS[number % len(_FORMS)],
        _POSTS[number % len(_POSTS)],
        first.isoformat(),
        last.isoformat(),
        stated,
        "教学案例 1 个" if is_verified else None,
        "合格" if is_verified else None,
        "合格" if is_verified else None,
        (first - timedelta(days=14)).isoformat() if first - timedelta(days=14) <= today else None,
        "郑启航" if first - timedelta(days=14) <= today else None,
        checked if is_verified else None,
        "人事处" if is_verified else None,
    )
