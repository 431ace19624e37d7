"""Showing personal numbers in the clear: a reason once per half hour, one log entry per number (PRV-08)."""

from datetime import date, datetime, timedelta
from typing import Final

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.personal_numbers import PASS_MINUTES, NumberAsked, NumberFound, NumberHolder
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Context, Service, needs
from ctec_desktop.storage.queries.numbers import number
from ctec_desktop.storage.uow import Command
from ctec_desktop.wording.master_labels import NUMBER_KINDS

_ADULT_YEARS: Final = 18


class RevealService(Service):
    """A reason given opens numbers for half an hour; a minor's asks for one of its own the first time."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._open: dict[tuple[str, int | None], tuple[str, datetime]] = {}

    @needs(Permission.STUDENTS_REVEAL)
    def of_student(self, actor: Actor, asked: NumberAsked, reason: str = "") -> str:
        """A number of a student or a guardian.

        Raises:
            RuleViolation: a reason is needed first, or the record is out of sight.
        """
        if asked.holder is NumberHolder.TEACHER:
            raise ValueError(asked)
        return self._reveal(actor, asked, reason)

    @needs(Permission.TEACHERS_REVEAL)
    def of_teacher(self, actor: Actor, asked: NumberAsked, reason: str = "") -> str:
        """A number of a teacher; see `of_student`."""
        if asked.holder is not NumberHolder.TEACHER:
            raise ValueError(asked)
        return self._reveal(actor, asked, reason)

    def _reveal(self, actor: Actor, asked: NumberAsked, reason: str) -> str:
        with self._database.read() as connection:
            found = number(connection, actor.scope, asked)
        if found is None:
            raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
        given = self._reason(actor, found, reason.strip())
        said = f"{given}；{found.label} {NUMBER_KINDS[asked.kind]}"
        with self._database.unit(Command(actor.name, "numbers.reveal", said)):
            pass
        return found.number or ""

    def _reason(self, actor: Actor, found: NumberFound, reason: str) -> str:
        """The reason given now or within the half hour; kept for the numbers that follow."""
        now = self._clock.now_utc()
        is_minor = found.birth_on is not None and self._clock.today() < _birthday(found.birth_on, _ADULT_YEARS)
        key = (actor.name, found.person_id if is_minor else None)
        if reason:
            until = now + timedelta(minutes=PASS_MINUTES)
            self._open[key] = self._open[(actor.name, None)] = (reason, until)
            return reason
        kept, until = self._open.get(key, ("", now))
        if now >= until:
            raise RuleViolation([Problem(OfficeCode.REASON_REQUIRED, place=FieldPlace("reason"))])
        return kept


def _birthday(born: date, years: int) -> date:
    """The day somebody turns so many years old; of 29 February the first of March."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)
