"""The page 发放与回收: who took which papers, what is back of them, whom to chase."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.handouts import BackState, HandedPaper, HandoutState, HandoutView, tally
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.services.office import Office
from ctec_desktop.ui.handouts.back_dialog import BackDialog
from ctec_desktop.ui.handouts.handout_rows import COLUMNS, STATE_TONES, HandoutRows
from ctec_desktop.ui.handouts.seal_dialog import SealDialog
from ctec_desktop.ui.handouts.slips_dialog import SlipsDialog
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine
from ctec_desktop.ui.kit.filter_bar import FilterSpec
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.paper_page import PaperPage
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.wording import handouts as labels
from ctec_desktop.wording import handouts_page as words

BACK, SEAL_PDF, SEAL, VOID = "back", "seal_pdf", "seal", "void"
# What is missing most comes first.
_ORDER: Final = tuple(BackState)
_AREAS: Final = frozenset({Area.HANDOUTS, Area.AGREEMENTS, Area.SCANS, Area.STUDENTS, Area.CLASSES})
_SPEC: Final = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    filters=(
        FilterSpec("state", words.STATE, words.STATE_FILTER),
        FilterSpec("receiver", words.RECEIVER, words.RECEIVER_FILTER),
    ),
    areas=_AREAS,
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.GO_AGREEMENTS,
    key="handouts",
)


class HandoutsPage(PaperPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        super().__init__(_SPEC, HandoutRows(office, actor), context, partial(office.handouts.detail, actor), _AREAS)
        self._office = office
        self._actor = actor
        self._shown: HandoutView | None = None
        self.slips_button = self.add_action(words.SLIPS, self.open_slips, primary=True, icon_name="print")
        self.empty_action_triggered.connect(self._on_go)

    def open_slips(self) -> SlipsDialog:
        """The slips of every unit or class that owes papers."""
        dialog = SlipsDialog(self._office, self._actor, self._context, self)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: HandoutView) -> Detail:
        self._shown = record
        state = record.state(self._office.today())
        return Detail(
            title=record.receiver_name,
            subtitle=f"{labels.RECEIVERS[record.receiver]} · {record.taken_by} · {record.handed_on.isoformat()}",
            badge=labels.STATES[state],
            badge_tone=STATE_TONES[state],
            facts=_facts(record),
            documents=_agreements(record.papers),
            actions=() if state is HandoutState.VOID else _actions(state),
        )

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == SEAL_PDF:
            self._ask_seal_request(record_id)
        elif key == VOID:
            void = partial(self._office.handouts.void, self._actor, record_id)
            WithdrawDialog(words.VOIDING, void, _voided, self._context, self).open()
        else:
            self.open_form(key, record_id)

    def open_form(self, key: str, record_id: int) -> QWidget:
        """The form for originals that came back, or for the seal."""
        kind = BackDialog if key == BACK else SealDialog
        dialog = kind(self._office, self._actor, self._context, self, record_id)
        dialog.open()
        return dialog

    def write_seal_request(self, handout_id: int, target: Path) -> None:
        self.write(partial(_write_seal_request, self._office, self._actor, handout_id, target), target)

    def _ask_seal_request(self, handout_id: int) -> None:
        name = "" if self._shown is None else self._shown.receiver_name
        self.ask_target(words.seal_file(name), partial(self.write_seal_request, handout_id))

    @override
    def open_document(self, key: str) -> None:
        """The documents of a hand-out are the agreements it went out with."""
        self._context.go("agreements", int(key))

    def _on_go(self) -> None:
        self._context.go("agreements", None)


def _voided(_handout_id: int) -> str:
    return words.VOIDED


def _write_seal_request(
    office: Office, actor: Actor, handout_id: int, target: Path, progress: Progress
) -> Outcome[Path]:
    return office.handouts.print_seal_request(actor, handout_id, target, progress)


def _actions(state: HandoutState) -> tuple[ActionLine, ...]:
    back = () if state is HandoutState.BACK else (ActionLine(BACK, words.BACK_ASK, is_primary=True),)
    seals = (ActionLine(SEAL_PDF, words.SEAL_PDF), ActionLine(SEAL, words.SEAL_ASK))
    return (*back, *seals, ActionLine(VOID, words.VOID))


def _facts(record: HandoutView) -> tuple[FactLine, ...]:
    found = tally(record.papers)
    voided = (FactLine(words.VOIDING, record.void_reason),) if record.void_reason else ()
    seal = words.NOT_SEALED
    if record.sealed_on is not None:
        seal = words.seals_text(record.sealed_on.isoformat(), record.sealed_by or "", record.seals)
    elif record.seal_asked_by is not None:
        seal = words.seal_asked_text(record.seal_asked_by)
    return (
        *voided,
        FactLine(words.COUNTS, labels.tally_text(found)),
        FactLine(words.DUE, record.due_on.isoformat()),
        FactLine(words.IMAGES, str(found.images)),
        FactLine(words.ORIGINALS, str(found.originals)),
        FactLine(words.MISSING, str(found.missing)),
        FactLine(words.SEAL, seal),
        FactLine(words.MADE_BY, record.made_by),
        FactLine(words.NOTE, record.note or ""),
    )


def _agreements(papers: tuple[HandedPaper, ...]) -> tuple[DocumentLine, ...]:
    """A line for every agreement with what its papers still lack; what is missing first."""
    worst: dict[int, HandedPaper] = {}
    for one in papers:
        if one.agreement_id not in worst or _ORDER.index(one.state) < _ORDER.index(worst[one.agreement_id].state):
            worst[one.agreement_id] = one
    ordered = sorted(worst.values(), key=lambda one: (_ORDER.index(one.state), one.number))
    return tuple(
        DocumentLine(str(one.agreement_id), words.agreement_line(one.number, one.student_name, labels.back_text(one)))
        for one in ordered
    )
