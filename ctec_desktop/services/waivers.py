"""Waivers: which warnings there are, a named person lets one pass with a reason, and takes that back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.codes.waivers import WaiverCode
from ctec_desktop.domain.findings import LET_PASS, Finding
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.rulebook.book import Rulebook
from ctec_desktop.domain.rulebook.national import nation
from ctec_desktop.domain.waivers import (
    Waivable,
    Waiver,
    WaiverForm,
    WaiverReason,
    WaiverState,
    WaiverView,
    Warnings,
    WarningView,
    subject_of_rule,
)
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.checking import Checker
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.typed import Typed
from ctec_desktop.services.waived import Waived
from ctec_desktop.storage.queries import waivers as queries
from ctec_desktop.storage.queries.fitness import lines
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.waivers import SUBJECT_KEYS
from ctec_desktop.storage.tables import PostRow, WaiverRow
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers.records import record
from ctec_desktop.wording import checks as words

# So many warnings are listed; the rest are counted.
LISTED = 1_000
_CHANGED = (Change(Area.CHECKS),)


class _Key(NamedTuple):
    """Which finding about which subject."""

    rule_id: str
    code: str
    subject: FactSubject
    subject_id: int


@dataclass(slots=True)
class _Met:
    """A warning as it was met first, and for how many placements it came up."""

    finding: Finding
    unit_id: int
    placements: int = 0


class WaiverService(Service):
    @needs(Permission.CHECKS_SEE)
    def all(self, actor: Actor, on: date | None = None) -> tuple[WaiverView, ...]:
        """Every waiver in sight as it stands on the day (today unless told), the newest first."""
        day = on or self._clock.today()
        with self._database.read() as connection:
            found = queries.waivers(connection)
            labels = _labels(connection, actor, ((one.subject, one.subject_id) for one in found))
            book = rule_history(connection).book(day)
        packs = book.packs_by_rule(day)
        return tuple(
            _view(
                one,
                labels[one.subject, one.subject_id],
                book,
                one.state(day, nation().label, packs.get(one.rule_id, ())),
            )
            for one in found
            if (one.subject, one.subject_id) in labels and one.waived_on <= day
        )

    @needs(Permission.CHECKS_SEE)
    def warnings(self, actor: Actor, chosen: CheckSelection, progress: Progress | None = None) -> Warnings:
        """What could be waived, and what is: each warning once for the unit, post, plan or student it is about."""
        tell, today = progress or SilentProgress(), self._clock.today()
        with self._database.read() as connection:
            tell.begin(words.CHECKING, 0)
            waived = Waived(connection, today)
            met = _met(Checker(connection, actor.scope, rule_history(connection), today), chosen, tell)
            kept = sorted(met.items(), key=_most_first)[:LISTED]
            labels = _labels(connection, actor, ((key.subject, key.subject_id) for key, _ in kept))
        listed = (
            WarningView(
                *(one.finding, key.subject, key.subject_id, labels[key.subject, key.subject_id], one.placements),
                waived.of(key.subject, key.subject_id, one.finding),
                one.unit_id,
            )
            for key, one in kept
        )
        return Warnings(tuple(listed), len(met))

    @needs(Permission.WAIVERS_EDIT)
    def waive(self, actor: Actor, chosen: Sequence[Waivable], form: WaiverForm) -> Outcome[int]:
        """Waives each of the warnings by the same person for the same reason; all or none.

        Raises:
            RuleViolation: a field is wrong; one is no warning (any more), or is waived already.
        """
        today = self._clock.today()
        with self._database.unit(Command(actor.name, "waiver.add", form.reason.strip())) as unit:
            values = self._read(form, today)
            wanted = [_Key(one.rule_id, one.code, one.subject, one.subject_id) for one in chosen]
            checker = Checker(unit.connection, actor.scope, rule_history(unit.connection), today)
            met: dict[_Key, _Met] = {}
            for selection in _selections(unit.session, wanted):
                met |= _met(checker, selection, SilentProgress())
            for key in dict.fromkeys(wanted):
                pack = _waivable(key, met.get(key)).pack
                of = {SUBJECT_KEYS[key.subject]: key.subject_id, "subject": key.subject.value}
                unit.add(WaiverRow(rule_id=key.rule_id, code=key.code, pack=pack, waived_on=today, **of, **values))
        return Outcome(len(set(wanted)), _CHANGED)

    @needs(Permission.WAIVERS_EDIT)
    def withdraw(self, actor: Actor, waiver_id: int, reason: str) -> Outcome[int]:
        """The warning stands again from today; the waiver stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(WaiverCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "waiver.withdraw", reason.strip())) as unit:
            row = record(unit, WaiverRow, waiver_id)
            subject = FactSubject(row.subject)
            about = (subject, getattr(row, SUBJECT_KEYS[subject]))
            if about not in _labels(unit.connection, actor, [about]):
                raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
            if row.ended_on is not None:
                raise RuleViolation([Problem(WaiverCode.ENDED)])
            row.ended_on, row.end_reason = self._clock.today(), reason.strip()
            unit.session.flush()
        return Outcome(waiver_id, _CHANGED)

    def _read(self, form: WaiverForm, today: date) -> dict[str, Any]:
        typed = Typed(form)
        typed.text("reason_kind", required=True)
        kind = typed.choice("reason_kind", WaiverReason)
        values: dict[str, Any] = {"reason": typed.required("reason"), "by_name": typed.name("by_name")}
        values["until_on"] = typed.day("until_on")
        if values["until_on"] is not None and values["until_on"] < today:
            typed.refuse("until_on", WaiverCode.ENDS_EARLY, facts={"today": today.isoformat()})
        typed.finish()
        return values | {"reason_kind": kind.value if kind else None}


