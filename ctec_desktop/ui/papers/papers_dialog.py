"""Prints the forms around an internship: which, for whom, how they look, into one PDF."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.dialog import Dialog
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.print_dialog import PrintDialog, open_print
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.result_dialog import ResultDialog, show_results
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.papers import papers_work as work
from ctec_desktop.ui.papers.paper_tree import PaperTree
from ctec_desktop.ui.papers.printout import Printout
from ctec_desktop.ui.papers.scope_line import ScopeLine
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import papers as paper_words
from ctec_desktop.wording import papers_dialog as words

_SIZE: Final = QSize(1120, 720)
_TREE_WIDTH: Final = 380
_LEAST_HEIGHT: Final = 160


class PapersDialog(Dialog):
    """What was read for an earlier choice is dropped when the answer comes late."""

    def __init__(
        self,
        office: Office,
        actor: Actor,
        context: PageContext,
        chosen: PaperSelection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.TITLE, parent, 820)
        self._office = office
        self._actor = actor
        self._context = context
        self._asked = 0
        self._written: Path | None = None
        self._printout: Printout | None = None
        self._is_busy = False
        self.scope = ScopeLine(office, actor, context, chosen)
        self.tree = PaperTree(office.papers.all(actor))
        self.pane = PreviewPane(context.jobs)
        self.note = Note()
        self.duplex = CheckBox(words.TWO_SIDED)
        self._build()
        self._connect()

    def _build(self) -> None:
        for area in self.pane.findChildren(QScrollArea):
            area.setAccessibleName(words.PREVIEW)
        self._counted = label(words.CHOOSE_FIRST, "sub", wrap=True)
        left = QVBoxLayout()
        left.setSpacing(Gap.S)
        left.addWidget(self.tree, 1)
        left.addWidget(self._counted)
        left.addWidget(self.duplex)
        self.tree.setMinimumWidth(_TREE_WIDTH)
        # Both give way on a low screen, so that the dialog itself need not scroll.
        for tall in (self.tree, self.pane):
            tall.setMinimumHeight(_LEAST_HEIGHT)
            tall.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        middle = QHBoxLayout()
        middle.setSpacing(Gap.M)
        middle.addLayout(left, 0)
        middle.addWidget(self.pane, 1)
        self.body.addWidget(label(words.LEAD, "sub", wrap=True))
        self.body.addWidget(self.scope)
        self.body.addWidget(self.note)
        self.body.addLayout(middle, 1)
        self.open_button = self.add_button(words.OPEN_PDF, self.open_written, at_left=True)
        self.add_cancel(kit_words.CLOSE)
        self.write_button = self.add_button(words.WRITE, self.choose_file)
        self.print_button = self.add_button(words.PRINT, self.print_out, primary=True)
        self._tell_buttons()
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def _connect(self) -> None:
        self.scope.changed.connect(self._on_scope_changed)
        self.scope.failed.connect(self._on_failed)
        self.tree.ticked.connect(self._on_ticked)
        self.tree.chosen.connect(self._on_chosen)
        self.pane.failed.connect(self._on_failed)

    def choose_file(self) -> None:
        """Asks where the PDF goes."""
        keys = self.tree.keys()
        name = paper_words.NAMES[keys[0]] if len(keys) == 1 else words.TITLE
        suggested = Path.home() / safe_file_name(words.file_name(name))
        choose_target(self, words.CHOOSE_TARGET, suggested, (words.PDF_FILTER,), self.write_to)

    def write_to(self, target: Path) -> None:
        """Prints what is ticked into `target`."""
        wish = self._begin()
        printing = partial(work.write, self._office, self._actor, wish, target)
        self._context.jobs.start(words.WRITING, printing, partial(self._on_written, target), self._on_not_written)

    def print_out(self) -> None:
        """Sets what is ticked and hands it to the dialog that sends pages to a printer."""
        wish = self._begin()
        printing = partial(work.print_out, self._office, self._actor, wish)
        done = partial(self._on_set, wish.is_duplex)
        self._context.jobs.start(words.WRITING, printing, done, self._on_not_written)

    def _begin(self) -> work.Wish:
        self._is_busy = True
        self._tell_buttons()
        self.note.say("")
        return work.Wish(self.tree.keys(), self.scope.selection(), self.duplex.isChecked())

    def open_written(self) -> None:
        """Shows the PDF in the PC's own reader."""
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def counted(self) -> str:
        """What is said about what would be printed."""
        return self._counted.text()

    def _tell_buttons(self) -> None:
        for asked in (self.write_button, self.print_button):
            asked.setEnabled(bool(self.tree.keys()) and not self._is_busy)
        self.open_button.setEnabled(self._written is not None and not self._is_busy)

    def _count(self) -> None:
        keys = self.tree.keys()
        self._tell_buttons()
        self._asked += 1
        if not keys:
            self._counted.setText(words.CHOOSE_FIRST)
            return
        self._counted.setText(words.COUNTING)
        asked = partial(work.count, self._office, self._actor, keys, self.scope.selection())
        self._context.jobs.read(asked, partial(self._on_counted, self._asked), self._on_failed)

    def _preview(self, key: str) -> None:
        self.note.say("")
        drawn = partial(work.draft, self._office, self._actor, key, self.scope.selection())
        done = partial(self._on_draft, key, self.scope.selection())
        self._context.jobs.read(drawn, done, partial(self._on_no_draft, key, self.scope.selection()))

    def _on_scope_changed(self) -> None:
        self._count()
        if key := self.tree.current_key():
            self._preview(key)

    def _on_ticked(self) -> None:
        self._count()

    def _on_chosen(self, key: str) -> None:
        self._preview(key)

    def _on_counted(self, asked: int, found: work.Counted) -> None:
        if asked == self._asked:
            self._counted.setText(words.ready_line(found.papers, found.copies, found.left_out))

    def _on_draft(self, key: str, selection: PaperSelection, found: work.Draft) -> None:
        if (key, selection) == (self.tree.current_key(), self.scope.selection()):
            png = partial(work.draft_png, self._office, self._actor, found.data)
            self.pane.open_document(found.pages, png)

    def _on_no_draft(self, key: str, selection: PaperSelection, error: BaseException) -> None:
        if (key, selection) == (self.tree.current_key(), self.scope.selection()):
            self.pane.open_document(0, partial(work.draft_png, self._office, self._actor, b""))
            self._on_failed(error)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, BaseException):
            self.note.say("\n".join(error_lines(error)[:3]), Tone.WARN)

    def _on_set(self, is_duplex: bool, outcome: Outcome[tuple[bytes, PaperReport]]) -> None:
        """Who is left out is said first."""
        self._is_busy = False
        self._tell_buttons()
        data, report = outcome.value
        if self._printout is None or self._printout.data != data:
            self._printout = Printout(self._office, self._actor, data, report, is_duplex=is_duplex)
        if work.left_out(report):
            show_results(self, words.RESULTS, work.results(report)).finished.connect(self._on_results_read)
        else:
            self._open_print(self._printout)

    def _on_results_read(self, _result: int) -> None:
        if self._printout is not None:
            self._open_print(self._printout)

    def _open_print(self, printout: Printout) -> PrintDialog:
        return open_print(self._context, printout.papers(), self)

    def _on_written(self, target: Path, outcome: Outcome[PaperReport]) -> ResultDialog:
        self._is_busy = False
        report = outcome.value
        self._written = target
        self._tell_buttons()
        told = words.written_line(len(report.papers), report.pages, target.name)
        self.note.say(told, Tone.OK)
        self._context.say(told, Tone.OK)
        return show_results(self, words.RESULTS, work.results(report))

    def _on_not_written(self, error: BaseException) -> None:
        self._is_busy = False
        self._tell_buttons()
        self.note.say("\n".join(error_lines(error)), Tone.BAD)
