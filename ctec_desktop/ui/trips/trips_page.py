"""The page 认识实习: visits the school arranges, each with what it still needs."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

from typing_extensions import override

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.domain.trips import TripView
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.services.office import Office
from ctec_desktop.ui.kit.detail_panel import ActionLine, Detail, DocumentLine, FactLine, finding_lines
from ctec_desktop.ui.kit.list_page import ListSpec
from ctec_desktop.ui.kit.page import PageContext
from ctec_desktop.ui.kit.paper_page import PaperPage, Write
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.ui.kit.withdraw_dialog import WithdrawDialog
from ctec_desktop.ui.trips.receipt_dialog import ReceiptDialog
from ctec_desktop.ui.trips.roster_dialog import RosterDialog
from ctec_desktop.ui.trips.trip_dialog import TripDialog
from ctec_desktop.ui.trips.trip_rows import COLUMNS, TripRows, state_of
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import trips_page as words
from ctec_desktop.wording.cover import policy_label
from ctec_desktop.wording.judged import told

_EDIT, _ROSTER, _RECEIPTS, _CANCEL = "edit", "roster", "receipts", "cancel"
ROSTER_PDF, NOTICES_PDF = "roster_pdf", "notices_pdf"
_PAPERS = (DocumentLine(ROSTER_PDF, words.ROSTER_PDF), DocumentLine(NOTICES_PDF, words.NOTICES_PDF))
_SPEC = ListSpec(
    title=words.TITLE,
    columns=COLUMNS,
    hint=words.SEARCH,
    areas=frozenset({Area.TRIPS, Area.ENTERPRISES}),
    empty=words.EMPTY,
    empty_hint=words.EMPTY_HINT,
    empty_action=words.NEW,
    key="trips",
)


class TripsPage(PaperPage):
    def __init__(self, office: Office, actor: Actor, context: PageContext) -> None:
        also = frozenset({Area.STUDENTS, Area.PLACEMENTS, Area.TEACHERS, Area.COVER, Area.RULES})
        super().__init__(_SPEC, TripRows(office, actor), context, partial(office.trips.detail, actor), also)
        self._office = office
        self._actor = actor
        self._shown: TripView | None = None
        self.new_button = self.add_action(words.NEW, self.open_new, primary=True, icon_name="plus")
        self.empty_action_triggered.connect(self.open_new)

    def open_new(self) -> TripDialog:
        """The form for a new visit."""
        return self._open(None)

    def open_edit(self, trip_id: int) -> TripDialog:
        return self._open(trip_id)

    def open_roster(self, trip_id: int) -> RosterDialog:
        dialog = RosterDialog(self._office, self._actor, self._context, trip_id, self)
        dialog.open()
        return dialog

    def open_receipts(self, trip_id: int) -> ReceiptDialog:
        dialog = ReceiptDialog(self._office, self._actor, self._context, trip_id, self)
        dialog.open()
        return dialog

    def _open(self, trip_id: int | None) -> TripDialog:
        dialog = TripDialog(self._office, self._actor, self._context, self, trip_id)
        dialog.saved.connect(self.visit)
        dialog.open()
        return dialog

    @override
    def detail_of(self, record: TripView) -> Detail:
        self._shown = record
        state = state_of(record.from_on, record.until_on, record.is_cancelled, self._office.today())
        actions = (
            ActionLine(_EDIT, kit_words.EDIT),
            ActionLine(_ROSTER, words.ROSTER, is_primary=True),
            ActionLine(_RECEIPTS, words.RECEIPTS),
            ActionLine(_CANCEL, words.CANCEL),
        )
        return Detail(
            title=record.name,
            subtitle=record.enterprise_name,
            badge=state,
            badge_tone=Tone.BAD if record.is_cancelled else Tone.ACCENT,
            facts=_facts(record),
            findings=None if record.is_cancelled else finding_lines(told(record.findings)),
            documents=() if record.is_cancelled else _PAPERS,
            actions=() if record.is_cancelled else actions,
        )

    @override
    def paper_name(self, key: str) -> str:
        name = self._shown.name if self._shown is not None else ""
        return words.roster_file(name) if key == ROSTER_PDF else words.notices_file(name)

    @override
    def paper_work(self, key: str, target: Path) -> Write | None:
        trip_id = self.shown_id()
        if trip_id is None:
            return None
        service = self._office.trips
        if key == ROSTER_PDF:
            return partial(_without_progress, partial(service.print_roster, self._actor, trip_id, target))
        return partial(service.print_notices, self._actor, trip_id, target)

    @override
    def act(self, key: str, record_id: int) -> None:
        if key == _EDIT:
            self.open_edit(record_id)
        elif key == _ROSTER:
            self.open_roster(record_id)
        elif key == _RECEIPTS:
            self.open_receipts(record_id)
        else:
            cancel = partial(self._office.trips.cancel, self._actor, record_id)
            WithdrawDialog(words.CANCELLING, cancel, _cancelled, self._context, self).open()


def _cancelled(_trip_id: int) -> str:
    return words.CANCELLED_LINE


def _without_progress(write: Callable[[], Outcome[Path]], _progress: object) -> Outcome[Path]:
    return write()


def _facts(trip: TripView) -> tuple[FactLine, ...]:
    classes = Counter(one.class_name for one in trip.students if not one.excuse)
    insured = words.period(trip.insured_from, trip.insured_until) if trip.insured_from and trip.insured_until else ""
    typed = "，".join(part for part in (trip.insurance_kind, trip.insurer, trip.policy_no, insured) if part)
    policies = (words.policy_line(policy_label(one.kind, one.number), one.insurer, one.people) for one in trip.policies)
    cancelled = (FactLine(words.STATES["cancelled"], trip.cancel_reason or ""),) if trip.is_cancelled else ()
    return (
        *cancelled,
        FactLine(words.DAYS, words.period(trip.from_on, trip.until_on)),
        FactLine(words.PLACE, trip.site_address or ""),
        FactLine(words.PLAN, trip.plan_name or words.NO_PLAN),
        FactLine(words.PURPOSE, trip.purpose or ""),
        FactLine(words.LEADER_PART, "、".join(words.leader_line(one.name, one.phone) for one in trip.leaders)),
        FactLine(words.VEHICLES, trip.vehicles or ""),
        FactLine(words.MEETING_POINT, trip.meeting_point or ""),
        FactLine(words.INSURANCE, "；".join(policies)),
        *((FactLine(words.TYPED_INSURANCE, typed),) if typed else ()),
        FactLine(words.SAFETY_PLAN, trip.safety_plan or ""),
        FactLine(words.PEOPLE, words.class_lines(dict(classes))),
    )
