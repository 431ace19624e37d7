"""People from industry of the demo school: one of each case the page tells apart."""

from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Final

from ctec_desktop.domain.industry.views import AppraisalForm, HireForm, MonthEdit
from ctec_desktop.domain.invented import people
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.rules.judging import add_months
from ctec_desktop.services.office import Office

_TASKS: Final = "讲授专业实训课，指导学生技能竞赛和毕业设计"
_COURSES: Final = ("数控车削实训", "机械装配实训", "电子商务运营", "财务软件应用")
_TEAM: Final = "智能制造创新团队"


def hire(office: Office, actor: Actor) -> None:
    """A whole hire, a team of three, one by special reason, one still being chosen, one with things open, one over."""
    today = office.today()
    units = office.industry.choices(actor).enterprises
    names = [one.name for one in islice(people(77, date(1975, 1, 1), 6_000), 8)]
    whole = _whole(today, "mentor", str(units[0][0]) if units else "")
    forms = [
        replace(whole, name=names[0], letter_no="聘字第 1 号", agreement_no="PR-01", funder="产业导师特设岗专项"),
        *(replace(whole, name=name, team=_TEAM, agreement_no=f"PR-0{n}") for n, name in enumerate(names[1:4], 2)),
        replace(whole, name=names[4], role="heritage", title_level="", special_reason="省级非遗代表性传承人"),
        replace(whole, name=names[5], role="part_time", trained_on="", training_hours="", certificate_no=""),
        replace(_whole(add_months(today, -24), "part_time", ""), name=names[6], employer="示例精密机械厂"),
        HireForm(name=names[7], working="retired", role="part_time", needed_on=add_months(today, -1).isoformat()),
    ]
    for number, form in enumerate(forms[:-1]):
        hire_id = office.industry.save(actor, form).value
        first = date.fromisoformat(form.from_on)
        months = [add_months(first.replace(day=1), n) for n in range(1, 4)]
        lines = [MonthEdit(-n, one, _COURSES[number % 4], "", "16", "", "") for n, one in enumerate(months, 1)]
        office.industry.set_months(actor, hire_id, lines)
        if first.year < today.year and number != 1:
            said = AppraisalForm(hire_id, str(first.year), "合格", "教务处", today.isoformat())
            office.industry.appraise(actor, said)
    office.industry.save(actor, forms[-1])


def _whole(today: date, role: str, enterprise_id: str) -> HireForm:
    """A hire of a year with every step, begun eight months ago."""
    first = add_months(today.replace(day=1), -8)
    return HireForm(
        working="employed",
        role=role,
        enterprise_id=enterprise_id,
        title="工程师",
        title_level="middle",
        certificate_no="ZC-2020-118",
        published_until=first.replace(day=1).isoformat(),
        agreed_on=first.isoformat(),
        from_on=first.isoformat(),
        until_on=add_months(first, 12).isoformat(),
        agreement_no="PR-00",
        tasks=_TASKS,
        planned_hours="96",
        hour_fee="120",
        trained_on=first.isoformat(),
        training_hours="8",
        needed_on=add_months(first, -4).isoformat(),
        found_on=add_months(first, -3).isoformat(),
        checked_on=add_months(first, -2).isoformat(),
        published_from=add_months(first, -1).isoformat(),
    )
