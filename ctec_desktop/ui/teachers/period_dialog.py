"""Entering a period of practice, or putting one right that nobody has verified."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.practice.views import PeriodForm, PeriodView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.form_editors import choice, line, suggest, suggestions
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.ui.kit.text_edit import TextEdit
from ctec_desktop.wording import practice as labels
from ctec_desktop.wording import practice_page as words

_TEXTS = (
    *("unit", "post", "goals", "mentor", "agreement_no", "substitutes", "substitutes_approved_by", "outcomes"),
    *("enterprise_appraisal", "school_appraisal"),
)
_DAYS = ("from_on", "until_on", "absent_from_on", "absent_until_on", "leave_from_on", "leave_until_on")


class PeriodDialog(RecordDialog):
    """Args: `period_id` of one on record; a new one while None."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        parent: QWidget,
        teacher_id: int,
        period_id: int | None = None,
    ) -> None:
        super().__init__(words.NEW if period_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._teacher_id = teacher_id
        self._period_id = period_id
        self._version: int | None = None
        self._unit = suggestions(words.UNIT, (), words.UNIT_HINT)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.WHERE_PART)
        form.add("place", words.PLACE, choice(_choices(labels.PLACES)), required=True)
        form.add("form", words.FORM, choice(_choices(labels.FORMS), none=words.CHOOSE), required=True)
        form.add("unit", words.UNIT, self._unit, wide=True, required=True)
        form.add("post", words.POST, line())
        form.add("mentor", words.MENTOR, line())
        form.add("from_on", words.FROM, line(words.DAY_HINT), required=True)
        form.add("until_on", words.UNTIL, line(words.DAY_HINT), required=True)
        form.add("stated_days", words.STATED_DAYS, line(words.STATED_HINT), wide=True)
        form.add("absent_from_on", words.ABSENT_FROM, line(words.DAY_HINT))
        form.add("absent_until_on", words.ABSENT_UNTIL, line(words.DAY_HINT))
        form.add_heading(words.PLAN_PART)
        self._add_long("goals", words.GOALS)
        form.add("agreement_no", words.AGREEMENT_NO, line(), wide=True)
        form.add("leave_from_on", words.LEAVE_FROM, line(words.DAY_HINT))
        form.add("leave_until_on", words.LEAVE_UNTIL, line(words.DAY_HINT))
        form.add("substitutes", words.SUBSTITUTES, line())
        form.add("substitutes_approved_by", words.SUBSTITUTES_BY, line())
        form.add_heading(words.RESULT_PART)
        self._add_long("outcomes", words.OUTCOMES)
        form.add("enterprise_appraisal", words.ENTERPRISE_APPRAISAL, line(), wide=True)
        form.add("school_appraisal", words.SCHOOL_APPRAISAL, line(), wide=True)

    def _add_long(self, key: str, title: str) -> None:
        editor = TextEdit()
        editor.setProperty("tall", "true")
        self.form.add(key, title, editor, wide=True)

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._period_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        names, view = found
        suggest(self._unit, names)
        if view is None:
            return {}
        self._version = view.version
        return {
            **{key: getattr(view, key) or "" for key in _TEXTS},
            **{key: _iso(getattr(view, key)) for key in _DAYS},
            "place": view.place.value,
            "form": view.form.value,
            "stated_days": "" if view.stated_days is None else str(view.stated_days),
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        form = PeriodForm(self._teacher_id, **self.form.values(), id=self._period_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.SAVED


def _iso(on: date | None) -> str:
    return "" if on is None else on.isoformat()


def _choices(texts: Mapping[Any, str]) -> list[tuple[str, str]]:
    return [(str(key), text) for key, text in texts.items()]


def _read(office: Office, actor: Actor, period_id: int | None) -> tuple[tuple[str, ...], PeriodView | None]:
    view = None if period_id is None else office.practice.period(actor, period_id)
    return office.practice.enterprise_names(actor), view


def _save(office: Office, actor: Actor, form: PeriodForm, _progress: object) -> Outcome[int]:
    return office.practice_records.save(actor, form)
