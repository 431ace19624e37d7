"""Weekly logs and evidence of teachers' practice: added, put right, taken back, written out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.practice import PracticeCode
from ctec_desktop.domain.codes.practice_papers import PracticePaperCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.practice.bounds import LONGEST_TEXT
from ctec_desktop.domain.practice.papers import PaperForm, PaperKind, PeriodPapers, PracticePaper, weeks_without_log
from ctec_desktop.domain.practice.periods import PeriodState
from ctec_desktop.domain.practice.views import PeriodView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import Fact, FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.evidence_files import ARCHIVED, refuse_no_evidence
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.queries import practice, practice_papers
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import PracticePaperRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values


class PracticePaperService(Service):
    @needs(Permission.PRACTICE_SEE)
    def of_period(self, actor: Actor, period_id: int) -> PeriodPapers | None:
        """The papers of a period, and its weeks without a log; None when the teacher is out of sight."""
        with self._database.read() as connection:
            period = practice.period(connection, actor.scope, period_id)
            if period is None:
                return None
            papers = practice_papers.papers_of(connection, period_id)
        weeks = weeks_without_log(Span(period.from_on, period.until_on), _logs(papers), self._clock.today())
        return PeriodPapers(papers, weeks)

    @needs(Permission.PRACTICE_EDIT)
    def save(self, actor: Actor, form: PaperForm, source: Path | None = None) -> Outcome[int]:
        """Adds a paper, with the file at `source` where one is given, or puts the words of one on record right.

        A verified period takes further papers; those it was verified by stay as they are.

        Raises:
            RuleViolation: naming every field that is wrong, or a file that is not what it should be.
            EnvironmentFault: the file cannot be read or kept.
        """
        today = self._clock.today()
        stored = None if source is None else self._kept(actor, form, source, today)
        typed = Typed(form)
        with self._database.unit(Command(actor.name, "practice_paper.save", form.title)) as unit:
            known = None if form.id is None else _open(unit, actor, form.id)
            period = _period(unit.connection, actor, form.period_id if known is None else known.period_id)
            if known is not None:
                refuse_stale(form.version, known)
                _refuse_verified(period)
            others = _others(unit.connection, period.id, form.id)
            values = _read(typed, form, period, others, today)
            file_title = known.file_title if known is not None else source.name if source is not None else None
            _refuse_without_content(typed, values, has_file=file_title is not None)
            if stored is not None:
                _refuse_same(typed, stored, others)
            warnings = typed.finish()
            values["title"] = values["title"] or _title(file_title, values)
            if known is None:
                made = {"period_id": period.id, "added_by": actor.name, "added_at_utc": unit.at_utc}
                known = unit.add(PracticePaperRow(**made, **values, **_file(stored, source)))
            else:
                set_values(known, values)
                unit.session.flush()
        return Outcome(known.id, _changed(period), warnings)

    def _kept(self, actor: Actor, form: PaperForm, source: Path, today: date) -> StoredFile:
        """The file in the store. What is wrong with the form is said before a long film is copied."""
        assert form.id is None, "a paper on record keeps its file"
        refuse_no_evidence(source, ARCHIVED)
        typed = Typed(form)
        with self._database.read() as connection:
            period = _period(connection, actor, form.period_id)
            _read(typed, form, period, _others(connection, period.id, None), today)
        typed.finish()
        return self._database.files.put(source, today.year, source.name)

    @needs(Permission.PRACTICE_EDIT)
    def void(self, actor: Actor, paper_id: int, reason: str) -> Outcome[int]:
        """The paper does not belong here; it stays on record with the reason.

        Raises: RuleViolation without a reason, or because somebody verified the period by it.
        """
        told = reason.strip()
        if not told:
            raise RuleViolation([Problem(PracticeCode.REASON_NEEDED, place=FieldPlace("reason"))])
        with self._database.unit(Command(actor.name, "practice_paper.void", told)) as unit:
            row = _open(unit, actor, paper_id)
            period = _period(unit.connection, actor, row.period_id)
            _refuse_verified(period)
            row.voided_at_utc, row.void_reason = unit.at_utc, told
            unit.session.flush()
        return Outcome(1, _changed(period))

    @needs(Permission.PRACTICE_SEE)
    def save_file(self, actor: Actor, period_id: int, paper_id: int, target: Path) -> Outcome[Path]:
        """Writes the file out as it came.

        Raises: RuleViolation when there is none in sight; EnvironmentFault when it cannot be written.
        """
        with self._database.read() as connection:
            seen = practice.period(connection, actor.scope, period_id)
            papers = () if seen is None else practice_papers.papers_of(connection, period_id)
            stored = practice_papers.stored_file(connection, paper_id) if paper_id in {p.id for p in papers} else None
        if stored is None:
            raise RuleViolation([Problem(PracticePaperCode.NO_FILE)])
        self._database.files.copy_out(stored, target)
        return Outcome(target)


def _changed(period: PeriodView) -> tuple[Change, ...]:
    return (Change(Area.PRACTICE, (period.teacher_id,)),)


def _others(connection: Connection, period_id: int, own_id: int | None) -> list[PracticePaper]:
    """The papers of the period that stand beside the one that is saved."""
    papers = practice_papers.papers_of(connection, period_id)
    return [one for one in papers if one.void_reason is None and one.id != own_id]


def _logs(papers: Sequence[PracticePaper]) -> list[Span]:
    standing = (one for one in papers if one.kind is PaperKind.LOG and one.void_reason is None)
    return [Span(one.from_on, one.until_on) for one in standing if one.from_on and one.until_on]


def _period(connection: Connection, actor: Actor, period_id: int) -> PeriodView:
    """Raises: RuleViolation when it is gone, out of sight or void."""
    found = practice.period(connection, actor.scope, period_id)
    if found is None:
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    if found.is_void:
        raise RuleViolation([Problem(PracticeCode.VOID, facts={"reason": found.void_reason})])
    return found


def _open(unit: WriteUnit, actor: Actor, paper_id: int) -> PracticePaperRow:
    row = record(unit, PracticePaperRow, paper_id)
    _period(unit.connection, actor, row.period_id)
    if row.void_reason is not None:
        raise RuleViolation([Problem(PracticePaperCode.TAKEN_BACK, facts={"reason": row.void_reason})])
    return row


def _refuse_verified(period: PeriodView) -> None:
    if period.state is PeriodState.VERIFIED and period.verified_on is not None:
        facts: dict[str, Fact] = {"by": period.verified_by, "on": period.verified_on.isoformat()}
        raise RuleViolation([Problem(PracticeCode.VERIFIED, facts=facts)])


def _read(
    typed: Typed, form: PaperForm, period: PeriodView, others: Sequence[PracticePaper], today: date
) -> dict[str, Any]:
    """Columns of the paper; what is wrong is collected."""
    typed.text("kind", required=True)
    kind = typed.choice("kind", PaperKind)
    is_log = kind is PaperKind.LOG
    if is_log:
        for key in ("from_on", "until_on"):
            typed.text(key, required=True)
    first, last = typed.day("from_on"), typed.day("until_on")
    title, text = typed.text("title"), form.text.strip()
    if len(text) > LONGEST_TEXT:
        typed.refuse("text", PracticeCode.TEXT_TOO_LONG, facts={"most": LONGEST_TEXT, "length": len(text)})
    if first is not None and last is not None and last < first:
        typed.refuse("until_on", PracticeCode.REVERSED, facts={"from_on": first.isoformat()})
    elif first is not None and last is not None and is_log:
        _judge_log(typed, Span(first, last), period, others, today)
    return {"kind": kind and kind.value, "title": title, "from_on": first, "until_on": last, "text": text or None}


def _judge_log(typed: Typed, days: Span, period: PeriodView, others: Sequence[PracticePaper], today: date) -> None:
    facts: dict[str, Fact] = {"from_on": period.from_on.isoformat(), "until_on": period.until_on.isoformat()}
    if not period.from_on <= days.from_on <= days.until_on <= period.until_on:
        typed.refuse("from_on", PracticePaperCode.OUTSIDE, facts=facts)
    if days.from_on > today:
        typed.refuse("from_on", PracticePaperCode.AHEAD, facts={"today": today.isoformat()})
    for one in _logs(others):
        if one.from_on <= days.until_on and days.from_on <= one.until_on:
            told: dict[str, Fact] = {"from_on": one.from_on.isoformat(), "until_on": one.until_on.isoformat()}
            typed.warn("from_on", PracticePaperCode.LOG_OVERLAPS, facts=told)


def _refuse_without_content(typed: Typed, values: dict[str, Any], *, has_file: bool) -> None:
    if has_file:
        return
    if values["kind"] == PaperKind.LOG.value:
        if not values["text"]:
            typed.refuse("text", PracticePaperCode.NOTHING_IN_IT)
    else:
        typed.refuse("file", PracticePaperCode.FILE_NEEDED)


def _refuse_same(typed: Typed, stored: StoredFile, others: Sequence[PracticePaper]) -> None:
    same = next((one for one in others if one.sha256 == stored.sha256), None)
    if same is not None:
        typed.refuse("file", PracticePaperCode.SAME_FILE, facts={"title": same.title})


def _title(file_title: str | None, values: dict[str, Any]) -> str:
    """What a paper without a title is called: its file, or the days of a log."""
    if file_title is not None:
        return Path(file_title).stem[:200]
    return f"{values['from_on']} 至 {values['until_on']}"


def _file(stored: StoredFile | None, source: Path | None) -> dict[str, Any]:
    if stored is None or source is None:
        return {}
    kept = {"file_year": stored.year, "file_name": stored.name, "sha256": stored.sha256}
    return {**kept, "size_bytes": stored.size_bytes, "file_title": source.name}
