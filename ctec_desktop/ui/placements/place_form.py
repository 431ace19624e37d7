"""The choices for placing a class: class, plan, post, days. The days are the plan's until someone changes them."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placements import PlacementCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView, PlanView
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_editors import offer_again
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.placements.post_combo import PostChoice, PostCombo, post_choices
from ctec_desktop.wording import placements_page as words

if TYPE_CHECKING:
    from ctec_desktop.services.placements import PlaceClass

_FIELD_OF: Final = {
    str(PlacementCode.CLASS_IS_EMPTY): "class_name",
    str(OfficeCode.NO_SUCH_PLAN): "plan_id",
    str(OfficeCode.NO_SUCH_POST): "post_id",
    str(OfficeCode.PLAN_DATES_REVERSED): "until_on",
    str(PlacementCode.OUTSIDE_PLAN): "until_on",
}


@dataclass(frozen=True, slots=True)
class PlaceChoices:
    """What can be chosen from."""

    classes: tuple[ClassView, ...] = ()
    plans: tuple[PlanView, ...] = ()
    posts: tuple[PostChoice, ...] = ()


def read_choices(office: Office, actor: Actor) -> PlaceChoices:
    """Called off the window's thread."""
    posts = post_choices(office.placements.posts(actor))
    return PlaceChoices(office.school.classes(actor), office.plans.all(actor), posts)


class PlaceForm(FormGrid):
    """Says `wish_changed` when a person or a fresh reading changed what is wished for."""

    wish_changed = Signal()

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plans_by_id: dict[str, PlanView] = {}
        self._wanted_class = ""
        self._classes, self._plans, self.posts = ComboBox(), ComboBox(), PostCombo()
        self.add("class_name", words.CLASS, self._classes, required=True)
        self.add("plan_id", words.PLAN, self._plans, required=True)
        self.add("post_id", words.POST_LABEL, self.posts, wide=True, required=True)
        self.add("from_on", words.FROM_LABEL, _day_edit(today), required=True)
        self.add("until_on", words.UNTIL_LABEL, _day_edit(today), required=True)
        self.edited.connect(self._on_choice_edited)

    def fill(self, choices: PlaceChoices, newest_plan: int | None = None) -> None:
        """Offers these choices; what was chosen stays chosen, a plan just made is chosen at once."""
        before = self.value("plan_id")
        plan_id = str(newest_plan) if newest_plan is not None else before
        self._plans_by_id = {str(plan.id): plan for plan in choices.plans}
        if not plan_id and len(choices.plans) == 1:
            plan_id = str(choices.plans[0].id)
        classes = [(found.name, words.class_choice(found.name, found.students)) for found in choices.classes]
        plans = [(str(p.id), words.plan_choice(p.name, p.from_on, p.until_on)) for p in choices.plans]
        post_id = self.posts.post_id()
        with QSignalBlocker(self):
            offer_again(self._classes, classes, none=words.CHOOSE_CLASS, chosen=self._wanted_class or None)
            offer_again(self._plans, plans, none=words.CHOOSE_PLAN if plans else words.NO_PLANS, chosen=plan_id)
            self.posts.set_posts(choices.posts)
            self.posts.setCurrentIndex(-1 if post_id is None else self.posts.findData(str(post_id)))
            if self.value("plan_id") != before:
                self._take_days()
        self._wanted_class = ""
        self.is_edited = False
        self.wish_changed.emit()

    def choose_class(self, name: str) -> None:
        """Chooses a class beforehand, also while the classes are still being read."""
        self._wanted_class = name
        if self._classes.findData(name) >= 0:
            self.set_value("class_name", name)

    def choose_post(self, post_id: int) -> None:
        self.posts.setCurrentIndex(self.posts.findData(str(post_id)))

    def wish(self, confirmed: frozenset[str]) -> "PlaceClass | None":
        """What is wished for, or None while something is missing."""
        from ctec_desktop.services.placements import PlaceClass

        class_name, plan_id, post_id = self.value("class_name"), self.value("plan_id"), self.posts.post_id()
        if not class_name or not plan_id or post_id is None:
            return None
        return PlaceClass(class_name, int(plan_id), post_id, self._day("from_on"), self._day("until_on"), confirmed)

    def tell(self, error: BaseException) -> tuple[str, ...]:
        """Writes what is wrong below its field, leaves the person where they are, and returns what fits no field."""
        return self.tell_error(error, _FIELD_OF)

    def _day(self, key: str) -> date:
        return date.fromisoformat(self.value(key))

    def _take_days(self) -> None:
        plan = self._plans_by_id.get(self.value("plan_id"))
        if plan is not None:
            self.set_value("from_on", plan.from_on.isoformat())
            self.set_value("until_on", plan.until_on.isoformat())

    def _on_choice_edited(self, key: str) -> None:
        if key == "plan_id":
            self._take_days()
        self.clear_problems()
        self.wish_changed.emit()


def _day_edit(today: date) -> QDateEdit:
    made = QDateEdit(QDate(today.year, today.month, today.day))
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    return made
