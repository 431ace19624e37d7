"""The page 产业导师: people from industry, each with the term, what is still open, lessons and papers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.findings import Finding, Result, problem_of
from ctec_desktop.domain.industry.roles import HireRole, HireState, SkillGrade, TitleLevel, Working
from ctec_desktop.domain.industry.views import HireView
from ctec_desktop.domain.papers import HIRE_AGREEMENT_KEY, HIRE_LETTER_KEY
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.paths import safe_file_name
from ctec_desktop.kernel.problems import SubjectPlace
from ctec_desktop.services.office import Office
from ctec_desktop.ui.industry.hire_dialog import HireDialog
from ctec_desktop.ui.industry.industry_rows import COLUMNS, TONES, HireRows
from ctec_desktop.ui.industry.lessons_dialog import LessonsDialog
from ctec_desktop.ui.industry.word_dialogs import AppraiseDialog, EndDialog
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine
from ctec_desktop.ui.kit.detail_panel import Finding as FindingLine
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import industry as told
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording import industry_papers as paper_words
from ctec_desktop.wording import sentence

_EDIT, _LESSONS, _APPRAISE, _END, _VOID, _FEES = "edit", "lessons", "appraise", "end", "void", "fees"
_AGREED = (HireState.AHEAD, HireState.RUNNING, HireState.OVER)
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(FilterSpec("role", words.ROLE, tuple((one.value, text) for one, text in told.ROLES.items())),),
    areas=frozenset({Area.INDUSTRY, Area.ENTERPRISES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.NEW,
    key="industry",
)


class IndustryPage(RecordPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__(_SPEC, HireRows(office, actor), context, partial(office.industry.detail, actor))
        self._office = office
        self._actor = actor
        self._shown: HireView | None = None
        self._has_papers = False
        self.overview_button = self.add_action(words.OVERVIEW, self.ask_overview)
        self.new_button = self.add_action(words.NEW, self.open_new, primary=True, icon_name="plus")
        self.empty_action_triggered.connect(self.open_new)

    def open_new(self) -> HireDialog:
        """The form for a new hire."""
        return self._open(None)

    def open_edit(self, hire_id: int) -> HireDialog:
        return self._open(hire_id)

    def open_lessons(self, hire_id: int) -> LessonsDialog:
        dialog = LessonsDialog(self._office, self._actor, self._context, hire_id, self)
        dialog.open()
        return dialog

    def _open(self, hire_id: int | None) -> HireDialog:
        dialog = HireDialog(self._office, self._actor, self._context, self, hire_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: HireView) -> Detail:
        self._shown = record
        state = record.state(self._office.today())
        is_agreed = state in _AGREED
        actions = [ActionLine(_EDIT, words.EDIT, is_primary=not is_agreed)]
        if is_agreed:
            actions.append(ActionLine(_LESSONS, words.LESSONS, is_primary=True))
            actions.append(ActionLine(_APPRAISE, words.APPRAISE))
            actions.append(ActionLine(_END, words.END))
        actions.append(ActionLine(_VOID, words.VOID))
        return Detail(
            title=record.name,
            subtitle=record.employer or told.WORKINGS[Working(record.working)],
            badge=told.STATES[state],
            badge_tone=TONES[state],
            facts=_facts(record),
            findings=None if record.is_void else _findings(record),
            documents=_papers(record) if is_agreed else (),
            actions=() if record.is_void else tuple(actions),
        )

    @override
    def show_detail(self, detail: Detail) -> None:
        if not self._has_papers:
            self._has_papers = True
            self.detail.document_opened.connect(self._on_paper_asked)
        super().show_detail(detail)

    def write_paper(self, key: str, target: Path) -> None:
        """Writes a paper of the hire on show."""
        if self._shown is None:
            return
        service, hire_id = self._office.industry, self._shown.id
        if key == _FEES:
            work: Callable[[], Outcome[Path]] = partial(
                service.print_fees, self._actor, hire_id, _fee_year(self._shown), target
            )
        else:
            work = partial(service.print_text, self._actor, hire_id, key, target)
        self._context.jobs.start(words.PRINTING, partial(_run, work, target), self._on_written, self._on_not_written)

    def ask_overview(self) -> None:
        """Where the overview of the day shall be written."""
        day = self._office.today()
        suggested = Path.home() / safe_file_name(words.overview_file(day.isoformat()))
        choose_target(self, words.PRINTING, suggested, (words.PDF_FILTER,), self.write_overview)

    def write_overview(self, target: Path) -> None:
        work = partial(self._office.industry.write_report, self._actor, self._office.today(), target)
        self._context.jobs.start(words.PRINTING, partial(_run, work, target), self._on_written, self._on_not_written)

    def _on_paper_asked(self, key: str) -> None:
        if self._shown is None:
            return
        name = self._shown.name
        names = {HIRE_AGREEMENT_KEY: words.agreement_file(name), HIRE_LETTER_KEY: words.letter_file(name)}
        file_name = names.get(key) or words.fees_file(name, _fee_year(self._shown))
        suggested = Path.home() / safe_file_name(file_name)
        choose_target(self, words.PRINTING, suggested, (words.PDF_FILTER,), partial(self.write_paper, key))

    def _on_written(self, target: Path) -> None:
        self._context.say(words.written_line(str(target)), Tone.OK)

    def _on_not_written(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == _EDIT:
            self.open_edit(record_id)
        elif key == _LESSONS:
            self.open_lessons(record_id)
        elif key == _VOID:
            void = partial(self._office.industry.void, self._actor, record_id)
            WithdrawDialog(words.VOIDING, void, _voided, self._context, self).open()
        elif self._shown is not None:
            kind = AppraiseDialog if key == _APPRAISE else EndDialog
            kind(self._office, self._actor, self._context, self._shown, self).open()


def _run(work: Callable[[], object], target: Path, _progress: object) -> Path:
    work()
    return target


def _voided(_hire_id: int) -> str:
    return words.VOIDED_LINE


def _fee_year(hire: HireView) -> int:
    """The newest year with lessons."""
    return hire.months[-1].month.year


def _papers(hire: HireView) -> tuple[DocumentLine, ...]:
    fees = (DocumentLine(_FEES, words.FEES_PDF),) if hire.months else ()
    return (
        DocumentLine(HIRE_AGREEMENT_KEY, words.AGREEMENT_PDF),
        DocumentLine(HIRE_LETTER_KEY, words.LETTER_PDF),
        *fees,
    )


def _facts(hire: HireView) -> tuple[FactLine, ...]:
    level = told.TITLE_LEVELS[TitleLevel(hire.title_level)] if hire.title_level else ""
    grade = told.SKILL_GRADES[SkillGrade(hire.skill_grade)] if hire.skill_grade else ""
    steps = ("needed_on", "found_on", "checked_on", "published_from", "published_until", "agreed_on")
    known = [f"{told.FIELDS[key]} {day}" for key in steps if (day := getattr(hire, key))]
    said = [f"{one.year} 年 {one.result}（{one.decided_by}，{one.on}）" for one in hire.appraisals]
    ended = (FactLine(words.ENDED, f"{hire.ended_on}　{hire.end_reason or ''}"),) if hire.ended_on else ()
    void = (FactLine(words.VOID, hire.void_reason or ""),) if hire.is_void else ()
    training = f"{hire.trained_on}　{hire.training_hours or ''}" if hire.trained_on else ""
    insured = words.span(hire.insured_from, hire.insured_until)
    return (
        *void,
        FactLine(words.ROLE, told.ROLES[HireRole(hire.role)]),
        FactLine(words.TERM, words.span(hire.from_on, hire.until_on)),
        *ended,
        FactLine(words.DEPARTMENT, hire.department_name or ""),
        FactLine(words.LEVELS, "、".join(part for part in (hire.title, level, grade, hire.certificate_no) if part)),
        FactLine(words.SPECIAL, hire.special_reason or ""),
        FactLine(words.TEAM, hire.team or ""),
        FactLine(words.STEPS, "；".join(known)),
        FactLine(words.AGREEMENT, hire.agreement_no or ""),
        FactLine(words.TASKS, hire.tasks or ""),
        FactLine(words.TRAINING, training),
        FactLine(words.INSURANCE, "，".join(part for part in (hire.insurer, hire.policy_no, insured) if part)),
        FactLine(words.TAUGHT, str(hire.hours)),
        FactLine(words.FEE, paper_words.yuan(hire.fee_fen)),
        FactLine(words.APPRAISALS, "；".join(said)),
    )


def _findings(hire: HireView) -> tuple[FindingLine, ...]:
    """What is still open, worst first."""
    order = sorted(hire.findings, key=_is_failed, reverse=True)
    return tuple(line for finding in order if (line := _finding_line(finding)) is not None)


def _is_failed(finding: Finding) -> bool:
    return finding.result is Result.FAIL


def _finding_line(finding: Finding) -> FindingLine | None:
    problem = problem_of(finding, SubjectPlace("hire", ""))
    if problem is None:
        return None
    return FindingLine(f"{sentence(problem)} [{finding.rule_id}]", Tone.BAD if _is_failed(finding) else Tone.WARN)
