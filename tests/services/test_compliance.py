"""实习合规报告 through the service: everybody once, every finding with whom it concerns, paper and workbook alike."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from ctec_desktop.documents.compliance_report import ComplianceSnapshot, print_compliance_report
from ctec_desktop.documents.cover_strips import Strips
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.documents.report_pages import Section
from ctec_desktop.domain.arrivals import ArrivalEdit
from ctec_desktop.domain.checks import CheckSelection, ReportRange
from ctec_desktop.domain.codes.findings import FindingCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.compliance import FoundGroup, NamedPlacement
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.waivers import Waivable, WaiverForm
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.services.compliance import ReportWish
from ctec_desktop.services.compliance_sections import found_sections
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording import compliance_report as words
from tests.schools import CLASS_A, CLERK, database_of, select, value
from tests.services.conftest import School

FROM = date(2026, 9, 1)


def report(school: School, **told: object):
    return school.office.compliance.report(CLERK, ReportWish(**told))  # type: ignore[arg-type]


def arrived(school: School) -> School:
    """One of them is at work unsigned."""
    one = value(school.office, "SELECT max(id) FROM placement")
    school.office.arrivals.save(CLERK, CLASS_A, (ArrivalEdit(one, FROM),))
    return school


def text_of(path: Path) -> str:
    with open_pdf(path) as pdf:
        return "".join("".join(pdf.text(page).split()) for page in range(pdf.page_count()))


def test_the_report_agrees_with_the_check(placed):
    arrived(placed)
    found, checked = report(placed, on=FROM), placed.office.checks.report(CLERK, CheckSelection(), FROM)
    assert (found.placements, found.failed) == (checked.placements, checked.failed) == (3, 1)
    assert found.at_work_against_rules == len(checked.at_work_against_rules) == 1
    assert found.missing == checked.missing
    (bar,) = found.bars
    assert (bar.label, bar.counts) == (CLASS_A, {Result.FAIL: 1, Result.MISSING_DATA: 2})
    by_rule = {one.rule.id: one.counts for one in found.judged}
    assert by_rule["INT-AGE-16"] == {Result.PASS: 3}


def test_a_finding_is_told_once_with_everybody_it_stands_against(placed):
    at_work = "SELECT DISTINCT enterprise_id FROM post JOIN placement ON post_id = post.id"
    ((unit_id,),) = select(placed.office, at_work)
    counts = {"staff_on_post": "10", "other_interns": "0"}
    placed.office.fitness.save(CLERK, FactSubject.UNIT, [FactEdit(unit_id, counts)])
    (group,) = [one for one in report(placed).of(Result.WARN) if one.finding.rule_id == "INT-RATIO-10"]
    assert (group.placements, len(group.people)) == (3, 3)


def test_a_unit_a_plan_and_a_class_are_each_narrowed_to(placed):
    at_work = "SELECT DISTINCT enterprise_id, plan_id FROM post JOIN placement ON post_id = post.id"
    ((unit_id, plan_id),) = select(placed.office, at_work)
    told = {
        (None, None, unit_id): 3,
        (None, None, unit_id + 1): 0,
        (None, plan_id, None): 3,
        (None, plan_id + 1, None): 0,
        (CLASS_A, plan_id, unit_id): 3,
        ("没有的班", None, None): 0,
    }
    for chosen, people in told.items():
        reach = ReportRange.of(*chosen, "范围")
        assert report(placed, reach=reach).placements == people, chosen
        if chosen[0] != "没有的班":
            assert placed.office.cover.report(CLERK, None, reach).totals.students == people, chosen


def test_paper_and_workbook_say_the_same(placed, tmp_path):
    arrived(placed)
    reach = ReportRange.of(CLASS_A, None, None, CLASS_A)
    paper, book = tmp_path / "报告.pdf", tmp_path / "报告.xlsx"
    placed.office.compliance.write(CLERK, paper, ReportWish(reach, FROM))
    placed.office.compliance.write(CLERK, book, ReportWish(reach, FROM))
    said = text_of(paper)
    (group,) = [one for one in report(placed, on=FROM).of(Result.FAIL) if one.finding.code == "unsigned_at_work"]
    assert f"{group.people[0].class_name}：{group.people[0].name}" in said
    assert "第十四条" in said
    assert "3人" in said
    sheets = {one.name: [row.cells for row in one.rows] for one in read_grid(book).sheets}
    assert ("不通过", "1 人") in sheets["总数"]
    rows = [row for row in sheets["逐人结论"] if row[0] == group.people[0].student_no and row[6] == "不通过"]
    assert "INT-AGR-02" in [row[5] for row in rows]
    assert value(placed.office, "SELECT count(*) FROM audit_tx WHERE command = 'checks.report'") == 2


def test_a_change_while_the_report_is_written_shows_nowhere_in_it(placed, tmp_path):
    """Judging, cover and shares are one moment: whoever is taken away in between is still in all three."""
    office, path = placed.office, tmp_path / "报告.pdf"
    before = office.cover.report(CLERK, FROM).totals.students
    with database_of(office).one_view():
        judged = report(placed, on=FROM).placements
        with database_of(office).unit(Command("x", "x")) as unit:
            unit.connection.execute(sql("UPDATE placement SET voided_at_utc = '2026-09-01T00:00:00Z'"))
        assert (judged, office.cover.report(CLERK, FROM).totals.students) == (3, before)
        office.compliance.write(CLERK, path, ReportWish(on=FROM))
    assert "核对3人" in text_of(path)
    assert office.cover.report(CLERK, FROM).totals.students == 0


def test_nothing_is_left_where_the_report_cannot_be_written(placed, tmp_path):
    (tmp_path / "占着").write_text("不是文件夹", "utf-8")
    target = tmp_path / "占着" / "报告.pdf"
    with pytest.raises(EnvironmentFault):
        placed.office.compliance.write(CLERK, target, ReportWish())
    assert value(placed.office, "SELECT count(*) FROM audit_tx WHERE command = 'checks.report'") == 0


def test_rules_of_teachers_are_no_matter_of_a_report_on_placements(placed):
    told = {rule.id for rule in report(placed).record_only}
    assert "INT-ARCH-01" in told
    assert not {one for one in told if one.startswith(("TPR-", "DQT-"))}


def test_people_out_of_sight_are_not_in_the_report(placed):
    stranger = Actor("外院", RowScope(frozenset({99})))
    found = placed.office.compliance.report(stranger, ReportWish())
    assert (found.placements, found.bars, found.groups) == (0, (), ())


def test_the_report_names_who_decided_what_was_held_and_counts_what_still_waits(placed):
    office = placed.office
    one = value(office, "SELECT min(id) FROM placement")
    with database_of(office).unit(Command("x", "x")) as unit:
        person = f"SELECT person_id FROM student JOIN placement ON student.id = student_id WHERE placement.id = {one}"
        unit.connection.execute(sql(f"UPDATE person SET birth_on = '2010-09-01' WHERE id = ({person})"))
    assert ("待决定", "1 人") in words.facts(report(placed), "某校")
    held = Waivable("INT-AGE-16", PlacementCode.STARTS_ON_SIXTEENTH_BIRTHDAY, FactSubject.PLACEMENT, one)
    office.waivers.waive(CLERK, (held,), WaiverForm("student", "生日当天入职，家长到场", "沈知行", "2027-02-28"))
    found = report(placed)
    (group,) = found.of(Result.DECIDED)
    assert "沈知行" in words.found_lines([group])[0][1]
    assert "已决定的事项" in [section.title for section in found_sections(found)]
    assert ("待决定", "0 人") in words.facts(found, "某校")


def test_a_rule_that_hundreds_of_units_break_stays_readable(tmp_path):
    """Forty people under each of 300 findings: the clause once, the same people once, no page for each finding."""
    clause = "《职业学校学生实习管理规定》（2021年修订）第九条第（二）项"
    people = [NamedPlacement(f"2024{at:04}", f"沈知{'行远明达'[at % 4]}", "2024级数控1班", "某厂") for at in range(40)]
    groups = [
        FoundGroup(_short_of_staff(clause, staff), 40, tuple(people if staff % 2 else people[::-1]))
        for staff in range(1, 301)
    ]
    section = Section("提醒", "", words.FOUND_COLUMNS, words.found_lines(groups))
    assert [line[2] for line in section.lines].count(clause) == 1
    assert sum("（20240000）" in line[4] for line in section.lines) == 2
    assert {line[3] for line in section.lines} == {"40"}
    snapshot = ComplianceSnapshot("全校", (("核对", "40 人"), ("不通过", "0 人")), (), (section,), Strips(), (), ())
    assert print_compliance_report(snapshot, tmp_path / "报告.pdf", SilentProgress()) <= 40


def _short_of_staff(clause: str, staff: int) -> Finding:
    facts: dict[str, str | int | None] = {"on": "2026-09-01", "interns": 40, "staff": staff, "percent": 10}
    facts["most"] = staff // 10
    return Finding("INT-RATIO-10", Result.WARN, FindingCode.SHARE_OF_STAFF, clause, facts, "国家规定")


def test_drawings_that_are_not_complete_are_told():
    assert words.left_out((3, 120), (40, 40), (2, 40)) == ()
    ((label, told),) = words.left_out((121, 120), (900, 400), (40, 40))
    assert (label, told) == (
        "没有画全",
        "各班情况只画 120 个班（共 121 个班）；保险逐日对照只画有缺口的 400 人（共 900 人）",
    )
