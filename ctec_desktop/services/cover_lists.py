"""Lists to insurers: who has to be put on a policy or taken off it, the workbook and the paper, and the answer."""

import hashlib
from collections.abc import Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.cover import CoverCode
from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import CoverListView, CoverPerson, PolicyView
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.cover_candidates import candidates, matched
from ctec_desktop.services.cover_checks import (
    Answer,
    ListWish,
    answered,
    new_until,
    refuse_early_removal,
    suggested_day,
    takable,
)
from ctec_desktop.services.cover_people import ListMatter, list_matter, list_sheet
from ctec_desktop.storage.queries import policies as queries
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import EndorsementRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import cover as writer
from ctec_desktop.storage.writers.records import record
from ctec_desktop.wording import cover as words


@dataclass(frozen=True, slots=True)
class MadeList:
    """A list on record, with the files that were written."""

    list_id: int
    people: int
    premium_fen: int | None
    sha256: str | None
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class ReplyMatch:
    """What a workbook of the insurer says about a list.

    Args:
        missing: people of the list whom the workbook does not name.
        unknown: rows of the workbook with a number nobody of the list has.
    """

    found: tuple[int, ...]
    missing: tuple[CoverPerson, ...]
    unknown: tuple[str, ...]


class CoverListService(Service):
    @needs(Permission.COVER_SEE)
    def layouts(self, actor: Actor) -> tuple[tuple[str, str], ...]:
        """Key and name of every layout a list can be written in."""
        from ctec_desktop.sheets.cover_layouts import cover_layouts

        del actor
        return tuple((one.key, one.name) for one in cover_layouts().values())

    @needs(Permission.COVER_SEE)
    def candidates(
        self,
        actor: Actor,
        policy_id: int,
        kind: ListKind,
        class_name: str | None = None,
        *,
        is_everybody: bool = False,
        named: Collection[int] = (),
    ) -> tuple[CoverPerson, ...]:
        """Who has to be put on the policy, or can be taken off it, by class and number.

        Args:
            is_everybody: also those of the class who need no cover yet, and people of the policy who still need it.
            named: students to be listed whether or not they need it, as far as they can be.
        """
        with self._database.read() as connection:
            policy = self._policy(connection, policy_id)
            wanted = (policy, kind, class_name)
            today = self._clock.today()
            return candidates(connection, actor.scope, wanted, today, is_everybody=is_everybody, named=named)

    @needs(Permission.COVER_SEE)
    def named_in(self, actor: Actor, source: Path) -> ReplyMatch:
        """The students a workbook names by identity number or student number, wherever its columns stand.

        Raises: RuleViolation when it is no workbook; EnvironmentFault when it cannot be read.
        """
        with self._database.read() as connection:
            found, unknown = matched(connection, actor.scope, source)
        return ReplyMatch(tuple(found), (), unknown)

    @needs(Permission.COVER_SEE)
    def compare(self, actor: Actor, list_id: int, source: Path) -> ReplyMatch:
        """Holds a workbook of the insurer against the list that was sent.

        Raises: as `named_in`.
        """
        with self._database.read() as connection:
            made = _list(connection, list_id)
            sent = set(queries.people_of_list(connection, list_id, removed=made.kind is ListKind.REMOVE))
            found, unknown = matched(connection, actor.scope, source)
            lost = sorted(sent - found)
            policy = self._policy(connection, made.policy_id)
            people = list_matter(connection, actor.scope, policy, made.kind, lost, self._clock.today()).people
        others = len(found - sent)
        more = (words.others_line(others),) if others else ()
        missing = tuple(_person(one.student) for one in people)
        return ReplyMatch(tuple(sorted(found & sent)), missing, (*unknown, *more))

    @needs(Permission.COVER_EDIT)
    def make(self, actor: Actor, wish: ListWish, progress: Progress | None = None) -> Outcome[MadeList]:
        """Puts the list on record and writes its workbook and its paper. It holds once the insurer has answered.

        People who cannot be on it are left out and named; nobody left is refused.

        Raises:
            RuleViolation: nobody is left, a day lies outside the policy, a name cannot be drawn.
            EnvironmentFault: a file cannot be written. Nothing is on record then.
        """
        today = self._clock.today()
        command = Command(actor.name, "cover.list", words.LIST_KINDS[wish.kind])
        with ExitStack() as files, self._database.unit(command) as unit:
            connection = unit.connection
            policy = self._policy(connection, wish.policy_id)
            student_ids, left_out = takable(connection, policy, wish)
            matter = list_matter(connection, actor.scope, policy, wish.kind, student_ids, today)
            if not matter.people and wish.kind is not ListKind.EXTEND:
                raise RuleViolation(left_out or [Problem(CoverCode.NOBODY_CHOSEN, place=FieldPlace("people"))])
            until_on = new_until(policy, wish)
            told, warnings = answered(wish.answer, policy, wish.kind, today, until_on)
            change_on = told.get("effective_on") or suggested_day(policy, wish.kind, today)
            matter = replace(matter, change_on=change_on, until_on=until_on)
            if told and wish.kind is ListKind.REMOVE:
                refuse_early_removal(connection, policy, student_ids, told["effective_on"])
            sha256 = _write(connection, matter, wish, files, progress or SilentProgress())
            values = {
                "policy_id": policy.id,
                "kind": wish.kind.value,
                "made_on": today,
                "by_name": actor.name,
                "people": len(matter.people),
                "premium_fen": matter.premium_fen,
                "list_sha256": sha256,
                "until_on": until_on,
            }
            made = writer.add_list(unit, values | told)
            _put(unit, made, [one.student.id for one in matter.people])
            list_id = made.id
        paths = () if wish.target is None else (wish.target, wish.target.with_suffix(".pdf"))
        report = MadeList(list_id, len(matter.people), matter.premium_fen, sha256, paths)
        return Outcome(report, (Change(Area.COVER, (policy.id,)),), (*left_out, *warnings))

    @needs(Permission.COVER_SEE)
    def suggested_day(self, actor: Actor, list_id: int) -> date | None:
        """The day a list takes effect unless the paper says otherwise: 0:00 of the next day, the first list with the
        policy itself."""
        del actor
        with self._database.read() as connection:
            made = _list(connection, list_id)
            policy = self._policy(connection, made.policy_id)
        return suggested_day(policy, made.kind, self._clock.today())

    @needs(Permission.COVER_EDIT)
    def answer(self, actor: Actor, list_id: int, answer: Answer, refused_ids: Collection[int] = ()) -> Outcome[int]:
        """The insurer has answered: the list holds from its day on.

        Args:
            refused_ids: people the insurer did not take; they are not covered.

        Raises: RuleViolation when a day is missing or lies outside the policy, or it was answered already.
        """
        with self._database.unit(Command(actor.name, "cover.answer", answer.number)) as unit:
            made = _open_list(unit, list_id)
            policy = self._policy(unit.connection, made.policy_id)
            kind = ListKind(made.kind)
            told, warnings = answered(answer, policy, kind, self._clock.today(), made.until_on)
            if kind is ListKind.REMOVE:
                people = queries.people_of_list(unit.connection, list_id, removed=True)
                refuse_early_removal(unit.connection, policy, people, told["effective_on"])
            for name, content in told.items():
                setattr(made, name, content)
            unit.session.flush()
            if refused_ids and kind in (ListKind.ENROL, ListKind.ADD):
                writer.drop(unit, made, refused_ids)
        return Outcome(policy.id, (Change(Area.COVER, (policy.id,)),), warnings)

    @needs(Permission.COVER_EDIT)
    def void(self, actor: Actor, list_id: int, reason: str) -> Outcome[int]:
        """As if the list had never been sent. It stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(CoverCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "cover.void_list", reason.strip())) as unit:
            made = record(unit, EndorsementRow, list_id)
            if made.voided_at_utc is not None:
                raise RuleViolation([Problem(CoverCode.LIST_VOID, facts={"reason": made.void_reason})])
            writer.void_list(unit, made, reason.strip())
            policy_id, people = made.policy_id, made.people
        return Outcome(people, (Change(Area.COVER, (policy_id,)),))

    def _policy(self, connection: Connection, policy_id: int) -> PolicyView:
        found = queries.policy(connection, self._clock.today(), policy_id)
        if found is None:
            raise RuleViolation([Problem(CoverCode.NO_SUCH_POLICY)])
        if found.is_void:
            raise RuleViolation([Problem(CoverCode.POLICY_VOID, facts={"reason": found.void_reason})])
        return found


def _list(connection: Connection, list_id: int) -> CoverListView:
    found = queries.cover_list(connection, list_id)
    if found is None:
        raise RuleViolation([Problem(CoverCode.NO_SUCH_LIST)])
    return found


def _open_list(unit: WriteUnit, list_id: int) -> EndorsementRow:
    made = unit.session.get(EndorsementRow, list_id)
    if made is None:
        raise RuleViolation([Problem(CoverCode.NO_SUCH_LIST)])
    if made.voided_at_utc is not None:
        raise RuleViolation([Problem(CoverCode.LIST_VOID, facts={"reason": made.void_reason})])
    if made.effective_on is not None:
        raise RuleViolation([Problem(CoverCode.ANSWERED_ALREADY)])
    return made


def _write(
    connection: Connection, matter: ListMatter, wish: ListWish, files: ExitStack, progress: Progress
) -> str | None:
    """Writes workbook and paper beside their places; they are put there when everything is on record."""
    if wish.target is None:
        return None
    from ctec_desktop.documents.papers import print_papers, unprintable_of
    from ctec_desktop.sheets.cover_layouts import cover_layouts, write_cover_list

    layout = cover_layouts()[wish.layout]
    book = files.enter_context(write_beside(wish.target))
    title = words.LIST_KINDS[wish.kind]
    write_cover_list(layout, book, title, matter.lines())
    sha256 = hashlib.sha256(book.read_bytes()).hexdigest()
    sheet = list_sheet(connection, matter, sha256)
    if problems := unprintable_of(sheet):
        raise RuleViolation(problems)
    print_papers([sheet], files.enter_context(write_beside(wish.target.with_suffix(".pdf"))), progress)
    return sha256


def _put(unit: WriteUnit, made: EndorsementRow, student_ids: Sequence[int]) -> None:
    match ListKind(made.kind):
        case ListKind.ENROL | ListKind.ADD:
            writer.enrol(unit, made, student_ids)
        case ListKind.REMOVE:
            writer.take_off(unit, made, student_ids)
        case ListKind.EXTEND:
            pass


def _person(student: Any) -> CoverPerson:
    return CoverPerson(student.id, student.student_no, student.name, student.class_name, None, None, None, None, 0)
