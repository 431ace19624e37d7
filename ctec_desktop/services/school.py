"""The school's own facts: its profile, its classes, its settings."""

from collections.abc import Mapping
from dataclasses import dataclass

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.phones import read_phone
from ctec_desktop.domain.views import ClassView, SchoolView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.majors import class_named
from ctec_desktop.storage.queries.school import school, settings
from ctec_desktop.storage.queries.students import classes
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import school as writer

SCHOOL_CODE_DIGITS = 10


@dataclass(frozen=True, slots=True)
class SchoolForm:
    """The profile as typed. `version` is the one the form was opened with."""

    name: str
    code: str | None = None
    uscc: str | None = None
    address: str | None = None
    contact_name: str | None = None
    contact_phone: str | None = None
    legal_representative: str | None = None
    version: int = 1


class SchoolService(Service):
    @needs(Permission.SCHOOL_SEE)
    def profile(self, actor: Actor) -> SchoolView:
        """The school this data folder belongs to."""
        del actor
        with self._database.read() as connection:
            return school(connection)

    @needs(Permission.SCHOOL_EDIT)
    def found(self, actor: Actor, form: SchoolForm) -> Outcome[int]:
        """Writes the profile of a new data folder."""
        check_form(form)
        with self._database.unit(Command(actor.name, "school.found")) as unit:
            school_id = writer.add_school(unit, _values(form))
        return Outcome(school_id, (Change(Area.SCHOOL),))

    @needs(Permission.SCHOOL_EDIT)
    def save_profile(self, actor: Actor, form: SchoolForm) -> Outcome[int]:
        """Raises: RuleViolation when a field is malformed or somebody else saved in between."""
        check_form(form)
        with self._database.unit(Command(actor.name, "school.save")) as unit:
            school_id = writer.change_school(unit, form.version, _values(form))
        return Outcome(school_id, (Change(Area.SCHOOL),))

    @needs(Permission.CLASSES_SEE)
    def classes(self, actor: Actor) -> tuple[ClassView, ...]:
        """Classes the actor may see, newest grade first."""
        with self._database.read() as connection:
            return classes(connection, actor.scope)

    @needs(Permission.SCHOOL_EDIT)
    def set_grade(self, actor: Actor, class_name: str, grade: int) -> Outcome[int]:
        """Sets the year of entry of a class; INT-GRADE-01 rests on it."""
        with self._database.unit(Command(actor.name, "class.grade", f"{class_name}：{grade}级")) as unit:
            is_seen = class_named(unit.connection, actor.scope, class_name) is not None
            class_id = writer.set_grade(unit, class_name, grade) if is_seen else None
        if class_id is None:
            raise RuleViolation([Problem(OfficeCode.NO_SUCH_CLASS, facts={"class_name": class_name})])
        return Outcome(class_id, (Change(Area.CLASSES), Change(Area.STUDENTS)))

    @needs(Permission.SCHOOL_SEE)
    def settings(self, actor: Actor) -> Mapping[str, str]:
        """Every setting of the office that has been changed from its default."""
        del actor
        with self._database.read() as connection:
            return settings(connection)

    @needs(Permission.SETTINGS_EDIT)
    def set_setting(self, actor: Actor, key: str, value: str) -> Outcome[None]:
        """Keeps a setting of the office."""
        with self._database.unit(Command(actor.name, "setting.set", key)) as unit:
            writer.set_setting(unit, key, value)
        return Outcome(None, (Change(Area.SETTINGS),))


def _values(form: SchoolForm) -> dict[str, str | None]:
    return {
        "name": form.name.strip(),
        "code": form.code or None,
        "uscc": form.uscc or None,
        "address": form.address or None,
        "contact_name": form.contact_name or None,
        "contact_phone": form.contact_phone or None,
        "legal_representative": form.legal_representative or None,
    }


def check_form(form: SchoolForm) -> None:
    """Raises: RuleViolation naming every field of the profile that is wrong."""
    problems = profile_problems(form)
    if problems:
        raise RuleViolation(problems)


def profile_problems(form: SchoolForm) -> list[Problem]:
    """What is wrong with the profile, field by field."""
    problems = []
    if not form.name.strip():
        problems.append(Problem(OfficeCode.FIELD_REQUIRED, place=FieldPlace("name")))
    if form.code and not (form.code.isascii() and form.code.isdigit() and len(form.code) == SCHOOL_CODE_DIGITS):
        problems.append(Problem(OfficeCode.SCHOOL_CODE_MALFORMED, place=FieldPlace("code"), value=form.code))
    if form.contact_phone and not read_phone(form.contact_phone).is_usual:
        problems.append(
            Problem(OfficeCode.PHONE_MALFORMED, place=FieldPlace("contact_phone"), value=form.contact_phone)
        )
    return problems
