"""Unsaved input about changes of 学籍. See `drafts` for how values stand."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.student_status import StatusMove


@dataclass(frozen=True, slots=True)
class StatusDraft:
    """One change of one student.

    Args:
        on: the first day it holds.
        proof: number of the document, or what proves it.
        class_name: the class gone to.
    """

    student_no: str | None = None
    name: str | None = None
    move: StatusMove | None = None
    on: date | None = None
    proof: str | None = None
    class_name: str | None = None
