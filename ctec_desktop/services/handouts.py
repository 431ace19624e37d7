"""发放与回收: who took which papers to be signed, what has come back of them, whom to chase, and the seals."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.handouts import HandoutCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.handouts import (
    PAPERS_OF,
    BackForm,
    HandedPaper,
    HandoutForm,
    HandoutView,
    PaperChoice,
    ReceiverKind,
    SealForm,
    sheets_of,
    tally,
)
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.scans import CopyPlace, ReturnedPaper
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import write_beside
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.kernel.progress import Progress, SilentProgress
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.services.plans import ORIGINALS_RANGE
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import agreements as agreement_queries
from ctec_desktop.storage.queries import handouts as queries
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import HandoutRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import handouts as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values
from ctec_desktop.wording import handouts as words

if TYPE_CHECKING:
    from ctec_desktop.services.scans import ScanService

_MOST_SEALS = 99_999


class Group(NamedTuple):
    """What one unit or class would be given."""

    name: str
    papers: tuple[writer.PaperOut, ...]


class HandoutService(Service):
    def __init__(self, context: Context, scans: "ScanService") -> None:
        super().__init__(context)
        self._scans = scans

    @needs(Permission.HANDOUTS_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; what is due first is at the top."""
        spec = queries.handout_list(actor.scope, self._clock.today())
        return ListSource(spec, self._database.read, actor.scope)

    @needs(Permission.HANDOUTS_SEE)
    def detail(self, actor: Actor, handout_id: int) -> HandoutView | None:
        with self._database.read() as connection:
            return queries.handout(connection, actor.scope, handout_id)

    @needs(Permission.HANDOUTS_SEE)
    def papers(self, actor: Actor) -> tuple[HandedPaper, ...]:
        """Every paper of the hand-outs that stand."""
        with self._database.read() as connection:
            return queries.standing_papers(connection, actor.scope)

    @needs(Permission.HANDOUTS_SEE)
    def of_part(self, actor: Actor, agreement_id: int) -> tuple[int, ...]:
        """The agreements whose newest version was printed in the same file as this one's, in the order of its pages."""
        with self._database.read() as connection:
            found = agreement_queries.agreement(connection, actor.scope, agreement_id)
            if found is None or not found.is_issued:
                return ()
            newest = agreement_queries.newest_versions(connection, found.part_id)
            there = agreement_queries.agreements_of_part(connection, actor.scope, found.part_id)
        return tuple(one.id for one in there if one.version == newest[one.id])

    @needs(Permission.HANDOUTS_EDIT)
    def hand_out(self, actor: Actor, form: HandoutForm) -> Outcome[tuple[int, ...]]:
        """Records one hand-out for every unit or class of the agreements; all of them or none.

        Raises: RuleViolation naming every field that is wrong and every agreement that cannot go out.
        """
        typed = Typed(form)
        today = self._clock.today()
        taken_by = typed.required("taken_by")
        for key in ("handed_on", "due_on"):
            typed.text(key, required=True)
        handed_on, due_on = typed.day("handed_on"), typed.day("due_on")
        note, wanted = typed.text("note"), typed.whole("wanted", 1, ORIGINALS_RANGE[-1]) or 1
        if handed_on is not None and handed_on > today:
            typed.refuse("handed_on", HandoutCode.DAY_AHEAD, facts={"today": today.isoformat()})
        if handed_on is not None and due_on is not None and due_on < handed_on:
            typed.refuse("due_on", HandoutCode.DUE_BEFORE_OUT, facts={"handed_on": handed_on.isoformat()})
        typed.finish()
        values = {"taken_by": taken_by, "handed_on": handed_on, "due_on": due_on, "note": note}
        with self._database.unit(Command(actor.name, "handouts.hand_out", taken_by)) as unit:
            groups = self._groups(unit.connection, actor, form, wanted)
            ids = tuple(
                writer.add_handout(
                    unit, actor.name, {**values, "receiver": form.receiver, "receiver_name": one.name}, one.papers
                )
                for one in groups
            )
        return Outcome(ids, _changed(ids))

    @needs(Permission.HANDOUTS_EDIT)
    def note_back(self, actor: Actor, form: BackForm) -> Outcome[int]:
        """Originals of each ticked paper are back themselves (原件已回), in the order of their numbers.

        Raises: RuleViolation: nothing ticked is missing, or the day cannot be.
        """
        found = self._seen(actor, form.handout_id)
        typed = Typed(form)
        typed.text("on", required=True)
        on = typed.day("on")
        handed_by, count = typed.text("handed_by") or "", typed.whole("count", 1, ORIGINALS_RANGE[-1])
        if on is not None and on > self._clock.today():
            typed.refuse("on", HandoutCode.DAY_AHEAD, facts={"today": self._clock.today().isoformat()})
        elif on is not None and on < found.handed_on:
            typed.refuse("on", HandoutCode.BACK_BEFORE_OUT, facts={"handed_on": found.handed_on.isoformat()})
        typed.finish()
        wanted = set(form.paper_ids)
        papers = [one for one in found.papers if one.id in wanted and one.is_missing]
        if not papers or len(papers) != len(wanted):
            raise RuleViolation([Problem(HandoutCode.NOT_IN_IT, place=FieldPlace("papers"))])
        with self._database.read() as connection:
            back = queries.copies_back(connection, [one.version_id for one in papers])
        places = [
            place for one in papers for place in _next_back(one, back.get((one.version_id, one.paper), ()), count)
        ]
        outcome = self._scans.note_originals(actor, places, on, handed_by)
        return Outcome(len(papers), (*outcome.changes, *_changed((form.handout_id,))))

    @needs(Permission.HANDOUTS_EDIT)
    def void(self, actor: Actor, handout_id: int, reason: str) -> Outcome[int]:
        """The hand-out was recorded by mistake, or the papers go out anew; it stays on record with the reason."""
        if not reason.strip():
            raise RuleViolation([Problem(HandoutCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "handouts.void", reason.strip())) as unit:
            writer.void_handout(unit, self._standing(unit, actor, handout_id), reason.strip())
        return Outcome(handout_id, _changed((handout_id,)))

    @needs(Permission.HANDOUTS_EDIT)
    def print_seal_request(
        self, actor: Actor, handout_id: int, target: Path, progress: Progress | None = None
    ) -> Outcome[Path]:
        """Writes the 用印申请单 of a hand-out, and remembers who asked for the seal and when.

        Raises: RuleViolation: it is void, or out of sight.
        """
        from ctec_desktop.documents.handouts import PaperListSnapshot, print_seal_request

        found = self._seen(actor, handout_id)
        values = (
            *(self._clock.today().isoformat(), words.SEAL_REASON, found.receiver_name, found.taken_by),
            *(words.tally_text(tally(found.papers)), words.SEALS),
        )
        lines = tuple(
            (str(n), one.number, one.student_name, one.class_name, words.paper_name(one), str(one.copies), "")
            for n, one in enumerate(found.papers, 1)
        )
        facts = tuple(zip(words.SEAL_FACTS, values, strict=True))
        request = PaperListSnapshot(found.receiver_name, self._school_name(), facts, lines)
        with write_beside(target) as temporary:
            print_seal_request(request, temporary, progress or SilentProgress())
            with self._database.unit(Command(actor.name, "handouts.seal_request", found.receiver_name)) as unit:
                writer.note_seal_asked(unit, actor.name, self._standing(unit, actor, handout_id))
        return Outcome(target, _changed((handout_id,)))

    @needs(Permission.HANDOUTS_EDIT)
    def note_seal(self, actor: Actor, form: SealForm) -> Outcome[int]:
        """用印登记: which day, who stamped, how many seals.

        Raises: RuleViolation naming every field that is wrong, or that somebody else saved in between.
        """
        typed = Typed(form)
        typed.text("sealed_on", required=True)
        typed.text("seals", required=True)
        values: dict[str, Any] = {"sealed_on": typed.day("sealed_on"), "sealed_by": typed.required("sealed_by")}
        values["seals"] = typed.whole("seals", 1, _MOST_SEALS)
        today, sealed_on = self._clock.today(), values["sealed_on"]
        if sealed_on is not None and sealed_on > today:
            typed.refuse("sealed_on", HandoutCode.DAY_AHEAD, facts={"today": today.isoformat()})
        typed.finish()
        with self._database.unit(Command(actor.name, "handouts.seal", form.sealed_by.strip())) as unit:
            row = self._standing(unit, actor, form.handout_id)
            refuse_stale(form.version, row)
            set_values(row, values)
            unit.session.flush()
        return Outcome(form.handout_id, _changed((form.handout_id,)))

    def _school_name(self) -> str:
        with self._database.read() as connection:
            return school(connection).name

    def _seen(self, actor: Actor, handout_id: int) -> HandoutView:
        """Raises: RuleViolation when it is gone, out of sight or void."""
        found = self.detail(actor, handout_id)
        if found is None:
            raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
        if found.void_reason is not None:
            raise RuleViolation([Problem(HandoutCode.VOID, facts={"reason": found.void_reason})])
        return found

    def _standing(self, unit: WriteUnit, actor: Actor, handout_id: int) -> HandoutRow:
        is_seen = queries.handout(unit.connection, actor.scope, handout_id) is not None
        row = record(unit, HandoutRow, handout_id if is_seen else 0)
        if row.void_reason is not None:
            raise RuleViolation([Problem(HandoutCode.VOID, facts={"reason": row.void_reason})])
        return row

    @staticmethod
    def _groups(connection: Connection, actor: Actor, form: HandoutForm, wanted: int) -> tuple[Group, ...]:
        """The papers that go out, by unit or class.

        Raises: RuleViolation naming every agreement that cannot go out.
        """
        receiver, chosen = ReceiverKind(form.receiver), PAPERS_OF[PaperChoice(form.papers)]
        found = queries.papers_to_hand_out(connection, actor.scope, form.agreement_ids)
        problems = [Problem(HandoutCode.NOT_ON_PAPER, facts=_facts(one)) for one in found if not one.is_waited_for]
        out = queries.already_out(connection, [one.version_id for one in found])
        groups: dict[str, list[writer.PaperOut]] = {}
        for one in found:
            name = one.unit_name if receiver is ReceiverKind.UNIT else one.class_name
            for paper in _papers(one, wanted):
                if paper.paper not in chosen:
                    continue
                if paper.wanted > paper.copies:
                    more = {"wanted": wanted, "copies": paper.copies}
                    place = FieldPlace("wanted")
                    problems.append(Problem(HandoutCode.MORE_THAN_OUT, facts={**_facts(one), **more}, place=place))
                if there := out.get((one.version_id, paper.paper)):
                    facts = {"paper": words.PAPERS[paper.paper], "on": there[2].isoformat(), "taken_by": there[3]}
                    problems.append(Problem(HandoutCode.ALREADY_OUT, facts={**_facts(one), **facts}))
                groups.setdefault(name, []).append(paper)
        if problems:
            raise RuleViolation(problems)
        if not groups or len(found) != len(set(form.agreement_ids)):
            raise RuleViolation([Problem(HandoutCode.NOTHING_CHOSEN)])
        return tuple(Group(name, tuple(papers)) for name, papers in sorted(groups.items()))


def _next_back(one: HandedPaper, back: Collection[int], count: int | None) -> list[CopyPlace]:
    """The originals that come next, as many as are said or still wanted.

    Raises: RuleViolation when so many are not out.
    """
    still_out = [copy for copy in range(1, one.copies + 1) if copy not in back]
    coming = one.wanted - len(back)
    if count is not None and one.paper is ReturnedPaper.AGREEMENT:
        coming = count
    if coming > len(still_out):
        facts: dict[str, Fact] = {"number": one.number, "name": one.student_name}
        facts |= {"wanted": coming, "copies": len(still_out)}
        raise RuleViolation([Problem(HandoutCode.MORE_THAN_OUT, facts=facts, place=FieldPlace("count"))])
    return [CopyPlace(one.version_id, one.paper, copy) for copy in still_out[:coming]]


def _papers(one: queries.OutPaper, wanted: int) -> tuple[writer.PaperOut, ...]:
    """The agreement's originals and the consent, with the sheets each takes: two-sided when they begin on sheets."""
    step = one.pages
    if one.consent_first_page is not None:
        step = (one.consent_first_page - one.first_page) // one.originals
    is_duplex = step % 2 == 0 and (one.pages % 2 == 0 or step > one.pages)
    agreement = writer.PaperOut(
        one.version_id,
        ReturnedPaper.AGREEMENT,
        one.originals,
        sheets_of(one.pages, one.originals, is_duplex=is_duplex),
        wanted,
    )
    if not one.consent_pages:
        return (agreement,)
    sheets = sheets_of(one.consent_pages, 1, is_duplex=is_duplex)
    return agreement, writer.PaperOut(one.version_id, ReturnedPaper.CONSENT, 1, sheets, 1)


def _facts(one: queries.OutPaper) -> dict[str, Fact]:
    return {"number": one.number, "name": one.student_name}


def _changed(ids: Sequence[int]) -> tuple[Change, ...]:
    return (Change(Area.HANDOUTS, tuple(ids)),)
