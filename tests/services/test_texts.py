import pytest

from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from tests.domain.text_samples import AGREEMENT, CONSENT
from tests.schools import CLERK, value
from tests.services.conftest import School


def test_a_file_becomes_a_draft_that_says_where_it_comes_from(school: School, tmp_path):
    path = tmp_path / "省示范文本.txt"
    path.write_text(AGREEMENT, encoding="gb18030")

    source = school.office.texts.read(CLERK, path)
    found, work = school.office.texts.begin(CLERK, source, AGREEMENT_KEY)
    view = school.office.texts.save_draft(CLERK, found, work, "省2026版").value

    assert (view.at.origin, view.state, view.name) == (TemplateOrigin.SCHOOL, TemplateState.DRAFT, "省2026版")
    assert view.note is not None
    assert "省示范文本.txt" in view.note
    assert source.sha256 in view.note
    assert school.office.templates.check(CLERK, view.at) == ()
    assert school.office.templates.text(CLERK, view.at).count("{school_name}") == 1


def test_half_done_work_is_kept_until_it_is_saved_or_given_up(school: School):
    source = school.office.texts.read_pasted(CLERK, CONSENT)
    found, work = school.office.texts.begin(CLERK, source, CONSENT_KEY)
    work = work.bound(0, "")

    school.office.texts.keep(CLERK, source, work)
    school.office.texts.keep(CLERK, source, work.bound(1, ""))
    (kept,) = school.office.texts.kept(CLERK, CONSENT_KEY)

    assert (kept.found, kept.work, kept.kept_by) == (found, work.bound(1, ""), CLERK.name)
    assert school.office.texts.kept(CLERK, AGREEMENT_KEY) == ()

    other = school.office.texts.read_pasted(CLERK, "知情同意书\n学生姓名：____")
    school.office.texts.keep(CLERK, other, school.office.texts.begin(CLERK, other, CONSENT_KEY)[1])
    assert [one.found.source for one in school.office.texts.kept(CLERK, CONSENT_KEY)] == [other, source]

    school.office.texts.save_draft(CLERK, found, work, "同意书")
    assert [one.found.source for one in school.office.texts.kept(CLERK, CONSENT_KEY)] == [other]

    school.office.texts.forget(CLERK, CONSENT_KEY, other.sha256)
    assert school.office.texts.kept(CLERK, CONSENT_KEY) == ()


def test_two_people_bind_the_same_file_each_for_themselves(school: School):
    office, other = school.office, Actor("别人", CLERK.scope)
    source = office.texts.read_pasted(CLERK, CONSENT)
    found, work = office.texts.begin(CLERK, source, CONSENT_KEY)
    office.texts.keep(CLERK, source, work.bound(0, ""))
    office.texts.keep(other, source, work.entitled("别人的标题"))

    assert [one.work for one in office.texts.kept(CLERK, CONSENT_KEY)] == [work.bound(0, "")]
    office.texts.save_draft(other, found, work, "")
    assert office.texts.kept(other, CONSENT_KEY) == ()
    assert [one.work for one in office.texts.kept(CLERK, CONSENT_KEY)] == [work.bound(0, "")]


def test_a_draft_that_is_not_saved_leaves_what_was_kept(school: School):
    source = school.office.texts.read_pasted(CLERK, CONSENT)
    found, work = school.office.texts.begin(CLERK, source, CONSENT_KEY)
    school.office.texts.keep(CLERK, source, work)
    before = value(school.office, "SELECT count(*) FROM audit_tx")

    school.office.texts.save_draft(CLERK, found, work, "同意书")
    assert value(school.office, "SELECT count(*) FROM audit_tx") == before + 1

    school.office.texts.keep(CLERK, source, work)
    with pytest.raises(RuleViolation):
        school.office.texts.save_draft(CLERK, found, work, "名" * 200)
    assert len(school.office.texts.kept(CLERK, CONSENT_KEY)) == 1


@pytest.mark.parametrize(("text", "code"), [(" \n\t", TextCode.EMPTY), ("甲\n" * 3_000, TextCode.TOO_LONG)])
def test_a_pasted_text_that_is_no_paper_is_refused(school: School, text, code):
    with pytest.raises(RuleViolation) as refused:
        school.office.texts.read_pasted(CLERK, text)

    assert refused.value.problems[0].code == code
