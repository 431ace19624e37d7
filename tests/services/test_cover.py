"""Policies, their lists and the days nobody covers, through the services."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.checks import CheckSelection, ReportRange
from ctec_desktop.domain.codes.cover import CoverCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.cover import ListKind, PolicyKind
from ctec_desktop.domain.cover_views import PolicyForm
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.cover_checks import Answer, ListWish
from ctec_desktop.sheets.reading import read_grid
from ctec_desktop.sheets.writing import write_table
from ctec_desktop.storage.tables import PlacementRow
from ctec_desktop.storage.uow import Command
from tests.schools import CLASS_A, CLERK, database_of

FIRST, LAST = date(2026, 9, 1), date(2027, 2, 28)
WHOLE_DAYS = (LAST - FIRST).days + 1
ENROL, ADD, REMOVE, EXTEND = ListKind


def form(**typed: Any) -> PolicyForm:
    values = {"insurer": "示例财险", "number": "PZ0001", "payer": "tuition", "price_fen": "30"}
    return PolicyForm(**(values | {"from_on": "2026-09-01", "until_on": "2027-02-28"} | typed))


def policy(school: Any, *, has_scan: bool = True, **typed: Any) -> int:
    policy_id = int(school.office.policies.save(CLERK, form(**typed)).value)
    if has_scan:
        scan = school.root / "保险单.pdf"
        scan.write_bytes(b"%PDF-1.4 " + str(policy_id).encode())
        school.office.policies.attach_scan(CLERK, policy_id, scan)
    return policy_id


def make(school: Any, policy_id: int, kind: ListKind, effective_on: str = "", **wish: Any) -> Any:
    """A list of everybody it could be about."""
    lists = school.office.cover_lists
    is_all = kind is REMOVE
    ids = tuple(one.student_id for one in lists.candidates(CLERK, policy_id, kind, CLASS_A, is_everybody=is_all))
    answer = Answer("批001", "", effective_on) if effective_on else None
    values: dict[str, Any] = {"student_ids": ids, "answer": answer} | wish
    return lists.make(CLERK, ListWish(policy_id, kind, **values))


def gaps(school: Any, **told: Any) -> dict[str, tuple[Span, ...]]:
    report = school.office.cover.report(CLERK, **told)
    return {one.student_no: one.ledger.uncovered for one in report.people}


def codes(call: Any, *args: Any, **named: Any) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        call(*args, **named)
    return [str(problem.code) for problem in caught.value.problems]


def test_days_are_covered_from_the_answer_on_and_moves_of_either_side_show_at_once(placed, tmp_path):
    assert placed.office.cover.report(CLERK).totals.ahead_days == 3 * WHOLE_DAYS
    policy_id = policy(placed)
    made = make(placed, policy_id, ENROL).value
    assert made.premium_fen == 3 * 3000
    assert len(gaps(placed)) == 3
    placed.office.cover_lists.answer(CLERK, made.list_id, Answer("批002", "", "2026-09-03"))
    assert set(gaps(placed).values()) == {(Span(FIRST, date(2026, 9, 2)),)}

    (first, second, third) = (
        one.student_id
        for one in placed.office.cover_lists.candidates(CLERK, policy_id, REMOVE, CLASS_A, is_everybody=True)
    )
    removal = make(placed, policy_id, REMOVE, "2026-10-01", student_ids=(first,)).value
    assert gaps(placed)["20240001"] == (Span(FIRST, date(2026, 9, 2)), Span(date(2026, 10, 1), LAST))
    placed.office.cover_lists.void(CLERK, removal.list_id, "批单撤回")
    assert gaps(placed)["20240001"] == (Span(FIRST, date(2026, 9, 2)),)
    assert placed.office.policies.detail(CLERK, policy_id).policy.people == 3

    placed.office.policies.void(CLERK, policy_id, "登记错了")
    assert placed.office.cover.report(CLERK).totals.ahead_days == 3 * WHOLE_DAYS
    assert codes(make, placed, policy_id, ADD, student_ids=(second, third)) == [CoverCode.POLICY_VOID]


def test_a_policy_covers_nobody_until_insurer_number_days_and_scan_are_there(placed):
    for order, lacks in enumerate(("insurer", "number", "until_on", "scan")):
        told = {"number": f"PZ{order}", lacks: ""} if lacks != "scan" else {}
        policy_id = policy(placed, has_scan=lacks != "scan", **told)
        if lacks != "until_on":
            make(placed, policy_id, ENROL, "2026-09-01")
        else:
            assert codes(make, placed, policy_id, ENROL, "2026-09-01", student_ids=(1,)) == [CoverCode.NO_PERIOD]
        assert placed.office.cover.report(CLERK).totals.students_uncovered == 3
        found = [problem.code for problem in placed.office.policies.detail(CLERK, policy_id).problems]
        assert CoverCode.INCOMPLETE in found
        assert (CoverCode.OPEN_ENDED in found) == (lacks == "until_on")


def test_a_policy_that_cannot_be_is_refused(placed):
    policy(placed, has_scan=False)
    for typed, code in (
        ({"until_on": "2026-08-01"}, CoverCode.DAYS_REVERSED),
        ({"until_on": "2026-08-31"}, CoverCode.NO_DAY),
        ({"number": "ＰＺ0001"}, CoverCode.NUMBER_KNOWN),
    ):
        assert codes(placed.office.policies.save, CLERK, form(**({"number": "PZ0002"} | typed))) == [code]


def test_a_student_may_pay_for_accident_cover_which_never_stands_for_liability(placed):
    make(placed, policy(placed, kind="accident", payer="student"), ENROL, "2026-09-01")
    assert placed.office.cover.report(CLERK).totals.students_uncovered == 3


def test_liability_cover_that_students_paid_for_is_on_record_and_fails_their_placements(placed):
    policy_id = policy(placed, payer="student")
    make(placed, policy_id, ENROL, "2026-09-01")
    (problem,) = placed.office.policies.detail(CLERK, policy_id).problems
    assert (problem.code, problem.rule_id) == (CoverCode.STUDENT_PAYS, "INS-03")
    assert ("INS-03", Result.FAIL) in {(one.rule_id, one.result) for one in placed.office.checks.findings(CLERK, 1)}


def test_the_days_of_every_kind_the_schools_pack_demands_are_counted(placed, tmp_path):
    make(placed, policy(placed), ENROL, "2026-09-01")
    assert gaps(placed) == {}
    pack = tmp_path / "校规则.toml"
    head = '[pack]\nlevel = "school"\nname = "校"\nversion = "1"\n'
    body = '[[tighten]]\nid = "INS-REQ"\nparams = { kinds = ["实习责任", "意外伤害"] }\nfrom_on = 2026-09-11\n'
    pack.write_text(head + body, encoding="utf-8")
    placed.office.rulebook.take_in(CLERK, pack)
    assert set(gaps(placed).values()) == {(Span(date(2026, 9, 11), LAST),)}
    make(placed, policy(placed, number="PZ0002", kind="accident"), ENROL, "2026-10-01")
    assert set(gaps(placed).values()) == {(Span(date(2026, 9, 11), date(2026, 9, 30)),)}
    assert placed.office.cover.of_student(CLERK, 1).ledger.gap_days == 20


def test_what_a_pack_demands_of_some_majors_is_counted_for_their_students_alone(placed, tmp_path):
    make(placed, policy(placed), ENROL, "2026-09-01")
    with database_of(placed.office).unit(Command("x", "x")) as unit:
        unit.connection.execute(sql("INSERT INTO major (uid, code, name) VALUES ('u', '460103', '数控')"))
        unit.connection.execute(sql("UPDATE class_group SET major_id = (SELECT max(id) FROM major)"))
    pack = tmp_path / "校规则.toml"
    head = '[pack]\nlevel = "school"\nname = "校"\nversion = "1"\n[[tighten]]\nid = "INS-REQ"\n'
    for majors, lacking in (("999999", 0), ("4601", 3)):
        body = f'majors = ["{majors}"]\nparams = {{ kinds = ["实习责任", "意外伤害"] }}\nfrom_on = 2026-09-11\n'
        pack.write_text(head + body, encoding="utf-8")
        placed.office.rulebook.take_in(CLERK, pack)
        assert len(gaps(placed)) == lacking
    assert placed.office.cover.of_student(CLERK, 1).ledger.gaps.keys() == {PolicyKind.LIABILITY, PolicyKind.ACCIDENT}


def test_a_list_outside_the_days_of_its_policy_is_refused(placed):
    policy_id = policy(placed)
    for kind, day, until, code in (
        (ADD, "2026-08-31", "", CoverCode.LIST_BEFORE_POLICY),
        (ADD, "2027-03-01", "", CoverCode.LIST_AFTER_POLICY),
        (EXTEND, "2027-03-01", "2027-02-28", CoverCode.EXTENDS_NOTHING),
        (EXTEND, "2027-04-01", "2027-03-31", CoverCode.EXTENDED_TOO_LATE),
    ):
        assert codes(make, placed, policy_id, kind, day, student_ids=(1,), until_on=until) == [code]
    told = ListWish(policy_id, ADD, (1,), answer=Answer("批001"))
    assert codes(placed.office.cover_lists.make, CLERK, told) == [OfficeCode.FIELD_REQUIRED]
    assert placed.office.policies.detail(CLERK, policy_id).lists == ()


def test_an_extension_that_takes_effect_late_leaves_the_days_between_uncovered(placed):
    policy_id = policy(placed, until_on="2026-12-31")
    make(placed, policy_id, ENROL, "2026-09-01")
    outcome = make(placed, policy_id, EXTEND, "2027-01-03", until_on="2027-02-28")
    assert [problem.code for problem in outcome.warnings] == [CoverCode.EXTENDED_LATE]
    assert set(gaps(placed).values()) == {(Span(date(2027, 1, 1), date(2027, 1, 2)),)}
    (row,) = placed.office.policies.rows(CLERK).rows([policy_id])
    assert row[6:8] == (LAST, 3)
    before = placed.office.policies.detail(CLERK, policy_id).policy
    later = form(until_on="2027-06-30", id=policy_id, version=before.version)
    placed.office.policies.save(CLERK, later)
    (row,) = placed.office.policies.rows(CLERK).rows([policy_id])
    assert row[6] == placed.office.policies.detail(CLERK, policy_id).policy.days.last_on == date(2027, 6, 30)


def test_nobody_is_taken_off_before_the_day_they_were_put_on(placed):
    policy_id = policy(placed)
    make(placed, policy_id, ENROL, "2026-10-01")
    assert codes(make, placed, policy_id, REMOVE, "2026-09-15") == [CoverCode.REMOVED_BEFORE_ADDED]


def test_whose_placement_is_void_can_be_taken_off_and_is_then_off_for_good(placed):
    policy_id = policy(placed)
    make(placed, policy_id, ENROL, "2026-09-01")
    lists = placed.office.cover_lists
    assert lists.candidates(CLERK, policy_id, REMOVE) == ()
    with database_of(placed.office).unit(Command("测试", "test")) as unit:
        voided = update(PlacementRow).where(PlacementRow.student_id == 1).values(voided_at_utc=unit.at_utc)
        unit.connection.execute(voided)
    assert [one.student_id for one in lists.candidates(CLERK, policy_id, REMOVE)] == [1]

    first = make(placed, policy_id, REMOVE, "2026-10-01", student_ids=(2,)).value
    make(placed, policy_id, ADD, "2026-11-01", student_ids=(2,))
    lists.void(CLERK, first.list_id, "批单撤回")
    make(placed, policy_id, REMOVE, "2026-12-01", student_ids=(2,))
    (days,) = [one.spans for one in placed.office.cover.people(CLERK, policy_id) if one.student_id == 2]
    assert days == (Span(FIRST, date(2026, 11, 30)),)


def test_people_on_two_policies_are_told_and_their_days_count_once(placed):
    policy_id = policy(placed)
    make(placed, policy_id, ENROL, "2026-09-01")
    other = policy(placed, number="PZ0002", from_on="2027-01-01")
    assert placed.office.cover_lists.candidates(CLERK, other, ENROL) == ()
    make(placed, other, ENROL, "2027-01-01", student_ids=(1, 2))
    (problem,) = placed.office.policies.detail(CLERK, other).problems
    assert (problem.code, problem.facts["people"], problem.facts["days"]) == (CoverCode.OVERLAPS, 2, 59)
    assert placed.office.cover.report(CLERK).totals.students_uncovered == 0


def test_the_list_goes_out_as_a_workbook_of_texts_and_a_paper_for_the_seal(placed, tmp_path):
    target = tmp_path / "投保名单.xlsx"
    made = make(placed, policy(placed), ENROL, target=target).value
    assert made.files == (target, target.with_suffix(".pdf"))
    (sheet,) = read_grid(target).sheets
    heading, first = sheet.rows[0].cells, sheet.rows[1].cells
    cells = dict(zip(heading, first, strict=True))
    assert (cells["姓名"], cells["学号"], cells["实习止日"]) == ("学生乙", "20240001", "2027-02-28")
    assert isinstance(cells["证件号码"], str)
    assert len(cells["证件号码"]) == 18
    with open_pdf(target.with_suffix(".pdf")) as pdf:
        told = "".join(pdf.text(0).split())
    assert made.sha256 in told
    assert "30元/人×3人=90元" in told


def test_an_answer_is_held_against_the_list_and_who_was_not_taken_is_not_covered(placed, tmp_path):
    policy_id = policy(placed)
    made = make(placed, policy_id, ENROL).value
    reply = tmp_path / "保险人回执.xlsx"
    known = placed.view("20240002").id_number
    write_table(reply, "回执", ("姓名", "证件号"), [("甲", "20240001"), ("乙", known), ("丙", "11010119900307233X")])
    match = placed.office.cover_lists.compare(CLERK, made.list_id, reply)
    assert len(match.found) == 2
    assert [one.student_no for one in match.missing] == ["20240003"]
    assert len(match.unknown) == 1
    lost = [one.student_id for one in match.missing]
    placed.office.cover_lists.answer(CLERK, made.list_id, Answer("批1", "2026-09-01", "2026-09-01"), lost)
    assert set(gaps(placed)) == {"20240003"}
    assert [one.student_no for one in placed.office.cover_lists.candidates(CLERK, policy_id, ADD)] == ["20240003"]
    again = codes(placed.office.cover_lists.answer, CLERK, made.list_id, Answer("批1", "", "2026-09-02"))
    assert again == [CoverCode.ANSWERED_ALREADY]


def test_an_apprentice_needs_a_policy_of_their_own_scheme(placed):
    with database_of(placed.office).unit(Command("测试", "test")) as unit:
        unit.connection.exec_driver_sql("UPDATE student SET training_mode = '现代学徒制' WHERE student_no = '20240001'")
    ordinary = policy(placed)
    make(placed, ordinary, ENROL, "2026-09-01", student_ids=(1, 2, 3))
    assert set(gaps(placed)) == {"20240001"}
    apprentice = policy(placed, number="PZ0009", scheme="modern_apprentice")
    candidates = placed.office.cover_lists.candidates(CLERK, apprentice, ENROL)
    assert [one.student_no for one in candidates] == ["20240001"]
    make(placed, apprentice, ENROL, "2026-09-01")
    assert gaps(placed) == {}


def test_people_out_of_sight_are_neither_named_nor_listed(placed):
    policy_id = policy(placed)
    stranger = Actor("外院", RowScope(frozenset({99})))
    assert placed.office.cover.report(stranger).totals.students == 0
    assert placed.office.cover_lists.candidates(stranger, policy_id, ENROL, CLASS_A, is_everybody=True) == ()
    wish = ListWish(policy_id, ENROL, (1, 2, 3))
    assert codes(placed.office.cover_lists.make, stranger, wish) == [CoverCode.NOBODY_CHOSEN]
    assert placed.office.cover.of_student(stranger, 1) is None


def test_policies_are_found_by_what_is_typed(placed):
    policy(placed, has_scan=False)
    other = policy(placed, has_scan=False, number="XY77", insurer="另一财险", until_on="")
    rows = placed.office.policies.rows(CLERK)
    assert list(rows.ids(ListQuery("xy7 另一"))) == [other]
    assert len(rows.ids(ListQuery())) == 2
    assert list(rows.ids(ListQuery(filters=(("state", "over"),)))) == []


def test_one_student_is_told_as_the_whole_school_is(placed):
    make(placed, policy(placed), ENROL, "2026-09-05")
    whole = {
        one.student_id: one.ledger for one in placed.office.cover.of_range(CLERK, ReportRange(CheckSelection(CLASS_A)))
    }
    assert {one: placed.office.cover.of_student(CLERK, one).ledger for one in whole} == whole
