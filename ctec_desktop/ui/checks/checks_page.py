"""The page 合规核对: who works against the rules first, then missing facts by the fact, then who fails."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.checks import CheckLine, CheckReport, CheckSelection, MissingFact
from ctec_desktop.domain.cures import CURES, CureAt
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.fitness import CELLS, FactSubject, cells_curing
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.services.office import Office
from ctec_desktop.ui.checks.check_rows import FAILING, MISSING, failing_row, missing_row
from ctec_desktop.ui.checks.cures import goal_of, linked, linked_lines
from ctec_desktop.ui.checks.departure_dialog import DepartureDialog
from ctec_desktop.ui.checks.facts_dialog import FactsDialog
from ctec_desktop.ui.checks.filings_dialog import FilingsDialog
from ctec_desktop.ui.checks.report_dialog import report_dialog
from ctec_desktop.ui.checks.rules_dialog import RulesDialog
from ctec_desktop.ui.checks.waivers_dialog import WaiversDialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.range_dialog import RangeDialog
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import checks as labels
from ctec_desktop.wording import checks_page as words
from ctec_desktop.wording.checks import person_line
from ctec_desktop.wording.rules_dialog import OPEN as RULES

# Changes after which another finding may come out.
AREAS: Final = frozenset(
    {Area.SCHOOL, Area.STUDENTS, Area.ENTERPRISES, Area.PLANS, Area.PLACEMENTS, Area.TEMPLATES}
    | {Area.COVER, Area.RULES, Area.CHECKS}
)
_CLASS_LETTERS = 16


class ChecksPage(QWidget):
    """Reads again after every change, once it has been visited."""

    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__()
        self._office = office
        self._actor = actor
        self._context = context
        self._report: CheckReport | None = None
        self._chosen: MissingFact | None = None
        self._line: CheckLine | None = None
        self._is_stale = True
        self.class_combo = choice((), none=words.ALL_CLASSES)
        self.todays_box = CheckBox(words.BY_TODAYS_RULES)
        self.red_note, self.note = Note(), Note()
        self._missing_rows, self._failing_rows = KeptRows(), KeptRows()
        self.missing = IdsTableModel(MISSING, self._missing_rows, context.jobs, self)
        self.failing = IdsTableModel(FAILING, self._failing_rows, context.jobs, self)
        self.missing_table = TableView(self.missing, context.jobs)
        self.failing_table = TableView(self.failing, context.jobs)
        self.behind = linked(words.FOUND_OF_ONE)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("page")
        self.class_combo.setAccessibleName(words.CLASS)
        self.class_combo.setMinimumContentsLength(_CLASS_LETTERS)
        self.missing_table.setAccessibleName(words.MISSING_TITLE)
        self.failing_table.setAccessibleName(words.FAILING_TITLE)
        self.waivers_button, self.rules_button = button(words.WAIVERS), button(RULES)
        self.filings_button, self.departure_button = button(words.FILINGS), button(words.DEPARTURE, primary=True)
        self.report_button = button(words.REPORT)
        self.statement_button = button(words.PRINT_STATEMENT, look="danger")
        self.fill_button = button(words.FILL, primary=True)
        self._summary = label("", "strong", wrap=True)
        self.behind.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(Gap.S)
        head.addWidget(label(words.TITLE, "title"), 1)
        for widget in (self.class_combo, self.todays_box, self.report_button, self.waivers_button, self.filings_button):
            head.addWidget(widget)
        head.addWidget(self.departure_button)
        red = QHBoxLayout()
        red.addWidget(self.red_note, 1)
        red.addWidget(self.statement_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.L)
        whole.setSpacing(Gap.S)
        whole.addLayout(head)
        whole.addLayout(red)
        lead = QHBoxLayout()
        lead.addWidget(label(words.LEAD, "sub", wrap=True), 1)
        lead.addWidget(self.rules_button)
        whole.addLayout(lead)
        whole.addWidget(self._summary)
        whole.addWidget(self.note)
        whole.addWidget(self._parts(), 1)
        self.fill_button.setEnabled(False)
        self.statement_button.hide()
        self.red_note.say("")

    def _parts(self) -> QSplitter:
        """Missing facts on the left, who fails on the right with what is behind it."""
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        for title, table, more in (
            (words.MISSING_TITLE, self.missing_table, self.fill_button),
            (words.FAILING_TITLE, self.failing_table, None),
        ):
            side = QFrame()
            side.setProperty("card", "true")
            column = QVBoxLayout(side)
            column.setContentsMargins(Gap.M, Gap.M, Gap.M, Gap.M)
            top = QHBoxLayout()
            top.addWidget(label(title, "heading"), 1)
            if more is not None:
                top.addWidget(more)
            column.addLayout(top)
            column.addWidget(table, 1)
            if more is None:
                held = Scrolled(self.behind)
                held.setMinimumHeight(150)
                column.addWidget(held)
            parts.addWidget(side)
        parts.setSizes([620, 560])
        return parts

    def _connect(self) -> None:
        self.class_combo.currentIndexChanged.connect(self._read)
        self.todays_box.toggled.connect(self._read)
        self.filings_button.clicked.connect(self.open_filings)
        self.rules_button.clicked.connect(self.open_rules)
        self.waivers_button.clicked.connect(self.open_waivers)
        self.departure_button.clicked.connect(self.open_departure)
        self.report_button.clicked.connect(self.open_report)
        self.statement_button.clicked.connect(self.print_statements)
        self.fill_button.clicked.connect(self.fill)
        self.missing_table.current_record_changed.connect(self._on_missing_chosen)
        self.missing_table.doubleClicked.connect(self.fill)
        self.failing_table.current_record_changed.connect(self._on_failing_chosen)
        self.behind.linkActivated.connect(self.cure)
        self._context.hub.subscribe(AREAS, self._on_changes)

    def visit(self, what: object) -> None:
        """Shows what is found now, when anything changed since."""
        del what
        self._context.jobs.read(partial(self._office.school.classes, self._actor), self._on_classes, self._on_lost)
        if self._is_stale:
            self._read()

    def summary(self) -> str:
        return self._summary.text()

    def open_filings(self) -> FilingsDialog:
        dialog = FilingsDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_rules(self) -> RulesDialog:
        dialog = RulesDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_waivers(self) -> WaiversDialog:
        chosen = str(self.class_combo.currentData() or "")
        dialog = WaiversDialog(self._office, self._actor, self._context, chosen, self)
        dialog.open()
        return dialog

    def open_departure(self) -> DepartureDialog:
        dialog = DepartureDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_report(self) -> RangeDialog:
        """Asks of whom 实习合规报告 is to be; it begins with the class on show."""
        dialog = report_dialog(self._office, self._actor, self._context, self, self.shown_class())
        dialog.open()
        return dialog

    def shown_class(self) -> str | None:
        return str(self.class_combo.currentData() or "") or None

    def print_statements(self) -> None:
        """情况说明 of everybody at work unsigned or uninsured, among the other forms."""
        if self._report is not None and self._context.print_forms is not None:
            wanted = PaperSelection(placement_ids=self._report.at_work_against_rules)
            self._context.print_forms(wanted, self)

    def fill(self, *_: object) -> None:
        """Opens the grid of the chosen fact, the filings, or the page where it is filled in."""
        one = self._chosen
        if one is None:
            return
        if cells := cells_curing(one.code):
            what = (one.subject, one.subject_ids, cells)
            FactsDialog(self._office, self._actor, self._context, what, self).open()
        elif one.code in words.PAGES:
            self._context.go(words.PAGES[one.code], None)
        elif one.subject_ids and one.code in words.OF_UNITS:
            what = (one.subject, one.subject_ids, cells_curing("not_inspected"))
            FactsDialog(self._office, self._actor, self._context, what, self).open()
        else:
            self.open_filings()

    def cure(self, link: str) -> None:
        """Goes where the finding behind the link is cured; what is missing is filled in for everybody who lacks it."""
        line, report = self._line, self._report
        if line is None or report is None:
            return
        _, finding = words.failing_lines(line)[int(link)]
        if finding.result is Result.MISSING_DATA:
            self._chosen = next((one for one in report.missing if one.code == finding.code), None)
            self.fill()
        elif (goal := goal_of(finding, line.unit_id, line.placement_id)) is not None:
            self._context.go(*goal)
        else:
            self._open_cure(finding, line)

    def _open_cure(self, finding: Finding, line: CheckLine) -> None:
        where = CURES[finding.rule_id]
        if where is CureAt.FILINGS:
            self.open_filings()
            return
        of_plan, of_placement = (FactSubject.PLAN, line.plan_id), (FactSubject.PLACEMENT, line.placement_id)
        subject, one = of_plan if where is CureAt.PLAN else of_placement
        FactsDialog(self._office, self._actor, self._context, (subject, (one,), CELLS[subject]), self).open()

    def _read(self, *_: object) -> None:
        self._is_stale = False
        name = self.shown_class()
        rules_on = self._office.today() if self.todays_box.isChecked() else None
        work = partial(_report, self._office, self._actor, CheckSelection(class_name=name), rules_on)
        self._context.jobs.read(work, partial(self._on_report, (name, rules_on)), self._on_lost)

    def _on_report(self, asked: object, report: CheckReport) -> None:
        name = self.shown_class()
        if asked != (name, self._office.today() if self.todays_box.isChecked() else None):
            return
        self._report, self._chosen = report, None
        self._summary.setText(labels.summary(report))
        self._missing_rows.keep([missing_row(at, one) for at, one in enumerate(report.missing, 1)])
        self._failing_rows.keep([failing_row(one) for one in report.failing])
        for model in (self.missing, self.failing):
            model.refresh()
            model.load(ListQuery())
        red = len(report.at_work_against_rules)
        self.red_note.say(words.red_line(red) if red else "", Tone.BAD)
        self.statement_button.setVisible(bool(red) and self._context.print_forms is not None)
        listed = len(report.failing)
        told = [] if report.rules_on is None else [labels.judged_anew(report.rules_on)]
        told += [words.more_failing(listed, report.failed)] if listed < report.failed else []
        self.note.say("\n".join(told), Tone.ACCENT)
        self.fill_button.setEnabled(False)
        self._on_failing_chosen(None)

    def _on_missing_chosen(self, at: object) -> None:
        report = self._report
        is_there = report is not None and isinstance(at, int) and 1 <= at <= len(report.missing)
        self._chosen = report.missing[at - 1] if is_there and report is not None and isinstance(at, int) else None
        self.fill_button.setEnabled(self._chosen is not None)
        is_elsewhere = self._chosen is not None and self._chosen.code in words.PAGES
        self.fill_button.setText(words.GO_THERE if is_elsewhere else words.FILL)

    def _on_failing_chosen(self, placement_id: object) -> None:
        lines = () if self._report is None else self._report.failing
        self._line = found = next((one for one in lines if one.placement_id == placement_id), None)
        self.behind.setText("" if found is None else linked_lines(person_line(found), words.failing_lines(found)))

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.class_combo.blockSignals(True)
        offer_again(self.class_combo, [(one.name, one.name) for one in classes], none=words.ALL_CLASSES)
        self.class_combo.blockSignals(False)

    def _on_changes(self, _changes: object) -> None:
        self._is_stale = True
        if self.isVisible():
            QTimer.singleShot(0, self, self._read)

    def _on_lost(self, error: BaseException) -> None:
        self._is_stale = True
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _report(office: Office, actor: Actor, chosen: CheckSelection, rules_on: object) -> CheckReport:
    day = office.today() if rules_on is not None else None
    return office.checks.report(actor, chosen, rules_on=day)
