"""Of whom a report speaks, as of which day, as a paper or a workbook; then it is written where the person says."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QDate, QStandardPaths
from PySide6.QtWidgets import QDateEdit, QWidget

from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import choice, offer_again
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as words


class RangeChoices(NamedTuple):
    """What can be chosen, value and text each."""

    classes: Sequence[tuple[str, str]]
    plans: Sequence[tuple[str, str]]
    units: Sequence[tuple[str, str]]


class ChosenRange(NamedTuple):
    """Args: `about` names what was chosen; empty for everybody."""

    class_name: str | None
    plan_id: int | None
    unit_id: int | None
    about: str


class ReportJob(NamedTuple):
    """
    Args:
        read: reads what can be chosen; not called in the window's own thread.
        write: writes the report of a range as of a day to a file; as `read`.
        file_name: what the file is called, by the range's name, the day and the ending.
    """

    title: str
    read: Callable[[], RangeChoices]
    write: Callable[[Path, ChosenRange, date, Progress], object]
    file_name: Callable[[str, date, str], str]


class RangeDialog(FormDialog):
    """Stays with what was chosen until the report is written.

    Args:
        class_name: chosen to begin with.
    """

    def __init__(
        self, job: ReportJob, context: PageContext, today: date, parent: QWidget, class_name: str | None = None
    ) -> None:
        super().__init__(job.title, parent, save=words.WRITE_REPORT, width=600)
        self._job = job
        self._context = context
        self._begins_with = class_name or ""
        self._combos: dict[str, tuple[ComboBox, str]] = {}
        for key, (name, none) in words.RANGE_FIELDS.items():
            self._combos[key] = (choice((), none=none), none)
            self.form.add(key, name, self._combos[key][0], wide=True, hint=words.RANGE_HINT if key == "unit" else "")
        day = QDateEdit(QDate(today.year, today.month, today.day))
        day.setCalendarPopup(True)
        day.setDisplayFormat("yyyy-MM-dd")
        self.form.add("on", words.REPORT_DAY, day)
        self.form.add("ending", words.REPORT_KIND, choice(words.REPORT_KINDS.items()))
        self.submitted.connect(self._ask_target)
        context.jobs.read(job.read, self._on_choices, self.fail)

    def chosen(self) -> ChosenRange:
        values = {key: str(combo.currentData() or "") for key, (combo, _) in self._combos.items()}
        about = "、".join(combo.currentText() for combo, _ in self._combos.values() if combo.currentData())
        plan, unit = (int(values[key]) if values[key] else None for key in ("plan", "unit"))
        return ChosenRange(values["class"] or None, plan, unit, about)

    def write(self, target: Path) -> None:
        """Starts the report; a failure is told in the dialog."""
        self.set_busy(True)
        work = partial(self._job.write, target, self.chosen(), self._day())
        self._context.jobs.start(self._job.title, work, partial(self._on_written, target), self.fail)

    def _ask_target(self) -> None:
        self.set_busy(False)
        ending = self.form.value("ending")
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        name = safe_file_name(self._job.file_name(self.chosen().about, self._day(), ending))
        choose_target(self, self._job.title, documents / name, (words.REPORT_FILES[ending],), self.write)

    def _day(self) -> date:
        return date.fromisoformat(self.form.value("on"))

    def _on_written(self, target: Path, _report: object) -> None:
        self._context.say(words.written_line(str(target)), Tone.OK)
        self.form.is_edited = False
        self.accept()

    def _on_choices(self, found: RangeChoices) -> None:
        was_edited = self.form.is_edited
        for (key, (combo, none)), choices in zip(self._combos.items(), found, strict=True):
            offer_again(combo, choices, none=none, chosen=self._begins_with if key == "class" else None)
        self.form.is_edited = was_edited
