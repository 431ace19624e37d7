"""Planning a visit, or putting one right: where, when, who goes along."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.trips import TripForm, TripView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.check_list import CheckList
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.record_dialog import RecordDialog
from ctec_desktop.wording import trips_page as words

_TEXTS = ("purpose", "vehicles", "meeting_point", "safety_plan")
_DAYS = ("from_on", "until_on")
_LEADERS_PX = 170


class TripDialog(RecordDialog):
    def __init__(
        self, office: Office, actor: Actor, context: PageContext, parent: QWidget, trip_id: int | None = None
    ) -> None:
        super().__init__(words.NEW if trip_id is None else words.EDIT, context, parent)
        self._office = office
        self._actor = actor
        self._trip_id = trip_id
        self._version: int | None = None
        self._sites, self._plans = choice((), none=words.CHOOSE_PLACE), choice((), none=words.NO_PLAN)
        self.leaders = CheckList(words.LEADER_PART, words.FILTER_TEACHERS)
        self._build_form()
        self.begin()

    def _build_form(self) -> None:
        form = self.form
        form.add_heading(words.TRIP_PART)
        form.add("name", words.NAME, line(), wide=True, required=True)
        form.add("site_id", words.PLACE, self._sites, wide=True, required=True)
        form.add("from_on", words.FROM, line(words.DAY_HINT), required=True)
        form.add("until_on", words.UNTIL, line(words.DAY_HINT), required=True)
        form.add("plan_id", words.PLAN, self._plans)
        form.add("meeting_point", words.MEETING_POINT, line(words.MEETING_HINT))
        form.add("purpose", words.PURPOSE, line())
        form.add("vehicles", words.VEHICLES, line(words.VEHICLES_HINT))
        form.add_heading(words.SAFETY_PART)
        form.add("safety_plan", words.SAFETY_PLAN, line(words.SAFETY_HINT), wide=True, hint=words.INSURED_BY_POLICIES)
        form.add_heading(words.LEADER_PART)
        self.leaders.setFixedHeight(_LEADERS_PX)
        self.add_part(self.leaders)

    @override
    def reading(self) -> Callable[[], object]:
        return partial(_read, self._office, self._actor, self._trip_id)

    @override
    def taken(self, found: Any) -> Mapping[str, str]:
        view: TripView | None = found[0]
        offered = found[1]
        sites = [(str(site_id), text) for site_id, text in offered.sites]
        if view is not None and str(view.site_id) not in dict(sites):
            sites.append((str(view.site_id), view.enterprise_name))
        offer_again(self._sites, sites, none=words.CHOOSE_PLACE)
        offer_again(self._plans, [(str(one), text) for one, text in offered.plans], none=words.NO_PLAN)
        chosen = self.leaders.chosen() or (() if view is None else tuple(one.teacher_id for one in view.leaders))
        known = {} if view is None else {one.teacher_id: one.name for one in view.leaders}
        people = dict(offered.teachers)
        self.leaders.show_people([*people.items(), *((k, v) for k, v in known.items() if k not in people)], chosen)
        if view is None:
            return {}
        self._version = view.version
        days = {key: getattr(view, key) for key in _DAYS}
        return {
            "name": view.name,
            "site_id": str(view.site_id),
            "plan_id": str(view.plan_id or ""),
            **{key: getattr(view, key) or "" for key in _TEXTS},
            **{key: day.isoformat() if day else "" for key, day in days.items()},
        }

    @override
    def saving(self) -> tuple[str, Callable[[object], Outcome[int]]]:
        typed: dict[str, Any] = self.form.values()
        form = TripForm(**typed, leader_ids=self.leaders.chosen(), id=self._trip_id, version=self._version)
        return words.SAVING, partial(_save, self._office, self._actor, form)

    @override
    def told(self, outcome: Outcome[int]) -> str:
        return words.saved_line(self.form.value("name").strip())


def _read(office: Office, actor: Actor, trip_id: int | None) -> object:
    view = None if trip_id is None else office.trips.detail(actor, trip_id)
    return view, office.trips.choices(actor)


def _save(office: Office, actor: Actor, form: TripForm, _progress: object) -> Outcome[int]:
    return office.trips.save(actor, form)
