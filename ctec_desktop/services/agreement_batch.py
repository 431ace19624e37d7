"""The agreements of a class before they are numbered: who is ready, who is left out and why."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ctec_desktop.documents.agreements import PartEntry
from ctec_desktop.documents.chosen_faces import faces_for
from ctec_desktop.documents.faces import FaceSet
from ctec_desktop.documents.library import TemplatesInHand, parsed
from ctec_desktop.documents.printable import unprintable
from ctec_desktop.documents.snapshot import AgreementSnapshot, PageCodeBase, freeze
from ctec_desktop.domain.agreement_moves import ApprovalSteps
from ctec_desktop.domain.applications import CLAUSE, RULE
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.codes.lifecycle import MoveCode
from ctec_desktop.domain.field_checks import check_values
from ctec_desktop.domain.lifecycle import FIRST_STATE, SUBMIT
from ctec_desktop.domain.paper_look import PaperLook
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.rules.placement import school_year_label
from ctec_desktop.domain.template import Template
from ctec_desktop.domain.views import EnterpriseView, PlanView, PostView, SchoolView, StudentView
from ctec_desktop.domain.vocabulary import AgreementState, ArrangedBy
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.services.agreement_values import consent_signers_of, numeral, signers_of, values_of
from ctec_desktop.services.approval_steps import approval_of
from ctec_desktop.services.paper_look import look_of
from ctec_desktop.services.print_gate import bans_of
from ctec_desktop.services.template_texts import texts_in_use
from ctec_desktop.storage.queries import placements as plan_queries
from ctec_desktop.storage.queries.agreements_to_issue import Prepared, ToIssue, as_it_is_now, to_issue
from ctec_desktop.storage.queries.applications import approved
from ctec_desktop.storage.queries.enterprises import enterprise, post
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_of_class
from ctec_desktop.storage.writers.agreements import AgreementToPrepare, IssuedAgreement, MadeFor, Signer
from ctec_desktop.storage.writers.templates import TemplateText

NUMBER_PREFIX = "SX"
FIRST_VERSION = 1
FIRST_COPY = 1
PAGE_KEY_ID = 1
SERIALS_A_YEAR = 1_000_000
TO_SUBMIT = SUBMIT.sources - {AgreementState.SENT_BACK}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One student's agreement: its printed values, and its snapshot once it is numbered."""

    student_id: int
    placement_id: int
    student_no: str
    student_name: str
    from_on: date
    school_code: int
    originals: int
    values: Mapping[str, str]
    templates: tuple[Template, Template]
    look: PaperLook
    signers: tuple[Signer, ...]
    consent_signers: tuple[Signer, ...]
    number: str = ""
    serial: int = 0
    version: int = FIRST_VERSION
    agreement: Prepared | None = None

    def numbered(self, year: int, serials: Iterator[int]) -> "Candidate":
        """The candidate under its number: prefix, year and the next running number of the year.

        One that was issued before keeps its number, and counts on.
        """
        known = self.agreement
        if known is not None and known.number and known.serial is not None:
            return replace(self, number=known.number, serial=known.serial, version=known.version + 1)
        serial = next(serials)
        return replace(self, number=f"{NUMBER_PREFIX}{year}-{serial:05d}", serial=year * SERIALS_A_YEAR + serial)

    def with_originals(self, originals: int | None) -> "Candidate":
        """The candidate with another number of originals than the plan's; None leaves the plan's."""
        if originals is None:
            return self
        return replace(self, originals=originals, values={**self.values, "originals": numeral(originals)})

    @property
    def snapshot(self) -> AgreementSnapshot:
        values = {**self.values, "agreement_no": self.number}
        code = PageCodeBase(self.school_code, self.serial, self.version, FIRST_COPY, PAGE_KEY_ID, self.originals)
        return freeze(self.number, self.templates, values, code, self.look)

    def draft(self) -> AgreementSnapshot:
        """A 草稿 of the same paper: no number, no serial."""
        return replace(self, number="", serial=0, version=FIRST_VERSION).snapshot

    @property
    def needs_number(self) -> bool:
        return self.agreement is None or not self.agreement.number

    def prepared(self) -> AgreementToPrepare:
        """The record of the agreement before it is issued."""
        unit = self.values.get("enterprise_name", "")
        return AgreementToPrepare(school_year_label(self.from_on), unit, MadeFor(self.student_id, self.placement_id))

    def issued(self, snapshot: AgreementSnapshot, entry: PartEntry) -> IssuedAgreement:
        """The record of the agreement once its part is printed. Args: `snapshot` is its own."""
        text = snapshot.canonical()
        return IssuedAgreement(
            number=self.number,
            serial=self.serial,
            school_year=school_year_label(self.from_on),
            made_for=MadeFor(self.student_id, self.placement_id),
            enterprise_name=self.values.get("enterprise_name", ""),
            snapshot=text.decode("utf-8"),
            snapshot_sha256=hashlib.sha256(text).hexdigest(),
            first_page=entry.first_page,
            pages=entry.pages,
            consent_first_page=entry.consent_first_page,
            consent_pages=entry.consent_pages,
            originals=self.originals,
            signers=self.signers,
            consent_signers=self.consent_signers,
            version=self.version,
            agreement_id=None if self.agreement is None else self.agreement.id,
            state=FIRST_STATE if self.agreement is None else self.agreement.state,
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """
    Args:
        ready: in the order they are printed: unit, class, student number.
        refused: why each of the others is left out.
        to_submit: complete, and to be submitted for approval before they can be issued; none without approval.
        texts: the agreement's and the consent's template as they are kept once used.
    """

    class_name: str
    ready: tuple[Candidate, ...]
    refused: tuple[Problem, ...]
    texts: tuple[TemplateText, TemplateText]
    to_submit: tuple[Candidate, ...] = ()

    def library(self) -> TemplatesInHand:
        """Where the batch's templates are found when it is printed."""
        return TemplatesInHand(parsed(text.text) for text in self.texts)


class _Reader:
    """Reads what the papers of one class are made of, each unit and plan once."""

    def __init__(self, connection: Connection, scope: RowScope, class_name: str) -> None:
        self._connection = connection
        self.school: SchoolView = school(connection)
        self.look = look_of(connection)
        self.students = {view.id: view for view in students_of_class(connection, scope, class_name)}
        self._units: dict[int, tuple[EnterpriseView, PostView]] = {}
        self._plans: dict[int, PlanView] = {}

    def unit(self, post_id: int) -> tuple[EnterpriseView, PostView]:
        if post_id not in self._units:
            found = post(self._connection, post_id)
            owner = enterprise(self._connection, found.enterprise_id) if found else None
            if found is None or owner is None:
                raise LookupError(f"post {post_id} of a placement is gone")
            self._units[post_id] = (owner, found)
        return self._units[post_id]

    def plan(self, plan_id: int) -> PlanView:
        if plan_id not in self._plans:
            found = plan_queries.plan(self._connection, plan_id)
            if found is None:
                raise LookupError(f"plan {plan_id} of a placement is gone")
            self._plans[plan_id] = found
        return self._plans[plan_id]


def read_batch(
    connection: Connection, scope: RowScope, of: tuple[str, int | None], today: date, only: Collection[int] = ()
) -> Batch:
    """Placements of a class, or of it under a plan, or only some, without paper; each with what keeps it from paper."""
    class_name, plan_id = of
    steps = approval_of(connection)
    texts, judged = _judged(connection, scope, class_name, plan_id, today)
    judged = [one for one in judged if not only or one[0].placement_id in only]
    ready: list[Candidate] = []
    to_submit: list[Candidate] = []
    refused: list[Problem] = []
    for candidate, problems in judged:
        waiting = still_waiting(candidate.agreement, steps, _place(candidate))
        if problems:
            refused += problems
        elif waiting is None:
            ready.append(candidate)
        else:
            refused.append(waiting)
            if candidate.agreement is None or candidate.agreement.state in TO_SUBMIT:
                to_submit.append(candidate)
    return Batch(class_name, tuple(ready), tuple(refused), texts, tuple(to_submit))


def unprintable_of(
    connection: Connection, scope: RowScope, class_names: Sequence[str], today: date
) -> dict[int, tuple[Problem, ...]]:
    """By placement of these classes: what keeps its agreement from being printed."""
    found: dict[int, tuple[Problem, ...]] = {}
    for class_name in dict.fromkeys(class_names):
        _, judged = _judged(connection, scope, class_name, None, today)
        found |= {candidate.placement_id: tuple(problems) for candidate, problems in judged}
    return found


def _judged(
    connection: Connection, scope: RowScope, class_name: str, plan_id: int | None, today: date
) -> tuple[tuple[TemplateText, TemplateText], list[tuple[Candidate, list[Problem]]]]:
    """Everybody of the class with what is missing or cannot be drawn, and what forbids the placement outright."""
    texts = texts_in_use(connection)
    templates = (parsed(texts[0].text), parsed(texts[1].text))
    reader = _Reader(connection, scope, class_name)
    faces = faces_for(reader.look)
    judged: list[tuple[Candidate, list[Problem]]] = []
    placements = to_issue(connection, scope, class_name, plan_id, today)
    bans = bans_of(connection, scope, [one.placement_id for one in placements], today)
    free = approved(connection, [one.placement_id for one in placements if one.arranged_by == ArrangedBy.SELF])
    for placement in placements:
        candidate = _candidate(reader, placement, templates)
        problems = _problems(candidate, faces)
        if placement.arranged_by == ArrangedBy.SELF and placement.placement_id not in free:
            problems.append(_not_approved(candidate))
        problems += [replace(ban, place=_place(candidate)) for ban in bans.get(placement.placement_id, ())]
        judged.append((candidate, problems))
    return texts, judged


def still_waiting(agreement: Prepared | None, steps: ApprovalSteps, place: SubjectPlace) -> Problem | None:
    """What approval still asks for before the agreement may be issued."""
    state = FIRST_STATE if agreement is None else agreement.state
    match state:
        case AgreementState.APPROVED:
            return None
        case AgreementState.SUBMITTED:
            return Problem(MoveCode.IN_REVIEW, place=place)
        case AgreementState.SENT_BACK:
            return Problem(MoveCode.SENT_BACK_STILL, place=place)
        case _:
            return Problem(MoveCode.NOT_APPROVED_YET, place=place) if steps.is_on else None


def values_today(
    connection: Connection, scope: RowScope, placement_id: int, class_name: str, today: date
) -> Mapping[str, str] | None:
    """What the paper of a placement would say if it were issued today; None when it never came into force."""
    found = as_it_is_now(connection, scope, placement_id, today)
    if found is None:
        return None
    reader = _Reader(connection, scope, class_name)
    student, unit, plan = reader.students[found.student_id], reader.unit(found.post_id), reader.plan(found.plan_id)
    return values_of("", reader.school, found, student, plan, unit)


def _candidate(reader: _Reader, placement: ToIssue, templates: tuple[Template, Template]) -> Candidate:
    student: StudentView = reader.students[placement.student_id]
    unit = reader.unit(placement.post_id)
    plan = reader.plan(placement.plan_id)
    return Candidate(
        student_id=student.id,
        placement_id=placement.placement_id,
        student_no=student.student_no,
        student_name=student.name,
        from_on=placement.from_on,
        school_code=int(reader.school.code or 0),
        originals=plan.originals,
        values=values_of("", reader.school, placement, student, plan, unit),
        templates=templates,
        look=reader.look,
        signers=signers_of(reader.school, placement, student, unit[0].name),
        consent_signers=consent_signers_of(student),
        agreement=placement.agreement,
    )


def _problems(candidate: Candidate, faces: FaceSet) -> list[Problem]:
    place = _place(candidate)
    found = list(check_values(candidate.values, is_draft=True))
    found += unprintable([(candidate.student_name, key, text) for key, text in candidate.values.items()], faces)
    return [replace(problem, place=place) for problem in found]


def _not_approved(candidate: Candidate) -> Problem:
    return Problem(ApplicationCode.NOT_APPROVED, place=_place(candidate), rule_id=RULE, clause=CLAUSE)


def _place(candidate: Candidate) -> SubjectPlace:
    return SubjectPlace("student", f"{candidate.student_name}（{candidate.student_no}）")
