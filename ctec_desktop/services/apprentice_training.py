"""What 企业新型学徒制 needs beside its contracts: minimum wages as published, and agreements with training bodies."""

import re
from typing import Any, Final

from ctec_desktop.domain.apprenticeships import (
    MinimumWage,
    MinimumWageForm,
    TrainingAgreement,
    TrainingAgreementForm,
)
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries.apprenticeships import units_in_use
from ctec_desktop.storage.queries.training import minimum_wages, training_agreements
from ctec_desktop.storage.tables import MinimumWageRow, TrainingAgreementRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.records import record, set_values

_REGION: Final = re.compile(r"[1-9][0-9]{5}")
_TEXTS: Final = ("number", "manner", "content", "fee", "duties")


class ApprenticeTrainingService(Service):
    @needs(Permission.APPRENTICES_SEE)
    def wages(self, actor: Actor) -> tuple[MinimumWage, ...]:
        """Every minimum wage on record, by region, the newest first."""
        del actor
        with self._database.read() as connection:
            return minimum_wages(connection)

    @needs(Permission.APPRENTICES_SEE)
    def agreements(self, actor: Actor) -> tuple[TrainingAgreement, ...]:
        """Every agreement of an enterprise with a training body, by unit, the newest first."""
        del actor
        with self._database.read() as connection:
            return training_agreements(connection)

    @needs(Permission.RULES_CONFIRM)
    def save_wage(self, actor: Actor, form: MinimumWageForm) -> Outcome[int]:
        """Enters a minimum wage as its document says, or puts one right.

        Raises: RuleViolation naming every field that is wrong.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "apprentices.wage", form.region_code)) as unit:
            known = minimum_wages(unit.connection)
            own_id = typed.chosen("id")
            region = typed.required("region_code")
            if region and not _REGION.fullmatch(region):
                typed.refuse("region_code", ApprenticeCode.REGION_WRONG, region)
            for key in ("from_on", "monthly_fen"):
                typed.text(key, required=True)
            values = {
                "region_code": region,
                "from_on": typed.day("from_on"),
                "monthly_fen": typed.fen("monthly_fen") or None,
                "document": typed.required("document"),
            }
            if values["monthly_fen"] is None and form.monthly_fen.strip():
                typed.refuse("monthly_fen", ApprenticeCode.WAGE_NOT_ABOVE_ZERO)
            if any((one.region_code, one.from_on) == (region, values["from_on"]) and one.id != own_id for one in known):
                typed.refuse("from_on", ApprenticeCode.WAGE_ENTERED)
            typed.finish()
            if own_id is None:
                row = unit.add(MinimumWageRow(**values))
            else:
                row = record(unit, MinimumWageRow, own_id)
                set_values(row, values)
                unit.session.flush()
            saved_id = row.id
        return Outcome(saved_id, (Change(Area.APPRENTICES),))

    @needs(Permission.APPRENTICES_EDIT)
    def save_agreement(self, actor: Actor, form: TrainingAgreementForm) -> Outcome[int]:
        """Records what an enterprise agreed with a training body, or puts it right.

        Raises: RuleViolation naming every field that is wrong.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "apprentices.training", form.body_name)) as unit:
            own_id = typed.chosen("id")
            held = next((one for one in training_agreements(unit.connection) if one.id == own_id), None)
            offered = {one for one, _ in units_in_use(unit.connection)} | ({held.enterprise_id} if held else set())
            for key in ("enterprise_id", "from_on", "until_on"):
                typed.text(key, required=True)
            values: dict[str, Any] = {key: typed.text(key) for key in _TEXTS}
            values |= {key: typed.day(key) for key in ("signed_on", "from_on", "until_on")}
            values["enterprise_id"] = typed.offered("enterprise_id", Retirable.ENTERPRISE, frozenset(offered))
            values["body_name"] = typed.required("body_name")
            first, last = values["from_on"], values["until_on"]
            if first and last and last < first:
                facts = {"from_on": first.isoformat(), "until_on": last.isoformat()}
                typed.refuse("until_on", ApprenticeCode.DAYS_REVERSED, facts=dict(facts))
            if values["signed_on"] and values["signed_on"] > self._clock.today():
                today = self._clock.today().isoformat()
                typed.refuse("signed_on", ApprenticeCode.SIGNED_AHEAD, facts={"today": today})
            typed.finish()
            if own_id is None:
                row = unit.add(TrainingAgreementRow(**values))
            else:
                row = record(unit, TrainingAgreementRow, own_id)
                set_values(row, values)
                unit.session.flush()
            saved_id = row.id
        return Outcome(saved_id, (Change(Area.APPRENTICES),))
