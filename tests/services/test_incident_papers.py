"""The report of an incident and the notice to the insurer say what is on record, not what the plan says."""

from typing import Any

import pytest

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import PolicyForm
from ctec_desktop.domain.incident_views import ClaimForm, IncidentForm
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.services.cover_checks import Answer, ListWish
from ctec_desktop.services.incident_papers import incident_values
from tests.schools import CLASS_A, CLERK


def incident(school: Any, **typed: Any) -> int:
    values = {"student_no": "20240001", "kind": "work", "harm": "injured", "happened_at": "2026-09-01 08:05"}
    values |= {"place": "一车间西侧", "course": "右手食指划伤", "measures": "送医包扎", "witnesses": "班组长甲"}
    return int(school.office.incidents.save(CLERK, IncidentForm(**(values | typed))).value)


def policy(school: Any, number: str) -> int:
    form = PolicyForm(insurer=f"保险公司{number}", number=number, from_on="2026-09-01", until_on="2027-02-28")
    policy_id = int(school.office.policies.save(CLERK, form).value)
    scan = school.root / "保险单.pdf"
    scan.write_bytes(b"%PDF-1.4 " + number.encode())
    school.office.policies.attach_scan(CLERK, policy_id, scan)
    ids = tuple(one.student_id for one in school.office.trips.class_members(CLERK, CLASS_A))
    answer = Answer("", "", "2026-09-01")
    school.office.cover_lists.make(CLERK, ListWish(policy_id, ListKind.ENROL, ids, answer=answer))
    return policy_id


def printed(school: Any, key: str, incident_id: int) -> tuple[str, int]:
    view = school.office.incidents.detail(CLERK, incident_id)
    chosen = PaperSelection(student_ids=(view.student_id,), incident_id=incident_id)
    target = school.root / "文书.pdf"
    school.office.papers.print(CLERK, [key], chosen, target)
    with open_pdf(target) as pdf:
        pages = pdf.page_count()
        return "".join("".join(pdf.text(page).split()) for page in range(pages)), pages


def test_what_is_on_record_is_printed_and_the_rest_is_left_to_the_pen(placed):
    for key in ("incident_report", "loss_notice"):
        text, _ = printed(placed, key, incident(placed))
        for word in ("2026年9月1日8时05分", "一车间西侧", "右手食指划伤", "示例装备1有限公司"):
            assert word in text
    text, _ = printed(placed, "incident_report", incident(placed))
    assert "送医包扎；班组长甲" in text


def test_the_notice_names_the_policy_of_the_claim(placed):
    incident_id = incident(placed)
    policy(placed, "BD001")
    assert "BD001" in printed(placed, "loss_notice", incident_id)[0]
    second = policy(placed, "BD002")
    both, _ = printed(placed, "loss_notice", incident_id)
    assert ("BD001" in both, "BD002" in both) == (False, False)
    form = ClaimForm(incident_id, policy_id=str(second), report_no="BA77", insurer_told_at="2026-09-01 08:30")
    placed.office.incidents.save_claim(CLERK, form)
    text, _ = printed(placed, "loss_notice", incident_id)
    assert [word in text for word in ("BD002", "保险公司BD002", "BA77", "2026年9月1日8时30分", "BD001")] == [
        True
    ] * 4 + [False]


def test_without_an_incident_the_notice_leaves_the_policy_to_the_pen_and_other_papers_keep_the_plans():
    assert incident_values("loss_notice", None)["policy_no"] == ""
    assert "policy_no" not in incident_values("leave_request", None)


@pytest.mark.parametrize("key", ["incident_report", "loss_notice"])
def test_the_longest_course_is_printed_whole(placed, key):
    text, _ = printed(placed, key, incident(placed, course="伤" * 1_990 + "到此为止", measures="治" * 500))
    assert text.count("伤") >= 1_990
    assert "到此为止" in text
