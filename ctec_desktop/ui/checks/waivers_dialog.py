"""提醒与豁免: every warning of a class or the school, let pass with a reason, and taken back."""

from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.checks import CheckSelection
from ctec_desktop.domain.findings import Result
from ctec_desktop.domain.fitness import FactSubject
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.domain.waivers import Waivable, Warnings, WarningView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.cures import goal_of, linked, linked_line
from ctec_desktop.ui.checks.waive_dialog import WaiveDialog
from ctec_desktop.ui.checks.waiver_records_dialog import WaiverRecordsDialog
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import checks_page as check_words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import waivers as words
from ctec_desktop.wording.findings import RESULTS

AREAS: Final = frozenset({Area.PLACEMENTS, Area.ENTERPRISES, Area.PLANS, Area.CHECKS, Area.RULES})
_CLASS_LETTERS: Final = 16


def _tone(row: Row) -> Tone:
    return Tone.WARN if row[1] in (RESULTS[Result.WARN], RESULTS[Result.HELD]) else Tone.MUTED


_COLUMNS: Final = (
    Column(words.STATE, 72, tone=_tone),
    Column(words.ABOUT, 290),
    Column(words.RULE, 112),
    Column(words.AFFECTED, 60, Align.RIGHT),
    Column(words.WHAT, 460),
)


class WaiversDialog(Dialog):
    """Follows every change while it is open. Args: `class_name` is the class it begins with."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, class_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._class_name = class_name
        self._found: dict[int, WarningView] = {}
        self._current: WarningView | None = None
        self.class_combo = choice([(class_name, class_name)] if class_name else (), none=check_words.ALL_CLASSES)
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.behind = linked(check_words.DETAILS)
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(office.school.classes, actor), self._on_classes, self._on_lost)

    def _build(self) -> None:
        self.class_combo.setAccessibleName(check_words.CLASS)
        self.class_combo.setMinimumContentsLength(_CLASS_LETTERS)
        self.table.setAccessibleName(words.TITLE)
        self._summary = label("", "strong", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.class_combo)
        top.addWidget(self._summary, 1)
        held = Scrolled(self.behind)
        held.setFixedHeight(84)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(held)
        self.records_button = self.add_button(words.RECORDS, self.open_records, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.withdraw_button = self.add_button(words.WITHDRAW, self.open_withdraw)
        self.waive_button = self.add_button(words.WAIVE, self.open_waive, primary=True)
        self.resize(QSize(1080, 620).boundedTo(self.screen().availableSize()))
        self._tell_chosen()

    def _connect(self) -> None:
        self.class_combo.currentIndexChanged.connect(self._read)
        self.table.selection_count_changed.connect(self._tell_chosen)
        self.table.current_record_changed.connect(self._on_current)
        self.behind.linkActivated.connect(self.cure)
        self._context.hub.subscribe(AREAS, self._on_changes)

    def summary(self) -> str:
        return self._summary.text()

    def open_waive(self) -> WaiveDialog | None:
        """The form for every chosen warning that is not waived yet."""
        chosen = tuple(
            Waivable(one.finding.rule_id, one.finding.code, one.subject, one.subject_id)
            for one in self._selected()
            if one.waiver_id is None
        )
        if not chosen:
            return None
        dialog = WaiveDialog(self._office, self._actor, self._context, chosen, self)
        dialog.open()
        return dialog

    def open_withdraw(self) -> None:
        for waiver_id in [one.waiver_id for one in self._selected() if one.waiver_id is not None][:1]:
            back = partial(self._office.waivers.withdraw, self._actor, waiver_id)
            WithdrawDialog(words.WITHDRAW, back, _withdrawn, self._context, self).open()

    def open_records(self) -> WaiverRecordsDialog:
        dialog = WaiverRecordsDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def cure(self, _link: str) -> None:
        """Leaves for the page on which the chosen warning is cured."""
        if self._current is not None and (goal := _goal(self._current)) is not None:
            self.accept()
            self._context.go(*goal)

    def _selected(self) -> list[WarningView]:
        return [self._found[one] for one in self.table.selected_ids() if one in self._found]

    def _tell_chosen(self, *_: object) -> None:
        chosen = self._selected()
        waived = [one for one in chosen if one.waiver_id is not None]
        self.waive_button.setEnabled(len(chosen) > len(waived))
        self.withdraw_button.setEnabled(len(chosen) == 1 and bool(waived))

    def _read(self, *_: object) -> None:
        name = str(self.class_combo.currentData() or "") or None
        chosen = CheckSelection(class_name=name)
        work = partial(self._office.waivers.warnings, self._actor, chosen)
        self._context.jobs.read(work, partial(self._on_read, name), self._on_lost)

    def _on_read(self, name: str | None, found: Warnings) -> None:
        if name != (str(self.class_combo.currentData() or "") or None):
            return
        self._found = dict(enumerate(found.listed, 1))
        self._rows.keep([_row(at, one) for at, one in self._found.items()])
        self.model.refresh()
        self.model.load(ListQuery())
        waived = sum(one.waiver_id is not None for one in found.listed)
        self._summary.setText(words.summary(len(found.listed), found.total, waived))
        self._on_current(None)

    def _on_current(self, at: object) -> None:
        one = self._found.get(at) if isinstance(at, int) else None
        self._current = one
        told = "" if one is None else check_words.finding_line(one.finding)
        is_cured_there = one is not None and _goal(one) is not None
        self.behind.setText(linked_line(0, told, one.finding) if one is not None and is_cured_there else escape(told))
        self._tell_chosen()

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.class_combo.blockSignals(True)
        offer_again(
            self.class_combo,
            [(one.name, one.name) for one in classes],
            none=check_words.ALL_CLASSES,
            chosen=self._class_name,
        )
        self.class_combo.blockSignals(False)
        self._read()

    def _on_changes(self, _changes: object) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _goal(one: WarningView) -> tuple[str, object] | None:
    placement_id = one.subject_id if one.subject is FactSubject.PLACEMENT else None
    return goal_of(one.finding, one.unit_id, placement_id)


def _withdrawn(_waiver_id: int) -> str:
    return words.WITHDRAWN


def _row(at: int, one: WarningView) -> Row:
    state, about, rule, what = words.warning_cells(one)
    return (at, state, about, rule, one.placements, what)
