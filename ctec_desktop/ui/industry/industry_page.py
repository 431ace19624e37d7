"""The page 产业导师: people from industry, each with the term, what is still open, lessons and papers."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.industry.roles import HireRole, HireState, SkillGrade, TitleLevel, Working
from ctec_desktop.domain.industry.views import HireView
from ctec_desktop.domain.papers import HIRE_AGREEMENT_KEY, HIRE_LETTER_KEY
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.services.office import Office
from ctec_desktop.ui.industry.hire_dialog import HireDialog
from ctec_desktop.ui.industry.industry_rows import COLUMNS, TONES, HireRows
from ctec_desktop.ui.industry.lessons_dialog import LessonsDialog
from ctec_desktop.ui.industry.word_dialogs import AppraiseDialog, EndDialog
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, finding_lines
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.paper_page import PaperPage, Write
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import industry as told
from ctec_desktop.wording import industry_page as words
from ctec_desktop.wording import industry_papers as paper_words
from ctec_desktop.wording import judged

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


class IndustryPage(PaperPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__(_SPEC, HireRows(office, actor), context, partial(office.industry.detail, actor))
        self._office = office
        self._actor = actor
        self._shown: HireView | None = None
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
            findings=None if record.is_void else finding_lines(judged.told(record.findings)),
            documents=_papers(record) if is_agreed else (),
            actions=() if record.is_void else tuple(actions),
        )

    @override
    def paper_name(self, key: str) -> str:
        if self._shown is None:
            return ""
        name = self._shown.name
        names = {HIRE_AGREEMENT_KEY: words.agreement_file(name), HIRE_LETTER_KEY: words.letter_file(name)}
        return names.get(key) or words.fees_file(name, _fee_year(self._shown))

    @override
    def paper_work(self, key: str, target: Path) -> Write | None:
        if self._shown is None:
            return None
        service, hire_id = self._office.industry, self._shown.id
        if key == _FEES:
            return partial(_run, partial(service.print_fees, self._actor, hire_id, _fee_year(self._shown), target))
        return partial(_run, partial(service.print_text, self._actor, hire_id, key, target))

    def ask_overview(self) -> None:
        """Where the overview of the day shall be written."""
        self.ask_target(words.overview_file(self._office.today().isoformat()), self.write_overview)

    def write_overview(self, target: Path) -> None:
        work = partial(self._office.industry.write_report, self._actor, self._office.today(), target)
        self.write(partial(_run, work), target)

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


def _run(work: Callable[[], object], _progress: object) -> object:
    return work()


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
        FactLine(words.FUNDER, hire.funder or ""),
        FactLine(words.STEPS, "；".join(known)),
        FactLine(words.AGREEMENT, hire.agreement_no or ""),
        FactLine(words.TASKS, hire.tasks or ""),
        FactLine(words.TRAINING, training),
        FactLine(words.INSURANCE, "，".join(part for part in (hire.insurer, hire.policy_no, insured) if part)),
        FactLine(words.TAUGHT, str(hire.hours)),
        FactLine(words.FEE, paper_words.yuan(hire.fee_fen)),
        FactLine(words.APPRAISALS, "；".join(said)),
    )
