"""Weekly logs and evidence of a stay: what is kept, what is refused, and what verifying freezes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.practice_papers import PracticePaperCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.practice.papers import PaperForm, PeriodPapers
from ctec_desktop.domain.practice.views import DecisionForm
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.storage.files import FilesStore
from tests.schools import CLERK, value
from tests.services.conftest import School
from tests.services.test_agreement_moves import later
from tests.services.test_majors import problems_of
from tests.services.test_practice import there  # noqa: F401 - a fixture

LOG = PaperForm(0, "log", from_on="2026-07-06", until_on="2026-07-12", text="跟班学习数控机床维护")
PROOF = PaperForm(0, "proof", title="单位证明")


@pytest.fixture
def stay(there) -> tuple[School, int]:  # noqa: F811
    school, form = there
    return school, school.office.practice_records.save(CLERK, form).value


def papers(school: School, period_id: int) -> PeriodPapers:
    found = school.office.practice_papers.of_period(CLERK, period_id)
    assert found is not None
    return found


def scan(school: School, name: str = "证明.pdf", content: bytes = b"%PDF-1.7 ...") -> Path:
    path = school.root / name
    path.write_bytes(content)
    return path


def test_logs_fill_the_weeks_and_files_come_back_as_they_went_in(stay):
    school, period_id = stay
    service = school.office.practice_papers
    first = replace(LOG, period_id=period_id)
    assert len(papers(school, period_id).without_log) == 5
    service.save(CLERK, first)
    assert papers(school, period_id).without_log[0].from_on == date(2026, 7, 13)
    source = scan(school)
    proof = service.save(CLERK, replace(PROOF, period_id=period_id), source).value
    log, kept = papers(school, period_id).papers
    assert (log.title, log.text) == ("2026-07-06 至 2026-07-12", LOG.text)
    assert (kept.title, kept.file_title, kept.size_bytes) == ("单位证明", "证明.pdf", source.stat().st_size)
    target = school.root / "取回.pdf"
    service.save_file(CLERK, period_id, proof, target)
    assert target.read_bytes() == source.read_bytes()
    assert school.office.practice.of_teacher(CLERK, _owner(school)).papers == {period_id: 2}


REFUSED: list[tuple[dict[str, str], tuple[str, str]]] = [
    ({"kind": ""}, (OfficeCode.FIELD_REQUIRED, "kind")),
    ({"kind": "diary"}, (RecordCode.NOT_A_CHOICE, "kind")),
    ({"from_on": ""}, (OfficeCode.FIELD_REQUIRED, "from_on")),
    ({"from_on": "2026-07-05"}, (PracticePaperCode.OUTSIDE, "from_on")),
    ({"until_on": "2026-08-05"}, (PracticePaperCode.OUTSIDE, "from_on")),
    ({"until_on": "2026-07-01"}, (PracticeCode.REVERSED, "until_on")),
    ({"text": " "}, (PracticePaperCode.NOTHING_IN_IT, "text")),
    ({"text": "长" * 2_001}, (PracticeCode.TEXT_TOO_LONG, "text")),
    ({"kind": "photo"}, (PracticePaperCode.FILE_NEEDED, "file")),
]


@pytest.mark.parametrize(("typed", "problem"), REFUSED)
def test_what_cannot_be_is_refused_beside_its_field(stay, typed, problem):
    school, period_id = stay
    form = replace(LOG, period_id=period_id, **typed)
    assert problem in problems_of(school.office.practice_papers.save, form)
    assert papers(school, period_id).papers == ()


def test_a_log_of_days_ahead_is_refused(stay):
    school, period_id = stay
    later(school, date(2026, 7, 5))
    form = replace(LOG, period_id=period_id)
    assert problems_of(school.office.practice_papers.save, form) == [(PracticePaperCode.AHEAD, "from_on")]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("证明.exe", b"MZ....", ArchiveCode.KIND_OF_FILE),
        ("证明.pdf", b"", ArchiveCode.EMPTY_FILE),
        ("证明.pdf", b"MZ this is no pdf", ArchiveCode.FOREIGN),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_nothing_is_kept(stay, name, content, code):
    school, period_id = stay
    source = scan(school, name, content)
    with pytest.raises(RuleViolation) as caught:
        school.office.practice_papers.save(CLERK, replace(PROOF, period_id=period_id), source)
    assert [one.code for one in caught.value.problems] == [code]
    assert papers(school, period_id).papers == ()


def test_a_film_that_is_too_large_and_a_file_that_is_gone_are_said(stay):
    school, period_id = stay
    film = scan(school, "录像.mp4", b"\0\0\0\x18ftypmp42")
    with film.open("r+b") as stream:
        stream.truncate(300 << 20)
    form = replace(PROOF, period_id=period_id)
    with pytest.raises(RuleViolation) as caught:
        school.office.practice_papers.save(CLERK, form, film)
    assert [one.code for one in caught.value.problems] == [ArchiveCode.TOO_LARGE]
    with pytest.raises(EnvironmentFault):
        school.office.practice_papers.save(CLERK, form, school.root / "不在.pdf")


def test_the_same_file_and_the_same_week_are_told(stay):
    school, period_id = stay
    service = school.office.practice_papers
    service.save(CLERK, replace(PROOF, period_id=period_id), scan(school))
    again = replace(PROOF, period_id=period_id, title="又一份")
    with pytest.raises(RuleViolation) as caught:
        service.save(CLERK, again, scan(school, "改名.pdf"))
    assert [one.code for one in caught.value.problems] == [PracticePaperCode.SAME_FILE]
    service.save(CLERK, replace(LOG, period_id=period_id))
    twice = service.save(CLERK, replace(LOG, period_id=period_id, from_on="2026-07-12"))
    assert [one.code for one in twice.warnings] == [PracticePaperCode.LOG_OVERLAPS]


def test_words_are_put_right_and_a_save_in_between_is_not_overwritten(stay):
    school, period_id = stay
    service = school.office.practice_papers
    paper_id = service.save(CLERK, replace(PROOF, period_id=period_id), scan(school)).value
    (one,) = papers(school, period_id).papers
    form = replace(PROOF, period_id=period_id, title="盖章证明", id=paper_id, version=one.version)
    service.save(CLERK, form)
    (now,) = papers(school, period_id).papers
    assert (now.title, now.sha256) == ("盖章证明", one.sha256)
    assert problems_of(service.save, form) == [(OfficeCode.SAVED_BY_SOMEBODY_ELSE, "")]


def test_a_paper_whose_name_was_emptied_is_called_after_its_file_or_its_days(stay):
    school, period_id = stay
    service = school.office.practice_papers
    for form, source in ((PROOF, scan(school)), (LOG, None)):
        paper_id = service.save(CLERK, replace(form, period_id=period_id, title="某某"), source).value
        service.save(CLERK, replace(form, period_id=period_id, title="", id=paper_id, version=1))
    assert [one.title for one in papers(school, period_id).papers] == ["证明", "2026-07-06 至 2026-07-12"]


def test_a_form_that_is_wrong_is_refused_before_its_file_is_kept(stay, monkeypatch):
    school, period_id = stay
    kept = []
    monkeypatch.setattr(FilesStore, "put", lambda *asked: kept.append(asked))
    form = replace(LOG, period_id=period_id, from_on="2026-07-05")
    with pytest.raises(RuleViolation):
        school.office.practice_papers.save(CLERK, form, scan(school))
    assert kept == []


def test_what_was_verified_by_stays_and_more_may_come(stay):
    school, period_id = stay
    service, records = school.office.practice_papers, school.office.practice_records
    paper_id = service.save(CLERK, replace(LOG, period_id=period_id)).value
    assert problems_of(service.void, paper_id, "") == [(PracticeCode.REASON_NEEDED, "reason")]
    records.verify(CLERK, DecisionForm(period_id, "2026-09-01", "教务处"))
    assert problems_of(service.void, paper_id, "放错了") == [(PracticeCode.VERIFIED, "")]
    edited = replace(LOG, period_id=period_id, id=paper_id, version=1, text="另一件事")
    assert problems_of(service.save, edited) == [(PracticeCode.VERIFIED, "")]
    service.save(CLERK, replace(PROOF, period_id=period_id), scan(school))
    records.unverify(CLERK, period_id, "漏了材料")
    service.void(CLERK, paper_id, "放错了")
    assert [one.void_reason for one in papers(school, period_id).papers] == ["放错了", None]
    assert len(papers(school, period_id).without_log) == 5
    assert problems_of(service.void, paper_id, "再撤一次") == [(PracticePaperCode.TAKEN_BACK, "")]


def test_papers_of_a_teacher_out_of_sight_are_neither_seen_nor_written(stay):
    school, period_id = stay
    service = school.office.practice_papers
    paper_id = service.save(CLERK, replace(PROOF, period_id=period_id), scan(school)).value
    stranger = Actor("外系", RowScope(frozenset({9_999})), roles=CLERK.roles)
    assert service.of_period(stranger, period_id) is None
    for act in (
        lambda: service.save(stranger, replace(LOG, period_id=period_id)),
        lambda: service.void(stranger, paper_id, "不是我的"),
        lambda: service.save_file(stranger, period_id, paper_id, school.root / "偷看.pdf"),
        lambda: service.save_file(CLERK, period_id + 1, paper_id, school.root / "别处.pdf"),
    ):
        with pytest.raises(RuleViolation):
            act()
    assert not (school.root / "偷看.pdf").exists()
    assert value(school.office, "SELECT count(*) FROM practice_paper WHERE voided_at_utc IS NULL") == 1


def _owner(school: School) -> int:
    found: int = value(school.office, "SELECT teacher_id FROM practice_period")
    return found
