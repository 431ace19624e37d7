"""The page 学徒培养: apprentices, what their agreements still lack, the alternation, and the papers."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.apprenticeships import ApprenticeshipView, Scheme
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.apprentices.annex_dialog import AnnexDialog
from ctec_desktop.ui.apprentices.apprentice_dialog import ApprenticeDialog
from ctec_desktop.ui.apprentices.apprentice_rows import COLUMNS, ApprenticeRows
from ctec_desktop.ui.apprentices.class_like_dialog import ClassLikeDialog
from ctec_desktop.ui.apprentices.issuing import issue_contracts, submit_contracts, write_draft
from ctec_desktop.ui.apprentices.stages_dialog import StagesDialog
from ctec_desktop.ui.apprentices.training_dialog import TrainingDialog
from ctec_desktop.ui.apprentices.training_end_dialog import TrainingEndDialog
from ctec_desktop.ui.apprentices.wage_dialog import WageDialog
from ctec_desktop.ui.kit.choose_files import choose_folder
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, StepLine, finding_lines
from ctec_desktop.ui.kit.dialogs import show_error
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.paper_page import PaperPage, Write
from ctec_desktop.ui.kit.result_dialog import ActionResult, show_results
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import apprentice_training as training
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording import apprenticeships as labels
from ctec_desktop.wording.judged import told

EDIT, STAGES, VOID = "edit", "stages", "void"
ISSUE, CONTRACT, END, GO_ON, DRAFT, ANNEX = "issue", "contract", "end", "go_on", "draft", "annex"
CLASS_LIKE = "class_like"
_NAMES = dict(words.PAPERS)
_PAPERS = tuple(DocumentLine(key, words.paper_title(name)) for key, name in words.PAPERS)
_DOCUMENTS = (DocumentLine(DRAFT, words.DRAFT), *_PAPERS)
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(
        FilterSpec("scheme", words.SCHEME, tuple((one.value, text) for one, text in labels.SCHEMES.items())),
        FilterSpec("state", words.STATE, words.STATE_FILTER),
    ),
    areas=frozenset({Area.APPRENTICES, Area.STUDENTS, Area.ENTERPRISES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.NEW,
    key="apprentices",
)


class ApprenticesPage(PaperPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        also = frozenset({Area.PLACEMENTS, Area.AGREEMENTS, Area.TEACHERS, Area.RULES})
        read = partial(office.apprenticeships.detail, actor)
        super().__init__(_SPEC, ApprenticeRows(office, actor), context, read, also)
        self._office = office
        self._actor = actor
        self._shown: ApprenticeshipView | None = None
        self.new_button = self.add_action(words.NEW, self.open_new, primary=True, icon_name="plus")
        self.add_action(training.OPEN_WAGES, self.open_wages)
        self.add_action(training.OPEN_TRAININGS, self.open_trainings)
        self.add_selection_action(words.ISSUE, self._on_issue_chosen)
        self.add_selection_action(words.ANNEX, self._on_annex_chosen)
        self.add_selection_action(words.SUBMIT, self._on_submit_chosen)
        self.empty_action_triggered.connect(self.open_new)

    def open_new(self) -> ApprenticeDialog:
        """The form for an apprentice who is not on record yet."""
        return self._open(None)

    def open_stages(self, of: ApprenticeshipView) -> StagesDialog:
        dialog = StagesDialog(self._office, self._actor, self._context, self, of)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: ApprenticeshipView) -> Detail:
        self._shown = record
        state = words.SIGNED if record.signed_on else words.UNSIGNED
        return Detail(
            title=record.name,
            subtitle=f"{labels.SCHEMES[record.scheme]} · {record.enterprise_name}",
            badge=words.VOIDED if record.is_void else state,
            badge_tone=Tone.MUTED if record.is_void else Tone.OK if record.signed_on else Tone.WARN,
            facts=_facts(record),
            findings=None if record.is_void else finding_lines(told(record.findings)),
            steps=tuple(
                StepLine(words.stage_name(one), words.days(one.from_on, one.until_on), words.stage_note(one))
                for one in record.stages
            ),
            documents=() if record.is_void else _DOCUMENTS,
            actions=_actions(record),
        )

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == EDIT:
            self._open(record_id)
        elif key == STAGES:
            if self._shown is not None:
                self.open_stages(self._shown)
        elif key == ISSUE:
            self.ask_issuing((record_id,))
        elif key == CONTRACT:
            if self._shown is not None and self._shown.agreement is not None:
                self._context.go("agreements", self._shown.agreement[0])
        elif key == CLASS_LIKE:
            if self._shown is not None:
                self.open_class_like(self._shown)
        elif key == ANNEX:
            self.open_annexes((record_id,))
        elif key == END:
            TrainingEndDialog(self._office, self._actor, self._context, self, record_id).open()
        elif key == GO_ON:
            work = partial(_go_on, self._office, self._actor, record_id)
            self._context.jobs.start(words.GO_ON, work, self._on_went_on, self._on_not_done)
        else:
            void = partial(self._office.apprenticeships.void, self._actor, record_id)
            WithdrawDialog(words.VOIDING, void, _voided, self._context, self).open()

    def ask_issuing(self, ids: Sequence[int]) -> None:
        """Asks where the contracts of these apprentices are to go."""
        choose_folder(self, words.ISSUE_FOLDER, partial(self.issue, tuple(ids)))

    def open_class_like(self, of: ApprenticeshipView) -> ClassLikeDialog:
        """The form that registers a class on the terms of this one."""
        dialog = ClassLikeDialog(self._office, self._actor, self._context, self, of)
        dialog.open()
        return dialog

    def open_wages(self) -> WageDialog:
        """Minimum wages on record, and the form for another."""
        dialog = WageDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_trainings(self) -> TrainingDialog:
        """Agreements with training bodies, and the form for another."""
        dialog = TrainingDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    def open_annexes(self, ids: Sequence[int]) -> AnnexDialog:
        """The form that places stages on post and issues their 三方协议."""
        dialog = AnnexDialog(self._office, self._actor, self._context, self, ids)
        dialog.open()
        return dialog

    def issue(self, ids: tuple[int, ...], folder: Path) -> None:
        """Issues their contracts into the folder, and says for each who was left out why."""
        work = partial(issue_contracts, self._office, self._actor, ids, folder)
        self._context.jobs.start(words.ISSUING, work, partial(self._on_results, words.ISSUING), self._on_not_done)

    def _on_issue_chosen(self) -> None:
        self.ask_issuing(tuple(self.selected_ids()))

    def _on_annex_chosen(self) -> None:
        self.open_annexes(tuple(self.selected_ids()))

    def _on_submit_chosen(self) -> None:
        work = partial(submit_contracts, self._office, self._actor, tuple(self.selected_ids()))
        told = partial(self._on_results, words.SUBMITTING)
        self._context.jobs.start(words.SUBMITTING, work, told, self._on_not_done)

    def _on_results(self, title: str, results: tuple[ActionResult, ...]) -> None:
        show_results(self, title, results)

    def _on_went_on(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.WENT_ON, Tone.OK)

    def _on_not_done(self, error: BaseException) -> None:
        show_error(self, words.TITLE, error)

    @override
    def paper_name(self, key: str) -> str:
        shown = self._shown
        name = words.DRAFT_NAME if key == DRAFT else _NAMES[key]
        return "" if shown is None else words.file_name(name, shown.name, shown.student_no)

    @override
    def paper_work(self, key: str, target: Path) -> Write | None:
        if self._shown is None:
            return None
        if key == DRAFT:
            return partial(write_draft, self._office, self._actor, self._shown.id, target)
        selection = PaperSelection(student_ids=(self._shown.student_id,), apprenticeship_ids=(self._shown.id,))
        return partial(_print, self._office, self._actor, (key, selection, target))

    def _open(self, apprenticeship_id: int | None) -> ApprenticeDialog:
        dialog = ApprenticeDialog(self._office, self._actor, self._context, self, apprenticeship_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog


def _actions(of: ApprenticeshipView) -> tuple[ActionLine, ...]:
    if of.is_void:
        return ()
    is_over, has_contract = of.ended_on is not None, of.agreement is not None
    is_student = of.scheme is Scheme.MODERN and of.labour_from is None
    may_issue = not (is_over or has_contract)
    return (
        ActionLine(STAGES, words.STAGES, is_primary=True),
        ActionLine(EDIT, words.EDIT),
        *((ActionLine(ISSUE, words.ISSUE),) if may_issue else ()),
        *((ActionLine(CONTRACT, words.OPEN_CONTRACT),) if has_contract else ()),
        *((ActionLine(ANNEX, words.ANNEX),) if is_student else ()),
        ActionLine(CLASS_LIKE, words.CLASS_LIKE),
        ActionLine(GO_ON, words.GO_ON) if is_over else ActionLine(END, words.END),
        *(() if has_contract else (ActionLine(VOID, words.VOID),)),
    )


def _go_on(office: Office, actor: Actor, apprenticeship_id: int, _progress: Progress) -> Outcome[int]:
    return office.apprenticeships.go_on(actor, apprenticeship_id)


def _voided(_apprenticeship_id: int) -> str:
    return words.VOIDED_LINE


def _print(
    office: Office, actor: Actor, asked: tuple[str, PaperSelection, Path], progress: Progress
) -> Outcome[PaperReport]:
    key, selection, target = asked
    return office.papers.print(actor, [key], selection, target, progress=progress)


def _facts(record: ApprenticeshipView) -> tuple[FactLine, ...]:
    voided: tuple[FactLine, ...] = ()
    if record.is_void:
        voided = (FactLine(words.VOIDED, record.void_reason or ""),)
    teachers = "、".join(dict.fromkeys(one.teacher_name for one in record.stages if one.teacher_name))
    mentors = "、".join(dict.fromkeys(one.mentor_name for one in record.stages if one.mentor_name))
    if record.ended_on is not None:
        voided = (*voided, FactLine(words.ENDED, words.ended(record.ended_on, record.end_reason or "")))
    return (
        *voided,
        FactLine(words.CONTRACT, record.agreement[1] if record.agreement else ""),
        FactLine(words.STUDENT_NO, record.student_no),
        FactLine(words.CLASS, record.class_name),
        FactLine(words.IDENTITY, labels.identity(record.labour_from, record.labour_until)),
        FactLine(words.DAYS, words.days(record.from_on, record.until_on)),
        FactLine(words.CERTIFICATE, record.certificate or ""),
        FactLine(words.PARTIES, "、".join(labels.PARTIES[party] for party in record.parties)),
        FactLine(words.SIGNED_ON, record.signed_on.isoformat() if record.signed_on else ""),
        FactLine(words.HOURS, words.hours_line(record)),
        FactLine(words.TEACHERS, teachers),
        FactLine(words.TEACHER_DUTIES, record.teacher_duties or ""),
        FactLine(words.MENTORS, mentors),
        FactLine(words.MENTOR_DUTIES, record.mentor_duties or ""),
        FactLine(words.ALLOWANCE, labels.monthly(record.allowance_fen)),
        FactLine(words.SUBSIDY, words.subsidy_line(record)),
    )
