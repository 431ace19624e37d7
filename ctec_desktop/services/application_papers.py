"""What the papers of applications for self-chosen places say: the record's facts as texts."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from ctec_desktop.domain.applications import ApplicationState, ApplicationView
from ctec_desktop.domain.codes.applications import ApplicationCode
from ctec_desktop.domain.fields import day_text
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.domain.views import EnterpriseView, PostView, StudentView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.storage.queries import applications as queries
from ctec_desktop.storage.queries.applications import PlacedAt
from ctec_desktop.storage.queries.enterprises import enterprise, post
from ctec_desktop.storage.queries.school import school
from ctec_desktop.storage.queries.scoping import Connection
from ctec_desktop.storage.queries.students import students_by_numbers
from ctec_desktop.wording import application_papers as words
from ctec_desktop.wording.applications import STATES
from ctec_desktop.wording.enterprises_page import pay_text

if TYPE_CHECKING:
    from ctec_desktop.documents.applications import ApplicationSnapshot


def application_papers(
    connection: Connection, scope: RowScope, placement_ids: Sequence[int]
) -> "tuple[ApplicationSnapshot, ...]":
    """One for each placement, by unit, class and student number.

    Raises:
        RuleViolation: one of them has no application in sight, or was refused.
    """
    from ctec_desktop.documents.applications import ApplicationSnapshot

    wanted = tuple(dict.fromkeys(placement_ids))
    views = {one.view.placement_id: one.view for one in queries.applications_of(connection, scope, wanted)}
    if not wanted or len(views) < len(wanted):
        raise RuleViolation([Problem(ApplicationCode.NO_SUCH_APPLICATION)])
    if gone := [_refused(view) for view in views.values() if view.state is ApplicationState.REFUSED]:
        raise RuleViolation(gone)
    numbers = [view.student_no for view in views.values()]
    found = students_by_numbers(connection, scope, student_nos=numbers, id_numbers=(), registration_nos=())
    students = {student.student_no: student for student in found}
    school_name = school(connection).name

    @cache
    def unit(post_id: int) -> tuple[EnterpriseView, PostView]:
        at = post(connection, post_id)
        owner = enterprise(connection, at.enterprise_id) if at else None
        if at is None or owner is None:
            raise LookupError(f"post {post_id} of a placement is gone")
        return owner, at

    papers = []
    for place in queries.placed_at(connection, scope, wanted):
        view = views[place.placement_id]
        texts = {
            "school_name": school_name,
            **_application(view),
            **_student(students[view.student_no]),
            **_unit(*unit(place.post_id), place),
        }
        papers.append(ApplicationSnapshot(tuple((key, text or "") for key, text in texts.items())))
    return tuple(papers)


def _refused(view: ApplicationView) -> Problem:
    place = SubjectPlace("student", f"{view.student_name}（{view.student_no}）")
    return Problem(ApplicationCode.DECIDED_ALREADY, facts={"state": STATES[view.state]}, place=place)


def _application(view: ApplicationView) -> dict[str, str | None]:
    return {
        "applied_on": day_text(view.applied_on),
        "days": words.period(day_text(view.from_on), day_text(view.until_on)),
        "reason": view.reason,
    }


def _student(student: StudentView) -> dict[str, str | None]:
    guardian = student.guardian
    name, relation, phone = (guardian.name, guardian.relation, guardian.phone) if guardian else (None, None, None)
    return {
        "student_name": student.name,
        "student_no": student.student_no,
        "student_id_number": student.id_number,
        "student_phone": student.phone,
        "student_department": student.department_name,
        "student_major": student.major_name,
        "student_class": student.class_name,
        "guardian_name": name,
        "guardian_relation": relation,
        "guardian_phone": phone,
        "guardian_line": words.beside(words.related(name or "", relation or ""), phone or ""),
    }


def _unit(owner: EnterpriseView, at: PostView, place: PlacedAt) -> dict[str, str | None]:
    is_own = place.mentor_name is not None
    name, phone = (place.mentor_name, place.mentor_phone) if is_own else (at.mentor_name, at.mentor_phone)
    return {
        "enterprise_name": owner.name,
        "enterprise_uscc": owner.uscc,
        "enterprise_phone": owner.contact_phone,
        "post_name": at.name,
        "pay": pay_text(at.pay_fen, at.pay_unit),
        "work_place": at.site_address or owner.address,
        "mentor_name": name,
        "mentor_phone": phone,
        "mentor_line": words.beside(name or "", phone or ""),
    }
