"""The school's own texts: drafted, checked, put to use, frozen into new papers, confirmed to rest on a sample."""

import shutil
from dataclasses import replace

import pytest

from ctec_desktop.documents import trial
from ctec_desktop.documents.library import BuiltInTemplates
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.documents import DocumentCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.papers import AGREEMENT_KEY, CONSENT_KEY, PAPERS
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.template_reading import parse_template
from ctec_desktop.domain.template_views import SourceForm, VersionKey
from ctec_desktop.domain.vocabulary import TemplateOrigin, TemplateState
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.resources import resource_dir
from ctec_desktop.services import template_trial
from tests.schools import CLERK, select, student
from tests.services.issuing import issue, place

BUILT_IN = VersionKey(AGREEMENT_KEY, TemplateOrigin.BUILT_IN, 1)
FIRST = VersionKey(AGREEMENT_KEY, TemplateOrigin.SCHOOL, 1)
SOURCE = SourceForm("学生岗位实习三方协议（示范文本）", "示例〔2026〕1号", "2026-03-01")
# A row higher than a page, printed only for students whose meals are their own.
TALL_FOR_OTHERS = f"""[[block]]
kind = "grid"
columns = [1, 9]
when = "meals=own"
rows = [["{"字" * 900}", ""]]

[[block]]"""
OWN_WORDS = "没有任何疑问，本校改写"


def own_text(office, key=AGREEMENT_KEY):
    text = BuiltInTemplates().source(key, 1)
    return text.replace("没有疑问", OWN_WORDS).replace("我们已了解以下事项", f"{OWN_WORDS}，已了解以下事项")


def drafted(office, key=AGREEMENT_KEY, text=None):
    return office.templates.save_draft(CLERK, key, text or own_text(office, key), "本校文本").value.at


def refusal(call, *args):
    with pytest.raises(RuleViolation) as caught:
        call(CLERK, *args)
    return [problem.code for problem in caught.value.problems]


def test_every_paper_is_printed_from_the_built_in_text_until_the_school_has_its_own(school):
    papers = school.office.templates.papers(CLERK)
    assert [paper.key for paper in papers] == list(PAPERS)
    assert all(paper.in_use.is_built_in and paper.in_use.state is TemplateState.IN_USE for paper in papers)
    at = drafted(school.office)
    school.office.templates.put_to_use(CLERK, at)
    agreement = school.office.templates.papers(CLERK)[0]
    assert (agreement.in_use.at, agreement.versions) == (at, 2)
    assert [view.state for view in school.office.templates.versions(CLERK, AGREEMENT_KEY)] == [
        TemplateState.IN_USE,
        TemplateState.RETIRED,
    ]


def test_new_agreements_carry_the_text_in_use_and_old_ones_keep_theirs(placed, tmp_path):
    issue(placed)
    for key in (AGREEMENT_KEY, CONSENT_KEY):
        placed.office.templates.put_to_use(CLERK, drafted(placed.office, key))
    placed.students(student(4))
    place(placed)
    (path,) = issue(placed, out="new").value.files
    with open_pdf(path) as pdf:
        text = "".join("".join(pdf.text(n) for n in range(pdf.page_count())).split())
    assert text.count(OWN_WORDS) == 4  # three originals and a consent
    origins = "SELECT t.origin FROM agreement_version v JOIN template t ON t.id = v.template_id ORDER BY v.id"
    assert [row[0] for row in select(placed.office, origins)] == ["built_in"] * 3 + ["school"]
    again = issue(placed, out="again", is_separate=True).value.files
    assert len(again) == 4


def test_papers_issued_with_a_built_in_text_that_changed_since_are_printed_from_the_one_they_were_frozen_with(
    placed, tmp_path, monkeypatch
):
    first = issue(placed, out="first", is_separate=True).value.files
    shipped = tmp_path / "shipped"
    shutil.copytree(resource_dir() / "templates", shipped / "templates")
    for key in (AGREEMENT_KEY, CONSENT_KEY):
        (shipped / "templates" / f"{key}.v1.toml").write_text(own_text(placed.office, key), "utf-8")
    monkeypatch.setattr("ctec_desktop.documents.library.resource_dir", lambda: shipped)
    assert OWN_WORDS in BuiltInTemplates().source(AGREEMENT_KEY, 1)
    again = issue(placed, out="again", is_separate=True).value.files
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in first]


def test_a_version_that_was_used_is_never_altered(school):
    templates = school.office.templates
    at = drafted(school.office)
    templates.put_to_use(CLERK, at)
    assert refusal(templates.rewrite_draft, at, own_text(school.office), "x") == [TemplateCode.NOT_A_DRAFT]
    second = templates.new_draft(CLERK, at, "第二稿").value
    assert (second.at.version, second.based_on) == (2, at)
    templates.put_to_use(CLERK, second.at)
    assert templates.version(CLERK, at).state is TemplateState.RETIRED
    assert refusal(templates.rewrite_draft, at, own_text(school.office), "x") == [TemplateCode.NOT_A_DRAFT]
    templates.retire(CLERK, second.at)
    assert templates.papers(CLERK)[0].in_use.is_built_in
    templates.put_to_use(CLERK, at)
    assert templates.papers(CLERK)[0].in_use.at == at


