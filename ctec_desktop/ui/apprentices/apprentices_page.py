"""The page 学徒培养: apprentices, what their agreements still lack, the alternation, and the papers."""

from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.apprenticeships import ApprenticeshipView
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.apprentices.apprentice_dialog import ApprenticeDialog
from ctec_desktop.ui.apprentices.apprentice_rows import COLUMNS, ApprenticeRows
from ctec_desktop.ui.apprentices.stages_dialog import StagesDialog
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, StepLine, finding_lines
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.paper_page import PaperPage, Write
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import apprentices_page as words
from ctec_desktop.wording import apprenticeships as labels
from ctec_desktop.wording.judged import told

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


class ApprenticesPage(PaperPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        also = frozenset({Area.PLACEMENTS, Area.AGREEMENTS, Area.TEACHERS, Area.RULES})
        read = partial(office.apprenticeships.detail, actor)
        super().__init__(_SPEC, ApprenticeRows(office, actor), context, read, also)
        self._office = office
        self._actor = actor
        self._shown: ApprenticeshipView | None = None
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
            findings=None if record.is_void else finding_lines(told(record.findings)),
            steps=tuple(
                StepLine(words.stage_name(one), words.days(one.from_on, one.until_on), words.stage_note(one))
                for one in record.stages
            ),
            documents=() if record.is_void else _DOCUMENTS,
            actions=() if record.is_void else _ACTIONS,
        )

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

    @override
    def paper_name(self, key: str) -> str:
        shown = self._shown
        return "" if shown is None else words.file_name(_NAMES[key], shown.name, shown.student_no)

    @override
    def paper_work(self, key: str, target: Path) -> Write | None:
        if self._shown is None:
            return None
        selection = PaperSelection(student_ids=(self._shown.student_id,), apprenticeship_ids=(self._shown.id,))
        return partial(_print, self._office, self._actor, (key, selection, target))

    def _open(self, apprenticeship_id: int | None) -> ApprenticeDialog:
        dialog = ApprenticeDialog(self._office, self._actor, self._context, self, apprenticeship_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog


def _voided(_apprenticeship_id: int) -> str:
    return words.VOIDED_LINE


def _print(
    office: Office, actor: Actor, asked: tuple[str, PaperSelection, Path], progress: Progress
) -> Outcome[PaperReport]:
    key, selection, target = asked
    return office.papers.print(actor, [key], selection, target, progress=progress)


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
