"""Papers go out to units and classes, come back, or are chased; seals are asked for and noted."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.handouts import HandoutCode
from ctec_desktop.domain.handouts import BackForm, BackState, HandoutForm, HandoutState, ReceiverKind, SealForm
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.scans import CopyPlace, ReturnedPaper
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.problems import FieldPlace
from ctec_desktop.services.office import Office
from tests.schools import CLERK, Demo, opened


@pytest.fixture
def office(demo: Demo, tmp_path: Path) -> Iterator[Office]:
    with closing(opened(demo.copied_to(tmp_path))) as found:
        yield found


def form(office: Office, count: int = 3, **typed: Any) -> HandoutForm:
    today = office.today()
    ids = tuple(one.id for one in office.agreements.all(CLERK) if one.is_issued)[:count]
    wanted = {"taken_by": "赵老师", "handed_on": today.isoformat(), "due_on": (today + timedelta(14)).isoformat()}
    return HandoutForm(ids, **(wanted | typed))


def late(office: Office, **typed: Any) -> HandoutForm:
    today = office.today()
    days = {"handed_on": (today - timedelta(20)).isoformat(), "due_on": (today - timedelta(6)).isoformat()}
    return form(office, **(days | typed))


def told(call: Any, *args: Any) -> set[tuple[str, str]]:
    with pytest.raises(RuleViolation) as caught:
        call(*args)
    return {(p.place.field if isinstance(p.place, FieldPlace) else "", str(p.code)) for p in caught.value.problems}


def one_handout(office: Office, wanted: HandoutForm) -> Any:
    (handout_id,) = office.handouts.hand_out(CLERK, wanted).value
    return read(office, handout_id)


def read(office: Office, handout_id: int) -> Any:
    return office.handouts.detail(CLERK, handout_id)


def test_what_is_handed_out_is_counted_with_its_originals_and_sheets(office: Office):
    found = one_handout(office, form(office))
    views = {one.id: one for one in office.agreements.all(CLERK)}
    agreements = [one for one in found.papers if one.paper is ReturnedPaper.AGREEMENT]
    consents = [one for one in found.papers if one.paper is ReturnedPaper.CONSENT]
    assert len(agreements) == len(consents) == 3
    for one in agreements:
        view = views[one.agreement_id]
        assert (one.copies, one.sheets) == (view.originals, view.originals * ((view.pages + 1) // 2))
    assert all(one.copies == 1 for one in consents)
    assert found.receiver is ReceiverKind.CLASS
    assert found.receiver_name == agreements[0].class_name
    assert found.state(office.today()) is HandoutState.WAITING


def test_units_get_a_hand_out_each_and_all_agreements_of_a_file_can_be_chosen_at_once(office: Office):
    first = form(office, 1)
    whole = office.handouts.of_part(CLERK, first.agreement_ids[0])
    wanted = HandoutForm(whole, "unit", "agreement", "赵老师", first.handed_on, first.due_on)
    ids = office.handouts.hand_out(CLERK, wanted).value
    assert len(ids) == len({one.unit_name for one in office.handouts.papers(CLERK)})
    assert len(office.handouts.papers(CLERK)) == len(whole)
    assert {one.paper for one in office.handouts.papers(CLERK)} == {ReturnedPaper.AGREEMENT}


def test_what_cannot_go_out_is_refused_whole(office: Office):
    today = office.today()
    ahead = (today + timedelta(1)).isoformat()
    for typed, expected in (
        ({"taken_by": " "}, ("taken_by", "office_field_required")),
        ({"handed_on": ahead}, ("handed_on", HandoutCode.DAY_AHEAD)),
        ({"due_on": (today - timedelta(1)).isoformat()}, ("due_on", HandoutCode.DUE_BEFORE_OUT)),
    ):
        assert expected[0] in {field for field, _ in told(office.handouts.hand_out, CLERK, form(office, 3, **typed))}
    assert told(office.handouts.hand_out, CLERK, form(office, 0)) == {("", HandoutCode.NOTHING_CHOSEN)}
    one_handout(office, form(office, 2))
    assert told(office.handouts.hand_out, CLERK, form(office, 3)) == {("", HandoutCode.ALREADY_OUT)}
    assert len(office.handouts.papers(CLERK)) == 4


def test_where_two_originals_are_wanted_one_is_not_enough(office: Office):
    found = one_handout(office, late(office, papers="agreement", wanted="2"))
    paper = found.papers[0]

    def back(count: str = "") -> Any:
        today = office.today().isoformat()
        office.handouts.note_back(CLERK, BackForm(found.id, (paper.id,), today, "李老师", count))
        return next(one for one in read(office, found.id).papers if one.id == paper.id)

    assert {("count", HandoutCode.MORE_THAN_OUT)} == told(back, "9")
    one = back("1")
    assert (one.state, one.originals, one.is_missing) == (BackState.SOME, 1, True)
    assert office.desk.figures(CLERK).overdue == 3
    (row,) = office.handouts.rows(CLERK).rows(office.handouts.rows(CLERK).ids(ListQuery()))
    assert row[8:10] == (0, 3)
    text = office.chasing.slip_text(CLERK, ReceiverKind.CLASS, found.receiver_name)
    assert "原件已回 1/2 份" in text
    consent = one_handout(office, late(office, papers="consent")).papers[0]
    back_two = BackForm(consent.handout_id, (consent.id,), office.today().isoformat(), "李老师", "2")
    office.handouts.note_back(CLERK, back_two)
    assert read(office, consent.handout_id).papers[0].state is BackState.ORIGINAL
    whole = back()
    assert (whole.state, whole.originals, whole.is_missing) == (BackState.ORIGINAL, 2, False)
    assert office.desk.figures(CLERK).overdue == 4


def test_more_originals_than_go_out_cannot_be_wanted(office: Office):
    assert ("wanted", HandoutCode.MORE_THAN_OUT) in told(office.handouts.hand_out, CLERK, form(office, wanted="9"))
    assert told(office.handouts.hand_out, CLERK, form(office, wanted="0")) == {("wanted", "record_number_out_of_range")}
    assert office.handouts.papers(CLERK) == ()


def test_pictures_and_originals_come_back_apart_and_late_papers_wait_on_the_desk(office: Office):
    found = one_handout(office, late(office))
    assert office.desk.figures(CLERK).overdue == 6
    assert {one.late_days(office.today()) for one in found.papers} == {6}
    paper = found.papers[0]
    back = BackForm(found.id, (paper.id,), office.today().isoformat(), "李老师")
    office.handouts.note_back(CLERK, back)
    after = read(office, found.id)
    assert [one.state for one in after.papers].count(BackState.ORIGINAL) == 1
    assert office.desk.figures(CLERK).overdue == 5
    assert told(office.handouts.note_back, CLERK, back) == {("papers", HandoutCode.NOT_IN_IT)}
    office.scans.note_originals(CLERK, [CopyPlace(paper.version_id, paper.paper, 1)], None)
    assert office.desk.figures(CLERK).overdue == 6


def test_the_list_filters_by_state_and_keeps_to_the_scope(office: Office):
    found = one_handout(office, late(office))
    source = office.handouts.rows(CLERK)
    for state, count in (("overdue", 1), ("waiting", 0), ("back", 0), ("void", 0)):
        assert len(source.ids(ListQuery(filters=(("state", state),)))) == count
    (row,) = source.rows([found.id])
    assert row[5:10] == (6, sum(one.sheets for one in found.papers), 0, 0, 6)
    assert list(source.ids(ListQuery(text=found.papers[0].number))) == [found.id]
    stranger = Actor("别系", RowScope(frozenset({987654})))
    assert list(office.handouts.rows(stranger).ids(ListQuery())) == []
    assert office.handouts.detail(stranger, found.id) is None
    office.handouts.void(CLERK, found.id, "登记错了")
    assert list(source.ids(ListQuery(filters=(("state", "void"),)))) == [found.id]
    assert office.desk.figures(CLERK).overdue == 0


def test_slips_name_what_is_owed_and_the_chat_text_holds_no_personal_number(office: Office, tmp_path: Path):
    target = tmp_path / "催收单.pdf"
    assert told(office.chasing.write_slips, CLERK, ReceiverKind.CLASS, target) == {
        ("", HandoutCode.NOTHING_OUTSTANDING)
    }
    found = one_handout(office, late(office))
    for receiver in ReceiverKind:
        office.chasing.write_slips(CLERK, receiver, target)
        (chase,) = office.chasing.chases(CLERK, receiver)
        with open_pdf(target) as pdf:
            read = "".join(pdf.text(0).split())
        assert "".join(chase.name.split()) in read
        assert all(one.number in read for one in found.papers)
        text = office.chasing.slip_text(CLERK, receiver, chase.name)
        assert all(one.student_name in text and one.student_no not in text for one in found.papers)
        assert "已逾期 6 天" in text


def test_a_seal_is_asked_for_with_the_batch_and_noted(office: Office, tmp_path: Path):
    found = one_handout(office, form(office))
    target = tmp_path / "用印.pdf"
    office.handouts.print_seal_request(CLERK, found.id, target)
    asked = read(office, found.id)
    assert asked.seal_asked_by == CLERK.name
    with open_pdf(target) as pdf:
        assert all(one.number in "".join(pdf.text(0).split()) for one in found.papers)
    seal = SealForm(found.id, asked.row_version, office.today().isoformat(), "王主任", "0")
    assert "seals" in {field for field, _ in told(office.handouts.note_seal, CLERK, seal)}
    noted = SealForm(found.id, asked.row_version, office.today().isoformat(), "王主任", "12")
    office.handouts.note_seal(CLERK, noted)
    after = read(office, found.id)
    assert (after.sealed_on, after.sealed_by, after.seals) == (office.today(), "王主任", 12)
    assert isinstance(after.sealed_on, date)
    assert told(office.handouts.note_seal, CLERK, noted)