def test_a_draft_may_be_wrong_but_is_not_put_to_use(school):
    templates = school.office.templates
    text = own_text(school.office).replace("{programme}", "{nothing}").replace("heads = [8]\n", "")
    at = drafted(school.office, text=text)
    assert [problem.code for problem in templates.check(CLERK, at)] == [DocumentCode.TEMPLATE_FIELD_UNKNOWN]
    assert refusal(templates.put_to_use, at) == [DocumentCode.TEMPLATE_FIELD_UNKNOWN]
    assert templates.preview(CLERK, AGREEMENT_KEY, text).pages > 3
    assert templates.rewrite_draft(CLERK, at, own_text(school.office), "改好").value.name == "改好"
    assert templates.check(CLERK, at) == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("没有疑问", "没有\U0001f600疑问", DocumentCode.CHARACTER_WITHOUT_GLYPH),
        ('title = "丙方（学生）", seal = false, lines = [', 'title = "丙", seal = false, lines = [' + '"长",' * 40,
         DocumentCode.TEMPLATE_BLOCK_TOO_TALL),
        ("[[block]]", 'page_head = { text = "本校\U0001f600" }\n\n[[block]]', DocumentCode.CHARACTER_WITHOUT_GLYPH),
        ("[[block]]", TALL_FOR_OTHERS, DocumentCode.TEMPLATE_BLOCK_TOO_TALL),
        ("[[block]]", '[[block]]\nkind = "written"\ntext = "\\u200b"\n\n[[block]]', DocumentCode.TEMPLATE_BLOCK_EMPTY),
        ('title = "', 'title = "' + "协议" * 60, DocumentCode.TEMPLATE_LINE_TOO_LONG),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_not_put_to_use(school, old, new, code):
    text = BuiltInTemplates().source(AGREEMENT_KEY, 1)
    assert old in text
    at = drafted(school.office, text=text.replace(old, new, 1))
    assert refusal(school.office.templates.put_to_use, at) == [code]


def test_many_sections_lines_to_write_on_and_breaks_in_titles_are_printed(placed):
    more = '[[block]]\nkind = "written"\ntext = "{_:30}"\n\n' + '[[block]]\nkind = "section"\ntext = "节"\n\n' * 120
    text = (
        own_text(placed.office).replace("[[block]]", f"{more}[[block]]", 1).replace('title = "', 'title = "本校\\n', 1)
    )
    placed.office.templates.put_to_use(CLERK, drafted(placed.office, text=text))
    (path,) = issue(placed).value.files
    with open_pdf(path) as pdf:
        assert "一百二十、节" in "".join("".join(pdf.text(n) for n in range(pdf.page_count())).split())


def test_a_draft_saved_anew_while_it_is_tried_is_not_put_to_use(school, monkeypatch):
    templates = school.office.templates
    at = drafted(school.office)
    changed = own_text(school.office).replace("改写", "另改")
    tried = template_trial.refuse_unprintable_text

    def meanwhile(*asked):
        tried(*asked)
        templates.rewrite_draft(CLERK, at, changed, "")

    monkeypatch.setattr(template_trial, "refuse_unprintable_text", meanwhile)
    assert refusal(templates.put_to_use, at) == [TemplateCode.DRAFT_CHANGED]


@pytest.mark.parametrize("key", [AGREEMENT_KEY, "visit_check", "filing_form", "self_notice"])
def test_a_trial_says_on_which_page_every_block_stands(school, key):
    text = BuiltInTemplates().source(key, 1)
    trial = school.office.templates.preview(CLERK, key, text)
    assert [trial.places[spot] for spot in sorted(trial.places)] == sorted(trial.places.values())
    with open_pdf(trial.pdf) as pdf:
        pages = ["".join(pdf.text(n).split()) for n in range(pdf.page_count())]
    assert len(pages) == trial.pages
    for n, block in enumerate(parse_template(text).blocks):
        begun = "".join((block.text[0].text if block.text else "").split())[:6]
        if (n, 0) in trial.places:
            assert begun in pages[trial.places[n, 0].page]
    assert trial.place_of(10_000) == max(trial.places.values())
    assert trial.place_of(-1) is None


def test_only_the_edition_that_was_looked_at_is_put_to_use(school):
    templates = school.office.templates
    at = drafted(school.office)
    seen = templates.version(CLERK, at).edition
    templates.rewrite_draft(CLERK, at, own_text(school.office).replace("改写", "另改"), "")
    assert refusal(templates.put_to_use, at, seen) == [TemplateCode.DRAFT_CHANGED]
    assert templates.put_to_use(CLERK, at, templates.version(CLERK, at).edition).value.at == at


def test_more_pages_than_a_page_code_can_count_are_not_put_to_use(school, monkeypatch):
    monkeypatch.setattr(trial, "MAX_BYTE", 3)
    at = drafted(school.office)
    assert refusal(school.office.templates.put_to_use, at) == [DocumentCode.TEMPLATE_PAGES_TOO_MANY]


