"""Which first steps the record shows as taken."""

from sqlalchemy import Connection, exists, select

from ctec_desktop.domain.onboarding import OnboardingStep
from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.queries.scoping import in_scope
from ctec_desktop.storage.tables import (
    AgreementRow,
    ClassGroupRow,
    InternshipPlanRow,
    PlacementRow,
    PostRow,
    SchoolRow,
    StudentRow,
)


def steps_done(connection: Connection, scope: RowScope) -> frozenset[OnboardingStep]:
    """One question about every step; students, placements and agreements only of the scope."""
    placed = (
        select(PlacementRow.id)
        .join(StudentRow, PlacementRow.student_id == StudentRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
        .where(PlacementRow.voided_at_utc.is_(None), in_scope(scope))
    )
    facts = {
        OnboardingStep.SCHOOL: exists().where(
            SchoolRow.code.is_not(None), SchoolRow.contact_name.is_not(None), SchoolRow.contact_phone.is_not(None)
        ),
        OnboardingStep.STUDENTS: select(StudentRow.id).join(ClassGroupRow).where(in_scope(scope)).exists(),
        OnboardingStep.ENTERPRISES: exists().where(PostRow.retired_on.is_(None)),
        OnboardingStep.PLAN: exists().where(InternshipPlanRow.retired_on.is_(None)),
        OnboardingStep.PLACEMENTS: placed.exists(),
        OnboardingStep.AGREEMENTS: placed.join(AgreementRow, AgreementRow.placement_id == PlacementRow.id)
        .where(AgreementRow.number.is_not(None))
        .exists(),
    }
    row = connection.execute(select(*(fact.label(step.value) for step, fact in facts.items()))).one()
    return frozenset(step for step, is_done in zip(facts, row, strict=True) if is_done)
