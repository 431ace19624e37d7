"""Insurance policies: entered as they stand on paper, their scans, and what is wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.cover import CoverCode
from ctec_desktop.domain.cover import CoverPayer, CoverScheme, PolicyKind
from ctec_desktop.domain.cover_views import CoverListView, PolicyForm, PolicyView
from ctec_desktop.domain.day_spans import ONE_DAY, common, count
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery, Row, RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem, Severity
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import policies as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import PolicyRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import cover as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values
from ctec_desktop.wording import cover as words

# Limits of an event run into tens of millions.
MOST_YUAN = 999_999_999
SCAN_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".bmp", ".ofd")


@dataclass(frozen=True, slots=True)
class PolicyDetail:
    """A policy with its lists, and what stands in the way of its covering anybody."""

    policy: PolicyView
    lists: tuple[CoverListView, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class PolicyChoices:
    """What the form suggests."""

    school_name: str
    insurers: tuple[str, ...]


class PolicyService(Service):
    @needs(Permission.COVER_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; the policy that ends last first."""
        spec = queries.policy_list(self._clock.today())
        return _TextAsFilter(ListSource(spec, self._database.read, actor.scope))

    @needs(Permission.COVER_SEE)
    def detail(self, actor: Actor, policy_id: int) -> PolicyDetail | None:
        del actor
        with self._database.read() as connection:
            found = queries.policy(connection, self._clock.today(), policy_id)
            if found is None:
                return None
            problems = () if found.is_void else (*_wanting(found), *_overlaps(connection, found, self._all(connection)))
            return PolicyDetail(found, queries.lists_of(connection, policy_id), tuple(problems))

    @needs(Permission.COVER_SEE)
    def all(self, actor: Actor) -> tuple[PolicyView, ...]:
        """Every policy that is not void, the newest first."""
        del actor
        with self._database.read() as connection:
            return self._all(connection)

    @needs(Permission.COVER_SEE)
    def choices(self, actor: Actor) -> PolicyChoices:
        from ctec_desktop.storage.queries.school import school

        del actor
        with self._database.read() as connection:
            return PolicyChoices(school(connection).name, queries.insurers(connection))

    @needs(Permission.COVER_SEE)
    def save_scan(self, actor: Actor, policy_id: int, target: Path) -> Outcome[Path]:
        """Writes the scan out as it came.

        Raises: RuleViolation when there is none; EnvironmentFault when it cannot be written.
        """
        del actor
        with self._database.read() as connection:
            stored = queries.stored_scan(connection, policy_id)
        if stored is None:
            raise RuleViolation([Problem(CoverCode.NO_SCAN)])
        self._database.files.copy_out(stored[0], target)
        return Outcome(target)

    @needs(Permission.COVER_EDIT)
    def save(self, actor: Actor, form: PolicyForm) -> Outcome[int]:
        """Adds a policy, or changes the one the form was opened on. What is not known yet may stay empty.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "policy.save", form.number or form.insurer)) as unit:
            known = None if form.id is None else _standing(unit, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            values = _read(typed, form, queries.numbers(unit.connection, form.id))
            if known is None:
                known = writer.add_policy(unit, values)
            else:
                set_values(known, values)
                unit.session.flush()
            policy_id = known.id
            view = queries.policy(unit.connection, self._clock.today(), policy_id)
        warnings = () if view is None else tuple(_wanting(view))
        return Outcome(policy_id, (Change(Area.COVER, (policy_id,)),), warnings)

    @needs(Permission.COVER_EDIT)
    def attach_scan(self, actor: Actor, policy_id: int, source: Path) -> Outcome[int]:
        """Keeps the scan of the policy in the files store; it replaces the one before.

        Raises: RuleViolation when it is no scan; EnvironmentFault when it cannot be read.
        """
        if source.suffix.lower() not in SCAN_ENDINGS:
            raise RuleViolation([Problem(CoverCode.SCAN_UNREADABLE, value=source.name, place=FieldPlace("scan"))])
        stored = self._database.files.put(source, self._clock.today().year, source.name)
        with self._database.unit(Command(actor.name, "policy.scan", source.name)) as unit:
            writer.set_scan(unit, _standing(unit, policy_id), stored, source.name)
        return Outcome(policy_id, (Change(Area.COVER, (policy_id,)),))

    @needs(Permission.COVER_EDIT)
    def void(self, actor: Actor, policy_id: int, reason: str) -> Outcome[int]:
        """The policy was entered by mistake: it covers nobody, and stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(CoverCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "policy.void", reason.strip())) as unit:
            writer.void_policy(unit, _standing(unit, policy_id), reason.strip())
        return Outcome(policy_id, (Change(Area.COVER, (policy_id,)),))

    def _all(self, connection: Connection) -> tuple[PolicyView, ...]:
        return queries.policies(connection, self._clock.today())


