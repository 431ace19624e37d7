"""The departure gate of a class: ten conditions for each student, and what is behind each."""

from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.checks import CheckSelection, Departure, DepartureCondition
from ctec_desktop.domain.cures import CURES, CureAt
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.fitness import CELLS, FactCell, FactSubject, cells_curing, subject_of
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.cures import goal_of, linked, linked_line
from ctec_desktop.ui.checks.facts_dialog import FactsDialog
from ctec_desktop.ui.checks.filings_dialog import FilingsDialog
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
from ctec_desktop.wording import checks as labels
from ctec_desktop.wording import checks_page as words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording.checks import person_line

AREAS: Final = frozenset(
    {Area.PLACEMENTS, Area.ENTERPRISES, Area.PLANS, Area.AGREEMENTS, Area.COVER, Area.CHECKS, Area.RULES}
)
_CLASS_LETTERS = 16
_INDENT = "&nbsp;" * 6
_OPEN: Final = (Result.FAIL, Result.HELD, Result.MISSING_DATA)
_TONES: Final = {
    words.RESULT_MARKS[Result.FAIL]: Tone.BAD,
    words.RESULT_MARKS[Result.HELD]: Tone.WARN,
    words.RESULT_MARKS[Result.MISSING_DATA]: Tone.WARN,
    words.RESULT_MARKS[Result.PASS]: Tone.OK,
}


def _tone(at: int, row: Row) -> Tone:
    return _TONES.get(str(row[at]), Tone.MUTED)


_COLUMNS: Final = (
    Column(words.STUDENT_NO, 112),
    Column(words.NAME, 78),
    *(Column(text, 92, Align.CENTRE, tone=partial(_tone, at)) for at, text in enumerate(labels.CONDITIONS.values(), 3)),
)


class DepartureDialog(Dialog):
    """Follows every change while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.DEPARTURE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._found: dict[int, Departure] = {}
        self.class_combo = choice((), none=words.CHOOSE_CLASS)
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self._current: Departure | None = None
        self.behind = linked(words.DETAILS)
        self.note = Note()
        self._build()
        self.class_combo.currentIndexChanged.connect(self._read)
        self.table.current_record_changed.connect(self._on_chosen)
        self.behind.linkActivated.connect(self.cure)
        context.hub.subscribe(AREAS, self._on_changes)
        context.jobs.read(partial(office.school.classes, actor), self._on_classes, self._on_lost)

    def _build(self) -> None:
        self.class_combo.setAccessibleName(words.CLASS)
        self.class_combo.setMinimumContentsLength(_CLASS_LETTERS)
        self.table.setAccessibleName(words.DEPARTURE)
        self._summary = label("", "strong", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.class_combo)
        top.addWidget(self._summary, 1)
        self.behind.setAlignment(Qt.AlignmentFlag.AlignTop)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.table)
        parts.addWidget(Scrolled(self.behind))
        parts.setSizes([320, 210])
        self.body.addWidget(label(words.DEPARTURE_LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self.note)
        self.body.addWidget(parts, 1)
        self.papers_button = self.add_button(words.FILL_PAPERS, self.open_papers, at_left=True)
        self.papers_button.setEnabled(False)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1240, 720).boundedTo(self.screen().availableSize()))

    def summary(self) -> str:
        return self._summary.text()

    def open_papers(self) -> FactsDialog:
        """The days that stand on the papers of everybody shown, in one grid."""
        what = (FactSubject.PLACEMENT, tuple(self._found), CELLS[FactSubject.PLACEMENT])
        dialog = FactsDialog(self._office, self._actor, self._context, what, self)
        dialog.open()
        return dialog

    def cure(self, link: str) -> None:
        """Opens what the finding behind the link is cured in: a grid, the filings, or a page, for which this closes."""
        one = self._current
        if one is None:
            return
        finding, line = open_findings(one)[int(link)], one.line
        subject = subject_of(finding.code)
        about = {
            FactSubject.PLACEMENT: line.placement_id,
            FactSubject.UNIT: line.unit_id,
            FactSubject.PLAN: line.plan_id,
        }
        if finding.result is Result.MISSING_DATA and (cells := cells_curing(finding.code)) and subject in about:
            self._open_facts(subject, about[subject], cells)
        elif (goal := goal_of(finding, line.unit_id, line.placement_id)) is not None:
            self.accept()
            self._context.go(*goal)
        elif CURES[finding.rule_id] is CureAt.FILINGS:
            FilingsDialog(self._office, self._actor, self._context, self).open()
        else:
            subject = FactSubject.PLAN if CURES[finding.rule_id] is CureAt.PLAN else FactSubject.PLACEMENT
            self._open_facts(subject, about[subject], CELLS[subject])

    def _open_facts(self, subject: FactSubject, record_id: int, cells: tuple[FactCell, ...]) -> None:
        FactsDialog(self._office, self._actor, self._context, (subject, (record_id,), cells), self).open()

    def _read(self, *_: object) -> None:
        name = str(self.class_combo.currentData() or "")
        if name:
            work = partial(self._office.checks.departures, self._actor, CheckSelection(class_name=name))
            self._context.jobs.read(work, partial(self._on_read, name), self._on_lost)
        else:
            self._on_read("", ())

    def _on_read(self, asked: str, found: tuple[Departure, ...]) -> None:
        if asked != str(self.class_combo.currentData() or ""):
            return
        self._found = {one.line.placement_id: one for one in found}
        self._rows.keep([_row(one) for one in found])
        self.model.refresh()
        self.model.load(ListQuery())
        ready = sum(one.may_leave for one in found)
        self._summary.setText(words.departure_summary(len(found), ready) if asked else "")
        self.papers_button.setEnabled(bool(found))
        self._on_chosen(self.table.current_id())

    def _on_chosen(self, placement_id: object) -> None:
        one = self._found.get(placement_id) if isinstance(placement_id, int) else None
        self._current = one
        self.behind.setText("" if one is None else departure_text(one))

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.class_combo.blockSignals(True)
        offer_again(self.class_combo, [(one.name, one.name) for one in classes], none=words.CHOOSE_CLASS)
        self.class_combo.blockSignals(False)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def open_findings(one: Departure) -> list[Finding]:
    """What stands between the student and the way, in the order it is told."""
    return [found for state in one.conditions for found in state.findings if found.code and found.result in _OPEN]


def departure_text(one: Departure) -> str:
    """Every condition with what it rests on; what is open has a link to where it is cured."""
    lines, at = [escape(person_line(one.line))], 0
    for state in one.conditions:
        lines.append(f"<b>{escape(words.condition_line(state))}</b>")
        for found in state.findings:
            if found.code and found.result in _OPEN:
                lines.append(_INDENT + linked_line(at, words.finding_line(found), found))
                at += 1
            elif found.code:
                lines.append(_INDENT + escape(words.finding_line(found)))
    return "<br>".join(lines)


def _row(one: Departure) -> Row:
    states = {state.condition: words.RESULT_MARKS[state.result] for state in one.conditions}
    marks = tuple(states[condition] for condition in DepartureCondition)
    return (one.line.placement_id, one.line.student_no, one.line.student_name, *marks)
