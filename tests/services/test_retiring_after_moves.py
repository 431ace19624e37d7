"""Where a student was moved to, and who guides there, is not retired under them."""

from datetime import date

import pytest

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.services.enterprise_forms import MentorForm, PostForm
from tests.schools import CLERK
from tests.services.conftest import School
from tests.services.merging import record
from tests.services.test_placement_changes import change, post_beside

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize("kind", [Retirable.SITE, Retirable.POST, Retirable.MENTOR])
def test_where_a_student_moves_to_is_in_use_by_the_placement(placed: School, kind: Retirable):
    enterprises = placed.office.enterprises
    unit_id = placed.office.placements.post_named(CLERK, "装配工").enterprise_id
    second = post_beside(placed, 实习地点="示例市二厂")
    mentor = enterprises.save_mentor(CLERK, unit_id, MentorForm("王工")).value
    post = next(one for one in record(placed, unit_id).posts if one.id == second)
    form = PostForm(post.name, str(post.site_id), mentor_id=str(mentor), id=post.id, version=post.version)
    enterprises.save_post(CLERK, unit_id, form)
    change(placed, ChangeKind.MOVE_POST, date(2026, 12, 1), post_id=second)
    ids = {Retirable.SITE: post.site_id, Retirable.POST: second, Retirable.MENTOR: mentor}
    with pytest.raises(RuleViolation) as refused:
        enterprises.retire(CLERK, kind, ids[kind], TODAY)
    problem = refused.value.problems[0]
    assert (problem.code, problem.facts["count"]) == (RecordCode.IN_USE_BY_PLACEMENTS, 1)
