"""自主实习审批: places students found themselves with what the rules say, approved or refused for many at once."""

from collections import Counter
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.applications import ApplicationDecision, ApplicationState, ApplicationView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import PlanView
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.form_editors import choice, line, offer_again
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.placements.application_rows import COLUMNS, rank, row_of
from ctec_desktop.ui.placements.returns_dialog import ReturnsDialog
from ctec_desktop.wording import applications as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import sentence


class ApplicationsDialog(AskingDialog):
    """What is open comes first. A note is the reason of a refusal, and may go with an approval."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._plan_id = 0
        self._known: dict[int, ApplicationView] = {}
        self._is_busy = False
        self._rows = KeptRows()
        self.model = IdsTableModel(COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.plan_combo = choice((), none=words.CHOOSE_PLAN)
        states = tuple((state.value, text) for state, text in words.STATES.items())
        self.show_combo = choice(states, none=words.EVERY_STATE)
        self.form = FormGrid()
        self.findings = label("", wrap=True)
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(_plans, office, actor), self._on_plans, self._on_lost)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        for combo, name in ((self.plan_combo, words.PLAN), (self.show_combo, words.SHOW)):
            combo.setAccessibleName(name)
            top.addWidget(combo, 1)
        self.table.setAccessibleName(words.LIST)
        self._summary = label("", "strong")
        self.form.add("note", words.NOTE, line(words.NOTE_HINT, most=200), wide=True)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.findings)
        self.body.addWidget(self.note)
        self.body.addWidget(self.form)
        self.refuse_button = self.add_button(words.refuse_button(0), self.refuse, at_left=True)
        self.print_button = self.add_button(words.PRINT, self.choose_file, at_left=True)
        self.returns_button = self.add_button(words.RETURNS, self.open_returns, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.approve_button = self.add_button(words.approve_button(0), self.approve, primary=True)
        self._tell_selection()
        self.resize(QSize(1120, 700).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.plan_combo.currentIndexChanged.connect(self._on_plan_chosen)
        self.show_combo.currentIndexChanged.connect(self._show)
        self.table.selection_count_changed.connect(self._on_selection)
        self.table.current_record_changed.connect(self._on_record)
        areas = frozenset({Area.PLACEMENTS, Area.STUDENTS, Area.PLANS})
        self._context.hub.subscribe(areas, self._on_changes)

    @override
    def has_unsaved(self) -> bool:
        return bool(self.form.value("note").strip())

    def summary(self) -> str:
        return self._summary.text()

    def approve(self) -> None:
        """Approves those of the chosen that nothing stands against; the others stay and are counted."""
        self._decide([one.placement_id for one in self._chosen() if one.may_be_approved], is_approved=True)

    def refuse(self) -> None:
        """Refuses the chosen; without a reason it says so beside the field."""
        self.form.clear_problems()
        if not self.form.value("note").strip():
            self.form.show_problems((words.reason_required(),))
            self.form.editor("note").setFocus()
            return
        self._decide([one.placement_id for one in self._not_refused()], is_approved=False)

    def choose_file(self) -> None:
        """Asks where the papers of the chosen go; refused ones have none."""
        suggested = Path.home() / safe_file_name(words.papers_file(self.plan_combo.currentText()))
        placement_ids = tuple(one.placement_id for one in self._not_refused())
        choose_target(self, words.PRINTING, suggested, (words.PDF_FILTER,), partial(self.write_papers, placement_ids))

    def write_papers(self, placement_ids: tuple[int, ...], target: Path) -> None:
        self._is_busy = True
        self._tell_selection()
        self.note.say("")
        write = partial(self._office.placements.print_applications, self._actor, placement_ids, target)
        done = partial(self._on_written, len(placement_ids))
        self._context.jobs.start(words.PRINTING, write, done, self._on_not_done)

    def open_returns(self) -> ReturnsDialog:
        """The grid of what came back under the plan on show."""
        plan = (self._plan_id, self.plan_combo.currentText())
        dialog = ReturnsDialog(self._office, self._actor, self._context, plan, self)
        dialog.open()
        return dialog

    def _decide(self, placement_ids: list[int], *, is_approved: bool) -> None:
        note = self.form.value("note").strip()
        decisions = tuple(ApplicationDecision(one, is_approved, note) for one in placement_ids)
        self._is_busy = True
        self._tell_selection()
        self.note.say("")
        work = partial(_decided, self._office, self._actor, decisions)
        done = partial(self._on_decided, is_approved, len(self._chosen()) - len(decisions))
        self._context.jobs.start(words.DECIDING, work, done, self._on_not_done)

    def _chosen(self) -> list[ApplicationView]:
        return [self._known[one] for one in self.table.selected_ids() if one in self._known]

    def _not_refused(self) -> list[ApplicationView]:
        return [one for one in self._chosen() if one.state is not ApplicationState.REFUSED]

    def _read(self) -> None:
        if self._plan_id:
            work = partial(self._office.placements.applications, self._actor, self._plan_id)
            self._context.jobs.read(work, partial(self._on_read, self._plan_id), self._on_lost)
        else:
            self._on_read(0, ())

    def _show(self) -> None:
        wanted = str(self.show_combo.currentData() or "")
        shown = [one for one in self._known.values() if wanted in ("", one.state.value)]
        self._rows.keep([row_of(one) for one in sorted(shown, key=rank)])
        self.model.refresh()
        self.model.load(ListQuery())
        counts = Counter(one.state for one in self._known.values())
        empty = words.NOBODY if self._plan_id else ""
        self._summary.setText(words.summary(counts) if self._known else empty)
        self._tell_selection()

    def _tell_selection(self) -> None:
        free = sum(one.may_be_approved for one in self._chosen())
        refusable = len(self._not_refused())
        self.approve_button.setText(words.approve_button(free))
        self.approve_button.setEnabled(free > 0 and not self._is_busy)
        self.refuse_button.setText(words.refuse_button(refusable))
        self.refuse_button.setEnabled(refusable > 0 and not self._is_busy)
        self.print_button.setEnabled(refusable > 0 and not self._is_busy)
        self.returns_button.setEnabled(bool(self._known))

    def _on_plans(self, plans: tuple[PlanView, ...]) -> None:
        with QSignalBlocker(self.plan_combo):
            offer_again(self.plan_combo, tuple((str(one.id), one.name) for one in plans), none=words.CHOOSE_PLAN)
            if not self.plan_combo.currentData() and plans:
                self.plan_combo.setCurrentIndex(1)
        self._on_plan_chosen()

    def _on_plan_chosen(self) -> None:
        self._plan_id = int(self.plan_combo.currentData() or 0)
        self.note.say("")
        self._read()

    def _on_read(self, plan_id: int, found: tuple[ApplicationView, ...]) -> None:
        if plan_id == self._plan_id:
            self._known = {one.placement_id: one for one in found}
            self._show()
            self._on_record(self.table.current_id())

    def _on_selection(self, _count: int) -> None:
        self._tell_selection()

    def _on_record(self, placement_id: object) -> None:
        one = self._known.get(placement_id) if isinstance(placement_id, int) else None
        told = [] if one is None else [sentence(problem) for problem in one.findings]
        self.findings.setText("" if one is None else words.told(one, told))

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_decided(self, is_approved: bool, left: int, outcome: Outcome[int]) -> None:
        self._is_busy = False
        # Whoever was just decided on must not be among the next ones by oversight.
        self.table.clearSelection()
        self.form.set_value("note", "")
        self.note.say(words.decided_line(is_approved, outcome.value, left), Tone.OK)
        self._context.say(words.decided_line(is_approved, outcome.value, 0), Tone.OK)
        self._tell_selection()

    def _on_written(self, count: int, outcome: Outcome[Path]) -> None:
        self._is_busy = False
        self._tell_selection()
        told = words.written_line(count, str(outcome.value))
        self.note.say(told, Tone.OK)
        self._context.say(told, Tone.OK)

    def _on_not_done(self, error: BaseException) -> None:
        self._is_busy = False
        self._tell_selection()
        self._on_lost(error)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _plans(office: Office, actor: Actor) -> tuple[PlanView, ...]:
    return office.plans.all(actor)


def _decided(
    office: Office, actor: Actor, decisions: tuple[ApplicationDecision, ...], _progress: object
) -> Outcome[int]:
    return office.placements.decide_applications(actor, decisions)
