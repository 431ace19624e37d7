"""Hiring somebody from industry, or putting a hire right: who, what for, the procedure, the agreement."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.industry.roles import HireRole, SkillGrade, TitleLevel, Working
from ctec_desktop.domain.industry.views import HireForm, HireView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import industry as told
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording.enterprise_dialogs import yuan

_SAME: Final = (
    *("working", "role", "title", "title_level", "skill_grade", "certificate_no", "special_reason", "team", "funder"),
    *("agreement_no", "letter_no", "tasks", "planned_hours", "training_hours", "insurer", "policy_no"),
    *("needed_on", "found_on", "checked_on", "published_from", "published_until", "agreed_on", "from_on", "until_on"),
    *("trained_on", "insured_from", "insured_until"),
)


class HireDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, hire_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if hire_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._hire_id = hire_id
        self._version: int | None = None
        self._mentors = choice((), none=words.NOT_A_MENTOR)
        self._enterprises = choice((), none=words.NO_ENTERPRISE)
        self._departments = choice((), none=words.OPEN)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.WHO_PART)
        if self._hire_id is None:
            form.add("mentor_id", words.MENTOR, self._mentors, wide=True, hint=words.MENTOR_HINT)
        form.add("name", words.NAME, line())
        form.add("working", words.WORKING, _words(Working, told.WORKINGS, words.CHOOSE), required=True)
        form.add("enterprise_id", words.EMPLOYER, self._enterprises)
        form.add("employer", words.OTHER_EMPLOYER, line(words.OTHER_HINT))
        form.add("role", words.ROLE, _words(HireRole, told.ROLES, words.CHOOSE), required=True)
        form.add("department_id", words.DEPARTMENT, self._departments)
        form.add("title", words.TITLE_NAME, line())
        form.add("title_level", words.TITLE_LEVEL, _words(TitleLevel, told.TITLE_LEVELS, words.OPEN))
        form.add("skill_grade", words.SKILL_GRADE, _words(SkillGrade, told.SKILL_GRADES, words.OPEN))
        form.add("certificate_no", words.CERTIFICATE_NO, line())
        form.add("special_reason", words.SPECIAL, line(words.SPECIAL_HINT), wide=True)
        form.add("team", words.TEAM, line(words.TEAM_HINT))
        form.add("funder", words.FUNDER, line(words.FUNDER_HINT))
        form.add_heading(words.CHOOSING_PART)
        for key in ("needed_on", "found_on", "checked_on", "published_from", "published_until"):
            form.add(key, told.FIELDS[key], line(words.DAY_HINT))
        form.add_heading(words.TERM_PART)
        for key in ("agreed_on", "from_on", "until_on"):
            form.add(key, told.FIELDS[key], line(words.DAY_HINT))
        form.add("agreement_no", told.FIELDS["agreement_no"], line())
        form.add("letter_no", words.LETTER_NO, line())
        form.add("planned_hours", words.PLANNED_HOURS, line())
        form.add("hour_fee", words.HOUR_FEE, line())
        form.add("tasks", words.TASKS, line(), wide=True)
        form.add_heading(words.READY_PART)
        form.add("trained_on", words.TRAINED_ON, line(words.DAY_HINT))
        form.add("training_hours", words.TRAINING_HOURS, line())
        form.add("insurer", words.INSURER, line())
        form.add("policy_no", words.POLICY_NO, line())
        form.add("insured_from", words.INSURED_FROM, line(words.DAY_HINT))
        form.add("insured_until", words.INSURED_UNTIL, line(words.DAY_HINT))

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._hire_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: HireView | None = found[0]
        offered = found[1]
        enterprises = [(str(one), text) for one, text in offered.enterprises]
        departments = [(str(one), text) for one, text in offered.departments]
        if view is not None:
            _keep(enterprises, view.enterprise_id, view.employer)
            _keep(departments, view.department_id, view.department_name)
        offer_again(self._mentors, [(str(one), text) for one, text in offered.mentors], none=words.NOT_A_MENTOR)
        offer_again(self._enterprises, enterprises, none=words.NO_ENTERPRISE)
        offer_again(self._departments, departments, none=words.OPEN)
        if view is None:
            return {}
        self._version = view.version
        return {
            **{key: _text(getattr(view, key)) for key in _SAME},
            "name": view.name,
            "enterprise_id": _text(view.enterprise_id),
            "employer": "" if view.enterprise_id else view.employer or "",
            "department_id": _text(view.department_id),
            "hour_fee": yuan(view.hour_fee_fen),
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        form = HireForm(**typed, id=self._hire_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.saved_line(self.form.value("name").strip())


def _words(kind: Any, texts: Mapping[Any, str], none: str) -> Any:
    return choice(((one.value, texts[one]) for one in kind), none=none)


def _keep(offered: list[tuple[str, str]], known: int | None, text: str | None) -> None:
    """What the record names stays on offer although it is retired."""
    if known is not None and str(known) not in dict(offered):
        offered.append((str(known), text or ""))


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(office: Office, actor: Actor, hire_id: int | None) -> object:
    view = None if hire_id is None else office.industry.detail(actor, hire_id)
    return view, office.industry.choices(actor)


def _save(office: Office, actor: Actor, form: HireForm, _progress: object) -> Outcome[int]:
    return office.industry.save(actor, form)
