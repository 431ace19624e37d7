"""The page 保险: policies, whom they cover, the lists that went to the insurer, what is still missing."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.cover import ListKind
from ctec_desktop.domain.cover_views import CoverListView, PolicyView
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.services.policies import PolicyDetail
from ctec_desktop.ui.cover.answer_dialog import AnswerDialog
from ctec_desktop.ui.cover.extend_dialog import ExtendDialog
from ctec_desktop.ui.cover.gaps_dialog import GapsDialog
from ctec_desktop.ui.cover.list_dialog import ListDialog
from ctec_desktop.ui.cover.people_dialog import PeopleDialog
from ctec_desktop.ui.cover.policy_dialog import PolicyDialog
from ctec_desktop.ui.cover.policy_rows import COLUMNS, PolicyRows, state_of, tone_of_state
from ctec_desktop.ui.cover.void_list_dialog import VoidListDialog
from ctec_desktop.ui.kit.choose_files import choose_file, choose_target
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, StepLine
from ctec_desktop.ui.kit.detail_panel import Finding as FindingLine
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.record_page import RecordPage
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import cover as labels
from ctec_desktop.wording import cover_page as words
from ctec_desktop.wording import sentence

EDIT, ADD, REMOVE, EXTEND, ANSWER, PEOPLE, SCAN, VOID_LIST, VOID, MORE = (
    *("edit", "add", "remove", "extend", "answer", "people", "scan", "void_list", "void", "more"),
)
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(
        FilterSpec("kind", words.KIND, tuple((kind.value, text) for kind, text in labels.KINDS.items())),
        FilterSpec("state", words.STATE, words.STATE_FILTER),
    ),
    areas=frozenset({Area.COVER}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.NEW,
    key="cover",
)


class PoliciesPage(RecordPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__(_SPEC, PolicyRows(office, actor), context, partial(office.policies.detail, actor))
        self._office = office
        self._actor = actor
        self._shown: PolicyDetail | None = None
        self.gaps_button = self.add_action(words.GAPS, self.open_gaps)
        self.new_button = self.add_action(words.NEW, self.open_new, primary=True, icon_name="plus")
        self.empty_action_triggered.connect(self.open_new)

    def open_new(self) -> PolicyDialog:
        """The form for a policy that is not on record yet."""
        return self._open_form(None)

    def open_gaps(self) -> GapsDialog:
        """Everybody's days held against their cover."""
        dialog = GapsDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: PolicyDetail) -> Detail:
        self._shown = record
        policy = record.policy
        days = (policy.from_on, policy.days.last_on)
        state = state_of(days, not policy.days.missing, policy.is_void, self._office.today())
        return Detail(
            title=labels.KINDS[policy.kind],
            subtitle=policy.number or words.NOT_YET,
            badge=state,
            badge_tone=tone_of_state(state),
            facts=_facts(policy),
            findings=None if policy.is_void else tuple(_finding(record)),
            documents=(DocumentLine(SCAN, policy.scan_title),) if policy.scan_title else (),
            steps=tuple(_step(one) for one in record.lists),
            actions=() if policy.is_void else _actions(record),
        )

    @override
    def act(self, key: str, record_id: int) -> None:
        common = (self._office, self._actor, self._context, self)
        if key == MORE:
            self._on_more(record_id)
        elif key == EDIT:
            self._open_form(record_id)
        elif key == SCAN:
            keep = partial(self.attach_scan, record_id)
            choose_file(self, words.SCAN, (words.SCAN_FILTER,), keep)
        elif key == VOID:
            void = partial(self._office.policies.void, self._actor, record_id)
            WithdrawDialog(words.VOIDING, void, _voided, self._context, self).open()
        elif self._shown is not None:
            self._open(key, common, self._shown)

    def attach_scan(self, policy_id: int, source: Path) -> None:
        """Keeps the scan of the policy."""
        work = partial(_attach, self._office, self._actor, policy_id, source)
        self._context.jobs.start(words.SCANNING, work, self._on_scanned, self._on_failed_work)

    def _on_more(self, policy_id: int) -> None:
        if self._shown is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text in _less_often(self._shown):
            menu.addAction(text, partial(self.act, key, policy_id))
        made = next((one for one in self.detail.findChildren(QPushButton) if one.text() == words.MORE), None)
        menu.popup(QCursor.pos() if made is None else made.mapToGlobal(made.rect().bottomLeft()))

    def _open_form(self, policy_id: int | None) -> PolicyDialog:
        dialog = PolicyDialog(self._office, self._actor, self._context, self, policy_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    def _open(self, key: str, common: tuple[Office, Actor, PageContext, QWidget], record: PolicyDetail) -> None:
        policy = record.policy
        if key in (ADD, REMOVE):
            kind = ListKind.REMOVE if key == REMOVE else add_kind(record)
            ListDialog(*common, policy, kind).open()
        elif key == EXTEND:
            ExtendDialog(*common, policy).open()
        elif key == ANSWER:
            AnswerDialog(*common, [one for one in record.lists if is_waiting(one)]).open()
        elif key == PEOPLE:
            PeopleDialog(*common, policy).open()
        else:
            VoidListDialog(*common, [one for one in record.lists if not one.is_void]).open()

    @override
    def open_document(self, key: str) -> None:
        """Writes the scan out again."""
        del key
        if self._shown is None or self._shown.policy.scan_title is None:
            return
        policy = self._shown.policy
        suggested = Path.home() / str(policy.scan_title)
        save = partial(self._save_scan, policy.id)
        choose_target(self, words.SAVING_SCAN, suggested, (words.ANY_FILTER,), save)

    def _save_scan(self, policy_id: int, target: Path) -> None:
        work = partial(self._office.policies.save_scan, self._actor, policy_id, target)
        self._context.jobs.read(work, self._on_scan_written, self._on_failed_work)

    def _on_scan_written(self, outcome: Outcome[Path]) -> None:
        self._context.say(str(outcome.value), Tone.OK)

    def _on_scanned(self, _outcome: Outcome[int]) -> None:
        self._context.say(words.SCANNED_LINE, Tone.OK)

    def _on_failed_work(self, error: BaseException) -> None:
        self._context.say("\n".join(error_lines(error)), Tone.BAD)


def add_kind(record: PolicyDetail) -> ListKind:
    """The first list enrols; every later one adds."""
    return ListKind.ADD if any(not one.is_void for one in record.lists) else ListKind.ENROL


def is_waiting(one: CoverListView) -> bool:
    return one.effective_on is None and not one.is_void


def _voided(_policy_id: int) -> str:
    return words.VOIDED_LINE


def _attach(office: Office, actor: Actor, policy_id: int, source: Path, _progress: object) -> Outcome[int]:
    return office.policies.attach_scan(actor, policy_id, source)


def _actions(record: PolicyDetail) -> tuple[ActionLine, ...]:
    """What comes next first; what is needed less often stands in a menu."""
    policy = record.policy
    is_first = add_kind(record) is ListKind.ENROL
    found = [ActionLine(ADD, words.ENROL if is_first else words.ADD, is_primary=not policy.waiting)]
    if policy.waiting:
        found.insert(0, ActionLine(ANSWER, words.ANSWER, is_primary=True))
    if not is_first:
        found.append(ActionLine(REMOVE, words.REMOVE))
    found.append(ActionLine(EDIT, words.EDIT))
    if policy.scan_title is None:
        found.append(ActionLine(SCAN, words.SCAN))
    return (*found, ActionLine(MORE, words.MORE))


def _less_often(record: PolicyDetail) -> list[tuple[str, str]]:
    policy = record.policy
    has_lists = add_kind(record) is ListKind.ADD
    found = [(PEOPLE, words.PEOPLE_LIST), (VOID_LIST, words.VOID_LIST)] if has_lists else []
    found += [(EXTEND, words.EXTEND)] if policy.until_on is not None else []
    found += [(SCAN, words.SCAN_AGAIN)] if policy.scan_title else []
    return [*found, (VOID, words.VOID)]


def _finding(record: PolicyDetail) -> list[FindingLine]:
    return [FindingLine(sentence(one), Tone.BAD if one.rule_id else Tone.WARN) for one in record.problems]


def _facts(policy: PolicyView) -> tuple[FactLine, ...]:
    voided = (FactLine(words.STATES[words.VOIDED], policy.void_reason or ""),) if policy.is_void else ()
    last = policy.days.last_on
    event = labels.yuan(policy.limit_event_fen)
    return (
        *voided,
        FactLine(words.PERIOD, words.policy_period(policy.from_on, last)),
        FactLine(words.PEOPLE, labels.heads(policy.people)),
        FactLine(words.SCHEME, labels.SCHEMES[policy.scheme]),
        FactLine(words.INSURER, policy.insurer or ""),
        FactLine(words.POLICYHOLDER, policy.policyholder or ""),
        FactLine(words.INSURED, policy.insured or ""),
        FactLine(words.LIMITS, labels.limits(policy.limit_person_fen, policy.limit_medical_fen)),
        FactLine(words.LIMIT_EVENT, event),
        FactLine(words.PREMIUM, words.premium(policy.price_fen, policy.people)),
        FactLine(words.PAYER, labels.PAYERS[policy.payer] if policy.payer else ""),
        FactLine(words.NOTE, policy.note or ""),
    )


def _step(one: CoverListView) -> StepLine:
    tone = Tone.MUTED if one.is_void else Tone.WARN if is_waiting(one) else Tone.OK
    return StepLine(words.list_line(one), words.list_days(one), words.list_note(one), tone)
