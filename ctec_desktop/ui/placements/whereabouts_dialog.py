"""Where everybody is on a day: a list with the doubtful first, and counts by class or unit."""

from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import ClassView
from ctec_desktop.domain.whereabouts import DOUBTFUL, Crossing, PlaceOnDay, Whereabouts, tallies
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.day_stepper import DayStepper
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.list_desk import ListDesk
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import whereabouts as words

_TONES: Final = {
    **{words.WHERES[where]: Tone.BAD for where in DOUBTFUL},
    words.WHERES[Whereabouts.ENDED]: Tone.WARN,
    words.WHERES[Whereabouts.PAUSED]: Tone.WARN,
    words.WHERES[Whereabouts.ON_TRIP]: Tone.ACCENT,
    words.WHERES[Whereabouts.ON_POST]: Tone.OK,
}
_WHERE, _REGION, _DOUBTFUL = 4, 7, 3
_COUNTS_PX: Final = 330


def _where_tone(row: Row) -> Tone:
    return _TONES.get(str(row[_WHERE]), Tone.MUTED)


def _region_tone(row: Row) -> Tone:
    return Tone.WARN if "（" in str(row[_REGION]) else Tone.PLAIN


def _doubtful_tone(row: Row) -> Tone:
    return Tone.BAD if row[_DOUBTFUL] else Tone.MUTED


_COLUMNS: Final = (
    Column(words.STUDENT_NO, 108),
    Column(words.NAME, 76),
    Column(words.CLASS, 124),
    Column(words.WHERE, 92, tone=_where_tone, is_pill=True),
    Column(words.UNIT, 188),
    Column(words.POST, 80),
    Column(words.REGION, 80, tone=_region_tone),
    Column(words.NOTE, 162),
)
_COUNT_COLUMNS: Final = (
    Column(words.CLASS_OR_UNIT, 130),
    Column(words.ON_POST, 58, Align.RIGHT),
    Column(words.DOUBTFUL, 72, Align.RIGHT, tone=_doubtful_tone),
    Column(words.TOTAL, 58, Align.RIGHT),
)


