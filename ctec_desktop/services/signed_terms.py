"""What a save does to signed agreements: shown and confirmed before it is kept, corrections logged with it."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ctec_desktop.documents.snapshot import from_canonical
from ctec_desktop.domain.agreement_differences import TermDifference, differences, shown
from ctec_desktop.domain.amendments import BY_CLASS, Amendment, AmendmentKind, TypedChange, amended
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.permissions import WHOLE_SCHOOL
from ctec_desktop.domain.term_effects import RULE, TermEffect, TermSource, TouchesSigned
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.services.agreement_values import student_terms, unit_terms
from ctec_desktop.storage.queries.agreements import frozen
from ctec_desktop.storage.queries.agreements_to_issue import as_they_are_now
from ctec_desktop.storage.queries.amendments import amendments_by_agreement
from ctec_desktop.storage.queries.enterprises import enterprise, post
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.signed_terms import SignedOne, class_terms, signed_from, supervisor_terms
from ctec_desktop.storage.queries.students import students_by_ids
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.storage.writers.amendments import AmendmentToAdd, add_amendment
from ctec_desktop.wording.amendments import CORRECTED_WITH

Terms = Mapping[str, str]


class Settled(NamedTuple):
    """What is worth saying of a confirmed save, and what it changed beside its record."""

    warnings: tuple[Problem, ...] = ()
    changes: tuple[Change, ...] = ()


class _Touched(NamedTuple):
    """A signed agreement whose words the save changes: what it says so far, and what differs from now on."""

    one: SignedOne
    said: Terms
    now: Terms
    made: tuple[Amendment, ...]
    differing: tuple[TermDifference, ...]


class SignedTerms:
    """The signed agreements that take words from a record, as they stand before it is saved.

    Args:
        record_id: None for a record that is new; nothing rests on it yet.
    """

    def __init__(self, unit: WriteUnit, source: TermSource, record_id: int | None, today: date) -> None:
        self._unit = unit
        self._source = source
        self._record_id = record_id
        self._today = today
        self._signed = () if record_id is None else signed_from(unit.connection, source, record_id)
        self._before = self._terms()

    def settle(self, by_name: str, confirmed: frozenset[str]) -> Settled:
        """Called once the record is written, before the unit ends.

        Raises: TouchesSigned unless exactly these effects were confirmed; nothing is kept then.
        """
        self._unit.session.flush()
        touched = self._touched()
        if not touched:
            return Settled()
        refused = TouchesSigned(_effects(touched))
        if refused.token not in confirmed:
            raise refused
        corrected = sum(self._correct(by_name, one) for one in touched)
        ids = tuple(each.one.agreement_id for each in touched)
        return Settled(tuple(_follow_up(touched, corrected)), (Change(Area.AGREEMENTS, ids),))

    def _terms(self) -> dict[int, Terms]:
        """By agreement: what it would take from the record now."""
        if not self._signed or self._record_id is None:
            return {}
        connection = self._unit.connection
        found: dict[int, Mapping[str, str | None]] = {}
        match self._source:
            case TermSource.ENTERPRISE:
                found = _of_units(connection, self._signed, self._today)
            case TermSource.STUDENT:
                own = students_by_ids(connection, WHOLE_SCHOOL, [self._record_id])
                found = {one.agreement_id: student_terms(own[0]) for one in self._signed if own}
            case TermSource.TEACHER:
                supervisor = supervisor_terms(connection, self._record_id)
                found = {one.agreement_id: supervisor for one in self._signed}
            case TermSource.CLASS | TermSource.MAJOR | TermSource.DEPARTMENT:
                classes = class_terms(connection, sorted({one.student_id for one in self._signed}))
                found = {one.agreement_id: classes[one.student_id] for one in self._signed}
        return {key: {name: text or "" for name, text in told.items()} for key, told in found.items()}

    def _touched(self) -> list[_Touched]:
        after = self._terms()
        changed = {
            agreement_id: {key: text for key, text in now.items() if text != self._before[agreement_id].get(key, "")}
            for agreement_id, now in after.items()
            if agreement_id in self._before
        }
        meant = [one for one in self._signed if changed.get(one.agreement_id)]
        ids = [one.agreement_id for one in meant]
        texts = frozen(self._unit.connection, ids)
        made = amendments_by_agreement(self._unit.connection, ids)
        found = []
        for one, text in zip(meant, texts, strict=True):
            own = made.get(one.agreement_id, ())
            said = amended(dict(from_canonical(text.encode("utf-8")).values), own)
            now = changed[one.agreement_id]
            differing = differences({key: said.get(key, "") for key in now}, now, is_ending=False)
            if differing:
                found.append(_Touched(one, said, now, own, differing))
        return found

    def _correct(self, by_name: str, touched: _Touched) -> bool:
        """Logs the correction the agreement needs, if it needs one."""
        keys = [one.key for one in touched.differing if BY_CLASS[one.change_class] is AmendmentKind.CORRECTION]
        if not keys:
            return False
        one = touched.one
        day = min(max(self._today, one.from_on), one.until_on)
        n = max((each.n for each in touched.made), default=0) + 1
        changes = tuple(TypedChange(key, touched.said[key], touched.now[key]) for key in keys)
        add_amendment(
            self._unit,
            by_name,
            AmendmentToAdd(one.agreement_id, n, AmendmentKind.CORRECTION, day, CORRECTED_WITH, changes, None),
        )
        return True


def _of_units(
    connection: Connection, signed: tuple[SignedOne, ...], today: date
) -> dict[int, Mapping[str, str | None]]:
    by_placement = {one.placement_id: one.agreement_id for one in signed}
    placed = as_they_are_now(connection, WHOLE_SCHOOL, list(by_placement), today)
    units = {}
    for post_id in {one.post_id for one in placed}:
        found = post(connection, post_id)
        owner = enterprise(connection, found.enterprise_id) if found else None
        if found is not None and owner is not None:
            units[post_id] = (owner, found)
    return {
        by_placement[one.placement_id]: unit_terms(one, units[one.post_id]) for one in placed if one.post_id in units
    }


def _effects(touched: list[_Touched]) -> list[TermEffect]:
    """Each change once, with how many agreements it meets; the weightiest first."""
    met: dict[tuple[str, str, str], list[_Touched]] = {}
    for each in touched:
        for one in each.differing:
            met.setdefault((one.key, each.said[one.key], each.now[one.key]), []).append(each)
    found = [
        TermEffect(
            *(key, FIELDS[key].label, shown(key, old), shown(key, new), FIELDS[key].change_class),
            *(len(those), those[0].one.number or ""),
        )
        for (key, old, new), those in met.items()
    ]
    weight = list(reversed(AmendmentKind))
    return sorted(found, key=lambda one: (weight.index(BY_CLASS[one.change_class]), -one.agreements, one.number))


def _follow_up(touched: list[_Touched], corrected: int) -> list[Problem]:
    counted = {
        kind: sum(any(BY_CLASS[one.change_class] is kind for one in each.differing) for each in touched)
        for kind in AmendmentKind
    }
    told = []
    if corrected:
        told.append(Problem(AmendmentCode.CORRECTED, Severity.WARNING, {"agreements": corrected}))
    supplements, notices = counted[AmendmentKind.SUPPLEMENT], counted[AmendmentKind.NOTICE]
    if supplements or notices:
        facts = {"supplements": supplements, "notices": notices}
        told.append(Problem(AmendmentCode.TO_BE_AMENDED, Severity.WARNING, dict(facts), rule_id=RULE))
    return told
