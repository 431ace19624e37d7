"""Duplicate enterprises: proposed, previewed, merged with everything that hangs on them, parted while it can be."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.domain.codes.imports import ImportCode
from ctec_desktop.domain.codes.merging import MergeCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.invented import credit_code
from ctec_desktop.domain.merging import Known, MergeReason, candidates, plain_name
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.services.agreements import IssueClass
from ctec_desktop.services.enterprise_forms import EnterpriseForm, PostForm
from ctec_desktop.services.fitness import FactEdit
from ctec_desktop.services.placements import PlaceClass
from ctec_desktop.storage.tables import METADATA
from tests.schools import CLASS_A, CLERK, database_of, plan_form, select, student, units, value
from tests.services.conftest import School
from tests.services.merging import DROPPED, KEPT, record, wish
from tests.services.test_majors import problems_of


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("示例 装备有限公司", "示例装备有限责任公司", True),
        ("示例装备（集团）有限公司", "示例装备集团股份有限公司", True),
        ("ＡＢＣ科技有限公司", "abc科技", True),
        ("示例装备1有限公司", "示例装备2有限公司", False),
    ],
)
def test_names_are_compared_without_the_kind_of_company(one: str, other: str, is_same: bool):
    assert (plain_name(one) == plain_name(other)) is is_same


def test_pairs_with_most_reasons_come_first():
    code = credit_code(1)
    first = Known(1, "示例厂", code, "139")
    second = Known(2, "示例厂有限公司", "92" + code[2:], "139")
    third = Known(3, "别的厂", None, "139")
    found = candidates((first, second, third))
    assert [(one.first.id, one.second.id, len(one.reasons)) for one in found] == [(1, 2, 3), (1, 3, 1)]
    assert found[1].reasons == (MergeReason.PHONE,)


def state(school: School) -> list[Any]:
    """Everything a merge could touch, without versions."""
    wanted = {
        "enterprise": "id, name, uscc, address, contact_phone, retired_on, merged_into_id",
        "enterprise_site": "id, enterprise_id, address, retired_on",
        "post": "id, enterprise_id, site_id, name, mentor_id, retired_on",
        "mentor": "id, enterprise_id, retired_on",
        "placement": "id, post_id, mentor_id",
        "enterprise_staffing": "id, enterprise_id, counted_on, staff_on_post",
    }
    return [select(school.office, f"SELECT {columns} FROM {table} ORDER BY id") for table, columns in wanted.items()]


def test_a_duplicate_is_proposed_and_previewed_with_counts_and_conflicts(twice):
    school, kept, dropped = twice
    merges = school.office.enterprise_merges
    (pair,) = merges.candidates(CLERK)
    assert ({pair.first.id, pair.second.id}, pair.reasons) == ({kept, dropped}, (MergeReason.NAME,))
    seen = merges.preview(CLERK, kept, dropped)
    assert (seen.sites, seen.posts, seen.mentors, seen.placements, seen.agreements) == (1, 1, 0, 1, 0)
    assert (seen.same_sites, seen.same_mentors) == (("示例市1号路",), ("郑工",))
    (conflict,) = seen.conflicts
    assert (conflict.name, conflict.placements, conflict.may_merge) == ("装配工", 1, True)
    assert conflict.renamed == "装配工（二）"
    named = {one.field: (one.kept, one.dropped) for one in seen.fields}
    assert named["name"] == (KEPT, DROPPED)


def test_everything_goes_over_in_one_go_and_the_duplicate_keeps_its_history(twice):
    school, kept, dropped = twice
    units = value(school.office, "SELECT count(*) FROM audit_tx")
    chosen = frozenset({"contact_phone"})
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped, from_dropped=chosen))
    assert value(school.office, "SELECT count(*) FROM audit_tx") == units + 1
    found = record(school, kept)
    assert (found.name, found.contact_phone) == (KEPT, "13800000000")
    assert [one.name for one in found.posts if one.retired_on is None] == ["焊工", "装配工"]
    assert [one.name for one in found.mentors] == ["郑工"]
    assert len(found.on_post) == 4
    assert [one.counted_on for one in found.staffing] == [date(2026, 8, 1)]
    gone = record(school, dropped)
    assert (gone.retired_on, gone.merged_into) == (date(2026, 9, 1), KEPT)
    assert [one.name for one in gone.posts] == ["装配工"]
    assert dropped not in [view.id for view in school.office.enterprises.all(CLERK)]
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    assert (line.dropped_name, line.by_name) == (DROPPED, CLERK.name)
    found = problems_of(school.office.enterprises.restore, Retirable.ENTERPRISE, dropped)
    assert found == [(RecordCode.MERGED_AWAY, "")]


def test_a_post_that_stands_twice_can_keep_a_name_of_its_own(twice):
    school, kept, dropped = twice
    (conflict,) = school.office.enterprise_merges.preview(CLERK, kept, dropped).conflicts
    merges = school.office.enterprise_merges
    for name in ("装配工", " "):
        taken = wish(school, kept, dropped, renamed={conflict.post_id: name})
        found = problems_of(merges.merge, taken)
        assert found == [(MergeCode.POST_NAME_TAKEN, f"post_{conflict.post_id}")]
    merges.merge(CLERK, wish(school, kept, dropped, renamed={conflict.post_id: "装配工（二）"}))
    assert "装配工（二）" in [one.name for one in record(school, kept).posts]
    assert len(record(school, kept).on_post) == 4


def test_a_post_is_not_joined_to_a_retired_one(twice):
    school, kept, dropped = twice
    enterprises = school.office.enterprises
    post = record(school, dropped).posts[0]
    first = record(school, dropped).sites[0].id
    enterprises.save_post(CLERK, dropped, PostForm("钳工", str(first)))
    site = record(school, kept).sites[0].id
    mine = enterprises.save_post(CLERK, kept, PostForm("钳工", str(site))).value
    enterprises.retire(CLERK, Retirable.POST, mine, date(2026, 9, 1))
    conflicts = {one.name: one for one in school.office.enterprise_merges.preview(CLERK, kept, dropped).conflicts}
    assert not conflicts["钳工"].may_merge
    found = problems_of(school.office.enterprise_merges.merge, wish(school, kept, dropped))
    assert found == [(MergeCode.POST_JOINS_RETIRED, f"post_{conflicts['钳工'].post_id}")]
    assert post.retired_on is None


def test_the_code_of_the_duplicate_can_be_kept(twice):
    school, kept, dropped = twice
    found = record(school, dropped)
    code = credit_code(60)
    form = EnterpriseForm(name=DROPPED, uscc=code, id=dropped, version=found.version)
    school.office.enterprises.save(CLERK, form)
    before = state(school)
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped, from_dropped=frozenset({"uscc", "name"})))
    assert (record(school, kept).uscc, record(school, kept).name) == (code, DROPPED)
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.enterprise_merges.undo(CLERK, line.id, "弄错了")
    assert state(school) == before


def test_what_was_merged_comes_apart_as_it_was(twice):
    school, kept, dropped = twice
    before = state(school)
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    merges = school.office.enterprise_merges
    assert problems_of(merges.undo, line.id, " ") == [(MergeCode.UNDO_REASON_MISSING, "reason")]
    assert merges.undo(CLERK, line.id, "不是同一家").value == dropped
    assert state(school) == before
    assert merges.merges(CLERK, kept) == ()
    assert problems_of(merges.undo, line.id, "再来") == [(MergeCode.UNDONE_ALREADY, "")]


def test_what_came_after_a_merge_keeps_it(twice):
    school, kept, dropped = twice
    merges, enterprises = school.office.enterprise_merges, school.office.enterprises
    merges.merge(CLERK, wish(school, kept, dropped))
    (line,) = merges.merges(CLERK, kept)
    found = record(school, kept)
    form = EnterpriseForm(name=KEPT, uscc=found.uscc or "", address="新址", id=kept, version=found.version)
    enterprises.save(CLERK, form)
    second = next(site for site in record(school, kept).sites if site.address == "示例市二厂")
    enterprises.save_post(CLERK, kept, PostForm("电工", str(second.id)))
    school.students(student(9, 班级="2024级电工1班"))
    plan_id = school.office.plans.add(CLERK, plan_form("三")).value
    welder = next(one.id for one in record(school, kept).posts if one.name == "焊工")
    school.office.placements.place_class(CLERK, PlaceClass("2024级电工1班", plan_id, welder))
    codes = {code for code, _ in problems_of(merges.undo, line.id, "弄错了")}
    assert codes == {MergeCode.CHANGED_SINCE, MergeCode.USED_SINCE, MergeCode.PLACED_SINCE}


def test_issued_papers_keep_the_name_they_were_issued_with(twice, tmp_path: Path):
    school, kept, dropped = twice
    school.office.agreements.issue_class(CLERK, IssueClass("2024级焊接1班", tmp_path / "出"))
    frozen = value(school.office, "SELECT snapshot_sha256 FROM agreement_version")
    snapshot = value(school.office, "SELECT snapshot FROM agreement_version")
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    assert value(school.office, "SELECT snapshot_sha256 FROM agreement_version") == frozen
    assert DROPPED in snapshot
    assert value(school.office, "SELECT snapshot FROM agreement_version") == snapshot
    assert [line.enterprise_name for line in record(school, kept).agreements] == [DROPPED]
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.agreements.issue_class(CLERK, IssueClass(CLASS_A, tmp_path / "出"))
    school.office.enterprise_merges.undo(CLERK, line.id, "不是同一家")
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))


def test_a_paper_issued_after_a_merge_keeps_it(twice, tmp_path: Path):
    school, kept, dropped = twice
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    school.office.agreements.issue_class(CLERK, IssueClass("2024级焊接1班", tmp_path / "出"))
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    found = problems_of(school.office.enterprise_merges.undo, line.id, "弄错了")
    assert found == [(MergeCode.ISSUED_SINCE, "")]


def test_two_that_are_not_two_in_use_are_refused_and_so_is_an_old_preview(twice):
    school, kept, dropped = twice
    merges = school.office.enterprise_merges
    for pair in ((kept, kept), (kept, 999)):
        assert problems_of(merges.preview, *pair) == [(MergeCode.NOT_TWO_ENTERPRISES, "dropped_id")]
    old = wish(school, kept, dropped)
    found = record(school, dropped)
    school.office.enterprises.save(CLERK, EnterpriseForm(name=DROPPED, id=dropped, version=found.version))
    assert problems_of(merges.merge, old) == [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]
    merges.merge(CLERK, wish(school, kept, dropped))
    assert problems_of(merges.preview, kept, dropped) == [(MergeCode.NOT_TWO_ENTERPRISES, "dropped_id")]


def test_every_reference_to_a_part_of_an_enterprise_is_known_to_the_merge(staffed: School):
    """A new table that names an enterprise, a place, a post or a mentor has to go over too."""
    parts = {"enterprise", "enterprise_site", "post", "mentor"}
    found = {
        f"{table.name}.{column.name}"
        for table in METADATA.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in parts
    }
    assert found == {
        *("enterprise.merged_into_id", "enterprise_staffing.enterprise_id", "enterprise_site.enterprise_id"),
        *("mentor.enterprise_id", "post.enterprise_id", "post.site_id", "post.mentor_id"),
        *("placement.post_id", "placement.mentor_id", "placement_change.post_id"),
        "trip.site_id",
        *("enterprise_fitness.enterprise_id", "enterprise_check.enterprise_id", "inspection.enterprise_id"),
        *("filing.enterprise_id", "post_fitness.post_id", "headcount.enterprise_id", "headcount.post_id"),
        *("shift_plan.enterprise_id", "shift_plan.site_id", "shift_plan.post_id"),
        *("waiver.enterprise_id", "waiver.post_id"),
        *("practice_period.enterprise_id", "industry_hire.enterprise_id", "apprenticeship.enterprise_id"),
        *("apprenticeship_stage.post_id", "apprenticeship_stage.mentor_id", "training_agreement.enterprise_id"),
        *("enterprise_merge.kept_id", "enterprise_merge.dropped_id"),
    }
    assert database_of(staffed.office).may_write


def test_a_sheet_that_names_the_duplicate_is_about_the_one_that_stays(twice):
    school, kept, dropped = twice
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    sheet = {"单位名称": DROPPED, "岗位名称": "钳工", "实习地点": "示例市二厂"}
    plan = school.office.imports.plan(CLERK, "enterprises", units(school.root / "旧名.xlsx", [sheet]))
    assert ImportCode.ENTERPRISE_MERGED in [problem.code for problem in plan.rows[0].problems]
    school.office.imports.apply(CLERK, plan)
    assert record(school, kept).name == KEPT
    assert "钳工" in [post.name for post in record(school, kept).posts]
    assert value(school.office, "SELECT count(*) FROM enterprise") == 3


def test_a_sheet_that_names_a_retired_enterprise_is_refused(staffed: School):
    first = staffed.office.enterprises.all(CLERK)[0]
    staffed.office.enterprises.retire(CLERK, Retirable.ENTERPRISE, first.id, date(2026, 9, 1))
    for cells in ({"统一社会信用代码": first.uscc or ""}, {}):
        report = staffed.units({"单位名称": first.name, "岗位名称": "钳工", **cells})
        assert ImportCode.ENTERPRISE_RETIRED in [problem.code for problem in report.refused]
    assert value(staffed.office, "SELECT count(*) FROM post WHERE name = '钳工'") == 0


def test_what_the_rules_know_of_the_duplicate_goes_over_and_comes_back(twice):
    school, kept, dropped = twice
    fitness = school.office.fitness
    keys = ("other_interns", "credit_on", "credit", "minutes_no")
    fitness.save(CLERK, FactSubject.UNIT, [FactEdit(kept, {"minutes_no": "1号"})])
    facts = {"other_interns": "4", "minutes_no": "2号", "credit_on": "2026-08-01", "credit": "无"}
    fitness.save(CLERK, FactSubject.UNIT, [FactEdit(dropped, facts)])
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    (row,) = fitness.grid(CLERK, FactSubject.UNIT, (kept,), keys)
    assert row.cells == ("4", "2026-08-01", "无", "1号")
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.enterprise_merges.undo(CLERK, line.id, "不是同一家")
    before, after = fitness.grid(CLERK, FactSubject.UNIT, (kept, dropped), keys)
    assert {before.cells, after.cells} == {("", "", "", "1号"), ("4", "2026-08-01", "无", "2号")}


def test_posts_that_become_one_keep_what_the_rules_know_of_either_and_part_with_it(twice):
    school, kept, dropped = twice
    fitness = school.office.fitness
    stays, goes = (next(one.id for one in record(school, of).posts if one.name == "装配工") for of in (kept, dropped))
    fitness.save(CLERK, FactSubject.POST, [FactEdit(goes, {"labour_grade": "2", "hazards": "无"})])
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    keys = ("labour_grade", "hazards")
    assert fitness.grid(CLERK, FactSubject.POST, (stays,), keys)[0].cells == ("2", "无")
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.enterprise_merges.undo(CLERK, line.id, "弄错了")
    assert [one.cells for one in fitness.grid(CLERK, FactSubject.POST, (stays, goes), keys)] in (
        [("", ""), ("2", "无")],
        [("2", "无"), ("", "")],
    )
    fitness.save(CLERK, FactSubject.POST, [FactEdit(stays, {"labour_grade": "1"})])
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    assert fitness.grid(CLERK, FactSubject.POST, (stays,), keys)[0].cells == ("1", "无")
