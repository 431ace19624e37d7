"""Figures of the school: who is counted, by department, kept for a year, on paper and in the workbook."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.figures import FigureCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.school_figures import FigureKey, KeepForm, SchoolFigures
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.demo_practice import practise
from ctec_desktop.services.office import Office
from tests.schools import CLERK, Demo, opened


@pytest.fixture(scope="module")
def office(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path_factory.mktemp("figures")))) as one:
        practise(one, CLERK)
        yield one


@pytest.fixture(scope="module")
def shown(office: Office) -> SchoolFigures:
    return office.school_figures.on(CLERK)


def test_the_figures_agree_with_the_ledger_and_with_the_people_from_industry(
    office: Office, shown: SchoolFigures
) -> None:
    lines = office.practice.report(CLERK).lines
    met = shown.figure(FigureKey.PRACTICE_MET)
    assert met is not None
    assert met.numerator == sum(line.ledger.main.state.value == "met" for line in lines)
    assert 0 < met.numerator < met.denominator == sum(line.ledger.main.state.value != "none" for line in lines)
    figures, _ = office.industry.figures(CLERK, office.today())
    part = shown.figure(FigureKey.PART_TIME)
    hours, fees = shown.figure(FigureKey.HOURS), shown.figure(FigureKey.FEES)
    assert part is not None
    assert hours is not None
    assert fees is not None
    assert (part.numerator, part.denominator) == (figures.hired, figures.full_time + figures.hired)
    assert (hours.numerator, fees.numerator) == (figures.hours, figures.fee_fen)


def test_departments_add_up_to_the_school(shown: SchoolFigures) -> None:
    for figure in shown.figures:
        parts = figure.parts()
        assert sum(one.numerator for one in parts) == figure.numerator
        assert sum(one.denominator for one in parts) == figure.denominator


def test_who_sees_one_department_sees_its_figures_only(office: Office, shown: SchoolFigures) -> None:
    met = shown.figure(FigureKey.PRACTICE_MET)
    assert met is not None
    wanted = next(one.department for one in met.counted if one.department)
    (department,) = (one for one in office.majors.departments(CLERK) if one.name == wanted)
    own = office.school_figures.on(Actor("王干事", RowScope(frozenset({department.id}))))
    met, whole = own.figure(FigureKey.PRACTICE_MET), shown.figure(FigureKey.PRACTICE_MET)
    assert met is not None
    assert whole is not None
    assert {one.department for one in met.counted} == {department.name}
    assert met.counted == tuple(one for one in whole.counted if one.department == department.name)


@pytest.mark.parametrize(
    ("on", "code"),
    [("2999-01-01", FigureCode.DAY_AHEAD), ("1999-12-31", FigureCode.DAY_TOO_EARLY)],
)
def test_days_without_records_are_refused(office: Office, on: str, code: FigureCode) -> None:
    with pytest.raises(RuleViolation) as refused:
        office.school_figures.on(CLERK, date.fromisoformat(on))
    assert [one.code for one in refused.value.problems] == [code]


def test_the_paper_tells_every_figure_and_the_workbook_everybody(
    office: Office, shown: SchoolFigures, tmp_path: Path
) -> None:
    office.school_figures.write(CLERK, shown, tmp_path / "a.pdf")
    with open_pdf(tmp_path / "a.pdf") as pdf:
        text = "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
    assert "五年企业实践达到要求的教师占比" in text
    office.school_figures.write(CLERK, shown, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    people = list(book["名单"].iter_rows(values_only=True))
    assert len(people) == 1 + sum(one.denominator for one in shown.figures)


def test_the_upload_has_a_line_for_every_teacher_and_every_verified_period(
    office: Office, shown: SchoolFigures, tmp_path: Path
) -> None:
    office.school_figures.write_uploads(CLERK, tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx", read_only=True)
    people = list(book["教师信息"].iter_rows(min_row=2, values_only=True))
    certified = shown.figure(FigureKey.CERTIFIED)
    assert certified is not None
    assert [row[0] for row in people] == [one.number for one in certified.counted]
    assert [row[4] == "是" for row in people] == [bool(one.amount) for one in certified.counted]
    accounts = [one for line in office.practice.report(CLERK).lines for one in line.ledger.accounts]
    begun = [one for one in accounts if one.period.is_verified and one.period.span.from_on <= shown.on]
    days = {(row[6], row[7]) for row in book["企业实践"].iter_rows(min_row=2, values_only=True)}
    assert days == {(f"{one.period.span.from_on:%Y%m%d}", f"{one.period.span.until_on:%Y%m%d}") for one in begun}


def test_a_year_that_was_kept_stays_as_it_was_when_teachers_leave(office: Office) -> None:
    service, today = office.school_figures, office.today()
    before = service.on(CLERK)
    assert service.keep(CLERK, KeepForm(today.isoformat())).value == today.year
    leaving = [one.teacher for one in office.practice.report(CLERK).lines if one.teacher.staff_no.startswith("J")]
    for teacher in leaving[:10]:
        office.teachers.retire(CLERK, teacher.id, today)
    (kept,) = service.kept(CLERK)
    after = service.on(CLERK)
    assert kept.figures == before.figures
    assert after.figure(FigureKey.PART_TIME) != before.figure(FigureKey.PART_TIME)
    with pytest.raises(RuleViolation) as twice:
        service.keep(CLERK, KeepForm(today.isoformat()))
    assert [one.code for one in twice.value.problems] == [FigureCode.KEPT_ALREADY]
    with pytest.raises(RuleViolation) as silent:
        service.take_back(CLERK, today.year, "  ")
    assert [one.code for one in silent.value.problems] == [FigureCode.REASON_NEEDED]
    service.take_back(CLERK, today.year, "日期填错了")
    assert service.kept(CLERK) == ()
    service.keep(CLERK, KeepForm(date(today.year, 9, 1).isoformat()))
    assert [one.on for one in service.kept(CLERK)] == [date(today.year, 9, 1)]
