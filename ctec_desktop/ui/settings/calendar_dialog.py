"""The working calendar of a year: looked at, a notice of holidays taken in and taken back."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.holiday_notice import DayDifference, HolidayNotice
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, Day, DayCount, DayKind, Source
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.choose_files import choose_file
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import confirm, show_error
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.labels import button, label, pill
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.settings.year_picture import TONES, YearPicture
from ctec_desktop.wording import calendar_page as words
from ctec_desktop.wording.calendar import coinciding_line, day_line, taken_in_line, withdrawn_line

Year = tuple[tuple[Day, ...], DayCount]
Compared = tuple[HolidayNotice, tuple[DayDifference, ...]]
_WIDTH: Final = 1200


class CalendarDialog(Dialog):
    """Opens on the year of today."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, _WIDTH)
        self._office = office
        self._actor = actor
        self._context = context
        self._asked = office.today()
        self.picture = YearPicture()
        self.earlier, self.later = button(words.EARLIER), button(words.LATER)
        self.year_label = label("", "heading")
        self.note = Note()
        self.day_label = label(words.LOADING, "strong")
        self._counts: dict[DayKind, QLabel] = {kind: pill("", TONES[kind]) for kind in DayKind}
        self._worked = label("", "strong")
        self._build()
        self.picture.day_marked.connect(self._on_marked)
        self.earlier.clicked.connect(partial(self._go, -1))
        self.later.clicked.connect(partial(self._go, 1))
        context.hub.subscribe(frozenset({Area.CALENDAR}), self._on_changed)
        self._read()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Gap.M)
        for part in (self.earlier, self.year_label, self.later):
            head.addWidget(part)
        head.addStretch(1)
        head.addWidget(self._worked)
        legend = Flow()
        legend.setSpacing(Gap.S)
        for shown in self._counts.values():
            legend.addWidget(shown)
        self.body.addLayout(head)
        self.body.addWidget(self.note)
        self.body.addLayout(legend)
        self.body.addWidget(self.picture, 1)
        self.body.addWidget(self.day_label)
        self.import_button = self.add_button(words.IMPORT, self._on_import, at_left=True)
        self.withdraw_button = self.add_button(words.WITHDRAW, self._on_withdraw)
        self.add_button(words.CLOSE, self.accept, primary=True)

    @property
    def year(self) -> int:
        return self._asked.year

    def _go(self, step: int) -> None:
        self._asked = date(self.year + step, 1, 1)
        self._read()

    def _read(self) -> None:
        self.earlier.setEnabled(self.year > FIRST_YEAR)
        self.later.setEnabled(self.year < LAST_YEAR)
        self.withdraw_button.setEnabled(False)
        self._context.jobs.read(
            partial(_year, self._office, self._actor, self.year), partial(self._on_read, self.year), self._on_lost
        )

    def _on_read(self, year: int, found: Year) -> None:
        if year != self.year:
            return
        days, count = found
        source = days[0].source
        self.year_label.setText(words.year_line(year))
        told = (words.source_line(source), coinciding_line(count.coinciding))
        self.note.say("\n".join(filter(None, told)), Tone.WARN if source is Source.NOT_ANNOUNCED else Tone.ACCENT)
        self.withdraw_button.setEnabled(source is Source.NOTICE and self._office.may_write)
        self.import_button.setEnabled(self._office.may_write)
        self._worked.setText(words.worked_line(count))
        for kind, shown in self._counts.items():
            shown.setText(words.legend_line(kind, count))
        marked = self.picture.marked()
        at = marked.on if marked is not None and marked.on.year == year else self._asked
        self.picture.show_year(days, at)

    def _on_lost(self, error: BaseException) -> None:
        show_error(self, words.TITLE, error)

    def _on_marked(self, day: Day) -> None:
        self.day_label.setText(day_line(day))

    def _on_changed(self, _changes: tuple[Change, ...]) -> None:
        self._read()

    def _on_import(self) -> None:
        choose_file(self, words.CHOOSE, words.FILTERS, self.compare)

    def compare(self, source: Path) -> None:
        """Reads a notice and asks before anything changes."""
        work = partial(_compare, self._office, self._actor, source)
        self._context.jobs.start(words.READING, work, partial(self._on_compared, source.name), self._on_lost)

    def _on_compared(self, name: str, found: Compared) -> None:
        notice, changed = found
        take_in = partial(self._take_in, notice, name, len(changed))
        confirm(self, words.TITLE, words.ask_take_in(notice.year, changed), words.TAKE_IN, take_in)

    def _take_in(self, notice: HolidayNotice, name: str, count: int) -> None:
        work = partial(_take_in, self._office, self._actor, notice, name)
        said = taken_in_line(notice.year, count)
        self._context.jobs.start(words.TAKING_IN, work, partial(self._on_taken_in, said), self._on_lost)

    def _on_withdraw(self) -> None:
        confirm(self, words.TITLE, words.ask_withdraw(self.year), words.WITHDRAW, self._withdraw, danger=True)

    def _withdraw(self) -> None:
        work = partial(_take_back, self._office, self._actor, self.year)
        said = withdrawn_line(self.year)
        self._context.jobs.start(words.WITHDRAWING, work, partial(self._on_written, said), self._on_lost)

    def _on_taken_in(self, said: str, outcome: Outcome[int]) -> None:
        """Shows the year the notice is about."""
        self._go(outcome.value - self.year)
        self._on_written(said, outcome)

    def _on_written(self, said: str, _outcome: Outcome[int]) -> None:
        self._context.say(said, Tone.OK)


def _year(office: Office, actor: Actor, year: int) -> Year:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return office.calendar.days(actor, first, last), office.calendar.count(actor, first, last)


def _compare(office: Office, actor: Actor, source: Path, progress: Progress) -> Compared:
    return office.calendar.compare(actor, source, progress)


def _take_in(office: Office, actor: Actor, notice: HolidayNotice, name: str, _progress: Progress) -> Outcome[int]:
    return office.calendar.take_in(actor, notice, name)


def _take_back(office: Office, actor: Actor, year: int, _progress: Progress) -> Outcome[int]:
    return office.calendar.take_back(actor, year)