def _met(checker: Checker, chosen: CheckSelection, progress: Progress) -> dict[_Key, _Met]:
    """Every finding that could be waived or is, by what it is about.

    A waiver may speak of some placements alone, by the packs they are judged by: what still warns is told before it.
    """
    found: dict[_Key, _Met] = {}
    for one in checker.judge(chosen, progress):
        for subject, subject_id, finding in checker.waivable(one):
            met = found.setdefault(
                _Key(finding.rule_id, finding.code, subject, subject_id), _Met(finding, one.enterprise_id)
            )
            met.placements += 1
            if finding.result in LET_PASS and met.finding.result not in LET_PASS:
                met.finding = finding
    return found


def _waivable(key: _Key, met: _Met | None) -> Finding:
    if met is not None and met.finding.result in LET_PASS:
        return met.finding
    code = WaiverCode.NOT_A_WARNING if met is None else WaiverCode.WAIVED_ALREADY
    raise RuleViolation([Problem(code, facts={"rule": key.rule_id})])


def _selections(session: Any, wanted: Iterable[_Key]) -> Iterator[CheckSelection]:
    """What has to be judged to meet these again."""
    ids: dict[FactSubject, list[int]] = {}
    for key in wanted:
        if subject_of_rule(key.rule_id) is not key.subject:
            raise RuleViolation([Problem(WaiverCode.NOT_A_WARNING, facts={"rule": key.rule_id})])
        ids.setdefault(key.subject, []).append(key.subject_id)
    posts = (session.get(PostRow, one) for one in ids.get(FactSubject.POST, ()))
    units = [*ids.get(FactSubject.UNIT, ()), *(one.enterprise_id for one in posts if one is not None)]
    if units:
        yield CheckSelection(enterprise_ids=tuple(dict.fromkeys(units)))
    if FactSubject.PLACEMENT in ids:
        yield CheckSelection(placement_ids=tuple(ids[FactSubject.PLACEMENT]))
    for plan_id in ids.get(FactSubject.PLAN, ()):
        yield CheckSelection(plan_id=plan_id)


def _labels(
    connection: Connection, actor: Actor, about: Iterable[tuple[FactSubject, int]]
) -> dict[tuple[FactSubject, int], tuple[str, ...]]:
    """What the subjects in sight are called."""
    ids: dict[FactSubject, set[int]] = {}
    for subject, one in about:
        ids.setdefault(subject, set()).add(one)
    return {
        (subject, one): found[0]
        for subject, several in ids.items()
        for one, found in lines(connection, actor.scope, subject, sorted(several)).items()
    }


def _view(one: Waiver, labels: tuple[str, ...], book: Rulebook, state: WaiverState) -> WaiverView:
    rule = next((rule for rule in book.all() if rule.id == one.rule_id), None)
    title, clause = ("", "") if rule is None else (rule.title, rule.clause)
    return WaiverView(one, title, clause, labels, state)


def _most_first(one: tuple[_Key, _Met]) -> tuple[bool, str, int]:
    """What still warns first, rule by rule, the most placements first."""
    return one[1].finding.result not in LET_PASS, one[0].rule_id, -one[1].placements
