"""Writes on a draft: blocks at the left, the printed pages at the right, what is wrong beside the block it concerns."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ctec_desktop.domain.papers import PAPERS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.template import Block, Template
from ctec_desktop.domain.template_checks import boxes_for
from ctec_desktop.domain.template_editing import added, moved, removed, split, with_block
from ctec_desktop.domain.template_views import TemplateView
from ctec_desktop.kernel.problems import Problem, SubjectPlace
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.dialogs import confirm
from ctec_desktop.ui.kit.labels import button, label
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.note import Note
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.ui.templates.block_form import BlockForm
from ctec_desktop.ui.templates.block_list import BlockList
from ctec_desktop.ui.templates.draft_keeper import DraftKeeper
from ctec_desktop.ui.templates.fields_dialog import FieldsDialog
from ctec_desktop.ui.templates.head_form import HeadForm
from ctec_desktop.ui.templates.live_preview import LivePreview
from ctec_desktop.wording import sentence
from ctec_desktop.wording import template_editor as words
from ctec_desktop.wording import templates as told

_SPLIT: Final = (560, 560)
_PARTS: Final = (240, 300)
_UNDONE_MOST: Final = 100
_HEAD_LINE: Final = 0


class TemplateEditor(QWidget):
    """Says `left` when the person goes back to the versions; what they typed may still have to be kept."""

    left = Signal()

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, draft: tuple[TemplateView, Template], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view, self._template = draft
        self._context = context
        self._undone: list[tuple[Template, int]] = []
        self._written_line: int | None = None
        self._ticked: dict[str, str] = {}
        self._problems: tuple[Problem, ...] = ()
        self.keeper = DraftKeeper(office, actor, context.jobs, self._view, self)
        self.name = LineEdit(self._view.name)
        self.blocks = BlockList()
        self.form = BlockForm(PAPERS[self._view.at.key])
        self.head = HeadForm()
        self.note = Note()
        self.preview = LivePreview(office, actor, context.jobs)
        self._forms = QStackedWidget()
        self._build()
        self._connect()
        self._show(1)
        self.preview.show_template(self._template, {}, at_once=True)

    @property
    def template(self) -> Template:
        """The text as it stands now."""
        return self._template

    def _build(self) -> None:
        self.back_button = button(words.BACK)
        self.undo_button = button(words.UNDO)
        self.problem_button = button(words.NEXT_PROBLEM)
        self.state = label(words.state(is_saved=True), "small")
        self.name.setAccessibleName(words.NAME)
        self.name.setPlaceholderText(words.NAME)
        head = QHBoxLayout()
        head.setSpacing(Gap.S)
        head.addWidget(self.back_button)
        head.addWidget(label(f"{PAPERS[self._view.at.key].name}　{told.version_of(self._view)}", "heading"))
        head.addWidget(self.name, 1)
        head.addWidget(self.state)
        self._forms.addWidget(self.head)
        self._forms.addWidget(self.form)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self._list_part())
        parts.addWidget(self._forms)
        parts.setSizes(_PARTS)
        parts.setChildrenCollapsible(False)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(parts)
        sides.addWidget(self.preview)
        sides.setSizes(_SPLIT)
        sides.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Gap.XL, Gap.L, Gap.XL, Gap.S)
        whole.setSpacing(Gap.S)
        whole.addLayout(head)
        whole.addWidget(sides, 1)

    def _list_part(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Gap.S)
        self.blocks.setMinimumHeight(72)
        above = QHBoxLayout()
        above.setSpacing(Gap.S)
        above.addWidget(self.note, 1)
        above.addWidget(self.problem_button)
        line = QHBoxLayout()
        line.setSpacing(Gap.XS)
        self.add_button = button(words.ADD)
        self.up_button = button(words.UP)
        self.down_button = button(words.DOWN)
        self.remove_button = button(words.REMOVE)
        for made in (self.add_button, self.up_button, self.down_button, self.remove_button, self.undo_button):
            line.addWidget(made)
        line.addStretch(1)
        column.addLayout(above)
        column.addWidget(self.blocks, 1)
        column.addLayout(line)
        return holder

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.go_back)
        self.undo_button.clicked.connect(self.undo)
        self.problem_button.clicked.connect(self.go_to_problem)
        self.add_button.clicked.connect(self.add_block)
        self.up_button.clicked.connect(self.move_up)
        self.down_button.clicked.connect(self.move_down)
        self.remove_button.clicked.connect(self.remove_block)
        self.blocks.block_chosen.connect(self._on_block_chosen)
        self.form.changed.connect(self._on_block_changed)
        self.form.parted.connect(self._on_parted)
        self.form.field_asked.connect(self.choose_field)
        self.head.changed.connect(self._on_head_changed)
        self.name.textChanged.connect(self._on_name_typed)
        self.preview.checked.connect(self._on_checked)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self._on_not_kept)

    def go_back(self) -> None:
        """To the versions; what is typed has to be written meanwhile."""
        self.left.emit()

    def add_block(self) -> None:
        self._change(added(self._template, self._line() - 1), self._line() + 1)
        self.form.go_to_text()

    def remove_block(self) -> None:
        if self._line() > _HEAD_LINE:
            self._change(removed(self._template, self._line() - 1), max(1, self._line() - 1))

    def move_up(self) -> None:
        if self._line() > 1:
            self._change(moved(self._template, self._line() - 1, -1), self._line() - 1)

    def move_down(self) -> None:
        if _HEAD_LINE < self._line() < len(self._template.blocks):
            self._change(moved(self._template, self._line() - 1, 1), self._line() + 1)

    def undo(self) -> None:
        """Takes the last change back."""
        if self._undone:
            self._template, line = self._undone.pop()
            self._written_line = None
            self._show(line)
            self._note()

    def go_to_problem(self) -> None:
        """To the next block in which something is wrong."""
        line = self.blocks.wrong_after(self._line())
        if line is not None:
            self._show(line)

    def choose_field(self) -> FieldsDialog:
        dialog = FieldsDialog(PAPERS[self._view.at.key].fields, self._context.jobs, self, may_insert=True)
        dialog.chosen.connect(self.form.insert_field)
        dialog.open()
        return dialog

    def _line(self) -> int:
        return max(_HEAD_LINE, self.blocks.currentRow())

    def _change(self, template: Template, line: int) -> None:
        """A change of the order of blocks, or of several at once."""
        if template is self._template:
            return
        self._remember()
        self._template = template
        self._show(line)
        self._note()

    def _remember(self) -> None:
        self._undone = [*self._undone[1 - _UNDONE_MOST :], (self._template, self._line())]
        self._written_line = None

    def _write_on(self, line: int, template: Template) -> None:
        """A change within one block; many in a row are taken back as one."""
        if self._written_line != line:
            self._remember()
            self._written_line = line
        self._template = template
        self._note()

    def _note(self) -> None:
        self.keeper.note(self._template, self.name.text())
        self.state.setText(words.state(is_saved=False))
        self.undo_button.setEnabled(bool(self._undone))
        self._print()

    def _print(self) -> None:
        """The pages with those boxes ticked that the block at hand is printed for."""
        self._ticked = boxes_for(self._template.blocks[self._line() - 1].when) if self._line() else {}
        self.preview.show_template(self._template, self._ticked)

    def _show(self, line: int) -> None:
        self.blocks.show_template(self._template, line)
        self._on_block_chosen(self._line())
        self.undo_button.setEnabled(bool(self._undone))

    def _on_block_chosen(self, line: int) -> None:
        self._forms.setCurrentWidget(self.form if line else self.head)
        self.preview.show_block(line - 1)
        if line:
            block = self._template.blocks[line - 1]
            self.form.show_block(block)
            if not block.stands(self._ticked):
                self._print()
        else:
            self.head.show_template(self._template)
        self.form.show_problems([one for one in self._problems if _line_of(one) == line])
        self.up_button.setEnabled(line > 1)
        self.down_button.setEnabled(_HEAD_LINE < line < len(self._template.blocks))
        self.remove_button.setEnabled(line > _HEAD_LINE)

    def _on_block_changed(self, block: Block) -> None:
        line = self._line()
        self._write_on(line, with_block(self._template, line - 1, block))
        self.blocks.show_block(line, block)

    def _on_parted(self, lines: list[str]) -> None:
        line = self._line()
        self._change(split(self._template, line - 1, lines), line + len(lines) - 1)
        self.form.go_to_text()

    def _on_head_changed(self) -> None:
        self._write_on(_HEAD_LINE, self.head.apply(self._template))

    def _on_name_typed(self, _text: str) -> None:
        self.keeper.note(self._template, self.name.text())
        self.state.setText(words.state(is_saved=False))

    def _on_checked(self, problems: tuple[Problem, ...]) -> None:
        self._problems = problems
        self.blocks.mark({_line_of(one) for one in problems})
        elsewhere = [sentence(one) for one in problems if _line_of(one) == _HEAD_LINE]
        lines = [words.problems(len(problems)), *elsewhere]
        self.note.say("\n".join(lines), Tone.BAD if problems else Tone.OK)
        self.problem_button.setVisible(bool(problems))
        self.form.show_problems([one for one in problems if _line_of(one) == self._line()])

    def _on_kept(self, view: TemplateView) -> None:
        self._view = view
        self.state.setText(words.state(is_saved=self.keeper.is_kept))

    def _on_not_kept(self, error: object) -> None:
        if not isinstance(error, BaseException):
            return
        if self.keeper.is_outdated:
            confirm(self, words.CONFLICT_TITLE, words.CONFLICT, words.SAVE_AS_NEW, self.keeper.keep_apart)
        self.state.setText(words.FAILED)
        self.note.say("\n".join((words.FAILED, *error_lines(error))), Tone.BAD)


def _line_of(problem: Problem) -> int:
    """The line of the list a problem belongs to; 0 where it belongs to no block."""
    place = problem.place
    is_block = isinstance(place, SubjectPlace) and place.kind == "template_block"
    return int(place.label) if isinstance(place, SubjectPlace) and is_block else _HEAD_LINE
