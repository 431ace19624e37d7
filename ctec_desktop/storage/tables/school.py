"""The school, its departments, majors and classes, and its settings."""

from datetime import date

from sqlalchemy import Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.vocabulary import MajorLevel
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference, sort_text


class SchoolRow(Versioned, Base):
    __tablename__ = "school"
    id: Mapped[Id]
    uid: Mapped[Uid]
    name: Mapped[str]
    code: Mapped[str | None]
    uscc: Mapped[str | None]
    address: Mapped[str | None]
    contact_name: Mapped[str | None]
    contact_phone: Mapped[str | None]
    legal_representative: Mapped[str | None]


class DepartmentRow(Versioned, Base):
    __tablename__ = "department"
    id: Mapped[Id]
    uid: Mapped[Uid]
    name: Mapped[str] = sort_text(unique=True)
    retired_on: Mapped[date | None]


class MajorRow(Versioned, Base):
    """A major (专业) of one edition of the catalogue; `level` is the kind of school the code belongs to."""

    __tablename__ = "major"
    __table_args__ = (
        one_of("level", MajorLevel),
        Index(
            "uq_major_code",
            "code",
            "catalog_version",
            unique=True,
            sqlite_where=text("code IS NOT NULL"),
            postgresql_where=text("code IS NOT NULL"),
        ),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    code: Mapped[str | None] = sort_text()
    catalog_version: Mapped[str] = mapped_column(default="2021", server_default="2021")
    name: Mapped[str] = sort_text(index=True)
    level: Mapped[str | None]
    study_years: Mapped[int | None] = mapped_column(Integer)
    retired_on: Mapped[date | None]


class ClassGroupRow(Versioned, Base):
    """A class. `grade` is the year of entry; with the status history it gives the year of study on any day."""

    __tablename__ = "class_group"
    id: Mapped[Id]
    uid: Mapped[Uid]
    name: Mapped[str] = sort_text(unique=True)
    sort_key: Mapped[str] = sort_text(index=True)
    grade: Mapped[int | None] = mapped_column(Integer)
    major_id: Mapped[int | None] = reference("major", nullable=True)
    department_id: Mapped[int | None] = reference("department", nullable=True)
    retired_on: Mapped[date | None]


class SettingRow(Base):
    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key"),)
    id: Mapped[Id]
    key: Mapped[str]
    value: Mapped[str]
