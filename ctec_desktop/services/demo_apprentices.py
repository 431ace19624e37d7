"""The apprentices of the demo school: two of one class, trained in turns at school and at the first unit."""

from datetime import date
from typing import Final

from ctec_desktop.domain.apprenticeships import ApprenticeshipForm, Scheme, StageForm, StageKind, StageResult
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import Party
from ctec_desktop.services.office import Office

_SCHOOL, _POST = StageKind.SCHOOL.value, StageKind.ENTERPRISE.value
# Kind, first and last day by years since they came, what is learnt.
_STAGES: Final = (
    (_SCHOOL, (0, "09-01"), (2, "01-31"), "公共基础、机械制图、钳工"),
    (_POST, (2, "03-01"), (2, "06-30"), "装配基本操作"),
    (_SCHOOL, (2, "09-01"), (3, "01-31"), "专业核心课"),
    (_POST, (3, "03-01"), (3, "06-30"), "独立顶岗操作"),
)


def train(office: Office, actor: Actor, class_name: str, came: int) -> None:
    """Registers the first two of the class; one has signed with everybody, the other has not yet."""
    members = sorted(office.students.all(actor), key=lambda one: one.student_no)
    chosen = [one.student_no for one in members if one.class_name == class_name][:2]
    unit_id = next(one.enterprise_id for one in office.placements.posts(actor))
    for order, student_no in enumerate(chosen):
        form = ApprenticeshipForm(
            student_no=student_no,
            scheme=Scheme.MODERN.value,
            enterprise_id=str(unit_id),
            from_on=f"{came}-09-01",
            until_on=f"{came + 3}-06-30",
            certificate="装配钳工中级工",
            teacher_duties="讲授专业课程，每月到企业一次，与师傅共同考核",
            mentor_duties="示范操作，纠正动作，讲清安全规程，填写考核意见",
            allowance_fen="300",
            total_hours="3200",
            practice_hours="1680",
            signed_on="" if order else f"{came}-09-01",
            signers=() if order else tuple(party.value for party in Party),
        )
        _stages(office, actor, office.apprenticeships.save(actor, form).value, came)


def _stages(office: Office, actor: Actor, apprenticeship_id: int, came: int) -> None:
    choices = office.apprenticeships.stage_choices(actor, apprenticeship_id)
    teacher_id, mentor_id, post_id = (
        str(offered[0][0]) if offered else "" for offered in (choices.teachers, choices.mentors, choices.posts)
    )
    for kind, first, last, content in _STAGES:
        is_on_post = kind == _POST
        until_on = f"{came + last[0]}-{last[1]}"
        is_over = date.fromisoformat(until_on) < office.today()
        form = StageForm(
            apprenticeship_id,
            kind=kind,
            from_on=f"{came + first[0]}-{first[1]}",
            until_on=until_on,
            post_id=post_id if is_on_post else "",
            content=content,
            pay_fen="3000" if is_on_post else "",
            teacher_id=teacher_id,
            mentor_id=mentor_id if is_on_post else "",
            result=StageResult.GOOD.value if is_over else "",
            assessed_on=until_on if is_over else "",
        )
        office.apprenticeships.save_stage(actor, form)
