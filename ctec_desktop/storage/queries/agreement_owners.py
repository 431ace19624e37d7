"""What an agreement was made for: a placement or an apprenticeship, read alike.

The student stands in the agreement itself; unit and days are those of whichever it was made for.
"""

from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select

from ctec_desktop.storage.queries.scoping import AnySelect, Expression
from ctec_desktop.storage.tables import (
    AgreementRow,
    ApprenticeshipRow,
    ClassGroupRow,
    EnterpriseRow,
    PersonRow,
    PlacementRow,
    PostRow,
    StudentRow,
)

UNIT_ID: Final[Expression] = func.coalesce(PostRow.enterprise_id, ApprenticeshipRow.enterprise_id)
FROM_ON: Final[Expression] = func.coalesce(PlacementRow.from_on, ApprenticeshipRow.from_on)
UNTIL_ON: Final[Expression] = func.coalesce(PlacementRow.until_on, ApprenticeshipRow.until_on)


def with_student(statement: AnySelect) -> AnySelect:
    """Agreements with whose they are."""
    return (
        statement.join(StudentRow, AgreementRow.student_id == StudentRow.id)
        .join(PersonRow, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow, StudentRow.class_group_id == ClassGroupRow.id)
    )


def with_days(statement: AnySelect) -> AnySelect:
    """Agreements with what they were made for."""
    return statement.outerjoin(PlacementRow, AgreementRow.placement_id == PlacementRow.id).outerjoin(
        ApprenticeshipRow, AgreementRow.apprenticeship_id == ApprenticeshipRow.id
    )


def with_unit(statement: AnySelect) -> AnySelect:
    """Agreements with what they were made for and its unit."""
    joined = with_days(statement).outerjoin(PostRow, PlacementRow.post_id == PostRow.id)
    return joined.join(EnterpriseRow, EnterpriseRow.id == UNIT_ID)


def agreement_tables() -> Any:
    """The same tables as one source for lists."""
    return (
        AgreementRow.__table__.join(StudentRow.__table__, AgreementRow.student_id == StudentRow.id)
        .join(PersonRow.__table__, StudentRow.person_id == PersonRow.id)
        .join(ClassGroupRow.__table__, StudentRow.class_group_id == ClassGroupRow.id)
        .outerjoin(PlacementRow.__table__, AgreementRow.placement_id == PlacementRow.id)
        .outerjoin(PostRow.__table__, PlacementRow.post_id == PostRow.id)
        .outerjoin(ApprenticeshipRow.__table__, AgreementRow.apprenticeship_id == ApprenticeshipRow.id)
        .join(EnterpriseRow.__table__, EnterpriseRow.id == UNIT_ID)
    )


def is_with(enterprise_id: int) -> ColumnElement[bool]:
    """The agreement is with this enterprise; both indexes serve."""
    placed = select(PlacementRow.id).join(PostRow, PlacementRow.post_id == PostRow.id)
    trained = select(ApprenticeshipRow.id).where(ApprenticeshipRow.enterprise_id == enterprise_id)
    return or_(
        AgreementRow.placement_id.in_(placed.where(PostRow.enterprise_id == enterprise_id)),
        AgreementRow.apprenticeship_id.in_(trained),
    )
