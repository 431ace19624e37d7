"""The JSON contract of the command line (docs/cli.md): ISO dates, absent values null, one shape for every problem."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from ctec_desktop.domain.agreement_days import OnDay
from ctec_desktop.domain.import_plan import ImportReport
from ctec_desktop.domain.placement_changes import PlacedOn
from ctec_desktop.domain.template_differences import Difference
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.domain.text_work import FoundText, TextWork
from ctec_desktop.domain.views import AgreementView, EnterpriseView, ImportRunView, PlacementView, PostView, StudentView
from ctec_desktop.kernel.problems import CellPlace, Problem, SubjectPlace
from ctec_desktop.services.agreements import IssueReport
from ctec_desktop.services.placements import ClassPlacement
from ctec_desktop.wording import sentence


def dump(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1)


def problem(found: Problem) -> dict[str, Any]:
    """One problem of a sheet: where it stands, what was there, the code and the sentence."""
    place = found.place if isinstance(found.place, CellPlace) else None
    return {
        "sheet": place.sheet if place else None,
        "row": place.row if place else None,
        "column": (place.column or None) if place else None,
        "value": found.value or None,
        "code": str(found.code),
        "message": sentence(found),
    }


def subject_problem(found: Problem) -> dict[str, Any]:
    """One problem of a student: who, which rule, which clause, the code and the sentence."""
    return {
        "student": found.place.label if isinstance(found.place, SubjectPlace) else None,
        "rule_id": found.rule_id or None,
        "clause": found.clause or None,
        "value": found.value or None,
        "code": str(found.code),
        "message": sentence(found),
    }


def import_report(report: ImportReport) -> dict[str, Any]:
    return {
        "new": report.new,
        "changed": report.changed,
        "same": report.same,
        "refused": [problem(found) for found in report.refused],
        "held": [problem(found) for found in report.held],
        "warnings": [problem(found) for found in report.warnings],
        "absent": [{"label": one.label, "class_name": one.class_name} for one in report.absent],
    }


def import_run(run: ImportRunView) -> dict[str, Any]:
    return {"file": run.file_name, "sheet": run.sheet, "by": run.by_name, "new": run.new, "changed": run.changed}


def student(view: StudentView) -> dict[str, Any]:
    guardian = view.guardian
    return {
        "student_no": view.student_no,
        "name": view.name,
        "gender": view.gender,
        "id_number": view.id_number,
        "birth_date": _day(view.birth_on),
        "class_name": view.class_name,
        "major_code": view.major_code,
        "major_name": view.major_name,
        "phone": view.phone,
        "guardian_name": guardian.name if guardian else None,
        "guardian_relation": guardian.relation if guardian else None,
        "guardian_phone": guardian.phone if guardian else None,
        "address": view.address,
        "enrolled_on": _day(view.enrolled_on),
    }


def enterprise(view: EnterpriseView) -> dict[str, Any]:
    return {
        "name": view.name,
        "uscc": view.uscc,
        "legal_representative": view.legal_representative,
        "address": view.address,
        "region_code": view.region_code,
        "industry_code": view.industry_code,
        "contact_name": view.contact_name,
        "contact_phone": view.contact_phone,
        "staff_on_post": view.staff_on_post,
        "posts": [_post(post) for post in view.posts],
    }


def placement(view: PlacementView) -> dict[str, Any]:
    return {
        "student_no": view.student_no,
        "student_name": view.student_name,
        "class_name": view.class_name,
        "plan": view.plan_name,
        "enterprise": view.enterprise_name,
        "post": view.post_name,
        "arranged_by": view.arranged_by,
        "from": _day(view.from_on),
        "until": _day(view.until_on),
    }


def placement_on(day: date, then: PlacedOn) -> dict[str, Any]:
    """Where a placement has the student on a day."""
    return {
        "day": day.isoformat(),
        "standing": then.standing.value,
        "enterprise": then.enterprise_name,
        "post": then.post_name,
        "last_day": then.last_on.isoformat(),
    }


def agreement(view: AgreementView) -> dict[str, Any]:
    return {
        "number": view.number,
        "version": view.version,
        "student_no": view.student_no,
        "student_name": view.student_name,
        "enterprise": view.enterprise_name,
        "from": _day(view.from_on),
        "until": _day(view.until_on),
        "state": view.state.value,
        "file": view.file,
        "first_page": view.first_page,
        "pages": view.pages,
        "kind": view.kind.value,
    }


def agreement_on(day: date, then: OnDay | None) -> dict[str, Any]:
    """How an agreement stands on a day; without a state before there was one."""
    return {
        "day": day.isoformat(),
        "state": None if then is None else then.state.value,
        "standing": None if then is None else then.standing.value,
        "enterprise": None if then is None else then.enterprise_name,
        "post": None if then is None else then.post_name,
        "last_day": None if then is None else then.last_on.isoformat(),
    }


def class_placement(placed: ClassPlacement) -> dict[str, Any]:
    by_severity: dict[str, list[dict[str, Any]]] = {"refused": [], "held": [], "warning": []}
    for found in placed.problems:
        by_severity[found.severity.value].append(subject_problem(found))
    return {
        "class_name": placed.class_name,
        "plan": placed.plan_name,
        "enterprise": placed.enterprise_name,
        "post": placed.post_name,
        "from": _day(placed.from_on),
        "until": _day(placed.until_on),
        "placed": placed.placed,
        "refused": by_severity["refused"],
        "held": by_severity["held"],
        "warnings": by_severity["warning"],
    }


def issue_report(report: IssueReport) -> dict[str, Any]:
    return {
        "agreements": report.agreements,
        "pages": report.pages,
        "files": [str(path) for path in report.files],
        "refused": [subject_problem(found) for found in report.refused],
    }


def loaded_text(
    found: FoundText, work: TextWork, problems: Sequence[Problem], draft: TemplateView | None
) -> dict[str, Any]:
    texts = {spot: line.text for spot, line in found.source.lines()}
    return {
        "file": found.source.file_name,
        "sha256": found.source.sha256,
        "key": work.key,
        "title": work.title,
        "blanks": [
            {
                "number": blank.number + 1,
                "kind": blank.kind.value,
                "line": texts[blank.spot],
                "field": binding or None,
                "confidence": proposal.confidence.value,
            }
            for blank, binding, proposal in zip(found.blanks, work.bindings, found.proposals, strict=True)
        ],
        "heads": sorted(frozenset().union(*work.heads)),
        "left_out": [{"kind": one.kind.value, "text": one.text} for one in found.source.left_out],
        "problems": [{"code": one.code, "message": sentence(one)} for one in problems],
        "draft": draft.at.version if draft else None,
    }


def _post(view: PostView) -> dict[str, Any]:
    return {
        "name": view.name,
        "site_address": view.site_address,
        "work_hours": view.work_hours,
        "pay_fen": view.pay_fen,
        "pay_unit": view.pay_unit,
        "mentor_name": view.mentor_name,
        "mentor_title": view.mentor_title,
        "mentor_phone": view.mentor_phone,
    }


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def template(view: TemplateView) -> dict[str, Any]:
    sample = view.sample
    return {
        "key": view.at.key,
        "version": view.at.told(),
        "name": view.name or None,
        "title": view.title,
        "state": view.state.value,
        "source": sample.source if sample else None,
        "source_number": sample.number if sample else None,
        "source_dated_on": sample.dated_on.isoformat() if sample and sample.dated_on else None,
        "confirmed_on": sample.confirmed_on.isoformat() if sample else None,
        "based_on": view.based_on.told() if view.based_on else None,
        "created_by": view.created_by,
        "used_by": view.used_by,
    }


def template_problem(found: Problem) -> dict[str, Any]:
    """One problem of a text: the number of its block, which clause, the code and the sentence."""
    place = found.place
    is_block = isinstance(place, SubjectPlace) and place.kind == "template_block"
    return {
        "block": int(place.label) if isinstance(place, SubjectPlace) and is_block else None,
        "rule_id": found.rule_id or None,
        "clause": found.clause or None,
        "code": str(found.code),
        "message": sentence(found),
    }


def template_difference(one: Difference) -> dict[str, Any]:
    return {
        "old_block": one.old_number,
        "new_block": one.new_number,
        "pieces": [{"part": piece.part.value, "text": piece.text} for piece in one.pieces],
    }
