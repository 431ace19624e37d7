"""The list of first steps is ticked by the record alone."""

from contextlib import closing
from pathlib import Path

from ctec_desktop.domain.onboarding import Onboarding, OnboardingStep
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.services.school import SchoolForm
from tests.schools import CLERK, Demo, opened
from tests.services.conftest import School

Step = OnboardingStep


def test_new_school_has_everything_before_it(school: School):
    found = school.office.onboarding.found(CLERK)
    assert found == Onboarding(frozenset(), is_hidden=False)
    assert (found.is_offered, found.next_step) == (True, Step.SCHOOL)


def test_profile_counts_once_code_and_contact_are_known(school: School):
    form = SchoolForm("测试职业学校", "4111010001", contact_name="周老师", contact_phone="0371-12345678", version=1)
    school.office.school.save_profile(CLERK, form)
    assert school.office.onboarding.found(CLERK).done == {Step.SCHOOL}


def test_people_and_posts_count_once_they_are_there(staffed: School):
    assert staffed.office.onboarding.found(CLERK).done == {Step.STUDENTS, Step.ENTERPRISES}


def test_plan_and_placements_count_once_they_are_there(placed: School):
    done = placed.office.onboarding.found(CLERK).done
    assert done == {Step.STUDENTS, Step.ENTERPRISES, Step.PLAN, Step.PLACEMENTS}


def test_somebody_of_another_department_sees_only_their_own_steps(placed: School):
    stranger = Actor("别院老师", RowScope(frozenset({999})))
    assert placed.office.onboarding.found(stranger).done == {Step.ENTERPRISES, Step.PLAN}


def test_school_with_issued_agreements_is_through(demo: Demo, tmp_path: Path):
    with closing(opened(demo.copied_to(tmp_path))) as office:
        found = office.onboarding.found(CLERK)
    assert (found.is_complete, found.is_offered, found.next_step) == (True, False, None)


def test_list_is_put_away_and_brought_back(school: School):
    onboarding = school.office.onboarding
    onboarding.set_hidden(CLERK, is_hidden=True)
    assert not onboarding.found(CLERK).is_offered
    onboarding.set_hidden(CLERK, is_hidden=False)
    assert onboarding.found(CLERK).is_offered
