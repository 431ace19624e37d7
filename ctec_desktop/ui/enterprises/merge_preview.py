"""The preview of a merge: which side's content stays, what goes over, and what to do about posts that stand twice."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from ctec_desktop.domain.merging import MergeField, MergePreview, MergeWish, PostConflict
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.ui.kit.form_editors import choice, line
from ctec_desktop.ui.kit.form_grid import FormGrid
from ctec_desktop.ui.kit.labels import label, rule, selectable
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import merging as words
from ctec_desktop.wording.labels import field_label
from ctec_desktop.wording.merging import BLANK

_NAME_LABEL = "name"
_JOIN, _RENAME = "join", "rename"


class MergePreviewView(QWidget):
    """Says `edited` when a person chose otherwise than proposed."""

    edited = Signal()

    def __init__(self, preview: MergePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._sides: dict[str, QButtonGroup] = {}
        self.conflicts = FormGrid()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, Gap.M, 2)
        column.setSpacing(Gap.M)
        column.addWidget(label(words.FIELDS_PART, "strong"))
        column.addLayout(self._fields(preview.fields))
        column.addWidget(rule())
        column.addWidget(label(words.MOVES_PART, "strong"))
        for text in _moves(preview):
            column.addWidget(selectable(text))
        if preview.conflicts:
            column.addWidget(rule())
            column.addWidget(label(words.CONFLICTS_PART, "strong"))
            for conflict in preview.conflicts:
                self._add_conflict(conflict)
            column.addWidget(self.conflicts)
        column.addWidget(Note(words.UNDO_NOTE, Tone.ACCENT))
        column.addStretch(1)
        self.conflicts.is_edited = False
        self.conflicts.edited.connect(self._on_conflict_edited)

    def wish(self) -> MergeWish:
        """What was decided."""
        taken = {name for name, group in self._sides.items() if group.checkedId() == 1}
        renamed = {
            conflict.post_id: self.conflicts.value(f"post_{conflict.post_id}").strip()
            for conflict in self._preview.conflicts
            if self.conflicts.value(f"way_{conflict.post_id}") == _RENAME
        }
        preview = self._preview
        return MergeWish(preview.kept_id, preview.dropped_id, preview.versions, frozenset(taken), renamed)

    def choose(self, name: str, from_dropped: bool) -> None:
        """Chooses a side of a field."""
        self._sides[name].button(int(from_dropped)).setChecked(True)

    def show_problems(self, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Shows what is wrong with a post's new name below it and returns the rest."""
        return self.conflicts.show_problems(problems)

    def _fields(self, fields: tuple[MergeField, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Gap.M)
        grid.setVerticalSpacing(Gap.S)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        grid.addWidget(label(words.KEPT, "sub"), 0, 1)
        grid.addWidget(label(words.DROPPED, "sub"), 0, 2)
        for row, one in enumerate(fields, 1):
            title = words.NAME if one.field == _NAME_LABEL else field_label(one.field)
            grid.addWidget(label(title, "sub"), row, 0, Qt.AlignmentFlag.AlignTop)
            if (one.kept or "") == (one.dropped or ""):
                grid.addWidget(selectable(one.kept or BLANK), row, 1, 1, 2)
                continue
            group = QButtonGroup(self)
            self._sides[one.field] = group
            for side, (heading, text) in enumerate(((words.KEPT, one.kept), (words.DROPPED, one.dropped))):
                made = QRadioButton((text or BLANK).replace("&", "&&"))
                made.setAccessibleName(f"{title} {heading} {text or BLANK}")
                group.addButton(made, side)
                grid.addWidget(made, row, side + 1)
            group.button(0 if one.kept else 1).setChecked(True)
            group.buttonClicked.connect(self._on_side_chosen)
        return grid

    def _add_conflict(self, conflict: PostConflict) -> None:
        ways = [(_JOIN, words.JOIN)] if conflict.may_merge else []
        title = words.conflict_text(conflict.name, conflict.site_address, conflict.placements)
        name = line()
        name.setText(conflict.renamed)
        name.setEnabled(not conflict.may_merge)
        way = choice([*ways, (_RENAME, words.RENAME)])
        way.currentIndexChanged.connect(partial(self._on_way_chosen, conflict.post_id))
        self.conflicts.add(f"way_{conflict.post_id}", title, way)
        self.conflicts.add(f"post_{conflict.post_id}", words.NEW_NAME, name)

    def _on_way_chosen(self, post_id: int, _index: int) -> None:
        is_renamed = self.conflicts.value(f"way_{post_id}") == _RENAME
        self.conflicts.editor(f"post_{post_id}").setEnabled(is_renamed)

    def _on_side_chosen(self, *_: object) -> None:
        self.edited.emit()

    def _on_conflict_edited(self, _key: str) -> None:
        self.edited.emit()


def _moves(preview: MergePreview) -> list[str]:
    said = [words.moves_text(preview.sites, preview.posts, preview.mentors, preview.placements, preview.agreements)]
    if preview.same_sites:
        said.append(words.SAME_SITES + "、".join(preview.same_sites))
    if preview.same_mentors:
        said.append(words.SAME_MENTORS + "、".join(preview.same_mentors))
    if preview.staffing_kept:
        said.append(words.staffing_text(tuple(day.isoformat() for day in preview.staffing_kept)))
    return said
