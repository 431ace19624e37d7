"""未实习: everyone of a plan's classes with placement, reason or neither; the reason is set for many at once."""

from collections import Counter
from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.not_placed import NotPlacedForm, NotPlacedReason, PlanStanding, PlanStudent
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView, PlanView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.asking_dialog import AskingDialog
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.form_editors import choice, line, offer
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import full_sentence
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import not_placed as words
from ctec_desktop.wording.placements_page import class_choice

_TONES: Final = {
    words.STANDINGS[PlanStanding.MISSING]: Tone.BAD,
    words.STANDINGS[PlanStanding.EXCUSED]: Tone.WARN,
    words.STANDINGS[PlanStanding.PLACED]: Tone.OK,
}
_STANDING, _PROOF = 4, 6
Choices = tuple[tuple[PlanView, ...], tuple[ClassView, ...]]


def _standing_tone(row: Row) -> Tone:
    return _TONES[str(row[_STANDING])]


def _proof_tone(row: Row) -> Tone:
    return Tone.WARN if row[_PROOF] == words.NO_PROOF else Tone.PLAIN


_COLUMNS: Final = (
    Column(words.STUDENT_NO, 116),
    Column(words.NAME, 92),
    Column(words.CLASS, 140),
    Column(words.STANDING, 92, tone=_standing_tone, is_pill=True),
    Column(words.UNIT_OR_REASON, 260),
    Column(words.PROOF, 140, tone=_proof_tone, is_pill=True),
)


class NotPlacedDialog(AskingDialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._people: tuple[PlanStudent, ...] = ()
        self._asked = ("", "")
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.plan_combo = choice((), none=words.CHOOSE_PLAN)
        self.class_combo = choice((), none=words.PLAN_CLASSES)
        self.show_combo = choice(
            tuple((kind.value, text) for kind, text in words.STANDINGS.items()), none=words.EVERYBODY
        )
        self.form = FormGrid()
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(_choices, office, actor), self._on_choices, self._on_lost)

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        for combo, name in (
            (self.plan_combo, words.PLAN),
            (self.class_combo, words.CLASS),
            (self.show_combo, words.SHOW),
        ):
            combo.setAccessibleName(name)
            top.addWidget(combo, 1)
        reasons = tuple((kind.value, text) for kind, text in words.REASONS.items())
        self.form.add("reason_kind", words.REASON, choice(reasons), required=True)
        self.form.add("reason", words.REASON_TEXT, line())
        self.form.add("proof", words.PROOF, line(words.PROOF_HINT), wide=True)
        self._summary = label("", "strong")
        self.table.setAccessibleName(words.LIST)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.body.addWidget(self.form)
        self.withdraw_button = self.add_button(words.WITHDRAW, self._on_withdraw, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.put_button = self.add_button(words.put_button(0), self.put, primary=True)
        self._tell_selection()
        self.resize(QSize(960, 740).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.plan_combo.currentIndexChanged.connect(self._on_asked)
        self.class_combo.currentIndexChanged.connect(self._on_asked)
        self.show_combo.currentIndexChanged.connect(self._show)
        self.table.selection_count_changed.connect(self._tell_selection)
        areas = frozenset({Area.PLACEMENTS, Area.STUDENTS})
        self._context.hub.subscribe(areas, self._on_changes)

    @override
    def has_unsaved(self) -> bool:
        return self.form.is_edited and any(self.form.value(key).strip() for key in ("reason", "proof"))

    def summary(self) -> str:
        return self._summary.text()

    def put(self) -> None:
        """Records the reason for everyone chosen."""
        self.form.clear_problems()
        self.note.say("")
        form = NotPlacedForm(
            int(self.plan_combo.currentData() or 0),
            tuple(self.table.selected_ids()),
            NotPlacedReason(self.form.value("reason_kind")),
            self.form.value("reason").strip() or None,
            self.form.value("proof").strip() or None,
        )
        self.put_button.setEnabled(False)
        work = partial(_put, self._office, self._actor, form)
        self._context.jobs.start(words.SAVING, work, self._on_put, self._on_not_put)

    def _read(self) -> None:
        plan_id, class_name = self._asked
        if not plan_id:
            self._on_people(self._asked, ())
            return
        work = partial(self._office.not_placed.of_plan, self._actor, int(plan_id), class_name)
        self._context.jobs.read(work, partial(self._on_people, self._asked), self._on_lost)

    def _show(self) -> None:
        wanted = str(self.show_combo.currentData() or "")
        shown = [one for one in self._people if wanted in ("", one.standing.value)]
        self._rows.keep([_row(one) for one in sorted(shown, key=_rank)])
        self.model.refresh()
        self.model.load(ListQuery())
        counts = Counter(one.standing for one in self._people)
        empty = words.NOBODY if self._asked[0] else ""
        self._summary.setText(words.summary(counts) if self._people else empty)
        self._tell_selection()

    def _tell_selection(self, count: int = 0) -> None:
        self.put_button.setText(words.put_button(count))
        self.put_button.setEnabled(count > 0)
        self.withdraw_button.setEnabled(count > 0)

    def _on_choices(self, choices: Choices) -> None:
        plans, classes = choices
        with QSignalBlocker(self.plan_combo), QSignalBlocker(self.class_combo):
            named = tuple((str(one.id), one.name) for one in plans)
            offer(self.plan_combo, named, none=words.CHOOSE_PLAN)
            known = tuple((one.name, class_choice(one.name, one.students)) for one in classes)
            offer(self.class_combo, known, none=words.PLAN_CLASSES)
            self.plan_combo.setCurrentIndex(1 if plans else 0)
        self._on_asked()

    def _on_asked(self) -> None:
        self._asked = (str(self.plan_combo.currentData() or ""), str(self.class_combo.currentData() or ""))
        self.note.say("")
        self._read()

    def _on_people(self, asked: tuple[str, str], people: tuple[PlanStudent, ...]) -> None:
        if asked == self._asked:
            self._people = people
            self._show()

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_put(self, outcome: Outcome[int]) -> None:
        self.form.is_edited = False
        self.note.say(words.put_line(outcome.value), Tone.OK)
        self._context.say(words.put_line(outcome.value), Tone.OK)

    def _on_not_put(self, error: BaseException) -> None:
        self._tell_selection(self.table.selected_count())
        if isinstance(error, RuleViolation):
            elsewhere = self.form.show_problems(error.problems)
            self.note.say("\n".join(full_sentence(problem) for problem in elsewhere), Tone.BAD)
        else:
            self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_withdraw(self) -> None:
        plan_id, ids = int(self._asked[0]), tuple(self.table.selected_ids())
        withdraw = partial(self._office.not_placed.withdraw, self._actor, plan_id, ids)
        WithdrawDialog(words.WITHDRAWING, withdraw, words.withdrawn_line, self._context, self).open()


def _choices(office: Office, actor: Actor) -> Choices:
    return office.plans.all(actor), office.school.classes(actor)


def _put(office: Office, actor: Actor, form: NotPlacedForm, _progress: object) -> Outcome[int]:
    return office.not_placed.put(actor, form)


def _rank(one: PlanStudent) -> int:
    """What needs a person comes first; within it the order of classes and numbers stays."""
    return tuple(words.STANDINGS).index(one.standing)


def _row(one: PlanStudent) -> Row:
    proof = words.NO_PROOF if one.reason_kind not in (None, NotPlacedReason.WAITING) and not one.proof else one.proof
    standing = words.STANDINGS[one.standing]
    return (one.student_id, one.student_no, one.name, one.class_name, standing, words.reason_text(one), proof or "")
