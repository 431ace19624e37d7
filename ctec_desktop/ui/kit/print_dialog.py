"""Sends papers to a printer: which pages, both sides or one, where the last time stopped, and how far it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QSpinBox, QWidget
from typing_extensions import override

from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.dialogs import show_error
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.printing import PageOf, PagePrinter, ask_printer, new_printer, objection
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import printing as words

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


@dataclass(frozen=True, slots=True)
class Papers:
    """What can be printed; pages count from 1.

    Args:
        owner: says whose a page is; nothing where they are all one person's.
        last: how far the last time went, in words.
        done_page: the page after which to go on; the last one when everything was printed before.
        note_run: keeps where a run began, the last page of it, the last one asked for, and the printer's name.
        has_codes: the pages carry page codes, each for one sheet: no copies of it, nothing of it cut off.
    """

    title: str
    pages: int
    people: int
    is_duplex: bool
    page_of: PageOf
    owner: Callable[[int], str]
    last: str = ""
    done_page: int = 0
    note_run: Callable[[int, int, int, str], object] | None = None
    has_codes: bool = True


class PrintDialog(Dialog):
    """The system's dialog is opened from it, so that every printer can be chosen and set as usual."""

    def __init__(self, context: PageContext, papers: Papers, parent: QWidget | None = None) -> None:
        super().__init__(words.title(papers.title), parent, 480)
        self._context = context
        self._papers = papers
        self._printer: QPrinter | None = None
        self._run: PagePrinter | None = None
        self._began = self._reached = 0
        self._done = papers.done_page
        self.form = FormGrid()
        self.note = Note()
        self.last_note = Note(papers.last)
        self.from_page, self.until_page, self.both_sides = QSpinBox(), QSpinBox(), CheckBox(words.BOTH_SIDES)
        self._owner, self._bar = label("", "sub", wrap=True), QProgressBar()
        self._build()
        self.from_page.valueChanged.connect(self._tell)
        self.both_sides.toggled.connect(self._tell)
        self._tell()

    def _build(self) -> None:
        papers = self._papers
        self.body.addWidget(label(words.pages_line(papers.pages, papers.people), "strong"))
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.last_note)
        next_page = self._done + 1 if self._done < papers.pages else 1
        for box, value in ((self.from_page, next_page), (self.until_page, papers.pages)):
            box.setRange(1, papers.pages)
            box.setValue(value)
        self.form.add("from_page", words.FROM_PAGE, self.from_page)
        self.form.add("until_page", words.TO_PAGE, self.until_page)
        self.body.addWidget(self.form)
        self.body.addWidget(self._owner)
        self.both_sides.setChecked(papers.is_duplex)
        self.both_sides.setVisible(papers.is_duplex)
        self.body.addWidget(self.both_sides)
        self._bar.setAccessibleName(words.BAR)
        self._bar.setVisible(False)
        self.body.addWidget(self._bar)
        self.body.addWidget(self.note)
        self.close_button = self.add_cancel(kit_words.CLOSE)
        self.print_button = self.add_button(words.CHOOSE_PRINTER, self.ask, primary=True)

    def first(self) -> int:
        """The page it begins with: a front side, where both sides are printed."""
        wanted = self.from_page.value()
        return wanted - (wanted + 1) % 2 if self.both_sides.isChecked() else wanted

    def ask(self) -> None:
        """Opens the system's print dialog."""
        self._printer = new_printer(is_duplex=self.both_sides.isChecked())
        ask_printer(self, self._printer, self._on_printer_chosen)

    def print_on(self, printer: "QPrinter") -> None:
        """Sends the chosen pages to this printer."""
        against = objection(printer, has_codes=self._papers.has_codes)
        if against:
            self.note.say(against, Tone.BAD)
            return
        self._printer, self._began, self._reached = printer, self.first(), self.first() - 1
        self._bar.setRange(0, max(1, self.until_page.value() - self._began + 1))
        self._bar.setValue(0)
        self._set_printing(True)
        self._run = PagePrinter(self._context.jobs, printer, self._papers.page_of, self)
        self._run.sent.connect(self._on_sent)
        self._run.ended.connect(self._on_ended)
        if not self._run.start(self._began, self.until_page.value()):
            self._set_printing(False)
            self.note.say(words.PRINTER_SILENT, Tone.BAD)

    def _set_printing(self, is_printing: bool) -> None:
        self.form.setEnabled(not is_printing)
        self.both_sides.setEnabled(not is_printing)
        self.print_button.setEnabled(not is_printing)
        self.close_button.setText(words.STOP if is_printing else kit_words.CLOSE)
        self._bar.setVisible(is_printing)
        if not is_printing:
            self._run = None

    def _tell(self) -> None:
        self.until_page.setMinimum(self.from_page.value())
        page = self.first()
        said = words.front_line(page) if page != self.from_page.value() else ""
        self._owner.setText("\n".join(line for line in (self._papers.owner(page), said) if line))

    def _on_printer_chosen(self) -> None:
        if self._printer is not None:
            self.print_on(self._printer)

    def _on_sent(self, page: int) -> None:
        self._reached = page
        self._bar.setValue(page - self._began + 1)
        self.note.say(words.progress_line(page - self._began + 1, self._bar.maximum()))

    def _on_ended(self, error: object) -> None:
        self._set_printing(False)
        papers = self._papers
        asked = self.until_page.value()
        if papers.note_run is not None and self._printer is not None and self._reached >= self._began:
            papers.note_run(self._began, self._reached, asked, self._printer.printerName())
        is_left = self._propose(asked)
        if isinstance(error, BaseException):
            self.note.say("\n".join(error_lines(error)), Tone.BAD)
        elif error:
            self.note.say(str(error), Tone.BAD)
        elif is_left:
            self.note.say(words.done_line(self._reached, papers.pages, self.from_page.value()), Tone.OK)
        else:
            self.note.say(words.all_line(self._began, self._reached), Tone.OK)

    def _propose(self, asked: int) -> bool:
        """Goes on after the page a run was stopped at, else after the furthest; False when everything is printed."""
        if self._reached < asked:
            self.from_page.setValue(self._reached + 1)
            return True
        self._done = max(self._done, self._reached)
        is_left = self._done < self._papers.pages
        if is_left:
            self.until_page.setValue(self._papers.pages)
            self.from_page.setValue(self._done + 1)
        return is_left

    @override
    def reject(self) -> None:
        """Closing while pages are being sent stops it first."""
        if self._run is None:
            super().reject()
            return
        self._run.stop()
        self.note.say(words.STOPPING)


def open_print(context: PageContext, papers: Papers, parent: QWidget) -> PrintDialog:
    """Shows the dialog."""
    dialog = PrintDialog(context, papers, parent)
    dialog.open()
    return dialog


def ask_print(context: PageContext, read: Callable[[], Papers], parent: QWidget) -> None:
    """Reads what is to be printed and shows the dialog."""
    failed = partial(show_error, parent, words.PRINT.rstrip("…"))
    context.jobs.read(read, partial(_open_above, context, parent), failed)


def _open_above(context: PageContext, parent: QWidget, papers: Papers) -> None:
    open_print(context, papers, parent)
