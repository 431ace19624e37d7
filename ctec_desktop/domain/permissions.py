"""Who may do what, and to which departments' records."""

from enum import StrEnum
from typing import NamedTuple, Protocol


class Permission(StrEnum):
    """One word per thing a role may be given. A service method names exactly one of them."""

    SCHOOL_SEE = "school.see"
    SCHOOL_EDIT = "school.edit"
    CLASSES_SEE = "classes.see"
    IMPORTS_USE = "imports.use"
    CLASSES_EDIT = "classes.edit"
    STUDENTS_SEE = "students.see"
    STUDENTS_EDIT = "students.edit"
    STUDENTS_IMPORT = "students.import"
    STUDENTS_STATUS = "students.status"
    STUDENTS_REVEAL = "students.reveal"
    ENTERPRISES_SEE = "enterprises.see"
    ENTERPRISES_EDIT = "enterprises.edit"
    ENTERPRISES_MERGE = "enterprises.merge"
    ENTERPRISES_IMPORT = "enterprises.import"
    TEACHERS_SEE = "teachers.see"
    TEACHERS_EDIT = "teachers.edit"
    TEACHERS_REVEAL = "teachers.reveal"
    TEACHERS_IMPORT = "teachers.import"
    PRACTICE_SEE = "practice.see"
    PRACTICE_EDIT = "practice.edit"
    PRACTICE_VERIFY = "practice.verify"
    INDUSTRY_SEE = "industry.see"
    INDUSTRY_EDIT = "industry.edit"
    RECOGNITION_SEE = "recognition.see"
    RECOGNITION_EDIT = "recognition.edit"
    FIGURES_SEE = "figures.see"
    FIGURES_KEEP = "figures.keep"
    MAJORS_IMPORT = "majors.import"
    PLANS_SEE = "plans.see"
    PLANS_EDIT = "plans.edit"
    PLACEMENTS_SEE = "placements.see"
    PLACEMENTS_EDIT = "placements.edit"
    APPLICATIONS_DECIDE = "applications.decide"
    COVER_SEE = "cover.see"
    COVER_EDIT = "cover.edit"
    INCIDENTS_SEE = "incidents.see"
    INCIDENTS_EDIT = "incidents.edit"
    APPRENTICES_SEE = "apprentices.see"
    APPRENTICES_EDIT = "apprentices.edit"
    AGREEMENTS_SEE = "agreements.see"
    AGREEMENTS_ISSUE = "agreements.issue"
    AGREEMENTS_MOVE = "agreements.move"
    AGREEMENTS_APPROVAL = "agreements.approval"
    SCANS_SEE = "scans.see"
    SCANS_FILE = "scans.file"
    HANDOUTS_SEE = "handouts.see"
    HANDOUTS_EDIT = "handouts.edit"
    ARCHIVE_SEE = "archive.see"
    ARCHIVE_EDIT = "archive.edit"
    ARCHIVE_EXPORT = "archive.export"
    TEMPLATES_SEE = "templates.see"
    TEMPLATES_EDIT = "templates.edit"
    TEMPLATES_USE = "templates.use"
    TEMPLATES_CONFIRM = "templates.confirm"
    PAPERS_SEE = "papers.see"
    PAPERS_PRINT = "papers.print"
    PAPERS_LOOK = "papers.look"
    SEARCH_USE = "search.use"
    VIEWS_USE = "views.use"
    LISTS_EXPORT = "lists.export"
    SETTINGS_EDIT = "settings.edit"
    PROGRAM_CHECK = "program.check"
    RULES_SEE = "rules.see"
    RULES_EDIT = "rules.edit"
    CALENDAR_SEE = "calendar.see"
    CALENDAR_EDIT = "calendar.edit"
    CHECKS_SEE = "checks.see"
    CHECKS_EDIT = "checks.edit"
    FILINGS_EDIT = "filings.edit"
    WAIVERS_EDIT = "waivers.edit"
    RULES_CONFIRM = "rules.confirm"


class Role(StrEnum):
    """What a person is to an agreement; `PROGRAM` is the calendar's own step, made when its day has come."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    HEAD = "head"
    PROGRAM = "program"


EVERY_PERSON = frozenset({Role.CLERK, Role.REVIEWER, Role.HEAD})


class RowScope(NamedTuple):
    """The departments whose records a person sees; `None` means the whole school."""

    department_ids: frozenset[int] | None = None

    @property
    def is_whole_school(self) -> bool:
        return self.department_ids is None


WHOLE_SCHOOL = RowScope()


class Actor(NamedTuple):
    """Who is at work: the name written into the audit trail, the rows they may touch, what they are to an agreement.

    Until users exist, whoever sits at this PC is everything a person can be.
    """

    name: str
    scope: RowScope = WHOLE_SCHOOL
    roles: frozenset[Role] = EVERY_PERSON


class Policy(Protocol):
    def allows(self, actor: Actor, permission: Permission) -> bool: ...


class AllowAll:
    """Until users and roles exist, everyone at this PC may do everything."""

    def allows(self, actor: Actor, permission: Permission) -> bool:
        del actor, permission
        return True
