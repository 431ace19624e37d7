"""Apprenticeship contracts before they are numbered: who is ready, who is left out and why."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ctec_desktop.documents.agreements import PartEntry
from ctec_desktop.documents.library import TemplatesInHand, parsed
from ctec_desktop.documents.papers import PaperSheet, unprintable_of
from ctec_desktop.documents.snapshot import AgreementSnapshot, PageCodeBase, freeze
from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.codes.agreements import AgreementCode
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.lifecycle import FIRST_STATE
from ctec_desktop.domain.paper_look import PaperLook
from ctec_desktop.domain.paper_specs import APPRENTICE_AGREEMENT, PaperSelection
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.rules.apprentice import ApprenticeFacts, judge_apprenticeship
from ctec_desktop.domain.rules.placement import school_year_label
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.services.agreement_batch import (
    FIRST_COPY,
    FIRST_VERSION,
    PAGE_KEY_ID,
    SERIALS_A_YEAR,
    TO_SUBMIT,
    still_waiting,
)
from ctec_desktop.services.approval_steps import approval_of
from ctec_desktop.services.paper_facts import Apprentice, Facts, apprentices_of
from ctec_desktop.services.paper_look import look_of
from ctec_desktop.services.paper_sheets import Copying
from ctec_desktop.services.rulebook_in_use import rule_history
from ctec_desktop.services.template_texts import text_in_use
from ctec_desktop.storage.queries.agreements_to_issue import Prepared, not_out
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.tables import AgreementRow
from ctec_desktop.storage.writers.agreements import AgreementToPrepare, IssuedAgreement, MadeFor, Signer
from ctec_desktop.storage.writers.templates import TemplateText
from ctec_desktop.wording.papers import person

NUMBER_PREFIX: Final = "XT"
# Page codes tell agreements apart by their serial, whatever their kind: these count from the middle of the year's.
FIRST_SERIAL: Final = SERIALS_A_YEAR // 2
# What must be said, and may not be broken, before the contract is printed.
_GATE: Final = ("APP-CONTENT", "APP-MENTOR", "APP-STAGE-01", "APP-NT-OBJ")
_STOPS: Final = (Result.FAIL, Result.MISSING_DATA)


@dataclass(frozen=True, slots=True)
class ApprenticeCandidate:
    """One apprentice's contract: what it prints, and its snapshot once it is numbered."""

    of: ApprenticeshipView
    unit_name: str
    sheet: PaperSheet
    signers: tuple[Signer, ...]
    school_code: int
    look: PaperLook
    agreement: Prepared | None = None
    number: str = ""
    serial: int = 0
    version: int = FIRST_VERSION

    @property
    def needs_number(self) -> bool:
        return self.agreement is None or not self.agreement.number

    @property
    def place(self) -> SubjectPlace:
        return SubjectPlace("student", person(self.of.name, self.of.student_no))

    def numbered(self, year: int, serials: Iterator[int]) -> "ApprenticeCandidate":
        """The candidate under its number; one that was issued before keeps its number, and counts on."""
        known = self.agreement
        if known is not None and known.number and known.serial is not None:
            return replace(self, number=known.number, serial=known.serial, version=known.version + 1)
        n = next(serials)
        serial = year * SERIALS_A_YEAR + FIRST_SERIAL + n
        return replace(self, number=f"{NUMBER_PREFIX}{year}-{n:05d}", serial=serial)

    def draft(self) -> AgreementSnapshot:
        """A 草稿 of the same paper: no number, no serial."""
        return replace(self, number="", serial=0, version=FIRST_VERSION).snapshot()

    def snapshot(self) -> AgreementSnapshot:
        originals = len(self.signers)
        code = PageCodeBase(self.school_code, self.serial, self.version, FIRST_COPY, PAGE_KEY_ID, originals)
        values = {**dict(self.sheet.values), "agreement_no": self.number}
        texts = (self.sheet.template, None)
        return freeze(self.number, texts, values, code, self.look, self.sheet.lists)

    def made_for(self) -> MadeFor:
        return MadeFor(self.of.student_id, apprenticeship_id=self.of.id)

    def prepared(self) -> AgreementToPrepare:
        """The record of the agreement before it is issued."""
        return AgreementToPrepare(school_year_label(self.of.from_on), self.unit_name, self.made_for())

    def issued(self, snapshot: AgreementSnapshot, entry: PartEntry) -> IssuedAgreement:
        """The record of the agreement once its part is printed. Args: `snapshot` is its own."""
        text = snapshot.canonical()
        return IssuedAgreement(
            number=self.number,
            serial=self.serial,
            school_year=school_year_label(self.of.from_on),
            made_for=self.made_for(),
            enterprise_name=self.unit_name,
            snapshot=text.decode("utf-8"),
            snapshot_sha256=hashlib.sha256(text).hexdigest(),
            first_page=entry.first_page,
            pages=entry.pages,
            consent_first_page=entry.consent_first_page,
            consent_pages=entry.consent_pages,
            originals=len(self.signers),
            signers=self.signers,
            consent_signers=(),
            version=self.version,
            agreement_id=None if self.agreement is None else self.agreement.id,
            state=FIRST_STATE if self.agreement is None else self.agreement.state,
        )


