"""Apprenticeship contracts under a number: issued, handed out, scanned back, signed, ended early, seen by scope."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scanned_paper import Kind, as_pdf, printed, scanned
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.agreement_moves import ApprovalSteps, MoveWish
from ctec_desktop.domain.apprenticeships import ApprenticeshipView, StageForm, StageKind
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode as Code
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.handouts import HandoutForm
from ctec_desktop.domain.lifecycle import Choice, MoveName
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.scans import ReturnedPaper
from ctec_desktop.domain.vocabulary import AgreementKind, AgreementState, Party, PlanKind
from ctec_desktop.kernel.clock import CHINA
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.apprentice_issuing import WhichApprentices
from ctec_desktop.services.office import Office
from ctec_desktop.services.plans import PlanForm
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, Demo, database_of, opened, select
from tests.services.test_apprenticeships import refused

STRANGER = Actor("干事", RowScope(frozenset({999})))


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as found:
        yield found


def apprentices(office: Office) -> list[ApprenticeshipView]:
    service = office.apprenticeships
    found = [service.detail(CLERK, one) for one in service.rows(CLERK).ids(ListQuery(sort="student_no"))]
    return [one for one in found if one is not None]


def issue(office: Office, out: Path) -> Any:
    which = WhichApprentices(apprenticeship_ids=tuple(one.id for one in apprentices(office)))
    return office.apprentice_issuing.issue(CLERK, which, out).value


def contracts(office: Office) -> list[Any]:
    return [one for one in office.agreements.all(CLERK) if one.kind is AgreementKind.APPRENTICESHIP]


def move(office: Office, name: MoveName, **said: Any) -> Any:
    return office.agreement_moves.make(CLERK, MoveWish(name, tuple(one.id for one in contracts(office)), **said)).value


def later(office: Office, on: date) -> None:
    clock: Any = database_of(office).clock
    clock.at_utc = datetime(on.year, on.month, on.day, 9, tzinfo=CHINA)


def test_contracts_are_numbered_handed_out_scanned_back_and_signed_like_every_agreement(office: Office, tmp_path: Path):
    report = issue(office, tmp_path)
    first, second = contracts(office)
    assert (report.agreements, report.refused) == (2, ())
    assert [one.number for one in (first, second)] == [f"XT{office.today().year}-0000{n}" for n in (1, 2)]
    assert [one.state for one in (first, second)] == [AgreementState.ISSUED] * 2
    assert (first.consent_pages, second.originals) == (
        None,
        4 if Party.GUARDIAN in apprentices(office)[1].parties else 3,
    )
    (file,) = report.files
    with open_pdf(file) as pdf:
        text = pdf.text(first.first_page - 1)
    assert first.number in text
    assert "在校" in "".join(_texts(file))

    today = office.today().isoformat()
    form = HandoutForm((first.id, second.id), taken_by="赵老师", handed_on=today, due_on=today)
    (handout_id,) = office.handouts.hand_out(CLERK, form).value
    handed = office.handouts.detail(CLERK, handout_id)
    assert handed is not None
    assert [(one.number, one.paper) for one in handed.papers] == [
        (one.number, ReturnedPaper.AGREEMENT) for one in (first, second)
    ]
    assert office.handouts.detail(STRANGER, handout_id) is None

    pages = range(first.first_page, first.first_page + first.pages)
    pictures = [scanned(page, Kind.CLEAN, n) for n, page in enumerate(printed(file, list(pages)))]
    taken = office.scans.take_in(CLERK, [as_pdf(pictures, tmp_path / "回来.pdf")]).value
    assert (taken.filed, taken.tray, taken.completed) == (first.pages, 0, 1)
    (came,) = office.scans.returned(CLERK)
    assert (came.number, came.copies[0].is_doubtful) == (first.number, True), "its signature boxes are looked at"
    assert contracts(office)[0].state is AgreementState.SIGNING
    assert office.scans.returned(STRANGER) == ()

    assert move(office, MoveName.COMPLETE, signed_on=office.today(), has_seen_signers=True).made == 2
    assert {one.state for one in contracts(office)} == {AgreementState.IN_FORCE}
    signed = apprentices(office)[1]
    assert (signed.signed_on, signed.signers) == (office.today(), frozenset(signed.parties))
    assert "APP-LAW-30" not in {one.rule_id for one in signed.findings if one.code}
    (then,) = office.agreement_moves.on_day(CLERK, office.today(), [first.id]).values()
    assert (then.enterprise_name, then.post_name) == (first.enterprise_name, "")


def _texts(file: Path) -> list[str]:
    with open_pdf(file) as pdf:
        return [pdf.text(n) for n in range(pdf.page_count())]


def test_what_is_printed_stays_and_what_ends_early_stops_its_contract(office: Office, tmp_path: Path):
    issue(office, tmp_path)
    service, of = office.apprenticeships, apprentices(office)[0]
    assert of.agreement == (contracts(office)[0].id, contracts(office)[0].number)
    form = _form(of)
    assert refused(
        service.save, replace(form, until_on=of.until_on.replace(day=1).isoformat(), certificate="别的")
    ) == [
        ("until_on", Code.STAGES_OUTSIDE),
        ("until_on", Code.HAS_CONTRACT),
        ("certificate", Code.HAS_CONTRACT),
    ]
    assert refused(service.void, of.id, "登记错了") == [("", Code.CONTRACT_STANDS)]
    with pytest.raises(RuleViolation) as again:
        issue(office, tmp_path)
    assert {one.code for one in again.value.problems} == {AgreementCode.ON_PAPER_ALREADY}
    with pytest.raises(RuleViolation) as amending:
        office.amendments.outlook(CLERK, contracts(office)[0].id)
    assert [one.code for one in amending.value.problems] == [AmendmentCode.NOT_OF_APPRENTICES]
    assert office.agreement_terms.differences(CLERK, contracts(office)[0].id) == ()

    move(office, MoveName.COMPLETE, signed_on=office.today(), has_seen_signers=True)
    assert refused(service.end, of.id, of.from_on, " ") == [
        ("ended_on", Code.END_OUTSIDE),
        ("reason", Code.END_REASON_NEEDED),
    ]
    ended_on = date.fromordinal(office.today().toordinal() + 30)
    service.end(CLERK, of.id, ended_on, "转学")
    assert contracts(office)[0].state is AgreementState.IN_FORCE
    later(office, ended_on)
    assert office.agreement_moves.settle(CLERK).value == 1
    assert [one.state for one in contracts(office)] == [AgreementState.STOPPED, AgreementState.IN_FORCE]
    service.go_on(CLERK, of.id)
    assert contracts(office)[0].state is AgreementState.IN_FORCE
    assert refused(service.go_on, of.id) == [("", Code.NOT_ENDED)]


def _form(of: ApprenticeshipView) -> Any:
    from ctec_desktop.domain.apprenticeships import ApprenticeshipForm

    def day(one: date | None) -> str:
        return one.isoformat() if one else ""

    return ApprenticeshipForm(
        of.student_no,
        of.scheme.value,
        str(of.enterprise_id),
        day(of.from_on),
        day(of.until_on),
        of.certificate or "",
        day(of.labour_from),
        day(of.labour_until),
        of.teacher_duties or "",
        of.mentor_duties or "",
        str((of.allowance_fen or 0) // 100),
        str(of.total_hours),
        str(of.practice_hours),
        day(of.signed_on),
        tuple(one.value for one in of.signers),
        of.id,
        of.version,
    )


def test_withdrawn_is_issued_as_the_next_version_and_approval_comes_first(office: Office, tmp_path: Path):
    issue(office, tmp_path)
    number = contracts(office)[0].number
    move(office, MoveName.WITHDRAW, choice=Choice.WRONG, reason="写错了报酬，重新签发")
    assert [one.agreement for one in apprentices(office)] == [None, None]
    office.approvals.choose(CLERK, ApprovalSteps(("教研室",)))
    with pytest.raises(RuleViolation) as waiting:
        issue(office, tmp_path)
    assert {one.code for one in waiting.value.problems} == {MoveCode.NOT_APPROVED_YET}
    which = WhichApprentices(class_name=apprentices(office)[0].class_name)
    assert office.apprentice_issuing.submit(CLERK, which).value.submitted == 2
    move(office, MoveName.APPROVE)
    assert issue(office, tmp_path).agreements == 2
    again = contracts(office)[0]
    assert (again.number, again.version, again.state) == (number, 2, AgreementState.ISSUED)
    assert select(office, "SELECT count(*) FROM agreement WHERE kind = 'apprenticeship'") == [(2,)]


def test_what_is_not_complete_is_left_out_and_a_stranger_sees_nothing(office: Office, tmp_path: Path):
    one, other = apprentices(office)
    office.apprenticeships.save(CLERK, replace(_form(one), certificate=""))
    report = issue(office, tmp_path)
    assert (report.agreements, [str(each.code) for each in report.refused]) == (1, [Code.CONTENT_MISSING])
    (contract,) = contracts(office)
    assert contract.student_no == other.student_no
    assert office.agreements.detail(STRANGER, contract.id) is None
    assert contract.id not in office.agreements.rows(STRANGER).ids(ListQuery())
    listed = office.agreements.rows(CLERK)
    assert list(listed.ids(ListQuery(filters=(("kind", "apprenticeship"),)))) == [contract.id]
    assert contract.id in listed.ids(ListQuery(other.name))
    draft = tmp_path / "草稿.pdf"
    office.apprentice_issuing.write_draft(CLERK, one.id, draft)
    assert "XT" not in "".join(_texts(draft))
    assert refused(office.apprentice_issuing.named, ["没有"]) == [("", Code.NOBODY_CALLED)]


def test_a_stage_on_post_is_placed_and_its_paper_issued_as_an_annex(office: Office, tmp_path: Path):
    later(office, date(office.today().year, 11, 24))
    of = apprentices(office)[0]
    ids = [one.id for one in apprentices(office)]
    annexes, service = office.apprentice_annexes, office.apprenticeships
    assert refused(annexes.issue, ids, tmp_path) == [("", Code.NO_ANNEX_TO_ISSUE)]
    plan = next(one for one in office.plans.all(CLERK) if one.kind is PlanKind.ON_POST)
    held = annexes.place(CLERK, ids, plan.id).value
    assert (held.placed, held.linked) == (0, 0)
    assert {str(one.code) for one in held.refused} != set(), "the class is at work on other days already"

    for one in office.placements.all(CLERK):
        if one.student_no in {each.student_no for each in apprentices(office)}:
            _void_placement(office, one.id)
    stage = next(one for one in of.stages if one.kind is StageKind.ENTERPRISE and one.until_on > office.today())
    wide = PlanForm(
        "学徒在岗", PlanKind.ON_POST, stage.from_on, stage.until_on, content="装配", insurance_kind="实习责任保险"
    )
    plan_id = office.plans.add(CLERK, wide).value
    made = annexes.place(CLERK, ids, plan_id).value
    assert (made.placed, made.linked, made.refused) == (2, 0, ())
    assert annexes.place(CLERK, ids, plan_id).value.placed == 0
    report = annexes.issue(CLERK, ids, tmp_path).value
    assert (report.agreements, report.refused, len(report.files)) == (2, (), 1)
    after = next(one for one in apprentices(office)[0].stages if one.id == stage.id)
    assert after.has_agreement
    assert refused(service.remove_stage, of.id, stage.id) == [("", Code.STAGE_PLACED)]
    form = StageForm(of.id, "enterprise", stage.from_on.isoformat(), stage.from_on.isoformat(), id=stage.id)
    assert refused(service.save_stage, form) == [("until_on", Code.STAGE_PLACED), ("post_id", Code.STAGE_PLACED)]


def _void_placement(office: Office, placement_id: int) -> None:
    with database_of(office).unit(Command("测试", "void")) as unit:
        unit.connection.exec_driver_sql(
            "UPDATE placement SET voided_at_utc = '2026-01-01T00:00:00Z' WHERE id = ?", (placement_id,)
        )
