"""Agreements with their versions and moves, and the printed parts they stand in."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ctec_desktop.domain.lifecycle import MOVES, Choice, MoveName, lawful_steps
from ctec_desktop.domain.vocabulary import AgreementKind, AgreementState, DocumentKind, Party
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, one_of, reference, sort_text
from ctec_desktop.storage.types import BigId


class NumberSeriesRow(Base):
    """The next running number per year, kind and series; a voided number is never given again."""

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("year", "kind", "series"), CheckConstraint("next_serial > 0", name="positive"))
    id: Mapped[Id]
    year: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str]
    series: Mapped[str]
    next_serial: Mapped[int] = mapped_column(Integer)


# What an agreement that stood before the column has in it.
_STUDENT_OF_PLACEMENT = "(SELECT student_id FROM placement WHERE placement.id = agreement.placement_id)"


class AgreementRow(Versioned, Base):
    """`state` is set by the trigger on `transition` alone.

    `number` and `serial` are given when it is first issued. It is made for a placement or for an apprenticeship, and
    `student_id` is theirs, so that row scope and lists ask one column. `unit_key` is what lists sort by: the unit as
    the newest version calls it, see `frozen_terms.unit_key`.
    """

    __tablename__ = "agreement"
    __table_args__ = (
        one_of("kind", AgreementKind),
        one_of("state", AgreementState),
        CheckConstraint("(placement_id IS NULL) <> (apprenticeship_id IS NULL)", name="for_one_thing"),
        CheckConstraint("(kind = 'apprenticeship') = (apprenticeship_id IS NOT NULL)", name="kind_as_made_for"),
        Index("ix_agreement_unit_key", "unit_key", "id"),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    kind: Mapped[str]
    number: Mapped[str | None] = sort_text(unique=True)
    serial: Mapped[int | None] = mapped_column(Integer)
    school_year: Mapped[str]
    student_id: Mapped[int] = mapped_column(
        BigId, ForeignKey("student.id", ondelete="RESTRICT"), index=True, info={"old_rows": _STUDENT_OF_PLACEMENT}
    )
    placement_id: Mapped[int | None] = reference("placement", nullable=True)
    apprenticeship_id: Mapped[int | None] = reference("apprenticeship", nullable=True)
    state: Mapped[str] = mapped_column(default=AgreementState.DRAFT.value)
    unit_key: Mapped[str] = sort_text(default="", server_default="")


_STEPS = ", ".join(f"'{move.value} {source.value} {target.value}'" for move, source, target in lawful_steps())
_WITH_WORDS = ", ".join(f"'{move.name.value}'" for move in MOVES if move.needs_words)
_WITH_CHOICE = ", ".join(f"'{move.name.value}'" for move in MOVES if move.choices)


class TransitionRow(Base):
    """A move an agreement made, and what was said with it. Nothing but a row here changes a state.

    `on_day` is the day that stands on the paper, or on which the cause of the move holds; `step` counts approvals;
    `undoes_id` is the move that is taken back.
    """

    __tablename__ = "transition"
    __table_args__ = (
        Index("ix_transition_agreement", "agreement_id", "id"),
        one_of("move", MoveName),
        one_of("choice", Choice),
        CheckConstraint(f"move || ' ' || from_state || ' ' || to_state IN ({_STEPS})", name="lawful"),
        CheckConstraint(f"move NOT IN ({_WITH_WORDS}) OR length(trim(coalesce(reason, ''))) > 0", name="reasoned"),
        CheckConstraint(f"move NOT IN ({_WITH_CHOICE}) OR choice IS NOT NULL", name="chosen"),
        CheckConstraint("(move = 'undo') = (undoes_id IS NOT NULL)", name="undoes"),
    )
    id: Mapped[Id]
    agreement_id: Mapped[int] = reference("agreement", index=False)
    move: Mapped[str] = mapped_column(server_default=MoveName.ISSUE.value)
    from_state: Mapped[str]
    to_state: Mapped[str]
    by_name: Mapped[str]
    at_utc: Mapped[datetime]
    choice: Mapped[str | None]
    reason: Mapped[str | None]
    on_day: Mapped[date | None]
    step: Mapped[int | None] = mapped_column(Integer)
    undoes_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("transition.id", ondelete="RESTRICT"), unique=True)


class PrintPartRow(Base):
    """A merged PDF as issued; `file_name` is its name in the files store, `out_name` what the clerk saw."""

    __tablename__ = "print_part"
    id: Mapped[Id]
    uid: Mapped[Uid]
    file_year: Mapped[int] = mapped_column(Integer)
    file_name: Mapped[str]
    out_name: Mapped[str]
    sha256: Mapped[str]
    size_bytes: Mapped[int]
    pages: Mapped[int] = mapped_column(Integer)
    made_at_utc: Mapped[datetime]


class AgreementVersionRow(Base):
    """What was issued as vN: the frozen snapshot and where its pages stand. Pages count from 1."""

    __tablename__ = "agreement_version"
    __table_args__ = (UniqueConstraint("agreement_id", "n"),)
    id: Mapped[Id]
    agreement_id: Mapped[int] = reference("agreement", index=False)
    n: Mapped[int] = mapped_column(Integer)
    template_id: Mapped[int] = reference("template")
    snapshot: Mapped[str] = mapped_column(info={"sensitive": True})
    snapshot_sha256: Mapped[str]
    issued_at_utc: Mapped[datetime]
    originals: Mapped[int] = mapped_column(Integer)
    part_id: Mapped[int] = reference("print_part")
    first_page: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(Integer)


class DocumentRow(Base):
    """A document of its own issued beside an agreement (知情同意书), with page codes of its own."""

    __tablename__ = "document"
    __table_args__ = (one_of("kind", DocumentKind),)
    id: Mapped[Id]
    uid: Mapped[Uid]
    kind: Mapped[str]
    agreement_version_id: Mapped[int] = reference("agreement_version")
    template_id: Mapped[int] = reference("template")
    part_id: Mapped[int] = reference("print_part")
    first_page: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(Integer)


class ExpectedSignerRow(Base):
    """Who must sign a version or a document; stored with it, never derived later."""

    __tablename__ = "expected_signer"
    __table_args__ = (
        one_of("party", Party),
        CheckConstraint("(agreement_version_id IS NULL) <> (document_id IS NULL)", name="one_paper"),
    )
    id: Mapped[Id]
    agreement_version_id: Mapped[int | None] = reference("agreement_version", nullable=True)
    document_id: Mapped[int | None] = reference("document", nullable=True)
    party: Mapped[str]
    name: Mapped[str | None]
    rank: Mapped[int] = mapped_column(Integer)
