"""Warnings that a named person waived, with the reason. Ended, never deleted."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.waivers import WaiverReason
from ctec_desktop.storage.tables.base import Base, Id, Uid, Versioned, in_order, one_of, reference


class WaiverRow(Versioned, Base):
    """Of one finding about one subject; `until_on` empty holds it to the packs named in `pack`.

    `ended_on` is the day it was withdrawn, with the reason.
    """

    __tablename__ = "waiver"
    __table_args__ = (
        one_of("subject", FactSubject),
        one_of("reason_kind", WaiverReason),
        in_order("waived_on", "until_on"),
        CheckConstraint(
            "(subject = 'unit' AND enterprise_id IS NOT NULL) OR (subject = 'post' AND post_id IS NOT NULL)"
            " OR (subject = 'plan' AND plan_id IS NOT NULL)"
            " OR (subject = 'placement' AND placement_id IS NOT NULL)",
            name="subject_is_named",
        ),
    )
    id: Mapped[Id]
    uid: Mapped[Uid]
    rule_id: Mapped[str]
    code: Mapped[str]
    subject: Mapped[str]
    enterprise_id: Mapped[int | None] = reference("enterprise", nullable=True)
    post_id: Mapped[int | None] = reference("post", nullable=True)
    plan_id: Mapped[int | None] = reference("internship_plan", nullable=True)
    placement_id: Mapped[int | None] = reference("placement", nullable=True)
    reason_kind: Mapped[str]
    reason: Mapped[str]
    by_name: Mapped[str]
    waived_on: Mapped[date]
    until_on: Mapped[date | None]
    pack: Mapped[str]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str | None]
