"""A list with the chosen record beside it: the record is read off the window's thread and follows every change."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change
from ctec_desktop.ui.kit.detail_panel import Detail
from ctec_desktop.ui.kit.jobs import Job
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.overriding import override
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Tone


class RecordPage(ListPage):
    """Subclasses say how a record is shown and what its buttons do.

    Args:
        read: reads the record of an id, or None when it is gone; runs off the window's thread.
        also: changes that alter the record on show though not the list.
    """

    def __init__(
        self,
        spec: ListSpec,
        source: RowSource,
        context: PageContext,
        read: Callable[[int], object],
        also: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(spec, source, context)
        self._read = read
        self._detail_job: Job | None = None
        self._shown_id: int | None = None
        self._is_wired = False
        self.current_changed.connect(self._on_record_chosen)
        self.record_opened.connect(self._on_record_chosen)
        context.hub.subscribe(spec.areas | also, self._on_records_changed)

    def shown_id(self) -> int | None:
        """The record on show at the right."""
        return self._shown_id

    def detail_of(self, record: Any) -> Detail:
        """Head, facts and buttons of the panel."""
        raise NotImplementedError

    def body_of(self, record: Any) -> QWidget | None:
        """What stands in the panel instead of plain facts, where facts are not enough."""
        del record
        return None

    def act(self, key: str, record_id: int) -> None:
        """A button of the panel was pressed for the record on show."""
        raise NotImplementedError

    def open_document(self, key: str) -> None:
        """A document of the panel was chosen."""
        raise NotImplementedError

    @override
    def _seek(self) -> None:
        """A record the list leaves out, because it is retired or filtered away, is shown all the same."""
        goal = self._sought
        super()._seek()
        if goal is not None and self._sought is None and self.table.current_id() != goal:
            self._read_record(goal)

    def _read_record(self, record_id: int) -> None:
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._shown_id = record_id
        work = partial(self._read, record_id)
        self._detail_job = self._context.jobs.read(work, self._on_record_read, self._on_reading_failed)

    def _on_record_chosen(self, record_id: object) -> None:
        if isinstance(record_id, int):
            self._read_record(record_id)
            return
        if self._detail_job is not None:
            self._detail_job.cancel()
        self._shown_id = None
        self.hide_detail()

    def _on_record_read(self, record: object) -> None:
        if record is None:
            self._shown_id = None
            self.hide_detail()
            return
        if not self._is_wired:
            self._is_wired = True
            self.detail.action_triggered.connect(self._on_action)
            self.detail.document_opened.connect(self.open_document)
        detail = self.detail_of(record)
        self.show_detail(detail)
        area = self.detail.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        area.setAccessibleName(detail.title)
        body = self.body_of(record)
        if body is not None:
            area.setWidget(body)

    def _on_action(self, key: str) -> None:
        if self._shown_id is not None:
            self.act(key, self._shown_id)

    def _on_records_changed(self, _changes: tuple[Change, ...]) -> None:
        if self._shown_id is not None and self.detail.isVisibleTo(self):
            self._read_record(self._shown_id)

    def _on_reading_failed(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)
