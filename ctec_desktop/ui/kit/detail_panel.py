"""The panel at the right of a list: what the chosen record is, what is wrong with it, which files it has."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ctec_desktop.ui.kit.flow import Flow
from ctec_desktop.ui.kit.labels import button, label, link, pill, redress_button, rule, selectable
from ctec_desktop.ui.kit.lettered import PASSING
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.theme import worn
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import kit as words

# Two lines with their buttons; on a lower screen the page scrolls.
_LEAST_BODY: Final = 96


@dataclass(frozen=True, slots=True)
class FactLine:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found out about the record, with the article it rests on and what cures it."""

    text: str
    tone: Tone = Tone.WARN
    clause: str = ""


def finding_lines(told: Iterable[tuple[str, bool]]) -> tuple[Finding, ...]:
    """Args: `told` are sentences, each with whether a rule is broken."""
    return tuple(Finding(text, Tone.BAD if is_broken else Tone.WARN) for text, is_broken in told)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A file of the record; `key` is handed back when the person opens it."""

    key: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ActionLine:
    key: str
    title: str
    is_primary: bool = False
    icon_name: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of what became of the record, with its days and what is known about it."""

    title: str
    days: str = ""
    note: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Detail:
    """Everything the panel shows about one record. `findings` is `None` where nothing was checked."""

    title: str
    subtitle: str = ""
    badge: str = ""
    badge_tone: Tone = Tone.MUTED
    facts: tuple[FactLine, ...] = ()
    findings: tuple[Finding, ...] | None = None
    documents: tuple[DocumentLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    actions: tuple[ActionLine, ...] = ()


class DetailPanel(QFrame):
    """Shows one `Detail` at a time."""

    closed = Signal()
    document_opened = Signal(str)
    action_triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setProperty(PASSING, True)
        self.setMinimumWidth(280)
        self._head = QVBoxLayout()
        self._scroll = QScrollArea()
        self._close = button("", look="flat_link", icon_name="close")
        self._build()
        self._close.clicked.connect(self.closed)
        worn().changed.connect(self._redress)

    def _build(self) -> None:
        self._close.setAccessibleName(words.CLOSE)
        self._close.setToolTip(words.CLOSE)
        self._head.setSpacing(Gap.XS)
        top = QHBoxLayout()
        top.setContentsMargins(Gap.L, Gap.M, Gap.S, Gap.M)
        top.addLayout(self._head, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll.setWidgetResizable(True)
        self._scroll.setMinimumHeight(_LEAST_BODY)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._foot = Flow()
        self._foot.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        self._foot.setSpacing(Gap.S)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(rule())
        whole.addWidget(self._scroll, 1)
        whole.addLayout(self._foot)

    def show_detail(self, detail: Detail) -> None:
        """Replaces what is shown."""
        _empty(self._head)
        _empty(self._foot)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(selectable(detail.title, "heading"), 1)
        if detail.badge:
            line.addWidget(pill(detail.badge, detail.badge_tone), 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(line)
        if detail.subtitle:
            self._head.addWidget(selectable(detail.subtitle, "sub"))
        self._scroll.setWidget(self._body(detail))
        for action in detail.actions:
            made = button(action.title, primary=action.is_primary, icon_name=action.icon_name)
            made.clicked.connect(partial(self._on_action, action.key))
            self._foot.addWidget(made)

    def _redress(self) -> None:
        for made in self.findChildren(QPushButton):
            redress_button(made)

    def _body(self, detail: Detail) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Gap.L, Gap.M, Gap.L, Gap.M)
        column.setSpacing(Gap.S)
        if detail.findings is not None:
            column.addWidget(label(words.FINDINGS, "strong"))
            for finding in detail.findings:
                column.addWidget(Note(_finding_text(finding), finding.tone))
            if not detail.findings:
                column.addWidget(Note(words.NO_FINDINGS, Tone.OK))
            column.addSpacing(Gap.S)
        if detail.facts:
            column.addWidget(label(words.FACTS, "strong"))
            column.addLayout(_facts(detail.facts))
            column.addSpacing(Gap.S)
        if detail.steps:
            column.addWidget(label(words.STEPS, "strong"))
            column.addLayout(_steps(detail.steps))
            column.addSpacing(Gap.S)
        if detail.documents:
            column.addWidget(label(words.DOCUMENTS, "strong"))
            for document in detail.documents:
                column.addWidget(self._document(document))
        column.addStretch(1)
        return body

    def _document(self, document: DocumentLine) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        made = link(document.title)
        made.setProperty("icon_name", "file")
        redress_button(made)
        made.clicked.connect(partial(self._on_document, document.key))
        row.addWidget(made)
        row.addStretch(1)
        row.addWidget(label(document.note, "small"))
        return holder

    def _on_document(self, key: str, *_: object) -> None:
        self.document_opened.emit(key)

    def _on_action(self, key: str, *_: object) -> None:
        self.action_triggered.emit(key)


def _facts(facts: tuple[FactLine, ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.L)
    grid.setVerticalSpacing(Gap.S)
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(facts):
        grid.addWidget(label(fact.label, "sub"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(selectable(fact.text or "—"), row, 1)
    return grid


def _steps(steps: tuple[StepLine, ...]) -> QGridLayout:
    """One below the other beside a line of dots, the newest last."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(Gap.S)
    grid.setVerticalSpacing(Gap.S)
    grid.setColumnStretch(1, 1)
    for row, step in enumerate(steps):
        dot = label("●", "small")
        dot.setProperty("tone", str(step.tone))
        grid.addWidget(dot, row, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(selectable(step.title))
        told = "\n".join(part for part in (step.days, step.note) if part)
        if told:
            column.addWidget(selectable(told, "small"))
        grid.addLayout(column, row, 1)
    return grid


def _finding_text(finding: Finding) -> str:
    clause = words.clause_line(finding.clause)
    return f"{finding.text}\n{clause}" if clause else finding.text


def _empty(layout: QLayout) -> None:
    """Removes everything a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if isinstance(inner, QVBoxLayout | QHBoxLayout):
            _empty(inner)
        if widget is not None:
            widget.deleteLater()
