"""A unit's weekly rest days and all its shift plans, with the rota of the chosen one drawn."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.shift_plans import WEEK
from ctec_desktop.domain.shift_views import PlanLine, UnitShifts
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.ui.enterprises.part_dialog import PartOf
from ctec_desktop.ui.enterprises.rota_picture import RotaPicture
from ctec_desktop.ui.enterprises.shift_plan_dialog import ShiftPlanDialog
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import shifts as labels
from ctec_desktop.wording import shifts_page as words
from ctec_desktop.wording.calendar import WEEKDAYS

_COLUMNS: Final = (
    Column(words.COLUMN_OWNER, 170),
    Column(words.COLUMN_NAME, 150),
    Column(words.COLUMN_DAYS, 190),
    Column(words.COLUMN_TOTALS, 390),
)


class ShiftsDialog(Dialog):
    """Follows every change of the unit while it is open. Args: `part` names the unit."""

    def __init__(self, part: PartOf, unit_name: str, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.title(unit_name), parent, 640)
        self._part = part
        self._context = context
        self._found: dict[int, PlanLine] = {}
        self._chosen: PlanLine | None = None
        self._rest_days: frozenset[int] = frozenset()
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.table.setAccessibleName(words.PLANS)
        self.rest_boxes = tuple(CheckBox(f"周{WEEKDAYS[day]}") for day in range(WEEK))
        self.rest_button = button(words.SAVE_REST_DAYS)
        self.picture = RotaPicture()
        self.sums = label("", "strong", wrap=True)
        self.note = Note()
        self._build()
        self._connect()
        self._on_chosen(None)
        self._read()

    def _build(self) -> None:
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        rest = Flow()
        rest.setSpacing(Gap.M)
        rest.addWidget(label(words.REST_DAYS, "strong"))
        for box in self.rest_boxes:
            rest.addWidget(box)
        rest.addWidget(self.rest_button)
        self.body.addLayout(rest)
        self.body.addWidget(self.note)
        self.table.setMinimumHeight(120)
        self.body.addWidget(self.table, 1)
        held = Scrolled(self.picture)
        held.setMinimumHeight(190)
        self.body.addWidget(held, 2)
        self.body.addWidget(self.sums)
        self.void_button = self.add_button(words.VOID, self._on_void_asked, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.edit_button = self.add_button(words.EDIT, self.open_edit)
        self.new_button = self.add_button(words.NEW, self.open_new, primary=True)
        may_write = self._part.office.may_write
        for one in (self.new_button, self.rest_button, *self.rest_boxes):
            one.setEnabled(may_write)
        self.resize(QSize(980, 640).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.table.current_record_changed.connect(self._on_chosen)
        self.table.doubleClicked.connect(self._on_double_clicked)
        self.rest_button.clicked.connect(self.save_rest_days)
        self._context.hub.subscribe(frozenset({Area.ENTERPRISES}), self._on_changes)

    def open_new(self) -> ShiftPlanDialog:
        return self._open(None)

    def open_edit(self) -> ShiftPlanDialog | None:
        return None if self._chosen is None else self._open(self._chosen.id)

    def save_rest_days(self) -> None:
        """Keeps the boxes that are ticked."""
        days = frozenset(day for day, box in enumerate(self.rest_boxes) if box.isChecked())
        self.note.say("")
        work = partial(_save_rest_days, self._part, days)
        said = words.rest_days_saved(days)
        self._context.jobs.start(words.SAVING_REST_DAYS, work, partial(self._on_written, said), self._on_lost)

    def _open(self, plan_id: int | None) -> ShiftPlanDialog:
        part = self._part
        dialog = ShiftPlanDialog(PartOf(part.office, part.actor, part.enterprise_id, plan_id), self._context, self)
        dialog.open()
        return dialog

    def _on_double_clicked(self, *_: object) -> None:
        if self.edit_button.isEnabled():
            self.open_edit()

    def _on_void_asked(self) -> None:
        if self._chosen is not None:
            void = partial(self._void, self._chosen.id)
            confirm(self, words.VOID, words.ask_void(self._chosen.name), words.VOID, void, danger=True)

    def _void(self, plan_id: int) -> None:
        work = partial(_void, self._part, plan_id)
        self._context.jobs.start(words.VOIDING, work, self._on_voided, self._on_lost)

    def _on_voided(self, outcome: Outcome[str]) -> None:
        self._context.say(words.voided_line(outcome.value), Tone.OK)

    def _on_written(self, said: str, _outcome: Outcome[int]) -> None:
        self._context.say(said, Tone.OK)

    def _read(self) -> None:
        part = self._part
        work = partial(part.office.shift_plans.of_unit, part.actor, part.enterprise_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, found: UnitShifts) -> None:
        kept = self._chosen
        self._found = {one.id: one for one in found.plans}
        self._rows.keep([_row(one) for one in found.plans])
        self.model.refresh()
        self.model.load(ListQuery())
        if found.rest_days != self._rest_days:
            # Boxes somebody ticked and has not saved yet stay when something else of the unit changes.
            self._rest_days = found.rest_days
            for day, box in enumerate(self.rest_boxes):
                box.setChecked(day in found.rest_days)
        self.note.say("" if found.plans else words.NONE, Tone.ACCENT)
        first = next(iter(self._found), None)
        self._on_chosen(kept.id if kept is not None and kept.id in self._found else first)

    def _on_chosen(self, plan_id: object) -> None:
        self._chosen = self._found.get(plan_id) if isinstance(plan_id, int) else None
        is_there = self._chosen is not None and self._part.office.may_write
        self.edit_button.setEnabled(is_there)
        self.void_button.setEnabled(is_there)
        self.picture.show_plan(None if self._chosen is None else self._chosen.plan)
        self.sums.setText("" if self._chosen is None else words.plan_note(self._chosen))

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _row(one: PlanLine) -> Row:
    owner = words.owner_text(one.owner.name)
    return (one.id, owner, one.name, labels.valid_line(one.plan), labels.totals_line(one.plan))


def _save_rest_days(part: PartOf, days: frozenset[int], _progress: object) -> Outcome[int]:
    return part.office.shift_plans.set_rest_days(part.actor, part.enterprise_id, days)


def _void(part: PartOf, plan_id: int, _progress: object) -> Outcome[str]:
    return part.office.shift_plans.void(part.actor, part.enterprise_id, plan_id)
