"""Insurance of the demo school: a policy of the placed classes, a list without answer, a policy without its scan."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from ctec_desktop.domain.cover import CoverPayer, ListKind, PolicyKind
from ctec_desktop.domain.cover_views import PolicyForm
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.cover_checks import Answer, ListWish
from ctec_desktop.services.office import Office

INSURER = "示例财产保险股份有限公司"
# Of the second class the last few are not on the insurer's list yet.
WAITING = 4
# In place of a scan.
_EMPTY_PAGE = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def insure(office: Office, actor: Actor, year: int, class_names: tuple[str, str]) -> None:
    """The first class is covered whole; of the second the last few wait for the insurer's answer.

    Args:
        year: in which the placements are, from March to August.
    """
    policy_id = _policy(office, actor, _form(f"SL{year}000001", f"{year}-03-01", f"{year}-08-31"))
    first, second = (_people(office, actor, policy_id, name) for name in class_names)
    now = second[: -WAITING or None]
    enrolled = Answer("", "", f"{year}-03-01")
    lists = office.cover_lists
    lists.make(actor, ListWish(policy_id, ListKind.ENROL, (*first, *now), answer=enrolled))
    if rest := second[len(now) :]:
        lists.make(actor, ListWish(policy_id, ListKind.ADD, rest))
    office.policies.save(actor, _form(f"SL{year - 1}000001", f"{year - 1}-09-01", f"{year}-02-28"))


def insure_visit(office: Office, actor: Actor, on: date, student_ids: tuple[int, ...]) -> None:
    """A policy of the one day of a visit, with everybody who goes on it."""
    day = on.isoformat()
    policy_id = _policy(office, actor, replace(_form(f"RS{on.year}000001", day, day), price_fen="2"))
    office.cover_lists.make(actor, ListWish(policy_id, ListKind.ENROL, student_ids, answer=Answer("", "", day)))


def _policy(office: Office, actor: Actor, form: PolicyForm) -> int:
    """With its scan."""
    policy_id = office.policies.save(actor, form).value
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / f"实习责任保险单{form.number}.pdf"
        scan.write_bytes(_EMPTY_PAGE)
        office.policies.attach_scan(actor, policy_id, scan)
    return policy_id


def _people(office: Office, actor: Actor, policy_id: int, class_name: str) -> tuple[int, ...]:
    found = office.cover_lists.candidates(actor, policy_id, ListKind.ENROL, class_name)
    return tuple(one.student_id for one in found)


def _form(number: str, from_on: str, until_on: str) -> PolicyForm:
    return PolicyForm(
        kind=PolicyKind.LIABILITY.value,
        insurer=INSURER,
        number=number,
        policyholder="示例市第一职业技术学校（演示）",
        insured="学校、实习单位",
        limit_person_fen="500000",
        limit_medical_fen="80000",
        limit_event_fen="12000000",
        price_fen="15",
        payer=CoverPayer.FREE_TUITION.value,
        from_on=from_on,
        until_on=until_on,
    )