class WhereaboutsDialog(Dialog):
    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, 600)
        self._office = office
        self._actor = actor
        self._context = context
        self._people: tuple[PlaceOnDay, ...] = ()
        self.day = DayStepper(office.today(), words.DAY)
        self.class_combo = choice((), none=words.ALL_CLASSES)
        shown = tuple((where.value, text) for where, text in words.WHERES.items())
        self.show_combo = choice(shown, none=words.EVERYBODY)
        self.by_combo = choice((("class_name", words.BY_CLASS), ("enterprise_name", words.BY_UNIT)))
        self._rows, self._count_rows = KeptRows(), KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.counts = IdsTableModel(_COUNT_COLUMNS, self._count_rows, context.jobs, self)
        self.table, self.count_table = TableView(self.model, context.jobs), TableView(self.counts, context.jobs)
        self.note = Note()
        self._build()
        self._connect()
        context.jobs.read(partial(office.school.classes, actor), self._on_classes, self._on_lost)
        self._read()

    def _build(self) -> None:
        named: tuple[tuple[QWidget, str], ...] = (
            (self.class_combo, words.CLASS),
            (self.show_combo, words.SHOW),
            (self.by_combo, words.COUNT_BY),
            (self.table, words.LIST),
            (self.count_table, words.COUNTS),
        )
        for widget, name in named:
            widget.setAccessibleName(name)
        top = QHBoxLayout()
        top.setSpacing(Gap.S)
        top.addWidget(self.day)
        top.addWidget(self.class_combo, 1)
        top.addWidget(self.show_combo, 1)
        self._summary = label("", "strong", wrap=True)
        right = QVBoxLayout()
        right.setSpacing(Gap.S)
        right.addWidget(self.by_combo)
        right.addWidget(self.count_table, 1)
        self.count_table.setMaximumWidth(_COUNTS_PX)
        middle = QHBoxLayout()
        middle.setSpacing(Gap.M)
        middle.addWidget(self.table, 2)
        middle.addLayout(right, 1)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addLayout(top)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.note)
        self.body.addLayout(middle, 1)
        self.export_button = self.add_button(kit_words.EXPORT, self._on_export_asked, at_left=True)
        self.export_button.setVisible(self._context.desk is not None)
        self.export_button.setEnabled(False)
        self.add_cancel(kit_words.CLOSE)
        self.resize(QSize(1330, 720).boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.day.changed.connect(self._read)
        self.class_combo.currentIndexChanged.connect(self._read)
        self.show_combo.currentIndexChanged.connect(self._show)
        self.by_combo.currentIndexChanged.connect(self._show_counts)
        areas = frozenset({Area.PLACEMENTS, Area.STUDENTS, Area.TRIPS})
        self._context.hub.subscribe(areas, self._on_changes)

    def summary(self) -> str:
        return self._summary.text()

    def on(self) -> date:
        """The day asked for."""
        return self.day.on()

    def export(self, target: Path) -> None:
        """Writes the list as it is on show."""
        rows = [tuple(column.written(row, at) for at, column in enumerate(_COLUMNS)) for row in self._on_show()]
        work = partial(_export, self._context.desk, words.title_of(self.on()), rows, target)
        self._context.jobs.start(kit_words.EXPORTING, work, partial(self._on_exported, target), self._on_lost)

    def _on_export_asked(self) -> None:
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        suggested = documents / safe_file_name(kit_words.export_name(words.TITLE, self.on().isoformat()))
        choose_target(self, kit_words.EXPORT_TITLE, suggested, (kit_words.WORKBOOKS,), self.export)

    def _on_exported(self, target: Path, rows: int) -> None:
        self.note.say(kit_words.exported_line(rows, str(target)), Tone.OK)

    def _read(self, *_: object) -> None:
        asked = (self.on(), str(self.class_combo.currentData() or ""))
        work = partial(self._office.whereabouts.on_day, self._actor, *asked)
        self._context.jobs.read(work, partial(self._on_people, asked), self._on_lost)

    def _show(self, *_: object) -> None:
        shown = self._on_show()
        self._rows.keep(shown)
        self.export_button.setEnabled(bool(shown))
        self.model.refresh()
        self.model.load(ListQuery())

    def _on_show(self) -> list[Row]:
        wanted = str(self.show_combo.currentData() or "")
        return [_row(one) for one in self._people if wanted in ("", one.where.value)]

    def _show_counts(self, *_: object) -> None:
        by = str(self.by_combo.currentData())
        found = tallies(self._people, by)
        rows = [(at, one.name, one.on_post, one.doubtful, one.total) for at, one in enumerate(found, 1)]
        self._count_rows.keep(rows)
        self.counts.refresh()
        self.counts.load(ListQuery())

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.class_combo.blockSignals(True)
        offer_again(self.class_combo, [(one.name, one.name) for one in classes], none=words.ALL_CLASSES)
        self.class_combo.blockSignals(False)

    def _on_people(self, asked: tuple[date, str], people: tuple[PlaceOnDay, ...]) -> None:
        if asked != (self.on(), str(self.class_combo.currentData() or "")):
            return
        self._people = people
        counts = Counter(one.where for one in people)
        crossed = sum(one.crossing is Crossing.OTHER and one.where is Whereabouts.ON_POST for one in people)
        self._summary.setText(words.summary(dict(counts), crossed))
        self._show()
        self._show_counts()

    def _on_changes(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _export(desk: ListDesk | None, title: str, rows: list[tuple[str, ...]], target: Path, progress: Progress) -> int:
    assert desk is not None
    progress.begin(kit_words.EXPORTING, len(rows))
    return desk.export(title, [column.title for column in _COLUMNS], rows, target)


def _row(one: PlaceOnDay) -> Row:
    region = words.region_text(one.region_code, one.crossing)
    head = (one.student_id, one.student_no, one.name, one.class_name, words.WHERES[one.where])
    return (*head, one.enterprise_name, one.post_name, region, one.note)
