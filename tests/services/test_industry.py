"""People from industry: hired once, judged by what is on record, paid by the lesson, nothing half written."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.industry import IndustryCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.industry.roles import HireState
from ctec_desktop.domain.industry.views import AppraisalForm, HireForm, HireView, MonthEdit
from ctec_desktop.domain.papers import HIRE_AGREEMENT_KEY, HIRE_LETTER_KEY
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.enterprise_forms import MentorForm
from ctec_desktop.services.office import Office
from tests.schools import CLERK
from tests.services.conftest import School

WHOLE = HireForm(
    name="贺知秋",
    employer="启明精密机械厂",
    working="employed",
    role="mentor",
    title_level="middle",
    certificate_no="ZC-0042",
    needed_on="2025-05-06",
    found_on="2025-05-20",
    checked_on="2025-06-03",
    published_from="2025-06-05",
    published_until="2025-06-11",
    agreed_on="2025-06-20",
    agreement_no="PR-2025-01",
    from_on="2025-07-01",
    until_on="2027-06-30",
    tasks="讲授数控车削实训",
    hour_fee="80",
    trained_on="2025-06-25",
    training_hours="8",
)


@pytest.fixture
def office(school: School) -> Office:
    return school.office


def codes(error: pytest.ExceptionInfo[RuleViolation]) -> set[tuple[str, str]]:
    return {(one.code, one.place.field if isinstance(one.place, FieldPlace) else "") for one in error.value.problems}


def changed(**change: str) -> HireForm:
    return replace(WHOLE, **change)  # type: ignore[arg-type]


def seen(office: Office, hire_id: int) -> HireView:
    found = office.industry.detail(CLERK, hire_id)
    assert found is not None
    return found


def told(office: Office, hire_id: int) -> set[tuple[str, Result]]:
    found = seen(office, hire_id)
    return {(one.rule_id, one.result) for one in found.findings if one.result is not Result.PASS}


def month(key: int, on: str, *cells: str) -> MonthEdit:
    return MonthEdit(key, date.fromisoformat(f"{on}-01"), *cells)


def test_a_hire_with_everything_on_record_has_nothing_open_until_its_years_are_appraised(office: Office) -> None:
    hire_id = office.industry.save(CLERK, WHOLE).value
    assert told(office, hire_id) == {("PTT-MODE-01", Result.NOT_APPLICABLE), ("PTT-PROC-01", Result.NOT_APPLICABLE)}
    office.industry.set_months(CLERK, hire_id, [month(-1, "2025-09", "数控车削", "数控2401班", "20", "", "")])
    assert ("PTT-PROC-01", Result.MISSING_DATA) in told(office, hire_id)
    office.industry.appraise(CLERK, AppraisalForm(hire_id, "2025", "合格", "教务处", "2025-12-30"))
    assert ("PTT-PROC-01", Result.MISSING_DATA) not in told(office, hire_id)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"title_level": "junior"}, ("PTT-QUAL-01", Result.WARN)),
        ({"title_level": "", "skill_grade": "high"}, None),
        ({"title_level": "", "skill_grade": "middle"}, ("PTT-QUAL-01", Result.WARN)),
        ({"title_level": ""}, ("PTT-QUAL-01", Result.MISSING_DATA)),
        ({"title_level": "", "special_reason": "非遗传承人"}, ("PTT-QUAL-01", Result.EXEMPT)),
        ({"certificate_no": ""}, ("PTT-QUAL-01", Result.MISSING_DATA)),
        ({"team": "精密制造"}, ("PTT-MODE-01", Result.WARN)),
        ({"checked_on": ""}, ("PTT-PROC-01", Result.MISSING_DATA)),
        ({"checked_on": "2025-05-01"}, ("PTT-PROC-01", Result.FAIL)),
        ({"agreed_on": "2025-07-02"}, ("PTT-PROC-01", Result.FAIL)),
        ({"tasks": ""}, ("PTT-PROC-01", Result.MISSING_DATA)),
        ({"trained_on": "2025-07-02"}, ("PTT-PROC-01", Result.FAIL)),
        ({"insured_from": "2025-07-01", "insured_until": "2026-06-30"}, ("PTT-PROC-01", Result.FAIL)),
    ],
)
def test_each_rule_tells_what_is_short(
    office: Office, change: dict[str, str], expected: tuple[str, Result] | None
) -> None:
    found = told(office, office.industry.save(CLERK, changed(**change)).value)
    against = {one for one in found if one[1] is not Result.NOT_APPLICABLE}
    assert against == ({expected} if expected else set())


def test_a_team_of_three_is_enough_and_a_void_member_is_not_counted(office: Office) -> None:
    ids = [
        office.industry.save(CLERK, replace(WHOLE, name=name, team="精密")).value for name in ("甲一", "乙二", "丙三")
    ]
    assert ("PTT-MODE-01", Result.WARN) not in told(office, ids[0])
    office.industry.void(CLERK, ids[2], "登记错了")
    assert ("PTT-MODE-01", Result.WARN) in told(office, ids[0])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"name": ""}, (IndustryCode.WHO, "name")),
        ({"employer": ""}, (IndustryCode.EMPLOYER_NEEDED, "enterprise_id")),
        ({"until_on": "2025-06-30"}, (IndustryCode.REVERSED, "until_on")),
        ({"until_on": ""}, (IndustryCode.SPAN_INCOMPLETE, "until_on")),
        ({"until_on": "2065-06-30"}, (IndustryCode.TERM_TOO_LONG, "until_on")),
        ({"trained_on": "2099-01-01"}, (IndustryCode.DAY_AHEAD, "trained_on")),
        ({"insured_from": "2025-07-01"}, (IndustryCode.SPAN_INCOMPLETE, "insured_until")),
    ],
)
def test_what_cannot_be_kept_is_told_at_its_field(
    office: Office, change: dict[str, str], expected: tuple[str, str]
) -> None:
    with pytest.raises(RuleViolation) as error:
        office.industry.save(CLERK, changed(**change))
    assert codes(error) == {expected}


def test_nobody_is_hired_twice_on_one_day_but_again_afterwards(office: Office) -> None:
    first = office.industry.save(CLERK, WHOLE).value
    with pytest.raises(RuleViolation) as error:
        office.industry.save(CLERK, replace(WHOLE, from_on="2027-06-30", until_on="2028-06-30"))
    assert codes(error) == {(IndustryCode.SAME_TWICE, "from_on")}
    again = office.industry.save(CLERK, replace(WHOLE, from_on="2027-07-01", until_on="2028-06-30")).value
    found = [seen(office, one) for one in (first, again)]
    assert found[0].person_id == found[1].person_id


def test_a_mentor_on_record_is_the_same_person(staffed: School) -> None:
    office = staffed.office
    enterprise_id = next(iter(office.enterprises.rows(CLERK).ids(ListQuery())))
    office.enterprises.save_mentor(CLERK, enterprise_id, MentorForm("郑工", "10012345678"))
    ((mentor_id, text),) = office.industry.choices(CLERK).mentors
    form = replace(WHOLE, name="", employer="", mentor_id=str(mentor_id))
    found = office.industry.detail(CLERK, office.industry.save(CLERK, form).value)
    assert found is not None
    assert text == f"{found.name}（{found.employer}）"
    assert found.enterprise_id == enterprise_id
    with pytest.raises(RuleViolation) as error:
        office.industry.save(CLERK, replace(form, name="别人"))
    assert codes(error) == {(IndustryCode.MENTOR_AND_NAME, "name")}


def test_lessons_are_written_whole_or_not_at_all(office: Office) -> None:
    hire_id = office.industry.save(CLERK, WHOLE).value
    good = month(-1, "2025-09", "数控车削", "", "20", "", "")
    for bad, expected in (
        (month(-2, "2025-06", "数控车削", "", "4", "", ""), (IndustryCode.MONTH_OUTSIDE, "hours:-2")),
        (month(-2, "2025-10", "", "", "4", "", ""), (IndustryCode.COURSE_NEEDED, "course:-2")),
        (month(-2, "2025-09", "数控车削", "", "4", "", ""), (IndustryCode.COURSE_TWICE, "hours:-2")),
        (month(-2, "2025-09", "钳工", "", "290", "", ""), (IndustryCode.TOO_MANY_HOURS, "hours:-2")),
        (month(-2, "2025-10", "钳工", "", "4", "", "2025-09-30"), (IndustryCode.PAID_TOO_SOON, "paid_on:-2")),
        (month(99, "2025-10", "钳工", "", "4", "", ""), (IndustryCode.LINE_GONE, "course:99")),
    ):
        with pytest.raises(RuleViolation) as error:
            office.industry.set_months(CLERK, hire_id, [good, bad])
        assert codes(error) == {expected}
    assert not seen(office, hire_id).months
    office.industry.set_months(CLERK, hire_id, [good, month(-2, "2025-09", "钳工", "", "5", "500", "2025-10-08")])
    lines = seen(office, hire_id).months
    assert [(one.course, one.hours, one.fee_fen) for one in lines] == [("数控车削", 20, 160_000), ("钳工", 5, 50_000)]
    with pytest.raises(RuleViolation) as error:
        office.industry.set_months(CLERK, hire_id, [month(lines[1].id, "2025-09", "钳工", "", "", "", "2025-10-08")])
    assert codes(error) == {(IndustryCode.LINE_PAID, f"hours:{lines[1].id}")}
    office.industry.set_months(CLERK, hire_id, [month(lines[0].id, "2025-09", "数控车削", "", "", "", "")])
    assert [one.course for one in seen(office, hire_id).months] == ["钳工"]


def test_the_term_keeps_the_months_that_were_taught_and_ends_early_behind_them(office: Office) -> None:
    hire_id = office.industry.save(CLERK, WHOLE).value
    office.industry.set_months(CLERK, hire_id, [month(-1, "2025-09", "钳工", "", "20", "", "")])
    with pytest.raises(RuleViolation) as error:
        office.industry.end_early(CLERK, hire_id, "2025-08-31", "调离")
    assert (IndustryCode.MONTHS_OUTSIDE, "on") in codes(error)
    with pytest.raises(RuleViolation) as error:
        office.industry.save(CLERK, replace(WHOLE, id=hire_id, from_on="2025-10-01"))
    assert (IndustryCode.MONTHS_OUTSIDE, "from_on") in codes(error)
    office.industry.end_early(CLERK, hire_id, "2025-09-30", "调离")
    found = seen(office, hire_id)
    assert found.state(date(2025, 9, 30)) is HireState.RUNNING
    assert found.state(date(2025, 10, 1)) is HireState.OVER


def test_figures_count_people_once_and_say_when_there_are_too_many(office: Office) -> None:
    assert office.industry.figures(CLERK, date(2025, 9, 1))[1].result is Result.NOT_APPLICABLE
    office.industry.save(CLERK, WHOLE)
    office.industry.save(CLERK, replace(WHOLE, from_on="2027-07-01", until_on="2028-06-30"))
    figures, share = office.industry.figures(CLERK, date(2025, 9, 1))
    assert (figures.full_time, figures.hired, figures.percent) == (0, 1, 100)
    assert (share.rule_id, share.result) == ("PTT-30", Result.WARN)


def test_a_course_taken_out_may_come_back_and_two_may_change_their_names(office: Office) -> None:
    hire_id = office.industry.save(CLERK, WHOLE).value
    office.industry.set_months(
        CLERK, hire_id, [month(-1, "2025-09", "车工", "", "4", "", ""), month(-2, "2025-09", "钳工", "", "5", "", "")]
    )
    first, second = seen(office, hire_id).months
    swapped = [
        month(first.id, "2025-09", "钳工", "", "4", "", ""),
        month(second.id, "2025-09", "车工", "", "5", "", ""),
    ]
    office.industry.set_months(CLERK, hire_id, swapped)
    office.industry.set_months(CLERK, hire_id, [month(first.id, "2025-09", "钳工", "", "", "", "")])
    office.industry.set_months(CLERK, hire_id, [month(-1, "2025-09", "钳工", "", "6", "", "")])
    assert {(one.course, one.hours) for one in seen(office, hire_id).months} == {("车工", 5), ("钳工", 6)}


def test_the_fee_follows_the_lessons_unless_somebody_typed_another(office: Office) -> None:
    hire_id = office.industry.save(CLERK, WHOLE).value
    office.industry.set_months(
        CLERK,
        hire_id,
        [month(-1, "2025-09", "车工", "", "4", "", ""), month(-2, "2025-09", "钳工", "", "4", "500", "")],
    )
    first, second = seen(office, hire_id).months
    more = [
        month(first.id, "2025-09", "车工", "", "6", "320", ""),
        month(second.id, "2025-09", "钳工", "", "6", "500", ""),
    ]
    office.industry.set_months(CLERK, hire_id, more)
    assert [one.fee_fen for one in seen(office, hire_id).months] == [48_000, 50_000]


def test_a_name_is_put_right_here_only_where_no_other_record_holds_it(staffed: School) -> None:
    office = staffed.office
    hire_id = office.industry.save(CLERK, WHOLE).value
    known = seen(office, hire_id)
    office.industry.save(CLERK, replace(WHOLE, id=hire_id, version=known.version, name="贺之秋"))
    assert (seen(office, hire_id).name, seen(office, hire_id).person_id) == ("贺之秋", known.person_id)
    enterprise_id = next(iter(office.enterprises.rows(CLERK).ids(ListQuery())))
    office.enterprises.save_mentor(CLERK, enterprise_id, MentorForm("郑工", "10012345678"))
    ((mentor_id, _),) = office.industry.choices(CLERK).mentors
    other = office.industry.save(CLERK, replace(WHOLE, name="", employer="", mentor_id=str(mentor_id))).value
    form = replace(WHOLE, id=other, name="郑公", employer="", enterprise_id=str(enterprise_id))
    with pytest.raises(RuleViolation) as error:
        office.industry.save(CLERK, form)
    assert codes(error) == {(IndustryCode.NAME_ELSEWHERE, "name")}
    office.industry.save(CLERK, replace(form, name="郑工", tasks="另一项任务"))
    assert seen(office, other).tasks == "另一项任务"


def test_the_year_that_is_not_over_asks_for_no_appraisal_yet(office: Office) -> None:
    hire_id = office.industry.save(CLERK, WHOLE).value
    office.industry.set_months(CLERK, hire_id, [month(-1, "2026-05", "车工", "", "4", "", "")])
    assert ("PTT-PROC-01", Result.MISSING_DATA) not in told(office, hire_id)
    office.industry.end_early(CLERK, hire_id, "2026-06-30", "调离")
    assert ("PTT-PROC-01", Result.MISSING_DATA) in told(office, hire_id)


def test_papers_say_what_is_on_record_and_only_of_an_agreed_hire(office: Office, tmp_path: Path) -> None:
    chosen = office.industry.save(CLERK, replace(WHOLE, name="未签的人", agreed_on="")).value
    with pytest.raises(RuleViolation) as error:
        office.industry.print_text(CLERK, chosen, HIRE_LETTER_KEY, tmp_path / "a.pdf")
    assert codes(error) == {(IndustryCode.NOT_AGREED, "")}
    assert not (tmp_path / "a.pdf").exists()
    hire_id = office.industry.save(CLERK, WHOLE).value
    office.industry.set_months(CLERK, hire_id, [month(-1, "2025-09", "数控车削", "", "20", "", "")])
    service = office.industry
    papers = {
        "agreement": (lambda to: service.print_text(CLERK, hire_id, HIRE_AGREEMENT_KEY, to), "讲授数控车削实训"),
        "letter": (lambda to: service.print_text(CLERK, hire_id, HIRE_LETTER_KEY, to), "2025年7月1日至2027年6月30日"),
        "fees": (lambda to: service.print_fees(CLERK, hire_id, 2025, to), "1,600.00"),
        "report": (lambda to: service.write_report(CLERK, date(2025, 12, 31), to), "1,600.00"),
    }
    for name, (write, wanted) in papers.items():
        write(tmp_path / name)
        with open_pdf(tmp_path / name) as pdf:
            text = "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))
        assert "贺知秋" in text
        assert wanted in text
    with pytest.raises(RuleViolation) as error:
        service.print_fees(CLERK, hire_id, 2026, tmp_path / "b.pdf")
    assert codes(error) == {(IndustryCode.NOTHING_TAUGHT, "")}
