"""The page 协议: every agreement with its state, its papers and its history."""

from array import array
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.views import AgreementView, ClassView
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.agreement_detail import (
    AMEND,
    CONSENT,
    EXPORT,
    HAND_OUT,
    PRINT,
    AgreementFound,
    detail_of,
    move_asked,
    read_agreement,
)
from ctec_desktop.ui.agreements.agreement_rows import COLUMNS, agreement_rows
from ctec_desktop.ui.agreements.amend_dialog import AmendDialog
from ctec_desktop.ui.agreements.hand_out_dialog import HandOutDialog
from ctec_desktop.ui.agreements.issue_dialog import IssueDialog
from ctec_desktop.ui.agreements.move_dialog import MoveDialog
from ctec_desktop.ui.agreements.preview_dialog import PreviewDialog
from ctec_desktop.ui.agreements.print_papers import papers_of_agreement
from ctec_desktop.ui.agreements.save_chosen import save_chosen
from ctec_desktop.ui.kit.choose_files import choose_folder, choose_target
from ctec_desktop.ui.kit.dialogs import show_error
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.late_rows import LateRows
from ctec_desktop.ui.kit.list_day import ListDay
from ctec_desktop.ui.kit.list_page import ListPage, ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.print_dialog import ask_print
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.result_dialog import ActionResult, show_results
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import agreements_page as words
from ctec_desktop.wording import handouts_page as handout_words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import move_dialog as move_words
from ctec_desktop.wording.labels import KINDS, STATES

_SPEC: Final = ListSpec(
    words.TITLE,
    COLUMNS,
    words.SEARCH,
    (
        FilterSpec("class", words.CLASS),
        FilterSpec("state", words.STATE, tuple((state.value, STATES[state]) for state in AgreementState)),
        FilterSpec("kind", words.KIND, tuple((kind.value, text) for kind, text in KINDS.items())),
    ),
    frozenset({Area.AGREEMENTS, Area.PLACEMENTS, Area.STUDENTS, Area.ENTERPRISES}),
    words.EMPTY,
    words.EMPTY_HINT,
    words.ISSUE_CLASS,
    key="agreements",
)


