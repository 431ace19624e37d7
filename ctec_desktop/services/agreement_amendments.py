"""Amending signed agreements: what is due, its papers, what came back signed, and what holds on a day."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctec_desktop.documents.snapshot import from_canonical
from ctec_desktop.domain.agreement_differences import differences, shown
from ctec_desktop.domain.agreement_moves import StandingAgreement
from ctec_desktop.domain.amendments import (
    AMENDED,
    BY_CLASS,
    Amendment,
    AmendmentKind,
    AmendmentOutlook,
    AmendmentState,
    AmendmentWish,
    TypedChange,
    amended,
    terms_on,
    wish_problems,
)
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.fields import FIELDS, day_text
from ctec_desktop.domain.lifecycle import REASON_CHARACTERS, countable_characters
from ctec_desktop.domain.papers import CHANGE_NOTICE_KEY, SUPPLEMENT_KEY
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import SilentProgress
from ctec_desktop.services.agreement_batch import values_today
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.paper_look import look_of
from ctec_desktop.services.template_texts import template_in_use
from ctec_desktop.storage.folder import PRINTING_PREFIX
from ctec_desktop.storage.queries.agreement_moves import standing_agreements
from ctec_desktop.storage.queries.agreements import frozen, stored_part
from ctec_desktop.storage.queries.amendments import amendments_of, part_of
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.agreements import add_part
from ctec_desktop.storage.writers.amendments import AmendmentToAdd, add_amendment, sign_amendment, void_amendment
from ctec_desktop.wording import amendments as words

_TEMPLATES = {AmendmentKind.NOTICE: CHANGE_NOTICE_KEY, AmendmentKind.SUPPLEMENT: SUPPLEMENT_KEY}


@dataclass(frozen=True, slots=True)
class _Weighed:
    """An agreement with what it says, as amended, and what the record says today."""

    one: StandingAgreement
    printed: Mapping[str, str]
    made: tuple[Amendment, ...]
    now: Mapping[str, str]

    @property
    def said(self) -> Mapping[str, str]:
        return amended(self.printed, self.made)

    def outlook(self) -> AmendmentOutlook:
        one = self.one
        is_signed = one.state in AMENDED
        differing = differences(self.said, self.now, is_ending=one.now.closed_by is not None) if is_signed else ()
        return AmendmentOutlook(one.id, one.number or "", one.student_name, is_signed, differing, self.made)


class AmendmentService(Service):
    @needs(Permission.AGREEMENTS_SEE)
    def outlook(self, actor: Actor, agreement_id: int) -> AmendmentOutlook:
        """What differs from the agreement as amended so far, by what it demands, and every amendment made."""
        with self._database.read() as connection:
            return self._weighed(connection, actor, agreement_id).outlook()

    @needs(Permission.AGREEMENTS_SEE)
    def terms(self, actor: Actor, agreement_id: int, day: date) -> Mapping[str, str]:
        """What the agreement said on a day, field by field; numbers of persons show their ends only."""
        with self._database.read() as connection:
            found = self._weighed(connection, actor, agreement_id)
        return {
            key: shown(key, text) for key, text in terms_on(found.printed, found.made, day).items() if key in FIELDS
        }

    @needs(Permission.AGREEMENTS_ISSUE)
    def make(self, actor: Actor, wish: AmendmentWish) -> Outcome[tuple[Amendment, ...]]:
        """Makes the wished amendments out of what differs, each with its paper; all of them or none.

        Raises: RuleViolation when the agreement is not signed, nothing differs, or the wish is incomplete.
        """
        with self._database.unit(Command(actor.name, "agreements.amend", wish.reason.strip() or None)) as unit:
            found = self._weighed(unit.connection, actor, wish.agreement_id)
            _refuse(found, wish)
            assert wish.effective_on is not None
            changes = _changes(found)
            n = max((one.n for one in found.made), default=0)
            for kind in AmendmentKind:
                if kind not in wish.kinds or not changes.get(kind):
                    continue
                n += 1
                part_id = None
                if kind in _TEMPLATES:
                    part_id = self._print(unit, found, kind, n, wish, changes[kind])
                to_add = AmendmentToAdd(
                    *(wish.agreement_id, n, kind, wish.effective_on, wish.reason.strip(), changes[kind]), part_id
                )
                add_amendment(unit, actor.name, to_add)
            newest = amendments_of(unit.connection, wish.agreement_id)[len(found.made) :]
        return Outcome(newest, (Change(Area.AGREEMENTS, (wish.agreement_id,)),))

    @needs(Permission.AGREEMENTS_MOVE)
    def sign(self, actor: Actor, agreement_id: int, n: int, signed_on: date | None) -> Outcome[int]:
        """Registers that an amendment came back: signed, or with its receipt. From then on it holds."""
        today = self._clock.today()
        if signed_on is None:
            raise RuleViolation([Problem(AmendmentCode.DAY_NEEDED, place=FieldPlace("signed_on"))])
        if signed_on > today:
            facts = {"signed_on": signed_on.isoformat()}
            raise RuleViolation(
                [Problem(AmendmentCode.SIGNED_IN_FUTURE, facts=dict(facts), place=FieldPlace("signed_on"))]
            )
        with self._database.unit(Command(actor.name, "agreements.amendment_signed")) as unit:
            one = self._found(unit.connection, actor, agreement_id, n)
            if one.state is not AmendmentState.ISSUED:
                raise RuleViolation([Problem(AmendmentCode.NOT_WAITING)])
            if one.made_on is not None and signed_on < one.made_on:
                facts = {"signed_on": signed_on.isoformat(), "made_on": one.made_on.isoformat()}
                place = FieldPlace("signed_on")
                raise RuleViolation([Problem(AmendmentCode.SIGNED_BEFORE_MADE, facts=dict(facts), place=place)])
            sign_amendment(unit, one.id, signed_on)
        return Outcome(n, (Change(Area.AGREEMENTS, (agreement_id,)),))

    @needs(Permission.AGREEMENTS_MOVE)
    def void(self, actor: Actor, agreement_id: int, n: int, reason: str) -> Outcome[int]:
        """Voids an amendment: what it changed differs again. The days on which it held already stay as they were."""
        if countable_characters(reason) < REASON_CHARACTERS:
            raise RuleViolation([Problem(AmendmentCode.REASON_TOO_SHORT, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "agreements.amendment_void", reason.strip())) as unit:
            one = self._found(unit.connection, actor, agreement_id, n)
            if one.state is AmendmentState.VOID:
                raise RuleViolation([Problem(AmendmentCode.VOID_ALREADY)])
            void_amendment(unit, one.id, reason.strip())
        return Outcome(n, (Change(Area.AGREEMENTS, (agreement_id,)),))

    @needs(Permission.AGREEMENTS_SEE)
    def export(self, actor: Actor, agreement_id: int, n: int, target: Path) -> Outcome[Path]:
        """Writes an amendment's paper to `target`, as it was issued."""
        with self._database.read() as connection:
            one = self._found(connection, actor, agreement_id, n)
            part_id = part_of(connection, one.id)
            if part_id is None:
                raise RuleViolation([Problem(AmendmentCode.NO_PAPER)])
            stored, _ = stored_part(connection, part_id)
        self._database.files.copy_out(stored, target)
        return Outcome(target)

    def _weighed(self, connection: Connection, actor: Actor, agreement_id: int) -> _Weighed:
        found = standing_agreements(connection, actor.scope, [agreement_id])
        if not found:
            raise RuleViolation([Problem(AgreementCode.NO_SUCH_AGREEMENT)])
        (one,) = found
        if one.placement_id is None:
            raise RuleViolation([Problem(AmendmentCode.NOT_OF_APPRENTICES)])
        if one.issued_on is None:
            return _Weighed(one, {}, (), {})
        (text,) = frozen(connection, [agreement_id])
        printed = dict(from_canonical(text.encode("utf-8")).values)
        now = values_today(connection, actor.scope, one.placement_id, one.class_name, self._clock.today())
        return _Weighed(one, printed, amendments_of(connection, agreement_id), printed if now is None else now)

    def _found(self, connection: Connection, actor: Actor, agreement_id: int, n: int) -> Amendment:
        if not standing_agreements(connection, actor.scope, [agreement_id]):
            raise RuleViolation([Problem(AgreementCode.NO_SUCH_AGREEMENT)])
        found = next((one for one in amendments_of(connection, agreement_id) if one.n == n), None)
        if found is None:
            raise RuleViolation([Problem(AmendmentCode.NO_SUCH_AMENDMENT, facts={"n": n})])
        return found

    def _print(
        self,
        unit: WriteUnit,
        found: _Weighed,
        kind: AmendmentKind,
        n: int,
        wish: AmendmentWish,
        changes: Sequence[TypedChange],
    ) -> int:
        """Prints the paper and puts it into the files store; the record that refers to it is written after."""
        from ctec_desktop.documents.papers import PaperSheet, print_papers

        one, said = found.one, found.said
        assert wish.effective_on is not None
        told = words.number(one.number or "", n)
        own = {
            "amendment_no": told,
            "amendment_on": day_text(wish.effective_on),
            "amendment_reason": wish.reason.strip(),
            "today": day_text(self._clock.today()),
        }
        sheet = PaperSheet(
            template_in_use(unit.connection, _TEMPLATES[kind]),
            f"{one.student_name} {told}",
            tuple((dict(said) | {"agreement_no": one.number or ""} | own).items()),
            (("changes", tuple(_line(row, change) for row, change in enumerate(changes, 1))),),
        )
        with tempfile.TemporaryDirectory(dir=self._database.folder.root, prefix=PRINTING_PREFIX) as folder:
            target = Path(folder) / "amendment.pdf"
            (printed,) = print_papers([sheet], target, SilentProgress(), look=look_of(unit.connection))
            name = f"{told} {words.KINDS[kind]}.pdf"
            stored = self._database.files.put(target, self._clock.today().year, name)
        return add_part(unit, stored, name, printed.pages)


