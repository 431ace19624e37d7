"""Changes of class with the day they hold from: which class, and so which grade, a student was in on any day."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.vocabulary import ClassMoveKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, one_of, reference


class ClassChangeRow(Base):
    """转专业, 留级 and 复学 into another class. `student.class_group_id` is the class after the last of them."""

    __tablename__ = "class_change"
    __table_args__ = (one_of("kind", ClassMoveKind), Index("ix_class_change_student", "student_id", "effective_on"))
    id: Mapped[Id]
    uid: Mapped[Uid]
    student_id: Mapped[int] = reference("student", index=False)
    effective_on: Mapped[date]
    from_class_id: Mapped[int] = reference("class_group")
    to_class_id: Mapped[int] = reference("class_group")
    kind: Mapped[str]
    proof: Mapped[str | None]
