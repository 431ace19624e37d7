"""Amending signed agreements: what each difference demands, its paper, what came back, what holds on a day."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.amendments import Amendment, AmendmentKind, AmendmentState, AmendmentWish
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.storage.uow import Command
from tests.schools import CLERK, database_of
from tests.services.conftest import School
from tests.services.issuing import issue
from tests.services.test_agreement_moves import agreements, complete, later

FROM = date(2026, 10, 12)
_ALL = [AmendmentKind.CORRECTION, AmendmentKind.NOTICE, AmendmentKind.SUPPLEMENT]


def update(school: School, statement: str) -> None:
    with database_of(school.office).unit(Command(CLERK.name, "test")) as unit:
        unit.connection.execute(text(statement))


def amend(school: School, agreement_id: int, **wished: Any) -> tuple[Amendment, ...]:
    wish = AmendmentWish(agreement_id, wished.pop("effective_on", FROM), wished.pop("reason", "岗位报酬调整"), **wished)
    return school.office.amendments.make(CLERK, wish).value


@pytest.fixture
def changed(placed: School) -> School:
    """Signed agreements, whose record then changes in a substantial, a notice and a cosmetic field."""
    update(placed, "UPDATE enterprise SET contact_name = '欧阳旧'")
    issue(placed)
    complete(placed)
    later(placed, date(2026, 10, 8))
    update(placed, "UPDATE post SET pay_fen = pay_fen + 50000")
    update(placed, "UPDATE enterprise SET contact_name = '欧阳新'")
    update(placed, "UPDATE class_group SET name = '2024级数控（1）班'")
    return placed


def test_every_class_of_field_gets_its_own_paper_with_old_and_new(changed: School):
    first = agreements_of(changed)[0]
    service = changed.office.amendments
    outlook = service.outlook(CLERK, first)
    assert {kind: [one.key for one in outlook.of(kind)] for kind in _ALL} == {
        AmendmentKind.CORRECTION: ["student_class"],
        AmendmentKind.NOTICE: ["enterprise_contact"],
        AmendmentKind.SUPPLEMENT: ["pay_amount"],
    }
    made = amend(changed, first)
    assert [(one.n, one.kind, one.state) for one in made] == [
        (1, AmendmentKind.CORRECTION, AmendmentState.LOGGED),
        (2, AmendmentKind.NOTICE, AmendmentState.ISSUED),
        (3, AmendmentKind.SUPPLEMENT, AmendmentState.ISSUED),
    ]
    assert service.outlook(CLERK, first).differing == ()
    assert changed.office.agreement_terms.differences(CLERK, first) == ()
    target = service.export(CLERK, first, 3, changed.root / "补充协议.pdf").value
    with open_pdf(target) as pdf:
        said = pdf.text(0).replace("\n", "").replace("\r", "")
    (pay,) = made[2].changes
    for part in ("补充协议", outlook.number, "报酬金额", pay.old, pay.new, "2026年10月12日", "岗位报酬调整"):
        assert part in said
    with pytest.raises(RuleViolation) as caught:
        service.export(CLERK, first, 1, changed.root / "更正.pdf")
    assert caught.value.problems[0].code == AmendmentCode.NO_PAPER


def test_terms_hold_from_their_day_once_signed_and_differ_again_when_void(changed: School):
    first = agreements_of(changed)[0]
    service = changed.office.amendments
    (pay,) = amend(changed, first, kinds=frozenset({AmendmentKind.SUPPLEMENT}))[0].changes
    assert service.terms(CLERK, first, FROM)["pay_amount"] == pay.old
    service.sign(CLERK, first, 1, date(2026, 10, 8))
    assert service.terms(CLERK, first, date(2026, 10, 11))["pay_amount"] == pay.old
    assert service.terms(CLERK, first, FROM)["pay_amount"] == pay.new
    later(changed, date(2026, 10, 20))
    service.void(CLERK, first, 1, "金额写错了，重出")
    assert service.terms(CLERK, first, date(2026, 10, 19))["pay_amount"] == pay.new, "what held already stays"
    assert service.terms(CLERK, first, date(2026, 10, 20))["pay_amount"] == pay.old
    assert "pay_amount" in {one.key for one in service.outlook(CLERK, first).differing}
    (again,) = amend(changed, first, kinds=frozenset({AmendmentKind.SUPPLEMENT}))
    assert again.n == 2


@pytest.mark.parametrize(
    ("wished", "code"),
    [
        ({"reason": "改"}, AmendmentCode.REASON_TOO_SHORT),
        ({"effective_on": None}, AmendmentCode.DAY_NEEDED),
        ({"effective_on": date(2030, 1, 1)}, AmendmentCode.OUTSIDE_ITS_DAYS),
        ({"kinds": frozenset()}, AmendmentCode.NOTHING_TO_AMEND),
    ],
)
def test_an_incomplete_wish_is_refused_and_nothing_is_made(changed: School, wished: dict[str, Any], code: str):
    first = agreements_of(changed)[0]
    with pytest.raises(RuleViolation) as caught:
        amend(changed, first, **wished)
    assert [one.code for one in caught.value.problems] == [code]
    assert changed.office.amendments.outlook(CLERK, first).made == ()


def test_what_is_not_signed_is_withdrawn_not_amended(placed: School):
    issue(placed)
    with pytest.raises(RuleViolation) as caught:
        amend(placed, agreements(placed)[0])
    assert [one.code for one in caught.value.problems] == [AmendmentCode.NOT_SIGNED]


def test_a_paper_comes_back_once_and_never_from_the_future(changed: School):
    first = agreements_of(changed)[0]
    service = changed.office.amendments
    amend(changed, first)
    for n, on, code in (
        (3, date(2026, 11, 1), AmendmentCode.SIGNED_IN_FUTURE),
        (3, date(2026, 10, 7), AmendmentCode.SIGNED_BEFORE_MADE),
        (3, None, AmendmentCode.DAY_NEEDED),
        (1, date(2026, 10, 8), AmendmentCode.NOT_WAITING),
        (9, date(2026, 10, 8), AmendmentCode.NO_SUCH_AMENDMENT),
    ):
        with pytest.raises(RuleViolation) as caught:
            service.sign(CLERK, first, n, on)
        assert caught.value.problems[0].code == code


def agreements_of(school: School) -> tuple[int, ...]:
    return school.office.agreement_moves.of_class(CLERK, "2024级数控（1）班")
