"""A whole class of apprentices at once, on the terms and with the stages of one who is on record."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.apprenticeships import ApprenticeCode
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.views import StudentView
from ctec_desktop.domain.vocabulary import StatusKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem, SubjectPlace
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.apprenticeships import apprenticeship, others_of
from ctec_desktop.storage.queries.placements import statuses
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import classes, students_of_class
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import apprenticeships as writer
from ctec_desktop.wording.papers import person

# What everybody of a class has in common with the one; labour contracts, signatures and subsidies are each one's own.
_TERMS = (
    *("enterprise_id", "from_on", "until_on", "certificate", "teacher_duties", "mentor_duties", "allowance_fen"),
    *("total_hours", "practice_hours"),
)
_STAGE = ("from_on", "until_on", "post_id", "content", "pay_fen", "teacher_id", "mentor_id")


@dataclass(frozen=True, slots=True)
class FoundedClass:
    """How many were registered, and who was left out because they are not enrolled on the first day."""

    founded: int
    left_out: tuple[str, ...]


class ApprenticeFoundingService(Service):
    @needs(Permission.APPRENTICES_EDIT)
    def found_class(self, actor: Actor, apprenticeship_id: int, class_name: str) -> Outcome[FoundedClass]:
        """Registers everybody of the class as apprentices like this one, with its stages; all of them or nobody.

        The one on record and whoever is not enrolled on the first day are left out.

        Raises: RuleViolation when there is no such class or nobody is left, or naming everybody who is apprentice of an
            enterprise on these days already.
        """
        with self._database.unit(Command(actor.name, "apprentices.found_class", class_name)) as unit:
            of = apprenticeship(unit.connection, actor.scope, apprenticeship_id)
            if of is None or of.is_void:
                raise RuleViolation([Problem(ApprenticeCode.VOID, facts={"reason": of.void_reason if of else ""})])
            if all(one.name != class_name for one in classes(unit.connection, actor.scope)):
                facts, place = {"class_name": class_name}, FieldPlace("class_name")
                raise RuleViolation([Problem(OfficeCode.NO_SUCH_CLASS, facts=dict(facts), place=place)])
            members = students_of_class(unit.connection, actor.scope, class_name)
            others = [one for one in members if one.id != of.student_id]
            enrolled = _enrolled(unit.connection, others, of.from_on)
            going = [one for one in others if one.id in enrolled]
            if problems := [each for one in going for each in _against(unit.connection, one, of)]:
                raise RuleViolation(problems)
            if not going:
                facts, place = {"class_name": class_name}, FieldPlace("class_name")
                raise RuleViolation([Problem(ApprenticeCode.NOBODY_IN_CLASS, facts=dict(facts), place=place)])
            ids = [writer.add_apprenticeship(unit, _terms(of) | {"student_id": one.id}).id for one in going]
            for own_id in ids:
                for stage in of.stages:
                    values = {key: getattr(stage, key) for key in _STAGE} | {"kind": stage.kind.value}
                    writer.add_stage(unit, own_id, values)
        left_out = tuple(person(one.name, one.student_no) for one in others if one.id not in enrolled)
        return Outcome(FoundedClass(len(ids), left_out), (Change(Area.APPRENTICES, tuple(ids)),))


def _terms(of: ApprenticeshipView) -> dict[str, Any]:
    return {key: getattr(of, key) for key in _TERMS} | {"scheme": of.scheme.value, "signers": ""}


def _enrolled(connection: Connection, students: list[StudentView], on: date) -> frozenset[int]:
    known = statuses(connection, [one.id for one in students])
    return frozenset(
        student_id
        for student_id, spans in known.items()
        if any(
            kind is StatusKind.ENROLLED and first <= on and (last is None or on <= last) for kind, first, last in spans
        )
    )


def _against(connection: Connection, student: StudentView, of: ApprenticeshipView) -> list[Problem]:
    place = SubjectPlace("student", person(student.name, student.student_no))
    return [
        Problem(
            ApprenticeCode.MEETS_OTHER,
            facts={"from_on": first.isoformat(), "until_on": last.isoformat(), "unit": unit},
            place=place,
        )
        for first, last, unit in others_of(connection, student.id, None)
        if first <= of.until_on and of.from_on <= last
    ]
