"""A school with an enterprise that stands twice."""

from dataclasses import replace
from typing import Any

from ctec_desktop.domain.merging import MergeWish
from ctec_desktop.services.enterprise_forms import EnterpriseForm, MentorForm, PostForm, SiteForm
from ctec_desktop.services.placements import PlaceClass
from tests.schools import CLERK, plan_form, student

KEPT, DROPPED = "示例装备1有限公司", "示例装备１（集团）有限责任公司"


def with_duplicate(placed: Any) -> tuple[Any, int, int]:
    """The unit three students are placed at, and a duplicate with the same post, the same mentor and one of its own."""
    enterprises = placed.office.enterprises
    kept = next(view.id for view in enterprises.all(CLERK) if view.name == KEPT)
    enterprises.save_mentor(CLERK, kept, MentorForm("郑工", "13900000001"))
    form = EnterpriseForm(name=DROPPED, address="示例市1号路", contact_phone="13800000000", staff_on_post="80")
    dropped = enterprises.save(CLERK, replace(form, counted_on="2026-08-01")).value
    mentor = enterprises.save_mentor(CLERK, dropped, MentorForm("郑 工", "13900000001")).value
    other = enterprises.save_site(CLERK, dropped, SiteForm("示例市二厂")).value
    first = record(placed, dropped).sites[0].id
    for name, site in (("装配工", first), ("焊工", other)):
        post = PostForm(name, str(site), mentor_id=str(mentor))
        enterprises.save_post(CLERK, dropped, post)
    placed.students(student(8, 班级="2024级焊接1班"))
    plan_id = placed.office.plans.add(CLERK, plan_form("二")).value
    post_id = next(one.id for one in record(placed, dropped).posts if one.name == "装配工")
    placed.office.placements.place_class(CLERK, PlaceClass("2024级焊接1班", plan_id, post_id))
    return placed, kept, dropped


def record(school: Any, enterprise_id: int) -> Any:
    found = school.office.enterprises.record(CLERK, enterprise_id)
    assert found is not None
    return found


def wish(school: Any, kept: int, dropped: int, **cells: Any) -> MergeWish:
    return MergeWish(kept, dropped, school.office.enterprise_merges.preview(CLERK, kept, dropped).versions, **cells)
