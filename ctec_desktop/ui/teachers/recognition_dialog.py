"""双师认定: everybody's level and evidence, what proves each criterion, and every step of an application."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.recognition.lines import DualLine, DualTeacher
from ctec_desktop.domain.recognition.meter import Held, is_met
from ctec_desktop.domain.recognition.words import DualState, StepKind
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label, pill, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.teachers.recognition_forms import ApplyDialog, StepDialog
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import recognition as labels
from ctec_desktop.wording import recognition_page as words
from ctec_desktop.wording import recognition_papers as papers

_STATE: Final = 5
_TONES: Final = {
    labels.STATES[DualState.STANDS]: Tone.OK,
    labels.STATES[DualState.OVERDUE]: Tone.BAD,
    labels.STATES[DualState.UNDER_WAY]: Tone.ACCENT,
    labels.NONE: Tone.MUTED,
}
_HELD: Final = {Held.MET: Tone.OK, Held.EXPIRING: Tone.WARN, Held.MISSING: Tone.BAD}


def _tone(row: Row) -> Tone:
    return _TONES.get(str(row[_STATE]), Tone.MUTED)


_COLUMNS: Final = (
    Column(words.STAFF_NO, 90),
    Column(words.NAME, 90),
    Column(words.DEPARTMENT, 150),
    Column(words.LEVEL, 90),
    Column(words.STATE, 110, tone=_tone, is_pill=True),
    Column(words.DUE, 110),
    Column(words.NEXT, 90),
    Column(words.READY, 70, Align.RIGHT),
)


class RecognitionDialog(Dialog):
    """Follows every change of teachers, their papers and their practice while it is open."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 640)
        self._office = office
        self._actor = actor
        self._context = context
        self._lines: dict[int, DualLine] = {}
        self._shown: DualTeacher | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.step_combo = choice(())
        self.history = selectable("")
        self.note = Note()
        self._build()
        self.table.current_record_changed.connect(self._on_chosen)
        areas = {Area.TEACHERS, Area.PRACTICE, Area.RECOGNITION, Area.RULES}
        context.hub.subscribe(frozenset(areas), self._on_changes)
        self._read()

    def _build(self) -> None:
        self.table.setAccessibleName(words.LIST)
        self.step_combo.setAccessibleName(words.NEXT_STEP)
        self._summary = label("", "strong", wrap=True)
        self._evidence = QWidget()
        self._evidence_column = QVBoxLayout(self._evidence)
        self._evidence_column.setContentsMargins(0, 0, 0, 0)
        self.history.setAlignment(Qt.AlignmentFlag.AlignTop)
        steps = QHBoxLayout()
        steps.setSpacing(Gap.S)
        steps.addWidget(label(words.NEXT_STEP))
        steps.addWidget(self.step_combo, 1)
        self.parts = QSplitter(Qt.Orientation.Vertical)
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(Scrolled(self._evidence))
        below.addWidget(Scrolled(self.history))
        below.setSizes([620, 420])
        self.parts.addWidget(self.table)
        self.parts.addWidget(below)
        self.parts.setSizes([280, 260])
        for one in (self.parts, below):
            one.setChildrenCollapsible(False)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self._summary)
        self.body.addLayout(self._papers())
        self.body.addWidget(self.note)
        self.body.addWidget(self.parts, 1)
        self.body.addLayout(steps)
        self.take_back_button = self.add_button(words.TAKE_BACK, self.open_take_back)
        self.apply_button = self.add_button(words.APPLY, self.open_apply)
        self.step_button = self.add_button(words.RECORD, self.open_step, primary=True)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1160, 740).boundedTo(self.screen().availableSize()))
        self.table.setFocus()
        self._tell(None)

    def _papers(self) -> Flow:
        line = Flow()
        self.application_button = button(words.APPLICATION)
        self.publicity_button = button(words.PUBLICITY)
        self.summary_button = button(words.SUMMARY)
        made = (
            (self.application_button, papers.APPLICATION),
            (self.publicity_button, papers.PUBLICITY),
            (self.summary_button, papers.SUMMARY),
        )
        for one, title in made:
            one.clicked.connect(partial(self._ask, title))
            line.addWidget(one)
        return line

    def summary(self) -> str:
        return self._summary.text()

    def open_apply(self, *_: object) -> ApplyDialog | None:
        if self._shown is None:
            return None
        dialog = ApplyDialog(self._office, self._actor, self._context, self, self._shown)
        dialog.open()
        return dialog

    def open_step(self, *_: object) -> StepDialog | None:
        """The form of the step that is chosen."""
        if self._shown is None or not self._shown.steps:
            return None
        kind = StepKind(str(self.step_combo.currentData()))
        dialog = StepDialog(self._office, self._actor, self._context, self, (self._shown, kind))
        dialog.open()
        return dialog

    def open_take_back(self, *_: object) -> WithdrawDialog | None:
        current = None if self._shown is None else self._shown.line.current
        if current is None:
            return None
        work = partial(self._office.recognition.take_back, self._actor, current.id)
        dialog = WithdrawDialog(words.TAKE_BACK, work, words.taken_back_line, self._context, self)
        dialog.open()
        return dialog

    def write(self, title: str, target: Path) -> None:
        """Writes a paper: the application of whom is chosen, or a list of the year."""
        teacher_id = 0 if self._shown is None else self._shown.line.teacher.id
        work = partial(_write, self._office, self._actor, (title, teacher_id), target)
        self._context.jobs.start(words.WRITING, work, partial(self._on_written, target), self._on_lost)

    def _ask(self, title: str, *_: object) -> None:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = "" if title != papers.APPLICATION or self._shown is None else f"-{self._shown.line.teacher.name}"
        target = documents / safe_file_name(f"{title}{name}.pdf")
        choose_target(self, title, target, (words.PDF_FILTER,), partial(self.write, title))

    def _read(self) -> None:
        self._context.jobs.read(partial(self._office.recognition.overview, self._actor), self._on_read, self._on_lost)

    def _on_read(self, lines: tuple[DualLine, ...]) -> None:
        self._lines = {one.teacher.id: one for one in lines}
        self._rows.keep([_row(one) for one in lines])
        self.model.refresh()
        self.model.load(ListQuery())
        held = sum(one.held is not None for one in lines)
        under_way = sum(one.under_way is not None for one in lines)
        could = sum(one.current is None and is_met(one.met) for one in lines)
        self._summary.setText(words.summary(len(lines), held, under_way, could))
        if self.table.current_id() is None and lines:
            self.table.go_to(lines[0].teacher.id)
        self._on_chosen(self.table.current_id())

    def _on_chosen(self, teacher_id: object) -> None:
        if isinstance(teacher_id, int) and teacher_id in self._lines:
            work = partial(self._office.recognition.of_teacher, self._actor, teacher_id)
            self._context.jobs.read(work, self._tell, self._on_lost)
        else:
            self._tell(None)

    def _tell(self, shown: DualTeacher | None) -> None:
        self._shown = shown
        while (item := self._evidence_column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        steps = () if shown is None else shown.steps
        offer_again(self.step_combo, [(one.value, labels.STEPS[one]) for one in steps])
        self.step_combo.setEnabled(bool(steps))
        self.step_button.setEnabled(bool(steps))
        self.apply_button.setEnabled(shown is not None and shown.line.under_way is None)
        self.take_back_button.setEnabled(shown is not None and shown.line.current is not None)
        self.application_button.setEnabled(shown is not None and shown.line.current is not None)
        self.history.setText("" if shown is None else _history(shown))
        if shown is not None:
            self._tell_evidence(shown)

    def _tell_evidence(self, shown: DualTeacher) -> None:
        head = words.evidence_head(labels.LEVELS[shown.line.next_level])
        self._evidence_column.addWidget(label(f"{shown.line.teacher.name}　{head}", "strong"))
        for one in shown.line.met:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(Gap.S)
            line.addWidget(pill(labels.HELD[one.held], _HELD[one.held]), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(labels.criterion_line(one), wrap=True), 1)
            self._evidence_column.addWidget(row)
        self._evidence_column.addStretch(1)

    def _on_written(self, target: Path, _outcome: Outcome[int]) -> None:
        self.note.say(words.written_line(str(target)), Tone.OK)

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _history(shown: DualTeacher) -> str:
    lines, titles = [words.HISTORY] if shown.views else [words.NO_HISTORY], dict(shown.judged)
    for view in reversed(shown.views):
        state = view.state(shown.on)
        is_older = state in (DualState.STANDS, DualState.OVERDUE) and view is not shown.line.held
        lines.append(labels.view_line(view, DualState.SUPERSEDED if is_older else state))
        lines += [f"　　{labels.step_line(one, titles)}" for one in view.steps]
    return "\n".join(lines)


def _row(one: DualLine) -> Row:
    return (
        *(one.teacher.id, one.teacher.staff_no, one.teacher.name, one.teacher.department),
        "" if one.level is None else labels.LEVELS[one.level],
        labels.NONE if one.state is None else labels.STATES[one.state],
        "" if one.due_on is None else one.due_on.isoformat(),
        labels.LEVELS[one.next_level],
        words.ready_text(one.ready, len(one.met)),
    )


def _write(office: Office, actor: Actor, asked: tuple[str, int], target: Path, _progress: object) -> Outcome[int]:
    title, teacher_id = asked
    if title == papers.APPLICATION:
        return office.recognition.write_application(actor, teacher_id, target)
    return office.recognition.write_list(actor, target, publicity=title == papers.PUBLICITY)
