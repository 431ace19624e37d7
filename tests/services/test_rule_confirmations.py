"""待核实: a rule's text is confirmed with wording, source and date, the mark goes, and comes back when withdrawn."""

import pytest

from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.rulebook.confirmations import ConfirmationForm
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace
from tests.schools import CLERK, select
from tests.services.conftest import School

RULE = "APP-COOP-3Y"
FORM = ConfirmationForm("合作协议期限不少于三年", "教育部网站", "2026-08-30", "沈知行")


def is_marked(school: School, rule_id: str = RULE) -> bool:
    rule = next(one for one in school.office.rulebook.rules(CLERK) if one.id == rule_id)
    return not rule.is_read_in_the_text


def refused(call, *arguments) -> list[tuple[str, object]]:
    with pytest.raises(RuleViolation) as caught:
        call(CLERK, *arguments)
    return [(str(problem.code), problem.place) for problem in caught.value.problems]


def test_a_confirmed_text_is_not_marked_any_more_until_that_is_withdrawn(school: School, tmp_path):
    confirmations = school.office.rule_confirmations
    assert is_marked(school)
    confirmations.confirm(CLERK, RULE, FORM)
    assert not is_marked(school)
    detail = next(one for one in confirmations.details(CLERK) if one.rule.id == RULE)
    assert detail.confirmation is not None
    assert (detail.confirmation.source, detail.confirmation.by_name) == ("教育部网站", "沈知行")
    assert refused(confirmations.confirm, RULE, FORM) == [(RulebookCode.CONFIRMED_ALREADY, None)]
    pack = tmp_path / "校.toml"
    head = '[pack]\nlevel = "school"\nname = "校"\nversion = "1"\n'
    tighter = f'[[tighten]]\nid = "{RULE}"\nparams = {{ least_years = 4 }}\ntext = "我校不少于四年。"\n'
    pack.write_text(head + tighter, encoding="utf-8")
    school.office.rulebook.take_in(CLERK, pack)
    assert is_marked(school), "other words of the rule are not those that were confirmed"
    confirmations.confirm(CLERK, RULE, FORM)
    assert not is_marked(school)
    confirmations.withdraw(CLERK, RULE, "抄错了")
    assert is_marked(school)
    assert refused(confirmations.withdraw, RULE, "再来") == [(RulebookCode.NOT_CONFIRMED, None)]
    rows = select(school.office, "SELECT withdraw_reason FROM rule_confirmation ORDER BY id")
    assert [tuple(one) for one in rows] == [(None,), ("抄错了",)]
    commands = {one[0] for one in select(school.office, "SELECT command FROM audit_tx")}
    assert {"rules.confirm", "rules.withdraw_confirmation"} <= commands


@pytest.mark.parametrize(
    ("field", "typed"), [("wording", ""), ("source", ""), ("read_on", ""), ("read_on", "2026-09-02"), ("by_name", "")]
)
def test_wording_source_date_and_name_are_asked_for(school: School, field, typed):
    wrong = ConfirmationForm(
        **{"wording": "文", "source": "处", "read_on": "2026-08-30", "by_name": "某", field: typed}
    )
    found = refused(school.office.rule_confirmations.confirm, RULE, wrong)
    assert [place for _, place in found] == [FieldPlace(field)]
    assert is_marked(school)


def test_what_was_read_in_the_text_or_is_no_rule_is_not_confirmed(school: School):
    confirm = school.office.rule_confirmations.confirm
    assert refused(confirm, "INT-AGE-16", FORM) == [(RulebookCode.CONFIRMED_ALREADY, None)]
    assert refused(confirm, "INT-NONE", FORM) == [(RulebookCode.NO_SUCH_RULE, None)]