@dataclass(frozen=True, slots=True)
class ApprenticeBatch:
    """
    Args:
        ready: in the order they are printed: unit, class, student number.
        refused: why each of the others is left out.
        text: the contract's template as it is kept once used.
        to_submit: complete, and to be submitted for approval before they can be issued; none without approval.
    """

    ready: tuple[ApprenticeCandidate, ...]
    refused: tuple[Problem, ...]
    text: TemplateText
    to_submit: tuple[ApprenticeCandidate, ...] = ()

    def library(self) -> TemplatesInHand:
        """Where the batch's template is found when it is printed."""
        return TemplatesInHand([parsed(self.text.text)])


def read_apprentices(
    connection: Connection, scope: RowScope, selection: PaperSelection, today: date
) -> ApprenticeBatch:
    """The apprentices chosen who have no contract on paper, each checked for what keeps it from being issued."""
    steps = approval_of(connection)
    text, judged = candidates(connection, scope, selection, today)
    ready: list[ApprenticeCandidate] = []
    to_submit: list[ApprenticeCandidate] = []
    refused: list[Problem] = []
    for one, problems in judged:
        if one.of.agreement is not None:
            facts = {"number": one.of.agreement[1]}
            refused.append(Problem(AgreementCode.ON_PAPER_ALREADY, facts=dict(facts), place=one.place))
        elif problems:
            refused += problems
        elif (waiting := still_waiting(one.agreement, steps, one.place)) is None:
            ready.append(one)
        else:
            refused.append(waiting)
            if one.agreement is None or one.agreement.state in TO_SUBMIT:
                to_submit.append(one)
    return ApprenticeBatch(tuple(ready), tuple(refused), text, tuple(to_submit))


def unprintable_apprentices(
    connection: Connection, scope: RowScope, ids: Sequence[int], today: date
) -> dict[int, tuple[Problem, ...]]:
    """By apprenticeship: what keeps its contract from being printed."""
    if not ids:
        return {}
    _, judged = candidates(connection, scope, PaperSelection(apprenticeship_ids=tuple(ids)), today)
    return {one.of.id: tuple(problems) for one, problems in judged}


def candidates(
    connection: Connection, scope: RowScope, selection: PaperSelection, today: date
) -> tuple[TemplateText, list[tuple[ApprenticeCandidate, list[Problem]]]]:
    """Those chosen, by unit, class and number, each with what is missing, unlawful or cannot be drawn."""
    chosen = apprentices_of(connection, scope, selection)
    of_units = sorted(chosen, key=lambda one: (one.unit.name, one.unit.id))
    facts = Facts(school(connection), today, (), (), (), None, tuple(of_units))
    text, look = text_in_use(connection, APPRENTICE_AGREEMENT.key), look_of(connection)
    template = parsed(text.text)
    copying = Copying(facts, selection, is_masked=False)
    sheets = copying.copies(APPRENTICE_AGREEMENT, template).sheets
    prepared = not_out(connection, AgreementRow.apprenticeship_id, [one.of.id for one in of_units])
    rules = rule_history(connection)
    judged = []
    for one, sheet in zip(of_units, sheets, strict=True):
        made = _candidate(facts, one, sheet, look)
        found = judge_apprenticeship(ApprenticeFacts(one.of, today), rules.on(one.of.from_on))
        stops = [each for each in found if each.rule_id in _GATE and each.result in _STOPS]
        problems = [
            Problem(each.code, facts=each.facts, place=made.place, rule_id=each.rule_id, clause=each.clause)
            for each in stops
        ]
        if one.of.ended_on is not None:
            problems.append(Problem(ApprenticeCode.ENDED, facts={"on": one.of.ended_on.isoformat()}, place=made.place))
        problems += [replace(each, place=made.place) for each in unprintable_of(sheet, look)]
        judged.append((replace(made, agreement=prepared.get(one.of.id)), problems))
    return text, judged


def _candidate(facts: Facts, one: Apprentice, sheet: PaperSheet, look: PaperLook) -> ApprenticeCandidate:
    guardian = one.student.guardian
    names = {
        Party.SCHOOL: facts.school.name,
        Party.ENTERPRISE: one.unit.name,
        Party.STUDENT: one.student.name,
        Party.GUARDIAN: guardian.name if guardian else None,
    }
    signers = tuple(Signer(party, names[party]) for party in one.of.parties)
    return ApprenticeCandidate(one.of, one.unit.name, sheet, signers, int(facts.school.code or 0), look)
