"""The page 学徒培养: apprentices, what their agreements still lack, the alternation, and the papers."""

from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.findings import Finding, Result, problem_of
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.problems import SubjectPlace
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.apprentices.apprentice_dialog import ApprenticeDialog
from ctec_desktop.ui.apprentices.apprentice_rows import COLUMNS, ApprenticeRows
from ctec_desktop.ui.apprentices.stages_dialog import StagesDialog
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, StepLine
from ctec_desktop.ui.kit.detail_panel import Finding as FindingLine
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording import apprenticeships as labels
from ctec_desktop.wording import sentence

EDIT, STAGES, VOID = "edit", "stages", "void"
_NAMES = dict(words.PAPERS)
_DOCUMENTS = tuple(DocumentLine(key, words.paper_title(name)) for key, name in words.PAPERS)
_ACTIONS = (
    ActionLine(STAGES, words.STAGES, is_primary=True),
    ActionLine(EDIT, words.EDIT),
    ActionLine(VOID, words.VOID),
)
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


class ApprenticesPage(RecordPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        also = frozenset({Area.PLACEMENTS, Area.AGREEMENTS, Area.TEACHERS, Area.RULES})
        read = partial(office.apprenticeships.detail, actor)
        super().__init__(_SPEC, ApprenticeRows(office, actor), context, read, also)
        self._office = office
        self._actor = actor
        self._shown: ApprenticeshipView | None = None
        self._has_papers = False
        self.new_button = self.add_action(words.NEW, self.open_new, primary=True, icon_name="plus")
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
            findings=None if record.is_void else _findings(record),
            steps=tuple(
                StepLine(words.stage_name(one), words.days(one.from_on, one.until_on), words.stage_note(one))
                for one in record.stages
            ),
            documents=() if record.is_void else _DOCUMENTS,
            actions=() if record.is_void else _ACTIONS,
        )

    @override
    def show_detail(self, detail: Detail) -> None:
        if not self._has_papers:
            self._has_papers = True
            self.detail.document_opened.connect(self._on_paper_asked)
        super().show_detail(detail)

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == EDIT:
            self._open(record_id)
        elif key == STAGES:
            if self._shown is not None:
                self.open_stages(self._shown)
        else:
            void = partial(self._office.apprenticeships.void, self._actor, record_id)
            WithdrawDialog(words.VOIDING, void, _voided, self._context, self).open()

    def write_paper(self, key: str, target: Path) -> None:
        """Writes a paper of the apprentice on show."""
        if self._shown is None:
            return
        selection = PaperSelection(student_ids=(self._shown.student_id,), apprenticeship_ids=(self._shown.id,))
        work = partial(_print, self._office, self._actor, (key, selection, target))
        self._context.jobs.start(words.PRINTING, work, partial(self._on_written, target), self._on_not_written)

    def _open(self, apprenticeship_id: int | None) -> ApprenticeDialog:
        dialog = ApprenticeDialog(self._office, self._actor, self._context, self, apprenticeship_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    def _on_paper_asked(self, key: str) -> None:
        if self._shown is None:
            return
        name = safe_file_name(words.file_name(_NAMES[key], self._shown.name, self._shown.student_no))
        choose_target(self, words.PRINTING, Path.home() / name, (words.PDF_FILTER,), partial(self.write_paper, key))

    def _on_written(self, target: Path, _outcome: Outcome[PaperReport]) -> None:
        self._context.say(words.written_line(str(target)), Tone.OK)

    def _on_not_written(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)


def _voided(_apprenticeship_id: int) -> str:
    return words.VOIDED_LINE


def _print(
    office: Office, actor: Actor, asked: tuple[str, PaperSelection, Path], progress: Progress
) -> Outcome[PaperReport]:
    key, selection, target = asked
    return office.papers.print(actor, [key], selection, target, progress=progress)


def _findings(record: ApprenticeshipView) -> tuple[FindingLine, ...]:
    """What is broken first, then what is missing."""
    order = sorted(record.findings, key=_is_failed, reverse=True)
    return tuple(line for finding in order if (line := _finding_line(finding)) is not None)


def _is_failed(finding: Finding) -> bool:
    return finding.result is Result.FAIL


def _finding_line(finding: Finding) -> FindingLine | None:
    problem = problem_of(finding, SubjectPlace("apprenticeship", ""))
    if problem is None:
        return None
    tone = Tone.BAD if _is_failed(finding) else Tone.WARN
    return FindingLine(f"{sentence(problem)} [{finding.rule_id}]", tone)


def _facts(record: ApprenticeshipView) -> tuple[FactLine, ...]:
    voided = (FactLine(words.VOIDED, record.void_reason or ""),) if record.is_void else ()
    teachers = "、".join(dict.fromkeys(one.teacher_name for one in record.stages if one.teacher_name))
    mentors = "、".join(dict.fromkeys(one.mentor_name for one in record.stages if one.mentor_name))
    return (
        *voided,
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
    )
