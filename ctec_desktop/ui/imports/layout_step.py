"""Second step of an import: which sheet, which heading row, and what each column is. Met only when it is needed."""

from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice, SheetLayout
from ctec_desktop.ui.imports.column_preview import ColumnPreview
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.labels import field_name, label
from ctec_desktop.ui.kit.lettered import CheckBox
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import import_wizard as words

_LAST_ROW: Final = 1_048_576
# A person who turns the heading row on and on is not interrupted by a reading of every row passed.
_SETTLED_MS: Final = 350


class LayoutStep(QWidget):
    """Shows a `SheetLayout`; `changed` tells that columns changed, `look_wanted` that the file must be read again."""

    changed = Signal()
    look_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout: SheetLayout | None = None
        self._are_columns_chosen = False
        self.sheet = ComboBox()
        self.header_row = QSpinBox()
        self.hidden_rows = CheckBox()
        self.preview = ColumnPreview()
        self.state_note = Note()
        self.moved_note = label("", "sub", wrap=True)
        self._settled = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self.sheet.setAccessibleName(words.SHEET)
        self.sheet.setMinimumWidth(140)
        self.sheet.setMaximumWidth(360)
        self.header_row.setRange(1, _LAST_ROW)
        self.header_row.setAccessibleName(words.HEADER_ROW_NAME)
        self.header_row.setKeyboardTracking(False)
        self.header_row.lineEdit().setTextMargins(Gap.S, 0, 0, 0)
        self.header_row.setMinimumWidth(96)
        line = QHBoxLayout()
        line.setSpacing(Gap.S)
        line.addWidget(field_name(words.SHEET, self.sheet))
        line.addWidget(self.sheet, 1)
        line.addSpacing(Gap.L)
        line.addWidget(field_name(words.HEADER_ROW, self.header_row))
        line.addWidget(self.header_row)
        line.addWidget(label(words.HEADER_ROW_END, "strong"))
        line.addStretch()
        card = QFrame()
        card.setProperty("card", "true")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.M)
        column.addLayout(line)
        column.addWidget(self.hidden_rows)
        column.addWidget(self.state_note)
        column.addWidget(label(words.LAYOUT_HINT, "sub", wrap=True))
        column.addWidget(card, 1)
        column.addWidget(self.moved_note)

    def _connect(self) -> None:
        self.sheet.activated.connect(self._on_sheet)
        self.header_row.valueChanged.connect(self._on_header_row)
        self._settled.timeout.connect(self.look_wanted)
        self.preview.chosen.connect(self._on_chosen)
        self.preview.moved.connect(self._on_moved)

    def show_layout(self, layout: SheetLayout, choice: ImportChoice = AS_PROPOSED) -> None:
        """Begins anew with this proposal, or with what the person chose of it."""
        self._layout = layout
        self._are_columns_chosen = bool(choice.columns)
        self._settled.stop()
        self.moved_note.setText("")
        self.sheet.clear()
        for offered in layout.sheets:
            text = words.sheet_label(offered.name, offered.is_hidden, offered.rows, offered.fits)
            self.sheet.addItem(text, offered.name)
        self.sheet.setCurrentIndex(self.sheet.findData(layout.sheet))
        self.header_row.blockSignals(True)
        self.header_row.setValue(layout.header_row)
        self.header_row.blockSignals(False)
        self.hidden_rows.setText(words.hidden_rows_label(layout.hidden_rows))
        self.hidden_rows.setChecked(choice.with_hidden_rows)
        self.hidden_rows.setVisible(bool(layout.hidden_rows))
        self.preview.show_layout(layout)
        self._tell()

    def choice(self) -> ImportChoice:
        """What a person says of the file: everything named that was changed here, the rest as proposed."""
        if self._layout is None:
            return AS_PROPOSED
        columns = self.preview.choices() if self._are_columns_chosen else ()
        with_hidden = self.hidden_rows.isChecked()
        return ImportChoice(self._layout.sheet, self.header_row.value(), columns, with_hidden)

    def wanted_look(self) -> ImportChoice:
        """The sheet and heading row a person wants to see."""
        sheet = str(self.sheet.currentData())
        if self._layout is None or sheet != self._layout.sheet:
            return ImportChoice(sheet)
        return self.choice()

    def missing(self) -> tuple[str, ...]:
        """The required fields no column is taken for, as they are called."""
        if self._layout is None:
            return ()
        taken = {key for _, key in self.preview.choices()}
        return tuple(field.label for field in self._layout.fields if field.is_required and field.key not in taken)

    def _tell(self) -> None:
        missing = self.missing()
        if missing:
            self.state_note.say(words.missing_line(missing), Tone.WARN)
            return
        used = sum(1 for _, key in self.preview.choices() if key)
        known = words.recognised_line(used, self.preview.columnCount() - used)
        is_remembered = self._layout is not None and self._layout.is_remembered and not self._are_columns_chosen
        self.state_note.say(f"{words.REMEMBERED}{known}" if is_remembered else known, Tone.OK)

    def _on_sheet(self, _index: int) -> None:
        if self._layout is not None and self.sheet.currentData() != self._layout.sheet:
            self.look_wanted.emit()

    def _on_header_row(self, _value: int) -> None:
        self._settled.start()

    def _on_chosen(self) -> None:
        self._are_columns_chosen = True
        self._tell()
        self.changed.emit()

    def _on_moved(self, field: str, to: str, left: str) -> None:
        self.moved_note.setText(words.moved_line(field, to, left))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(420, 0)