class _TextAsFilter:
    """What is typed to search for a policy is one more filter of its list."""

    def __init__(self, source: RowSource) -> None:
        self._source = source

    def head(self, query: ListQuery, limit: int) -> Any:
        return self._source.head(_asked(query), limit)

    def ids(self, query: ListQuery) -> Any:
        return self._source.ids(_asked(query))

    def rows(self, ids: Any) -> "list[Row]":
        return list(self._source.rows(ids))


def _asked(query: ListQuery) -> ListQuery:
    if not query.text.strip():
        return query._replace(text="")
    return query._replace(text="", filters=(*query.filters, (queries.TEXT, query.text)))


def _standing(unit: WriteUnit, policy_id: int) -> PolicyRow:
    found = record(unit, PolicyRow, policy_id)
    if found.voided_at_utc is not None:
        raise RuleViolation([Problem(CoverCode.POLICY_VOID, facts={"reason": found.void_reason})])
    return found


def _read(typed: Typed, form: PolicyForm, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Columns of the policy. Raises: RuleViolation naming every field that is wrong."""
    typed.text("kind", required=True)
    typed.text("scheme", required=True)
    kind = typed.choice("kind", PolicyKind)
    payer = typed.choice("payer", CoverPayer)
    values: dict[str, Any] = {"kind": kind, "scheme": typed.choice("scheme", CoverScheme), "payer": payer}
    values |= {key: typed.text(key) for key in ("insurer", "policyholder", "insured", "note")}
    values |= {"number": typed.number("number")}
    amounts = ("limit_person_fen", "limit_medical_fen", "limit_event_fen", "price_fen")
    values |= {key: typed.fen(key, MOST_YUAN) for key in amounts}
    values |= {key: typed.day(key) for key in ("from_on", "until_on")}
    if values["number"] in numbers:
        typed.refuse("number", CoverCode.NUMBER_KNOWN, form.number)
    first, last = values["from_on"], values["until_on"]
    if first and last and last < first:
        facts: dict[str, Fact] = {"from_on": first.isoformat(), "until_on": last.isoformat()}
        is_one_short = last + ONE_DAY == first
        typed.refuse("until_on", CoverCode.NO_DAY if is_one_short else CoverCode.DAYS_REVERSED, facts=facts)
    typed.finish()
    return {
        key: value.value if isinstance(value, PolicyKind | CoverScheme | CoverPayer) else value
        for key, value in values.items()
    }


def _wanting(found: PolicyView) -> list[Problem]:
    """Until insurer, number, days and scan are there it covers nobody; a payer the rules forbid is told besides."""
    problems = []
    if found.kind is PolicyKind.LIABILITY and found.payer is CoverPayer.STUDENT:
        problems.append(Problem(CoverCode.STUDENT_PAYS, Severity.WARNING, rule_id="INS-03", clause=words.CLAUSE))
    if found.from_on is not None and found.until_on is None:
        problems.append(Problem(CoverCode.OPEN_ENDED, Severity.WARNING))
    if found.days.missing:
        facts: dict[str, Fact] = {"missing": words.missing_text(found.days.missing)}
        problems.append(Problem(CoverCode.INCOMPLETE, Severity.WARNING, facts))
    return problems


def _overlaps(connection: Connection, found: PolicyView, others: tuple[PolicyView, ...]) -> list[Problem]:
    """Policies of the same kind and scheme that have people of this one on the same days."""
    mine = queries.open_people(connection, found.id).keys()
    problems = []
    for other in others:
        if other.id == found.id or (other.kind, other.scheme) != (found.kind, found.scheme):
            continue
        days = count(common(found.days.agreed(), other.days.agreed()))
        people = len(mine & queries.open_people(connection, other.id).keys()) if days else 0
        if people:
            facts: dict[str, Fact] = {"other": other.number or "（未出单）", "days": days, "people": people}
            facts |= {"from_on": words.days_on(other.from_on), "until_on": words.days_on(other.days.last_on)}
            problems.append(Problem(CoverCode.OVERLAPS, Severity.WARNING, facts))
    return problems
