"""变更与补充协议: what differs from a signed agreement, which paper each difference demands, and the papers made."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, QStandardPaths
from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.agreement_differences import TermDifference, shown
from ctec_desktop.domain.amendments import (
    BY_CLASS,
    Amendment,
    AmendmentKind,
    AmendmentOutlook,
    AmendmentState,
    AmendmentWish,
)
from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.amendments import AmendmentCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.fields import FIELDS
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import ListQuery, Row
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.agreements.amendment_step_dialog import AmendmentStep, AmendmentStepDialog
from ctec_desktop.ui.kit.choose_files import choose_target
from ctec_desktop.ui.kit.columns import Column
from ctec_desktop.ui.kit.dialogs import show_error
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.form_editors import line
from ctec_desktop.ui.kit.kept_rows import KeptRows
from ctec_desktop.ui.kit.labels import label
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.problem_text import error_lines
from ctec_desktop.ui.kit.table_model import IdsTableModel
from ctec_desktop.ui.kit.table_view import TableView
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import agreements_page as page_words
from ctec_desktop.wording import amendments as words

_PAPER, _STATE = 4, 2
_PAPER_TONES: Final = {
    words.paper_of(AmendmentKind.SUPPLEMENT): Tone.BAD,
    words.paper_of(AmendmentKind.NOTICE): Tone.WARN,
    words.paper_of(AmendmentKind.CORRECTION): Tone.MUTED,
}


def _paper_tone(row: Row) -> Tone:
    return _PAPER_TONES[str(row[_PAPER])]


def _state_tone(row: Row) -> Tone:
    return Tone.WARN if row[_STATE] == words.STATES[AmendmentState.ISSUED] else Tone.MUTED


_DIFFERING: Final = (
    Column(words.FIELD, 140),
    Column(words.OLD, 220),
    Column(words.NEW, 220),
    Column(words.PAPER, 130, tone=_paper_tone),
)
_MADE: Final = (
    Column(words.NAME, 150),
    Column(words.STATE, 90, tone=_state_tone),
    Column(words.EFFECTIVE_ON, 110),
    Column(words.CONTENT, 360),
)


class AmendDialog(FormDialog):
    """Stays open after making: what was made comes back signed here, is voided here, or is written out."""

    def __init__(
        self, office: Office, actor: Actor, context: PageContext, agreement_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(words.TITLE, parent, save=words.MAKE, width=600)
        self._office = office
        self._actor = actor
        self._context = context
        self._agreement_id = agreement_id
        self._outlook: AmendmentOutlook | None = None
        self._chosen: Amendment | None = None
        self._differing, self._made = KeptRows(), KeptRows()
        self.differing = IdsTableModel(_DIFFERING, self._differing, context.jobs, self)
        self.made = IdsTableModel(_MADE, self._made, context.jobs, self)
        self.differing_table = TableView(self.differing, context.jobs)
        self.made_table = TableView(self.made, context.jobs)
        self._build()
        self.submitted.connect(self._on_submitted)
        self.made_table.current_record_changed.connect(self._on_chosen)
        context.hub.subscribe(frozenset({Area.AGREEMENTS, Area.PLACEMENTS}), self._on_changes)
        self._read()

    def _build(self) -> None:
        self.differing_table.setAccessibleName(words.DIFFERING)
        self.made_table.setAccessibleName(words.MADE)
        self.body.insertWidget(0, label(words.LEAD, "sub", wrap=True))
        self.body.insertWidget(1, self.differing_table, 2)
        self.form.add("effective_on", words.EFFECTIVE_ON, line(words.DAY_HINT), required=True)
        self.form.add("reason", words.REASON, line(words.REASON_HINT), required=True)
        self.body.setStretch(self.body.count() - 1, 0)  # the frame's own gap gives way to the tables
        self.body.addWidget(label(words.MADE, "strong"))
        self.body.addWidget(self.made_table, 1)
        self.sign_button = self.add_button(words.SIGN, self.open_sign, at_left=True)
        self.void_button = self.add_button(words.VOID, self.open_void, at_left=True)
        self.export_button = self.add_button(words.SAVE, self.ask_export, at_left=True)
        for button in (self.sign_button, self.void_button, self.export_button, self.save_button):
            button.setEnabled(False)
        self.resize(QSize(820, 700).boundedTo(self.screen().availableSize()))

    def open_sign(self) -> None:
        if self._chosen is not None:
            take = partial(_sign, self._office, self._actor, self._agreement_id, self._chosen.n)
            step = AmendmentStep(
                words.SIGN_TITLE, "signed_on", words.SIGNED_ON, words.DAY_HINT, take, words.SIGNED_SAID
            )
            AmendmentStepDialog(step, self._context, self).open()

    def open_void(self) -> None:
        if self._chosen is not None:
            take = partial(self._office.amendments.void, self._actor, self._agreement_id, self._chosen.n)
            step = AmendmentStep(words.VOID_TITLE, "reason", words.VOID_REASON, "", take, words.VOID_SAID)
            AmendmentStepDialog(step, self._context, self).open()

    def ask_export(self) -> None:
        """Asks where the chosen paper is to be written."""
        if self._chosen is not None and self._outlook is not None:
            documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
            name = words.file_name(self._outlook.number, self._chosen)
            told = partial(self.export, self._chosen.n)
            choose_target(self, words.SAVING, documents / name, (words.PDF_FILES,), told)

    def export(self, n: int, target: Path) -> None:
        work = partial(_export, self._office, self._actor, self._agreement_id, n, target)
        self._context.jobs.start(words.SAVING, work, self._on_exported, self._on_not_exported)

    def _read(self) -> None:
        work = partial(self._office.amendments.outlook, self._actor, self._agreement_id)
        self._context.jobs.read(work, self._on_read, self._on_lost)

    def _on_read(self, outlook: AmendmentOutlook) -> None:
        self._outlook = outlook
        self._differing.keep([_difference(n, one) for n, one in enumerate(outlook.differing, 1)])
        self._made.keep([_amendment(one) for one in outlook.made])
        for model in (self.differing, self.made):
            model.refresh()
            model.load(ListQuery())
        self.save_button.setEnabled(bool(outlook.differing))
        if not outlook.differing:
            self.note.say(words.NOTHING if outlook.is_signed else words.NOT_SIGNED, Tone.ACCENT)
        self._on_chosen(None if self._chosen is None else self._chosen.id)

    def _on_chosen(self, amendment_id: object) -> None:
        made = () if self._outlook is None else self._outlook.made
        self._chosen = next((one for one in made if one.id == amendment_id), None)
        chosen = self._chosen
        self.sign_button.setEnabled(chosen is not None and chosen.state is AmendmentState.ISSUED)
        self.void_button.setEnabled(chosen is not None and chosen.state is not AmendmentState.VOID)
        self.export_button.setEnabled(chosen is not None and chosen.is_on_paper)

    def _on_submitted(self) -> None:
        work = partial(_make, self._office, self._actor, self._agreement_id, self.form.values())
        self._context.jobs.start(words.MAKING, work, self._on_amended, self.fail)

    def _on_amended(self, outcome: Outcome[tuple[Amendment, ...]]) -> None:
        self.set_busy(False)
        for key in ("effective_on", "reason"):
            self.form.set_value(key, "")
        self.form.is_edited = False
        self._context.say(words.made_line(outcome.value), Tone.OK)
        self._read()

    def _on_exported(self, outcome: Outcome[Path]) -> None:
        self._context.say(page_words.exported(str(outcome.value)), Tone.OK)

    def _on_not_exported(self, error: BaseException) -> None:
        show_error(self, words.SAVING, error)

    def _on_changes(self, _changes: object) -> None:
        self._read()

    def _on_lost(self, error: BaseException) -> None:
        self.note.say("\n".join(error_lines(error)), Tone.BAD)


def _make(
    office: Office, actor: Actor, agreement_id: int, typed: dict[str, str], _progress: object
) -> Outcome[tuple[Amendment, ...]]:
    day = _day("effective_on", typed["effective_on"])
    return office.amendments.make(actor, AmendmentWish(agreement_id, day, typed["reason"]))


def _sign(office: Office, actor: Actor, agreement_id: int, n: int, typed: str) -> Outcome[int]:
    return office.amendments.sign(actor, agreement_id, n, _day("signed_on", typed))


def _day(key: str, typed: str) -> date | None:
    try:
        return parse_day(typed).on if typed.strip() else None
    except NotADay as error:
        raise RuleViolation([Problem(AmendmentCode.NOT_A_DAY, place=FieldPlace(key), value=typed)]) from error


def _export(office: Office, actor: Actor, agreement_id: int, n: int, target: Path, _progress: object) -> Outcome[Path]:
    return office.amendments.export(actor, agreement_id, n, target)


def _difference(n: int, one: TermDifference) -> Row:
    return (n, one.label, one.printed, one.now or words.BLANK, words.paper_of(BY_CLASS[one.change_class]))


def _amendment(one: Amendment) -> Row:
    said = "；".join(
        words.change_line(FIELDS[each.key].label, shown(each.key, each.old), shown(each.key, each.new))
        for each in one.changes
    )
    name = f"第 {one.n} 号 {words.KINDS[one.kind]}"
    return (one.id, name, words.STATES[one.state], one.effective_on.isoformat(), said)