def _refuse(found: _Weighed, wish: AmendmentWish) -> None:
    one = found.one
    if one.state not in AMENDED:
        raise RuleViolation([Problem(AmendmentCode.NOT_SIGNED)])
    if not any(BY_CLASS[each.change_class] in wish.kinds for each in found.outlook().differing):
        raise RuleViolation([Problem(AmendmentCode.NOTHING_TO_AMEND)])
    if problems := wish_problems(wish, one.now.from_on, one.now.last_on):
        raise RuleViolation(list(problems))


def _changes(found: _Weighed) -> dict[AmendmentKind, tuple[TypedChange, ...]]:
    """What differs, by the kind of amendment it demands, with the whole values."""
    sorted_out: dict[AmendmentKind, list[TypedChange]] = {}
    for one in found.outlook().differing:
        change = TypedChange(one.key, found.said.get(one.key, ""), found.now.get(one.key, ""))
        sorted_out.setdefault(BY_CLASS[one.change_class], []).append(change)
    return {kind: tuple(changes) for kind, changes in sorted_out.items()}


def _line(row: int, change: TypedChange) -> tuple[tuple[str, str], ...]:
    spec = FIELDS[change.key]
    boxes = {choice.code: choice.label for choice in spec.choices}
    return (
        ("row_no", str(row)),
        ("term", spec.label),
        ("term_before", boxes.get(change.old, change.old)),
        ("term_now", boxes.get(change.new, change.new) or words.BLANK),
    )
