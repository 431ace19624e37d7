"""待核实: an administrator holds a rule's text against the original, and takes that back again."""

from datetime import date

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.rulebook import RulebookCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rulebook.confirmations import ConfirmationForm, RuleDetail
from ctec_desktop.domain.rulebook.rule import Rule
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import rule_history, rulebook
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries.rule_packs import confirmations
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import RuleConfirmationRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.records import record

_CHANGED = (Change(Area.RULES),)


class RuleConfirmationService(Service):
    @needs(Permission.RULES_SEE)
    def details(self, actor: Actor, on: date | None = None) -> tuple[RuleDetail, ...]:
        """The rules in force on the day (today unless told) with who tightened them and who confirmed their text."""
        del actor
        day = on or self._clock.today()
        with self._database.read() as connection:
            history = rule_history(connection)
            standing = {one.rule_id: one for one in confirmations(connection) if one.withdrawn_on is None}
        tightenings = history.book(day).tightenings
        found = []
        for rule in history.on(day).values():
            one = standing.get(rule.id)
            is_of_this_text = one is not None and one.told == rule.text
            mine = tuple(change for change in tightenings(rule.id) if change.holds(day))
            found.append(RuleDetail(rule, mine, one if is_of_this_text else None))
        return tuple(found)

    @needs(Permission.RULES_CONFIRM)
    def confirm(self, actor: Actor, rule_id: str, form: ConfirmationForm) -> Outcome[int]:
        """Records that the rule's text was held against the original; from then it is not marked any more.

        Raises:
            RuleViolation: a field is wrong, there is no such rule, or nothing about it is to be confirmed.
        """
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "rules.confirm", rule_id)) as unit:
            rule = _rule(unit.connection, rule_id, today)
            if rule.is_read_in_the_text:
                raise RuleViolation([Problem(RulebookCode.CONFIRMED_ALREADY, facts={"rule": rule_id})])
            typed = Typed(form)
            typed.text("read_on", required=True)
            values = {key: typed.required(key) for key in ("wording", "source")}
            by_name, read_on = typed.name("by_name"), typed.day("read_on")
            if read_on is not None and read_on > today:
                typed.refuse("read_on", RulebookCode.READ_AHEAD, facts={"today": today.isoformat()})
            typed.finish()
            for one in confirmations(unit.connection):
                if one.rule_id == rule_id and one.withdrawn_on is None:
                    # Confirmed for words the rule does not have any more.
                    record(unit, RuleConfirmationRow, one.id).withdrawn_on = today
            unit.session.flush()
            days = {"read_on": read_on, "confirmed_on": today}
            row = unit.add(RuleConfirmationRow(rule_id=rule_id, told=rule.text, by_name=by_name, **values, **days))
        return Outcome(row.id, _CHANGED)

    @needs(Permission.RULES_CONFIRM)
    def withdraw(self, actor: Actor, rule_id: str, reason: str) -> Outcome[int]:
        """The rule's text is 待核实 again; the confirmation stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(RulebookCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "rules.withdraw_confirmation", reason.strip())) as unit:
            standing = (one for one in confirmations(unit.connection) if one.rule_id == rule_id)
            found = next((one for one in standing if one.withdrawn_on is None), None)
            if found is None:
                raise RuleViolation([Problem(RulebookCode.NOT_CONFIRMED, facts={"rule": rule_id})])
            row = record(unit, RuleConfirmationRow, found.id)
            row.withdrawn_on, row.withdraw_reason = self._clock.today(), reason.strip()
            unit.session.flush()
        return Outcome(found.id, _CHANGED)


def _rule(connection: Connection, rule_id: str, on: date) -> Rule:
    rule = rulebook(connection).on(on).get(rule_id)
    if rule is None:
        raise RuleViolation([Problem(RulebookCode.NO_SUCH_RULE, facts={"rule": rule_id, "on": on.isoformat()})])
    return rule
