"""The tray: what waits for a person at the left, the page's picture and its reason at the right."""

from collections.abc import Sequence
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ctec_desktop.domain.agreement_differences import TermDifference
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.scan_views import TrayFile, TrayPage
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.empty_state import EmptyState
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.preview import PreviewPane
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.scans.aside_dialog import AsideDialog
from ctec_desktop.ui.scans.file_dialog import FileDialog
from ctec_desktop.wording import scans_page as words
from ctec_desktop.wording import sentence
from ctec_desktop.wording.agreement_differences import version_lines

_COLUMNS: Final = (
    Column(words.FILE, 170),
    Column(words.PAGE, 56, Align.RIGHT),
    Column(words.NUMBER, 128),
    Column(words.STUDENT, 84),
    Column(words.REASON, 160),
)
Waiting: TypeAlias = tuple[tuple[TrayPage, ...], tuple[TrayFile, ...]]


class TrayPane(QWidget):
    """Rows of files that could not be read have their number below zero, those of pages above."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._actor = actor
        self._context = context
        self._pages: dict[int, TrayPage] = {}
        self._files: dict[int, TrayFile] = {}
        self._shown: int | None = None
        self._rows = KeptRows()
        self.model = IdsTableModel(_COLUMNS, self._rows, context.jobs, self)
        self.table = TableView(self.model, context.jobs)
        self.reason = Note()
        self.picture = PreviewPane(context.jobs)
        self.file_button = button(words.FILE_BY_HAND, primary=True)
        self.aside_button = button(words.ASIDE)
        self._title = label(words.TRAY, "heading")
        self._build()
        self.table.current_record_changed.connect(self._on_chosen)
        self.table.selection_count_changed.connect(self._on_selection)
        self.file_button.clicked.connect(self.open_filing)
        self.aside_button.clicked.connect(self.open_aside)
        self.picture.failed.connect(self._on_picture_lost)
        self._on_chosen(None)

    def _build(self) -> None:
        self.table.setAccessibleName(words.TRAY)
        for area in self.picture.findChildren(QScrollArea):
            area.setAccessibleName(words.PICTURE)
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.addWidget(self.table)
        beside, doing = QWidget(), QHBoxLayout()
        doing.setSpacing(Gap.S)
        doing.addWidget(self.file_button)
        doing.addWidget(self.aside_button)
        doing.addStretch(1)
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(Gap.S)
        right.addWidget(self.reason)
        right.addLayout(doing)
        right.addWidget(self.picture, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(Gap.M)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(card)
        splitter.addWidget(beside)
        splitter.setSizes([620, 460])
        # The picture takes what room there is, and asks for no more than a small screen has.
        splitter.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(words.TRAY_EMPTY, hint=words.TRAY_EMPTY_HINT, icon_name="ok"))
        self._stack.addWidget(splitter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Gap.S)
        whole.addWidget(self._title)
        whole.addWidget(self._stack, 1)

    def show_waiting(self, found: Waiting) -> None:
        """Shows what waits now."""
        pages, files = found
        self._pages = {one.id: one for one in pages}
        self._files = {-one.id: one for one in files}
        self._rows.keep([*map(_page_row, pages), *map(_file_row, files)])
        self._title.setText(words.tray_count(len(pages) + len(files)))
        self._stack.setCurrentIndex(1 if pages or files else 0)
        self.model.refresh()
        self.model.load(ListQuery())
        self._on_chosen(self._shown if self._shown in self._pages or self._shown in self._files else None)

    def open_filing(self) -> FileDialog | None:
        """The form that says where the page on show belongs."""
        page = self._pages.get(self._shown) if self._shown is not None else None
        if page is None:
            return None
        dialog = FileDialog(self._office, self._actor, self._context, page, self)
        dialog.open()
        return dialog

    def open_aside(self) -> AsideDialog | None:
        """The form that puts the chosen rows aside."""
        chosen = self._chosen()
        if not chosen:
            return None
        pages = [one for one in chosen if one in self._pages]
        files = [-one for one in chosen if one in self._files]
        dialog = AsideDialog(self._office, self._actor, self._context, (pages, files), self)
        dialog.open()
        return dialog

    def _chosen(self) -> Sequence[int]:
        known = self._pages.keys() | self._files.keys()
        chosen = [one for one in self.table.selected_ids() if one in known]
        return chosen or ([self._shown] if self._shown in known and self._shown is not None else [])

    def _on_chosen(self, row_id: object) -> None:
        one_id = row_id if isinstance(row_id, int) else None
        page = self._pages.get(one_id) if one_id is not None else None
        file = self._files.get(one_id) if one_id is not None else None
        is_other = one_id != self._shown
        self._shown = one_id if page or file else None
        told = page or file
        self.reason.say(words.reason_line(told) if told else words.CHOOSE_ONE, Tone.WARN if told else Tone.ACCENT)
        self._tell_buttons()
        if page is not None and page.problem.code == ScanCode.PAGE_WRONG_VERSION:
            work = partial(_differing, self._office, self._actor, page)
            self._context.jobs.read(work, self._on_differing, self._on_picture_lost)
        if page is None:
            self.picture.open_document(0, partial(_png, self._office, self._actor, 0))
        elif is_other:
            self.picture.open_document(1, partial(_png, self._office, self._actor, page.id))

    def _on_differing(self, found: tuple[TrayPage, tuple[TermDifference, ...]]) -> None:
        page, differing = found
        if page.id == self._shown:
            newest = int(page.problem.facts["newest"] or 0)
            self.reason.say(f"{words.reason_line(page)}\n{version_lines(differing, newest)}", Tone.WARN)

    def _on_selection(self, _count: int) -> None:
        self._tell_buttons()

    def _tell_buttons(self) -> None:
        chosen = self._chosen()
        self.file_button.setEnabled(len(chosen) == 1 and self._shown in self._pages)
        self.aside_button.setEnabled(bool(chosen))

    def _on_picture_lost(self, error: object) -> None:
        if isinstance(error, BaseException):
            self._context.say("\n".join(error_lines(error)), Tone.BAD)


def _page_row(one: TrayPage) -> Row:
    return one.id, one.file_name, one.n, one.number, one.student_name, sentence(one.problem)


def _file_row(one: TrayFile) -> Row:
    return -one.id, one.name, None, "", "", sentence(one.problem)


def _differing(office: Office, actor: Actor, page: TrayPage) -> tuple[TrayPage, tuple[TermDifference, ...]]:
    return page, office.agreement_terms.between_versions(actor, page.place.version_id) if page.place else ()


def _png(office: Office, actor: Actor, page_id: int, _page: int, dpi: int) -> bytes:
    return office.scans.page_png(actor, page_id, dpi)
