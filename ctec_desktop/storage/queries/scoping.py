"""Row scope as SQL: whose departments' records a query may see."""

from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, SQLColumnExpression, and_, true

from ctec_desktop.domain.permissions import RowScope
from ctec_desktop.storage.tables import ClassGroupRow

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
Expression: TypeAlias = SQLColumnExpression[Any]

__all__ = ["AnySelect", "Connection", "Expression", "in_scope", "starts_with"]


def in_scope(scope: RowScope) -> ColumnElement[bool]:
    """Classes of the scope's departments; a class without a department belongs to the whole school only."""
    if scope.department_ids is None:
        return true()
    return ClassGroupRow.department_id.in_(sorted(scope.department_ids))


def starts_with(column: "SQLColumnExpression[str | None] | SQLColumnExpression[str]", text: str) -> ColumnElement[bool]:
    """`column` begins with `text`: a range on a bytewise-ordered column, so that its index serves."""
    return and_(column >= text, column < text + "\U0010ffff")
