"""The choices for changing placements: whose, which change, from which day, why, and on which paper it rests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.domain.codes.office import OfficeCode
from ctec_desktop.domain.codes.placement_changes import ChangeCode
from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.placement_changes import REASONS, ChangeReason, ChangeWish
from ctec_desktop.domain.placement_periods import ChangeKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.placements.post_combo import PostChoice, PostCombo, post_choices
from ctec_desktop.wording import change_dialog as words

CHOSEN: Final = "chosen"
_UNIT: Final = "unit:"
_FIELD_OF: Final = {str(OfficeCode.NO_SUCH_POST): "post_id", str(ChangeCode.NOBODY_CHOSEN): "scope"}
_WORDS: Final = ("until_on", "reason", "proof")
_WITH_UNTIL: Final = frozenset({ChangeKind.PAUSE, ChangeKind.EXTEND, ChangeKind.MOVE_UNIT})
_WITH_POST: Final = frozenset({ChangeKind.MOVE_POST, ChangeKind.MOVE_UNIT})


@dataclass(frozen=True, slots=True)
class ChangeChoices:
    """What can be chosen from: units with placements, posts to go to."""

    units: tuple[tuple[int, str], ...] = ()
    posts: tuple[PostChoice, ...] = ()


def read_choices(office: Office, actor: Actor) -> ChangeChoices:
    """Called off the window's thread."""
    return ChangeChoices(office.placements.units(actor), post_choices(office.placements.posts(actor)))


class ChangeForm(FormGrid):
    """Says `wish_changed` when a person changed what is wished for."""

    wish_changed = Signal()

    def __init__(self, today: date, chosen: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = tuple(chosen)
        self._scope, self._kinds, self._reasons = ComboBox(), ComboBox(), ComboBox()
        self.posts = PostCombo()
        self._until = LineEdit()
        self._day = QDateEdit(QDate(today.year, today.month, today.day))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("yyyy-MM-dd")
        for kind, text in words.KINDS.items():
            self._kinds.addItem(text, kind.value)
        self.add("scope", words.SCOPE, self._scope, required=True)
        self.add("kind", words.KIND, self._kinds, required=True)
        self.add("effective_on", words.EFFECTIVE, self._day, required=True)
        self.add("until_on", words.UNTIL, self._until, hint=words.UNTIL_HINT)
        self.add("post_id", words.POST, self.posts, wide=True)
        self.add("reason_kind", words.REASON, self._reasons, required=True)
        self.add("reason", words.REASON_TEXT, LineEdit())
        self.add("proof", words.PROOF, LineEdit(), wide=True, hint=words.PROOF_HINT)
        self.fill(ChangeChoices())
        self._fit_kind()
        self.edited.connect(self._on_edited_field)
        self.is_edited = False

    @property
    def kind(self) -> ChangeKind:
        return ChangeKind(self.value("kind"))

    def fill(self, choices: ChangeChoices) -> None:
        """Offers these units and posts; what was chosen stays chosen."""
        chosen, was_edited = self._scope.currentData(), self.is_edited
        with QSignalBlocker(self):
            self._scope.clear()
            self._scope.addItem(words.chosen(len(self._chosen)) if self._chosen else words.CHOSEN_FIRST, CHOSEN)
            for unit_id, name in choices.units:
                self._scope.addItem(words.whole_unit(name), f"{_UNIT}{unit_id}")
            self._scope.setCurrentIndex(max(0, self._scope.findData(chosen)))
            self.posts.set_posts(choices.posts)
        self.is_edited = was_edited

    def unit_id(self) -> int | None:
        """The unit whose placements are all meant; None for those chosen in the list."""
        scope = self.value("scope")
        return int(scope.removeprefix(_UNIT)) if scope.startswith(_UNIT) else None

    def has_words(self) -> bool:
        """Whether words were typed that are not registered."""
        return self.is_edited and any(self.value(key).strip() for key in _WORDS)

    def choose_kind(self, kind: ChangeKind) -> None:
        self._kinds.setCurrentIndex(self._kinds.findData(kind.value))

    def effective_on(self) -> date:
        return date.fromisoformat(self.value("effective_on"))

    def wish(self, confirmed: frozenset[str]) -> ChangeWish:
        """What is wished for, for the placements chosen in the list.

        Raises: RuleViolation naming a day that cannot be read.
        """
        kind = self.kind
        return ChangeWish(
            placement_ids=self._chosen,
            kind=kind,
            reason_kind=ChangeReason(self.value("reason_kind")),
            effective_on=None if kind is ChangeKind.EXTEND else self.effective_on(),
            until_on=self._until_on() if kind in _WITH_UNTIL else None,
            post_id=self.posts.post_id() if kind in _WITH_POST else None,
            reason=self.value("reason").strip() or None,
            proof=self.value("proof").strip() or None,
            confirmed=confirmed,
        )

    def tell(self, error: BaseException) -> tuple[str, ...]:
        """Writes what is wrong below its field, leaves the person where they are, and returns what fits no field."""
        return self.tell_error(error, _FIELD_OF)

    def _until_on(self) -> date | None:
        text = self.value("until_on").strip()
        if not text:
            return None
        try:
            return parse_day(text).on
        except NotADay as error:
            facts = {"heading": words.FIELD_UNTIL}
            place = FieldPlace("until_on")
            raise RuleViolation([Problem(SheetCode.DATE_UNREADABLE, facts=facts, place=place, value=text)]) from error

    def _fit_kind(self) -> None:
        """Only what this kind of change asks for can be filled in."""
        kind = self.kind
        self._day.setEnabled(kind is not ChangeKind.EXTEND)
        self._until.setEnabled(kind in _WITH_UNTIL)
        self.posts.setEnabled(kind in _WITH_POST)
        chosen = self._reasons.currentData()
        with QSignalBlocker(self._reasons):
            self._reasons.clear()
            for reason in REASONS[kind]:
                self._reasons.addItem(words.REASONS[reason], reason.value)
            self._reasons.setCurrentIndex(max(0, self._reasons.findData(chosen)))

    def _on_edited_field(self, key: str) -> None:
        if key == "kind":
            self._fit_kind()
        self.clear_problems()
        self.wish_changed.emit()