class AgreementsPage(ListPage):
    """May be visited with an agreement's id, to show it, or with a class's name, to issue for that class."""

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(_SPEC, LateRows(agreement_rows, office, actor), context, parent)
        self._office = office
        self._actor = actor
        self._found: AgreementView | None = None
        self._shown: int | None = None
        self._has_classes = False
        self._day: ListDay | None = None
        self.issue_button = self.add_action(words.ISSUE_CLASS, self._on_issue_asked, primary=True, icon_name="print")
        self.day_button = self.add_action(kit_words.SHOW_DAY, self.show_day)
        self.add_selection_action(move_words.OPEN, self._on_move_chosen)
        self.add_selection_action(handout_words.HAND_OUT, self._on_hand_out_chosen)
        self.add_selection_action(words.SAVE_CHOSEN, self._on_save_chosen)
        self.current_changed.connect(self._on_record_chosen)
        self.record_opened.connect(self._on_record_opened)
        self.empty_action_triggered.connect(self._on_issue_asked)
        self.detail.document_opened.connect(self._on_document_opened)
        self.detail.action_triggered.connect(self._on_action)
        for area in self.detail.findChildren(QScrollArea):
            area.setAccessibleName(words.TITLE)
        context.hub.subscribe(frozenset({Area.CLASSES, Area.STUDENTS}), self._on_classes_changed)
        context.hub.subscribe(frozenset({Area.AGREEMENTS}), self._on_record_changed)

    @override
    def visit(self, what: object) -> None:
        if not self._has_classes:
            self._has_classes = True
            self._read_class_names()
        super().visit(None if isinstance(what, str) else what)
        if isinstance(what, str):
            self.open_issue(what)

    def show_day(self) -> ListDay:
        """The list as it stands on another day."""
        if self._day is None:
            rows = partial(LateRows, agreement_rows, self._office, self._actor)
            self._day = ListDay(self, self._office.today, rows)
        self._day.begin()
        return self._day

    def open_issue(self, class_name: str = "") -> IssueDialog:
        """Shows the dialog that issues a class's agreements."""
        dialog = IssueDialog(self._office, self._actor, self._context, self)
        dialog.choose_class(class_name)
        dialog.open()
        return dialog

    def open_preview(self, agreement: AgreementView, *, at_consent: bool = False) -> PreviewDialog:
        """Shows the agreement's own pages, then the consent's."""
        dialog = PreviewDialog(self._office, self._actor, self._context, agreement, self)
        dialog.export_asked.connect(partial(self.ask_export, agreement))
        dialog.print_asked.connect(partial(self.ask_print, agreement))
        dialog.open()
        if at_consent:
            dialog.show_consent()
        else:
            dialog.show_agreement()
        return dialog

    def open_move(self, agreement_ids: Sequence[int], move: MoveName | None = None) -> MoveDialog:
        """Shows the dialog that moves these agreements on."""
        dialog = MoveDialog(self._office, self._actor, self._context, agreement_ids, self, move)
        dialog.open()
        return dialog

    def open_amend(self, agreement_id: int) -> AmendDialog:
        """Shows what differs from a signed agreement, and the papers it was amended by."""
        dialog = AmendDialog(self._office, self._actor, self._context, agreement_id, self)
        dialog.open()
        return dialog

    def open_hand_out(self, agreement_ids: Sequence[int], *, is_whole_part: bool = False) -> HandOutDialog:
        """Shows the form that says who took the papers of these agreements."""
        dialog = HandOutDialog(
            self._office, self._actor, self._context, self, agreement_ids, is_whole_part=is_whole_part
        )
        dialog.open()
        return dialog

    def ask_print(self, agreement: AgreementView) -> None:
        """Shows the dialog that prints the student's papers."""
        read = partial(papers_of_agreement, self._office, self._actor, self._context, agreement.id)
        ask_print(self._context, read, self)

    def ask_export(self, agreement: AgreementView) -> None:
        """Asks where the merged part the agreement stands in is to be written."""
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        told = partial(self.export, agreement)
        choose_target(self, words.EXPORT_TITLE, documents / agreement.file, (words.PDF_FILES,), told)

    def export(self, agreement: AgreementView, target: Path) -> None:
        """Writes the merged part to `target`."""
        work = partial(_export, self._office, self._actor, agreement.id, target)
        self._context.jobs.start(words.EXPORTING, work, self._on_exported, self._on_not_exported)

    def save_chosen(self, ids: "array[int]", folder: Path) -> None:
        """Writes the merged files these agreements stand in into `folder`, and says for each how it went."""
        work = partial(save_chosen, self._office, self._actor, ids, folder)
        self._context.jobs.start(words.SAVING_CHOSEN, work, self._on_chosen_saved, self._on_not_exported)

    def _on_move_chosen(self) -> None:
        self.open_move(tuple(self.selected_ids()))

    def _on_hand_out_chosen(self) -> None:
        self.open_hand_out(tuple(self.selected_ids()))

    def _on_save_chosen(self) -> None:
        choose_folder(self, words.FOLDER_FOR_CHOSEN, partial(self.save_chosen, self.selected_ids()))

    def _on_chosen_saved(self, results: tuple[ActionResult, ...]) -> None:
        show_results(self, words.SAVE_CHOSEN.rstrip("…"), results)

    def _read_class_names(self) -> None:
        self._context.jobs.read(self._classes, self._on_classes, self._on_lost)

    def _classes(self) -> tuple[ClassView, ...]:
        return self._office.school.classes(self._actor)

    def _on_classes(self, classes: tuple[ClassView, ...]) -> None:
        self.filters.set_choices("class", [(found.name, found.name) for found in classes])

    def _on_classes_changed(self, _changes: tuple[Change, ...]) -> None:
        if self._has_classes:
            self._read_class_names()

    def _on_issue_asked(self) -> None:
        self.open_issue(dict(self.filters.filters()).get("class", ""))

    def _on_record_chosen(self, row_id: object) -> None:
        if not isinstance(row_id, int):
            self._shown = self._found = None
            self.hide_detail()
            return
        self._shown = row_id
        work = partial(read_agreement, self._office, self._actor, row_id)
        self._context.jobs.read(work, partial(self._on_detail, row_id), self._on_lost)

    def _on_record_changed(self, _changes: tuple[Change, ...]) -> None:
        if self._shown is not None and self.detail.isVisibleTo(self):
            self._on_record_chosen(self._shown)

    def _on_record_opened(self, row_id: object) -> None:
        if self._found is not None and self._found.id == row_id and self._found.is_issued:
            self.open_preview(self._found)

    def _on_detail(self, row_id: int, found: AgreementFound | None) -> None:
        if row_id != self._shown:
            return
        if found is None:
            self.hide_detail()
            self._context.say(words.GONE, Tone.WARN)
            self.reload()
            return
        self._found = found.agreement
        self.show_detail(detail_of(found))

    def _on_lost(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    def _on_document_opened(self, key: str) -> None:
        if self._found is not None:
            self.open_preview(self._found, at_consent=key == CONSENT)

    def _on_action(self, key: str) -> None:
        if self._found is None:
            return
        if (move := move_asked(key)) is not None:
            self.open_move((self._found.id,), move)
        elif key == AMEND:
            self.open_amend(self._found.id)
        elif key == EXPORT:
            self.ask_export(self._found)
        elif key == HAND_OUT:
            self.open_hand_out((self._found.id,), is_whole_part=True)
        elif key == PRINT:
            self.ask_print(self._found)
        else:
            self.open_preview(self._found)

    def _on_exported(self, outcome: Outcome[Path]) -> None:
        self._context.say(words.exported(str(outcome.value)), Tone.OK)

    def _on_not_exported(self, error: BaseException) -> None:
        show_error(self, words.FAILED, error)


def _export(office: Office, actor: Actor, agreement_id: int, target: Path, _progress: Progress) -> Outcome[Path]:
    return office.agreements.export_part(actor, agreement_id, target)
