"""Looks through the pages of a document as they will be printed."""

from collections import OrderedDict, deque
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.jobs import Job, JobRunner
from ctec_desktop.ui.kit.labels import button, label, redress_button
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.page_sheet import PageSheet
from ctec_desktop.ui.kit.tokens import Gap
from ctec_desktop.wording import kit as words

# A4 is 8.27 inches wide: at 100 % a page is shown 96 logical pixels to the inch.
_INCH_PX: Final = 96
_KEPT_PAGES: Final = 8
FIT: Final = 0
# What is sought stands so far below the top of the pane, as a share of its height.
_GOAL_UP: Final = 0.25
_ZOOM_LETTERS: Final = 9
PagePng = Callable[[int, int], bytes]


class PreviewPane(QWidget):
    """Asks for one page at a time as PNG: `page_png(page_index, dpi)`, off the window's thread."""

    page_changed = Signal(int)
    failed = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._page_png: PagePng | None = None
        self._pages = 0
        self._page = 0
        self._zoom = FIT
        self._serial = 0
        self._goal: float | None = None
        self._pictures: OrderedDict[tuple[int, int], QPixmap] = OrderedDict()
        self._asked: set[tuple[int, int]] = set()
        self._readings: deque[Job] = deque(maxlen=_KEPT_PAGES)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._up = button("", icon_name="up")
        self._down = button("", icon_name="down")
        self._up.setToolTip(words.PREVIOUS_PAGE)
        self._down.setToolTip(words.NEXT_PAGE)
        self._up.setAccessibleName(words.PREVIOUS_PAGE)
        self._down.setAccessibleName(words.NEXT_PAGE)
        self._where = label("", "sub")
        self._zooms = ComboBox()
        self._zooms.setAccessibleName(words.ZOOM)
        self._zooms.setMinimumContentsLength(_ZOOM_LETTERS)
        for text, value in ((words.FIT, FIT), ("100%", 100), ("150%", 150)):
            self._zooms.addItem(text, value)
        turns = QWidget()
        beside = QHBoxLayout(turns)
        beside.setContentsMargins(0, 0, Gap.S, 0)
        beside.setSpacing(Gap.S)
        for widget in (self._up, self._down, self._where):
            beside.addWidget(widget)
        self._line = Flow()
        self._line.setSpacing(Gap.S)
        self._line.addWidget(turns)
        self._line.addWidget(self._zooms)
        self._sheet = PageSheet()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("desk")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidget(self._sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._line)
        whole.addWidget(self._scroll, 1)
        self._tell()

    def _connect(self) -> None:
        self._up.clicked.connect(self.show_previous)
        self._down.clicked.connect(self.show_next)
        self._zooms.currentIndexChanged.connect(self._on_zoom_chosen)

    def add_action(
        self, text: str, triggered: Callable[[], object], *, primary: bool = False, icon_name: str = ""
    ) -> QPushButton:
        """Adds a button at the right, such as 打印 or 另存为."""
        made = button(text, primary=primary, icon_name=icon_name)
        made.clicked.connect(triggered)
        self._line.addWidget(made)
        return made

    def open_document(self, pages: int, page_png: PagePng, page: int = 0) -> None:
        """Shows another document, beginning at `page` (counted from 0)."""
        self._serial += 1
        self._page_png, self._pages = page_png, pages
        self._pictures.clear()
        self._asked.clear()
        while self._readings:
            self._readings.pop().cancel()
        self.go_to(page)

    def show_place(self, page: int, down: float) -> None:
        """Turns to a page and to what stands so far down it, as a share of its height."""
        if page != self._page:
            self.go_to(page)
        self._goal = down
        self._to_goal()

    def _to_goal(self) -> None:
        """Brings what is sought into the upper part of the pane; it is sought until the page's picture is there."""
        if self._goal is None:
            return
        bar = self._scroll.verticalScrollBar()
        bar.setValue(round(self._goal * self._sheet.height() - _GOAL_UP * self._scroll.viewport().height()))
        if self._sheet.has_picture():
            self._goal = None

    def page(self) -> int:
        """The page on show, counted from 0."""
        return self._page

    def go_to(self, page: int) -> None:
        self._goal = None
        self._page = max(0, min(page, self._pages - 1))
        self._scroll.verticalScrollBar().setValue(0)
        self._tell()
        self._show()
        self.page_changed.emit(self._page)

    def show_next(self) -> None:
        if self._page + 1 < self._pages:
            self.go_to(self._page + 1)

    def show_previous(self) -> None:
        if self._page > 0:
            self.go_to(self._page - 1)

    def set_zoom(self, percent: int) -> None:
        """100, 150, or `FIT` for the width of the pane."""
        self._zooms.setCurrentIndex(self._zooms.findData(percent))

    def is_page_shown(self) -> bool:
        """Whether the picture of the page is there."""
        return self._sheet.has_picture()

    def _dpi(self) -> int:
        """Device pixels to the inch; steps of 24 keep a slow resize from asking for every width."""
        logical = self._width() / 8.27 if self._zoom == FIT else _INCH_PX * self._zoom / 100
        wanted = logical * self.devicePixelRatio()
        return int(min(300, max(48, -(-wanted // 24) * 24)))

    def _width(self) -> int:
        """How wide the page is on the screen, in logical pixels."""
        if self._zoom == FIT:
            return max(240, self._scroll.viewport().width() - 40)
        return round(8.27 * _INCH_PX * self._zoom / 100)

    def _show(self) -> None:
        if self._page_png is None or not self._pages:
            self._sheet.say("")
            return
        key = (self._page, self._dpi())
        picture = self._pictures.get(key)
        if picture is None:
            self._sheet.say()
            self._ask(key)
        else:
            self._sheet.show_picture(picture, self._width())
            self._to_goal()
            if self._page + 1 < self._pages:
                self._ask((self._page + 1, key[1]))

    def _ask(self, key: tuple[int, int]) -> None:
        if key in self._asked or key in self._pictures or self._page_png is None:
            return
        self._asked.add(key)
        work = partial(self._page_png, *key)
        on_page, on_lost = (partial(then, self._serial, key) for then in (self._on_page, self._on_page_lost))
        self._readings.append(self._jobs.read(work, on_page, on_lost))

    def _on_page(self, serial: int, key: tuple[int, int], png: bytes) -> None:
        if serial != self._serial:
            return
        self._asked.discard(key)
        picture = QPixmap()
        if not picture.loadFromData(png, "PNG"):
            self._sheet.say(words.PAGE_LOST)
            return
        self._pictures[key] = picture
        if len(self._pictures) > _KEPT_PAGES:
            self._pictures.popitem(last=False)
        if key == (self._page, self._dpi()):
            self._show()

    def _on_page_lost(self, serial: int, key: tuple[int, int], error: BaseException) -> None:
        if serial != self._serial:
            return
        self._asked.discard(key)
        if key[0] == self._page:
            self._sheet.say(words.PAGE_LOST)
            self.failed.emit(error)

    def _on_zoom_chosen(self) -> None:
        self._zoom = int(self._zooms.currentData())
        self._show()

    def _tell(self) -> None:
        self._where.setText(words.page_line(self._page + 1, self._pages) if self._pages else "")
        self._up.setEnabled(self._page > 0)
        self._down.setEnabled(self._page + 1 < self._pages)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageDown:
            self.show_next()
        elif event.key() == Qt.Key.Key_PageUp:
            self.show_previous()
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self._pages - 1)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._zoom == FIT:
            self._show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for made in self.findChildren(QPushButton):
                redress_button(made)

    @override
    def sizeHint(self) -> QSize:
        return QSize(720, 800)
