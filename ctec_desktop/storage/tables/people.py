"""One human being, one person row, several hats: student, guardian, teacher, mentor."""

from datetime import date

from sqlalchemy import Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.practice.periods import CourseKind
from ctec_desktop.domain.teaching.recruit_words import RecruitException, RecruitType
from ctec_desktop.domain.vocabulary import Gender, IdKind, StatusKind
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference, sensitive, sort_text


class PersonRow(Versioned, Base):
    """`name` is stored as written; the pinyin keys exist for sorting and searching only."""

    __tablename__ = "person"
    __table_args__ = (
        one_of("gender", Gender),
        one_of("id_kind", IdKind),
        Index(
            "uq_person_id_number",
            "id_kind",
            "id_number",
            unique=True,
            sqlite_where=text("id_number IS NOT NULL"),
            postgresql_where=text("id_number IS NOT NULL"),
        ),
        Index("ix_person_pinyin", "pinyin", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    name: Mapped[str] = sort_text()
    pinyin: Mapped[str] = sort_text()
    initials: Mapped[str] = sort_text()
    gender: Mapped[str | None]
    id_kind: Mapped[str] = mapped_column(default=IdKind.RESIDENT_CARD.value)
    id_number: Mapped[str | None] = sensitive()
    birth_on: Mapped[date | None]
    phone: Mapped[str | None] = sensitive()
    address: Mapped[str | None]


class StudentRow(Versioned, Base):
    __tablename__ = "student"
    __table_args__ = (Index("ix_student_class", "class_group_id", "student_no"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    person_id: Mapped[int] = reference("person")
    student_no: Mapped[str] = sort_text(unique=True)
    registration_no: Mapped[str | None] = sensitive()
    class_group_id: Mapped[int] = reference("class_group", index=False)
    enrolled_on: Mapped[date | None]
    study_mode: Mapped[str | None]
    training_mode: Mapped[str | None]


class StudentStatusRow(Base):
    """学籍 status from a day until a day (inclusive; open while `until_on` is empty)."""

    __tablename__ = "student_status"
    __table_args__ = (one_of("kind", StatusKind), Index("ix_student_status_student", "student_id", "from_on"))
    id: Mapped[Id]
    student_id: Mapped[int] = reference("student", index=False)
    kind: Mapped[str]
    from_on: Mapped[date | None]
    until_on: Mapped[date | None]
    proof: Mapped[str | None]


class GuardianRow(Versioned, Base):
    __tablename__ = "guardian"
    __table_args__ = (Index("ix_guardian_student", "student_id", "rank"),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    student_id: Mapped[int] = reference("student", index=False)
    person_id: Mapped[int] = reference("person")
    relation: Mapped[str | None]
    rank: Mapped[int] = mapped_column(Integer, default=1)
    retired_on: Mapped[date | None]


class TeacherRow(Versioned, Base):
    __tablename__ = "teacher"
    __table_args__ = (
        one_of("course_kind", CourseKind),
        one_of("recruit_type", RecruitType),
        one_of("recruit_exception", RecruitException),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    person_id: Mapped[int] = reference("person")
    staff_no: Mapped[str] = sort_text(unique=True)
    category: Mapped[str | None]
    title: Mapped[str | None]
    department_id: Mapped[int | None] = reference("department", nullable=True)
    course_kind: Mapped[str | None]
    hired_on: Mapped[date | None]
    recruit_type: Mapped[str | None]
    recruit_exception: Mapped[str | None]
    recruit_reason: Mapped[str | None]
    retired_on: Mapped[date | None]
