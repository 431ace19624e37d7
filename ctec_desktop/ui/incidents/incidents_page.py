"""The page 事故: incidents, whom to tell by when, and what became of the claims."""

from datetime import datetime
from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.incidents import IncidentCode
from ctec_desktop.domain.incident_views import IncidentView
from ctec_desktop.domain.incidents import Harm, StepClock, moment_text
from ctec_desktop.domain.paper_specs import PaperSelection
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import Problem, Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.services.papers import PaperReport
from ctec_desktop.ui.incidents.claim_dialog import ClaimDialog
from ctec_desktop.ui.incidents.incident_dialog import IncidentDialog
from ctec_desktop.ui.incidents.incident_rows import COLUMNS, IncidentRows
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, StepLine
from ctec_desktop.ui.kit.detail_panel import Finding as FindingLine
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.paper_page import PaperPage, Write
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import incidents as labels
from ctec_desktop.wording import incidents_page as words
from ctec_desktop.wording import sentence

EDIT, CLAIM, VOID = "edit", "claim", "void"
# Keys of the papers, as the registry of forms knows them.
REPORT, NOTICE = "incident_report", "loss_notice"
_NAMES = {REPORT: words.REPORT_NAME, NOTICE: words.NOTICE_NAME}
_HARM_TONES = {Harm.NONE: Tone.MUTED, Harm.INJURED: Tone.WARN, Harm.DISABLED: Tone.BAD, Harm.DEAD: Tone.BAD}
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(
        FilterSpec("kind", words.KIND, tuple((kind.value, text) for kind, text in labels.KINDS.items())),
        FilterSpec("state", words.STATE, words.STATE_FILTER),
    ),
    areas=frozenset({Area.INCIDENTS, Area.STUDENTS}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.NEW,
    key="incidents",
)


class IncidentsPage(PaperPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        also = frozenset({Area.COVER, Area.PLACEMENTS})
        super().__init__(_SPEC, IncidentRows(office, actor), context, partial(office.incidents.detail, actor), also)
        self._office = office
        self._actor = actor
        self._shown: IncidentView | None = None
        self.new_button = self.add_action(words.NEW, self.open_new, primary=True, icon_name="plus")
        self.empty_action_triggered.connect(self.open_new)

    def open_new(self) -> IncidentDialog:
        """The form for an incident that is not on record yet."""
        return self._open(None)

    def open_claim(self, incident_id: int) -> ClaimDialog:
        dialog = ClaimDialog(self._office, self._actor, self._context, self, incident_id)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: IncidentView) -> Detail:
        self._shown = record
        now = self._office.now_utc()
        return Detail(
            title=record.name,
            subtitle=f"{labels.KINDS[record.kind]} · {moment_text(record.happened_at_utc)}",
            badge=words.VOIDED if record.is_void else labels.HARMS[record.harm],
            badge_tone=Tone.MUTED if record.is_void else _HARM_TONES[record.harm],
            facts=_facts(record),
            findings=None if record.is_void else tuple(_findings(record)),
            steps=() if record.is_void else tuple(_step(one, now) for one in record.clocks),
            documents=() if record.is_void else _papers(record),
            actions=() if record.is_void else _actions(record),
        )

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == EDIT:
            self._open(record_id)
        elif key == CLAIM:
            self.open_claim(record_id)
        else:
            void = partial(self._office.incidents.void, self._actor, record_id)
            WithdrawDialog(words.VOIDING, void, _voided, self._context, self).open()

    @override
    def paper_name(self, key: str) -> str:
        shown = self._shown
        return "" if shown is None else words.file_name(_NAMES[key], shown.name, shown.student_no)

    @override
    def paper_work(self, key: str, target: Path) -> Write | None:
        if self._shown is None:
            return None
        selection = PaperSelection(student_ids=(self._shown.student_id,), incident_id=self._shown.id)
        return partial(_print, self._office, self._actor, (key, selection, target))

    def _open(self, incident_id: int | None) -> IncidentDialog:
        dialog = IncidentDialog(self._office, self._actor, self._context, self, incident_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog


def _voided(_incident_id: int) -> str:
    return words.VOIDED_LINE


def _print(
    office: Office, actor: Actor, asked: tuple[str, PaperSelection, Path], progress: Progress
) -> Outcome[PaperReport]:
    key, selection, target = asked
    return office.papers.print(actor, [key], selection, target, progress=progress)


def _papers(record: IncidentView) -> tuple[DocumentLine, ...]:
    report = DocumentLine(REPORT, words.REPORT_PDF)
    return (report,) if record.harm is Harm.NONE else (report, DocumentLine(NOTICE, words.NOTICE_PDF))


def _actions(record: IncidentView) -> tuple[ActionLine, ...]:
    claim = () if record.harm is Harm.NONE else (ActionLine(CLAIM, words.CLAIM_EDIT, is_primary=True),)
    return (*claim, ActionLine(EDIT, words.EDIT), ActionLine(VOID, words.VOID))


def _findings(record: IncidentView) -> list[FindingLine]:
    """What is late or due at once comes first, then the papers the insurer still wants."""
    found = [
        FindingLine(f"{words.step_title(one)}：{words.NOT_DONE}", Tone.BAD, words.step_note(one))
        for one in record.clocks
        if one.is_open and (one.is_late or one.is_at_once)
    ]
    is_closed = record.claim is not None and record.claim.submitted_on is not None
    if record.lacking and not is_closed:
        facts = {"papers": labels.papers_text(record.lacking)}
        found.append(
            FindingLine(sentence(Problem(IncidentCode.PAPERS_MISSING, Severity.WARNING, dict(facts))), Tone.WARN)
        )
    return found


def _step(one: StepClock, now: datetime) -> StepLine:
    is_urgent = one.is_late or (one.is_open and one.is_at_once)
    tone = Tone.BAD if is_urgent else Tone.WARN if one.is_open else Tone.OK
    return StepLine(words.step_title(one), words.step_days(one, now), words.step_note(one), tone)


def _facts(record: IncidentView) -> tuple[FactLine, ...]:
    voided = (FactLine(words.VOIDED, record.void_reason or ""),) if record.is_void else ()
    covering = "、".join(text for _, text in record.covering) or words.NOT_COVERED
    return (
        *voided,
        FactLine(words.STUDENT_NO, record.student_no),
        FactLine(words.CLASS, record.class_name),
        FactLine(words.UNIT, record.unit or ""),
        FactLine(words.COVERING, covering),
        FactLine(words.PLACE, record.place or ""),
        FactLine(words.COURSE, record.course or ""),
        FactLine(words.MEASURES, record.measures or ""),
        FactLine(words.WITNESSES, record.witnesses or ""),
        FactLine(words.CLAIM, words.claim_line(record.claim)),
    )
