"""Enterprises that were merged come apart as they were, the last merge first."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctec_desktop.domain.codes.merging import MergeCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.enterprise_forms import MentorForm, PostForm
from ctec_desktop.services.enterprises import HandOver
from ctec_desktop.storage.tables import METADATA
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of, select
from tests.services.conftest import School
from tests.services.merging import record, wish
from tests.services.test_majors import problems_of
from tests.services.test_shift_plans import DAYS


def everything(school: School) -> dict[str, Any]:
    """All tables but the trail, what records are found by, and what merges keep of themselves; without versions."""
    left_out = ("audit", "search", "enterprise_merge")
    return {
        table.name: select(
            school.office,
            f"SELECT {', '.join(column.name for column in table.columns if column.name != 'version')} "
            f"FROM {table.name} ORDER BY 1",
        )
        for table in METADATA.sorted_tables
        if not table.name.startswith(left_out)
    }


def test_a_chain_of_merges_comes_apart_from_its_end_only(twice):
    """Neither what an earlier merge left behind nor a later merge taken back stands in the way."""
    school, kept, dropped = twice
    merges = school.office.enterprise_merges
    third = next(view.id for view in school.office.enterprises.all(CLERK) if view.id not in (kept, dropped))
    before = everything(school)
    merges.merge(CLERK, wish(school, kept, dropped))
    merges.merge(CLERK, wish(school, third, kept))
    (first,), (second,) = (
        select(school.office, "SELECT id FROM enterprise_merge WHERE kept_id = ?", one) for one in (kept, third)
    )
    assert problems_of(merges.undo, first[0], "弄错了") == [(MergeCode.MERGED_SINCE, "")]
    merges.undo(CLERK, second[0], "弄错了")
    merges.undo(CLERK, first[0], "弄错了")
    assert everything(school) == before


def test_a_placement_that_keeps_its_mentor_on_a_joined_post_is_no_later_use(twice):
    school, kept, dropped = twice
    enterprises = school.office.enterprises
    own = enterprises.save_mentor(CLERK, dropped, MentorForm("钱师傅", "13900000002")).value
    mentor = next(one.id for one in record(school, dropped).mentors if one.phone == "13900000001")
    enterprises.hand_over(CLERK, dropped, HandOver(mentor, own, date(2026, 9, 1), with_placements=True))
    before = everything(school)
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.enterprise_merges.undo(CLERK, line.id, "不是同一家")
    assert everything(school) == before


def test_a_post_edited_after_the_merge_is_not_put_back_over_the_edit(twice):
    school, kept, dropped = twice
    merges = school.office.enterprise_merges
    merges.merge(CLERK, wish(school, kept, dropped))
    (line,) = merges.merges(CLERK, kept)
    post = next(one for one in record(school, kept).posts if one.name == "焊工")

    def save(name: str) -> None:
        now = next(one for one in record(school, kept).posts if one.id == post.id)
        form = PostForm(name, str(now.site_id), mentor_id=str(now.mentor_id or ""), id=now.id, version=now.version)
        school.office.enterprises.save_post(CLERK, kept, form)

    save("氩弧焊工")
    with pytest.raises(RuleViolation) as refused:
        merges.undo(CLERK, line.id, "不是同一家")
    assert [problem.code for problem in refused.value.problems] == [MergeCode.POST_CHANGED_SINCE]
    assert refused.value.problems[0].facts["post"] == "氩弧焊工"
    assert "氩弧焊工" in [one.name for one in record(school, kept).posts]
    save("焊工")
    merges.undo(CLERK, line.id, "不是同一家")
    assert "焊工" in [one.name for one in record(school, dropped).posts]


def test_a_mentor_handed_over_after_the_merge_is_not_overwritten(twice):
    school, kept, dropped = twice
    enterprises, merges = school.office.enterprises, school.office.enterprise_merges
    own = next(one.id for one in record(school, dropped).mentors if one.phone == "13900000001")
    twin = next(one.id for one in record(school, kept).mentors if one.phone == "13900000001")
    other = enterprises.save_mentor(CLERK, kept, MentorForm("钱师傅", "13900000002")).value
    merges.merge(CLERK, wish(school, kept, dropped))
    (line,) = merges.merges(CLERK, kept)
    led = "UPDATE placement SET mentor_id = ? WHERE id = (SELECT max(id) FROM placement)"
    before = select(school.office, "SELECT mentor_id FROM placement ORDER BY id DESC LIMIT 1")
    assert before == [(twin,)]
    with database_of(school.office).unit(Command("测试", "hand over")) as work:
        work.connection.exec_driver_sql(led, (other,))
    with pytest.raises(RuleViolation) as refused:
        merges.undo(CLERK, line.id, "不是同一家")
    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["count"]) == (MergeCode.HANDED_OVER_SINCE, 1)
    with database_of(school.office).unit(Command("测试", "hand back")) as work:
        work.connection.exec_driver_sql(led, (twin,))
    merges.undo(CLERK, line.id, "不是同一家")
    assert select(school.office, "SELECT mentor_id FROM placement ORDER BY id DESC LIMIT 1") == [(own,)]


def test_shift_plans_go_over_where_the_kept_one_has_none_for_their_days_and_come_back(twice):
    school, kept, dropped = twice
    shifts, posts = school.office.shift_plans, {one.name: one for one in record(school, dropped).posts}
    joined = posts["装配工"]
    owners = (f"enterprise_id:{dropped}", f"site_id:{joined.site_id}", f"post_id:{joined.id}")
    for owner in owners:
        shifts.save(CLERK, dropped, replace(DAYS, owner=owner, until_on="2026-12-31"))
    shifts.save(CLERK, kept, replace(DAYS, owner=f"enterprise_id:{kept}", from_on="2026-12-01"))
    before = [shifts.of_unit(CLERK, unit).plans for unit in (kept, dropped)]
    school.office.enterprise_merges.merge(CLERK, wish(school, kept, dropped))
    plans = shifts.of_unit(CLERK, kept).plans
    assert sorted(one.owner.key.partition(":")[0] for one in plans) == ["enterprise_id", "post_id", "site_id"]
    assert {one.plan.until_on is None for one in plans if one.owner.key.startswith("enterprise")} == {True}
    (line,) = school.office.enterprise_merges.merges(CLERK, kept)
    school.office.enterprise_merges.undo(CLERK, line.id, "弄错了")
    after = [shifts.of_unit(CLERK, unit).plans for unit in (kept, dropped)]
    assert [[one.owner for one in plans] for plans in after] == [[one.owner for one in plans] for plans in before]