def test_a_paper_of_one_page_stays_one(school):
    text = BuiltInTemplates().source("visit_notice", 1).replace("听从带队教师", "听从带队教师" + "和单位人员" * 300)
    at = drafted(school.office, "visit_notice", text)
    assert refusal(school.office.templates.put_to_use, at) == [DocumentCode.TEMPLATE_NOT_ONE_PAGE]


def test_source_reads_missing_until_it_is_confirmed_and_lapses_with_the_words(school):
    templates = school.office.templates
    at = drafted(school.office)
    assert [problem.code for problem in templates.put_to_use(CLERK, at).warnings] == [TemplateCode.SOURCE_NOT_CONFIRMED]
    assert templates.source_finding(CLERK).result is Result.MISSING_DATA
    templates.confirm_source(CLERK, at, SOURCE)
    assert templates.source_finding(CLERK).result is Result.PASS
    assert templates.version(CLERK, at).sample.number == "示例〔2026〕1号"
    draft = templates.new_draft(CLERK, at, "").value.at
    assert templates.version(CLERK, draft).sample is None
    templates.confirm_source(CLERK, draft, SOURCE)
    again = templates.rewrite_draft(CLERK, draft, templates.text(CLERK, draft), "只改名称")
    assert (again.warnings, again.value.sample is None) == ((), False)
    changed = templates.rewrite_draft(CLERK, draft, own_text(school.office).replace("改写", "再改写"), "")
    assert [problem.code for problem in changed.warnings] == [TemplateCode.SOURCE_LAPSED]
    assert changed.value.sample is None


def test_an_agreement_says_whether_its_own_text_rests_on_a_sample(placed):
    at = drafted(placed.office)
    placed.office.templates.put_to_use(CLERK, at)
    issue(placed)
    agreement = placed.office.agreements.all(CLERK)[0].id
    assert [one.result for one in placed.office.agreements.findings(CLERK, agreement)] == [Result.MISSING_DATA]
    placed.office.templates.confirm_source(CLERK, at, SOURCE)
    assert [one.facts["source"] for one in placed.office.agreements.findings(CLERK, agreement)] == [SOURCE.source]
    nobody = Actor("新来的", RowScope(frozenset()))
    assert placed.office.agreements.findings(nobody, agreement) == ()


@pytest.mark.parametrize(
    ("at", "form", "code"),
    [
        (BUILT_IN, SOURCE, TemplateCode.BUILT_IN_FIXED),
        (FIRST, replace(SOURCE, source=" "), OfficeCode.FIELD_REQUIRED),
        (FIRST, replace(SOURCE, dated_on=""), TemplateCode.SOURCE_REQUIRED),
        (FIRST, replace(SOURCE, dated_on="2099-01-01"), TemplateCode.SOURCE_AHEAD),
        (FIRST, replace(SOURCE, dated_on="去年"), RecordCode.DAY_UNREADABLE),
        (replace(FIRST, version=9), SOURCE, TemplateCode.NO_SUCH_VERSION),
    ],
)
def test_a_source_that_cannot_be_is_refused(school, at, form, code):
    drafted(school.office)
    assert refusal(school.office.templates.confirm_source, at, form) == [code]


def test_a_draft_saved_elsewhere_meanwhile_is_not_overwritten(school):
    templates = school.office.templates
    at = drafted(school.office)
    opened = templates.version(CLERK, at).edition
    templates.rewrite_draft(CLERK, at, own_text(school.office).replace("改写", "另改"), "", opened)
    assert refusal(templates.rewrite_draft, at, own_text(school.office), "", opened) == [TemplateCode.DRAFT_CHANGED]
    assert refusal(templates.confirm_source, at, SOURCE, opened) == [TemplateCode.DRAFT_CHANGED]
    assert templates.version(CLERK, at).sample is None


def test_what_is_no_paper_or_no_text_is_refused(school):
    templates = school.office.templates
    assert refusal(templates.versions, "treaty") == [TemplateCode.NO_SUCH_PAPER]
    assert refusal(templates.save_draft, AGREEMENT_KEY, "\ud800", "") == [TemplateCode.TEXT_NOT_UNICODE]
    assert refusal(templates.save_draft, AGREEMENT_KEY, "=", "") == [DocumentCode.TEMPLATE_UNREADABLE]
    assert refusal(templates.save_draft, AGREEMENT_KEY, own_text(school.office), "长" * 61) == [
        TemplateCode.NAME_TOO_LONG
    ]
    assert refusal(templates.put_to_use, BUILT_IN) == [TemplateCode.NO_SUCH_VERSION]


@pytest.mark.parametrize("key", PAPERS)
def test_the_built_in_text_of_every_paper_could_be_the_schools_own(school, key):
    templates = school.office.templates
    at = drafted(school.office, key)
    assert templates.put_to_use(CLERK, at).value.state is TemplateState.IN_USE
    preview = templates.preview(CLERK, key, templates.text(CLERK, at)).pdf
    assert templates.preview_png(CLERK, preview, 0, 40).startswith(b"\x89PNG")
