"""Which personal number a person asks to see in the clear."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

PASS_MINUTES: Final = 30


class NumberKind(StrEnum):
    ID_NUMBER = "id_number"
    PHONE = "phone"
    REGISTRATION_NO = "registration_no"


class NumberHolder(StrEnum):
    """Under which hat the person is looked at."""

    STUDENT = "student"
    GUARDIAN = "guardian"
    TEACHER = "teacher"


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """One number of one record. `id` is the student's, the guardian's or the teacher's."""

    holder: NumberHolder
    id: int
    kind: NumberKind


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number with what the log says of it and what tells whether its owner is a minor."""

    person_id: int
    label: str
    birth_on: date | None
    number: str | None
