"""Making an internship plan: when a group goes, what for, who supervises, how it is insured."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDate, QSize, QTimer, Signal
from PySide6.QtWidgets import QDateEdit, QSpinBox, QWidget
from typing_extensions import override

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay, parse_day
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.vocabulary import PlanKind
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.combo_box import ComboBox
from ctec_desktop.ui.kit.completion import inner_line
from ctec_desktop.ui.kit.form_dialog import FormDialog
from ctec_desktop.ui.kit.line_edit import LineEdit
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.scrolled import Scrolled
from ctec_desktop.ui.kit.tokens import Gap, Tone
from ctec_desktop.wording import plan_dialog as words
from ctec_desktop.wording.labels import PLAN_KINDS

if TYPE_CHECKING:
    from ctec_desktop.services.plans import PlanForm

USUAL_MONTHS: Final = 6
_FRAME_PX: Final = 80
_ORIGINALS: Final = (3, 10, 3)
_INSURANCE_DAYS: Final = {"insured_from": words.INSURED_FROM, "insured_until": words.INSURED_UNTIL}


class PlanDialog(FormDialog):
    """Says `saved` with the plan's id, then closes; until then everything typed stays."""

    saved = Signal(int)

    def __init__(self, office: Office, actor: Actor, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(words.TITLE, parent, save=words.SAVE, width=560)
        self._office = office
        self._actor = actor
        self._context = context
        self._scroll = Scrolled(self.form)
        self._build_form(office.today())
        self._scroll_form()
        self.submitted.connect(self._on_submitted)
        self.form.editor("name").setFocus()

    def _build_form(self, today: date) -> None:
        from_on = _first_of_month(today, 1)
        until_on = _first_of_month(from_on, USUAL_MONTHS) - timedelta(days=1)
        originals = QSpinBox()
        least, most, usual = _ORIGINALS
        originals.setRange(least, most)
        originals.setValue(usual)
        form = self.form
        form.add_heading(words.PLAN_PART)
        form.add("name", words.NAME, _line(words.NAME_HINT), required=True)
        form.add("kind", words.KIND, _combo(tuple((kind.value, text) for kind, text in PLAN_KINDS.items())))
        form.add("from_on", words.FROM, _day_edit(from_on), required=True)
        form.add("until_on", words.UNTIL, _day_edit(until_on), required=True, hint=words.UNTIL_HINT)
        form.add("supervisor_name", words.SUPERVISOR, _line())
        form.add("supervisor_phone", words.SUPERVISOR_PHONE, _line())
        form.add("content", words.CONTENT, _line(), hint=words.CONTENT_HINT)
        form.add("originals", words.ORIGINALS, originals, hint=words.ORIGINALS_HINT)
        form.add_heading(words.INSURANCE_PART)
        kinds, typed = _typed_combo()
        typed.textEdited.connect(self._on_kind_typed)
        form.add("insurance_kind", words.INSURANCE_KIND, kinds, hint=words.INSURANCE_KIND_HINT)
        form.add("insurer", words.INSURER, _line(words.INSURER_HINT))
        form.add("policy_no", words.POLICY_NO, _line())
        form.add("insurance_payer", words.PAYER, _combo(words.PAYERS))
        for key, title in _INSURANCE_DAYS.items():
            form.add(key, title, _line(words.DAY_HINT))
        form.is_edited = False

    def _scroll_form(self) -> None:
        """On a low screen the form scrolls; the buttons stay in sight."""
        self.form.setContentsMargins(2, 2, Gap.M, 2)
        self.body.insertWidget(1, self._scroll, 1)
        self.body.setStretch(self.body.count() - 1, 0)
        self.resize(QSize(760, 780).boundedTo(self.screen().availableSize()))

    @override
    def fail(self, error: BaseException) -> None:
        super().fail(error)
        QTimer.singleShot(0, self, self._on_failed_shown)

    def _on_failed_shown(self) -> None:
        """Brings the field the person was led to into sight, once the sentence below it has its place."""
        here = self.form.focusWidget()
        if here is not None:
            self._scroll.ensureWidgetVisible(here, 0, _FRAME_PX)

    def _form(self) -> "PlanForm":
        """What was typed. Raises: RuleViolation naming the days that cannot be read."""
        from ctec_desktop.services.plans import PlanForm

        typed = self.form.values()
        problems: list[Problem] = []
        insured = {key: _day(key, typed[key], problems) for key in _INSURANCE_DAYS}
        if problems:
            raise RuleViolation(problems)
        return PlanForm(
            name=typed["name"],
            kind=PlanKind(typed["kind"]),
            from_on=date.fromisoformat(typed["from_on"]),
            until_on=date.fromisoformat(typed["until_on"]),
            content=typed["content"].strip() or None,
            supervisor_name=typed["supervisor_name"].strip() or None,
            supervisor_phone=typed["supervisor_phone"].strip() or None,
            insurance_kind=typed["insurance_kind"].strip() or None,
            insurer=typed["insurer"].strip() or None,
            policy_no=typed["policy_no"].strip() or None,
            insurance_payer=typed["insurance_payer"] or None,
            insured_from=insured["insured_from"],
            insured_until=insured["insured_until"],
            originals=int(typed["originals"]),
        )

    def _on_kind_typed(self) -> None:
        self.form.is_edited = True

    def _on_submitted(self) -> None:
        try:
            form = self._form()
        except RuleViolation as error:
            self.fail(error)
            return
        work = partial(_add, self._office, self._actor, form)
        self._context.jobs.start(words.SAVING, work, self._on_saved, self.fail)

    def _on_saved(self, outcome: Outcome[int]) -> None:
        self._context.say(words.saved_line(self.form.value("name").strip()), Tone.OK)
        self.saved.emit(outcome.value)
        self.accept()


def _add(office: Office, actor: Actor, form: "PlanForm", _progress: object) -> Outcome[int]:
    return office.plans.add(actor, form)


def _day(key: str, text: str, problems: list[Problem]) -> date | None:
    if not text.strip():
        return None
    try:
        return parse_day(text).on
    except NotADay:
        facts = {"heading": _INSURANCE_DAYS[key]}
        problems.append(Problem(SheetCode.DATE_UNREADABLE, facts=facts, place=FieldPlace(key), value=text))
        return None


def _first_of_month(day: date, months: int) -> date:
    """The first day of the month so many months after `day`'s."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, 1)


def _line(hint: str = "") -> LineEdit:
    made = LineEdit()
    made.setPlaceholderText(hint)
    return made


def _combo(choices: tuple[tuple[str, str], ...]) -> ComboBox:
    made = ComboBox()
    for value, text in choices:
        made.addItem(text, value)
    return made


def _typed_combo() -> tuple[ComboBox, LineEdit]:
    """Usual kinds of insurance to choose from, or any other typed."""
    made = ComboBox()
    line = inner_line(made, words.INSURANCE_KIND)
    made.addItems(list(words.INSURANCE_KINDS))
    made.setCurrentIndex(-1)
    return made, line


def _day_edit(day: date) -> QDateEdit:
    made = QDateEdit(QDate(day.year, day.month, day.day))
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    return made
