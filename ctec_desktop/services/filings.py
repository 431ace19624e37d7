"""Filings with the authority: recorded, listed, taken back with a reason."""

from pathlib import Path
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.fitness import FitnessCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.filing_views import FilingChoices, FilingForm, FilingView
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rules.filings import FilingKind
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.policies import SCAN_ENDINGS
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import filings as queries
from ctec_desktop.storage.queries.fitness import newest_placement_id
from ctec_desktop.storage.queries.placements import placed_units, plans
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import FilingRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.records import record

_CHANGED = (Change(Area.CHECKS),)


class FilingService(Service):
    @needs(Permission.CHECKS_SEE)
    def all(self, actor: Actor) -> tuple[FilingView, ...]:
        """Every filing, the newest first; those taken back too."""
        del actor
        with self._database.read() as connection:
            return queries.filings(connection)

    @needs(Permission.CHECKS_SEE)
    def choices(self, actor: Actor) -> FilingChoices:
        """What a filing can speak of."""
        with self._database.read() as connection:
            return FilingChoices(_plans(connection), placed_units(connection, actor.scope))

    @needs(Permission.FILINGS_EDIT)
    def record(self, actor: Actor, form: FilingForm) -> Outcome[int]:
        """Records a filing; it speaks of the placements there are now, later ones need one of their own.

        Raises: RuleViolation naming every field that is wrong.
        """
        with self._database.unit(Command(actor.name, "filing.record", form.number)) as unit:
            values = self._read(Typed(form), unit.connection, actor)
            row = unit.add(FilingRow(**values, newest_placement_id=newest_placement_id(unit.connection)))
        return Outcome(row.id, _CHANGED)

    @needs(Permission.FILINGS_EDIT)
    def take_back(self, actor: Actor, filing_id: int, reason: str) -> Outcome[int]:
        """The filing does not hold any more; it stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(FitnessCode.VOID_REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "filing.take_back", reason.strip())) as unit:
            row = record(unit, FilingRow, filing_id)
            if row.voided_at_utc is not None:
                raise RuleViolation([Problem(FitnessCode.FILING_VOIDED)])
            row.voided_at_utc, row.void_reason = unit.at_utc, reason.strip()
            unit.session.flush()
        return Outcome(filing_id, _CHANGED)

    @needs(Permission.FILINGS_EDIT)
    def attach_scan(self, actor: Actor, filing_id: int, source: Path) -> Outcome[int]:
        """Keeps the scan of a filing in the files store; it replaces the one before.

        Raises: RuleViolation when it is no scan or the filing was taken back; EnvironmentFault when it cannot be read.
        """
        if source.suffix.lower() not in SCAN_ENDINGS:
            raise RuleViolation([Problem(FitnessCode.SCAN_UNREADABLE, value=source.name, place=FieldPlace("scan"))])
        stored = self._database.files.put(source, self._clock.today().year, source.name)
        with self._database.unit(Command(actor.name, "filing.scan", source.name)) as unit:
            row = record(unit, FilingRow, filing_id)
            if row.voided_at_utc is not None:
                raise RuleViolation([Problem(FitnessCode.FILING_VOIDED)])
            row.scan_year, row.scan_name, row.scan_sha256 = stored.year, stored.name, stored.sha256
            row.scan_size_bytes, row.scan_title = stored.size_bytes, source.name
            unit.session.flush()
        return Outcome(filing_id, _CHANGED)

    @needs(Permission.CHECKS_SEE)
    def save_scan(self, actor: Actor, filing_id: int, target: Path) -> Outcome[Path]:
        """Writes the scan out as it came.

        Raises: RuleViolation when there is none; EnvironmentFault when it cannot be written.
        """
        del actor
        with self._database.read() as connection:
            stored = queries.stored_scan(connection, filing_id)
        if stored is None:
            raise RuleViolation([Problem(FitnessCode.NO_SCAN)])
        self._database.files.copy_out(stored, target)
        return Outcome(target)

    def _read(self, typed: Typed, connection: Connection, actor: Actor) -> dict[str, Any]:
        for key in ("kind", "filed_on", "plan_id"):
            typed.text(key, required=True)
        kind = typed.choice("kind", FilingKind)
        values: dict[str, Any] = {"kind": kind.value if kind else None}
        values |= {key: typed.required(key) for key in ("authority", "number")}
        values |= {key: typed.day(key) for key in ("filed_on", "valid_to")}
        values |= {key: typed.chosen(key) for key in ("plan_id", "enterprise_id")}
        values["note"] = typed.text("note")
        filed_on, valid_to, today = values["filed_on"], values["valid_to"], self._clock.today()
        if filed_on and filed_on > today:
            typed.refuse("filed_on", FitnessCode.DAY_AHEAD, facts={"today": today.isoformat()})
        if filed_on and valid_to and valid_to < filed_on:
            typed.refuse("valid_to", FitnessCode.FILING_ENDS_EARLY)
        if values["plan_id"] is not None and values["plan_id"] not in dict(_plans(connection)):
            typed.refuse("plan_id", RecordCode.NO_SUCH_RECORD)
        units = dict(placed_units(connection, actor.scope))
        if values["enterprise_id"] is not None and values["enterprise_id"] not in units:
            typed.refuse("enterprise_id", RecordCode.NO_SUCH_RECORD)
        typed.finish()
        return values


def _plans(connection: Connection) -> tuple[tuple[int, str], ...]:
    return tuple((plan.id, plan.name) for plan in plans(connection) if plan.kind is PlanKind.ON_POST)
