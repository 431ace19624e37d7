"""What is known of one enterprise: its own facts, then each part on a card; what is missing is named."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.inspections import InspectionView
from ctec_desktop.domain.master_views import EnterpriseRecord, MentorView, PostRecord, SiteView
from ctec_desktop.domain.merging import MergeLine
from ctec_desktop.domain.retiring import Retirable
from ctec_desktop.domain.share_meter import UnitShares
from ctec_desktop.domain.shift_views import UnitShifts
from ctec_desktop.domain.views import EnterpriseView, PostView
from ctec_desktop.ui.kit.fact_list import FactList
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import checks_page as check_words
from ctec_desktop.wording import enterprises_page as words
from ctec_desktop.wording import inspections as inspection_words
from ctec_desktop.wording import kit as kit_words
from ctec_desktop.wording import merging as merge_words
from ctec_desktop.wording import shares_page as share_words
from ctec_desktop.wording import shifts_page as shift_words
from ctec_desktop.wording.labels import STATES

Facts = tuple[tuple[str, str], ...]
ADD, EDIT, RETIRE, RESTORE, HAND_OVER = "add", "edit", "retire", "restore", "hand_over"
PLACEMENT, AGREEMENT, UNMERGE = "placement", "agreement", "unmerge"
SHIFTS, SHARES, INSPECTIONS = "shifts", "shares", "inspections"

_FINDING_TONES: Final = {Result.FAIL: Tone.BAD, Result.WAIVED: Tone.MUTED, Result.DECIDED: Tone.MUTED}


@dataclass(frozen=True, slots=True)
class EnterpriseShown:
    """Everything the panel says of an enterprise."""

    view: EnterpriseView
    record: EnterpriseRecord
    merges: tuple[MergeLine, ...] = ()
    findings: tuple[Finding, ...] = ()
    shifts: UnitShifts | None = None
    shares: UnitShares | None = None
    inspections: tuple[InspectionView, ...] = ()


def unit_facts(view: EnterpriseView) -> Facts:
    """Who the enterprise is."""
    return (
        (words.USCC, view.uscc or ""),
        (words.LEGAL_REPRESENTATIVE, view.legal_representative or ""),
        (words.ADDRESS, view.address or ""),
        *_if_known(words.REGION_CODE, view.region_code or ""),
        *_if_known(words.INDUSTRY_CODE, view.industry_code or ""),
    )


def people_facts(view: EnterpriseView) -> Facts:
    """Whom to ring, and how many work there."""
    return (
        (words.CONTACT, view.contact_name or ""),
        (words.CONTACT_PHONE, view.contact_phone or ""),
        (words.STAFF, words.people_count(view.staff_on_post)),
    )


def post_facts(post: PostView) -> Facts:
    """What a post offers and who looks after the student there."""
    return (
        (words.SITE, post.site_address or ""),
        (words.WORK_HOURS, post.work_hours or ""),
        (words.PAY, words.pay_text(post.pay_fen, post.pay_unit)),
        *_if_known(words.PAID, words.paid_text(post.pay_method, post.pay_day)),
        (words.BOARD, words.provision_text(post.board)),
        (words.LODGING, words.provision_text(post.lodging)),
        (words.SAME_KIND, words.people_count(post.same_kind_staff)),
        (words.MENTOR, words.mentor_text(post.mentor_name, post.mentor_title)),
        *_if_known(words.CONTACT_PHONE, post.mentor_phone or ""),
    )


class EnterpriseFacts(FactList):
    """The body of the panel at the right of the list. Keys of links read `edit:post:12`."""

    def __init__(self, shown: EnterpriseShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        record = shown.record
        if record.merged_into is not None:
            self.note(words.merged_note(record.merged_into))
        elif record.retired_on is not None:
            self.note(kit_words.retired_since(record.retired_on.isoformat()))
        for merge in shown.merges:
            self.note(merge_words.standing_line(merge.merged_on.isoformat(), merge.dropped_name), Tone.ACCENT)
            self.link(merge_words.UNDO, "", f"{UNMERGE}:{merge.id}")
        self._findings(shown.findings)
        self._unit(shown)
        self._posts(shown)
        self._mentors(record.mentors)
        self._sites(record.sites)
        self._hours(shown)
        self._shares(shown.shares)
        self._inspections(shown.inspections)
        self._on_post(record)
        self._agreements(record)

    def _findings(self, findings: tuple[Finding, ...]) -> None:
        """What stands against the unit and its posts; what is missing in one line."""
        if not findings:
            return
        self.group(kit_words.FINDINGS)
        for one in findings:
            if one.result is not Result.MISSING_DATA:
                self.note(check_words.finding_line(one), _FINDING_TONES.get(one.result, Tone.WARN))
        missing = list(dict.fromkeys(one.code for one in findings if one.result is Result.MISSING_DATA))
        if missing:
            self.note(check_words.missing_in_short(missing))

    def _unit(self, shown: EnterpriseShown) -> None:
        self.group(words.UNIT)
        for title, text in unit_facts(shown.view):
            self.fact(title, text, missing=words.MISSING)
        self.group(words.PEOPLE)
        for title, text in people_facts(shown.view):
            self.fact(title, text, missing=words.MISSING)
        if shown.view.staff_on_post is None:
            self.note(words.STAFF_HINT)
        for one in shown.record.staffing[1:]:
            self.quiet(words.staffing_line(one.counted_on.isoformat(), one.staff_on_post, one.source))

    def _posts(self, shown: EnterpriseShown) -> None:
        self.group(words.posts_heading(len(shown.view.posts)), words.ADD_POST, f"{ADD}:{Retirable.POST}:0")
        for post in shown.view.posts:
            pay = words.pay_text(post.pay_fen, post.pay_unit)
            self.card(post.name, pay, post_facts(post), _actions(Retirable.POST, post.id, None))
        if not shown.view.posts:
            self.note(words.NO_POSTS)
        for gone in shown.record.posts:
            if gone.retired_on is not None:
                self._retired_post(gone)

    def _retired_post(self, post: PostRecord) -> None:
        facts = ((words.SITE, post.site_address or ""),)
        self.card(post.name, kit_words.RETIRED, facts, _actions(Retirable.POST, post.id, post.retired_on))

    def _mentors(self, mentors: tuple[MentorView, ...]) -> None:
        count = sum(one.retired_on is None for one in mentors)
        heading = words.counted_heading(words.MENTORS_PART, count)
        self.group(heading, words.ADD_MENTOR, f"{ADD}:{Retirable.MENTOR}:0")
        for one in mentors:
            facts = (
                (words.POSITION, one.title or ""),
                (words.SKILL_LEVEL, one.skill_level or ""),
                (words.CONTACT_PHONE, one.phone or ""),
                (words.LEADS, "、".join(one.posts)),
            )
            actions = _actions(Retirable.MENTOR, one.id, one.retired_on)
            if one.retired_on is None:
                actions = (actions[0], (f"{HAND_OVER}:{Retirable.MENTOR}:{one.id}", words.HAND_OVER), *actions[1:])
            self.card(one.name, kit_words.RETIRED if one.retired_on else "", facts, actions)
        if not mentors:
            self.quiet(words.NO_MENTORS)

    def _sites(self, sites: tuple[SiteView, ...]) -> None:
        count = sum(one.retired_on is None for one in sites)
        heading = words.counted_heading(words.SITES_PART, count)
        self.group(heading, words.ADD_SITE, f"{ADD}:{Retirable.SITE}:0")
        for one in sites:
            facts = ((words.REGION_CODE, one.region_code or ""), (words.SITE_POSTS, str(one.posts)))
            actions = _actions(Retirable.SITE, one.id, one.retired_on)
            self.card(one.address or "—", kit_words.RETIRED if one.retired_on else "", facts, actions)
        if not sites:
            self.quiet(words.NO_SITES)

    def _hours(self, shown: EnterpriseShown) -> None:
        """Weekly rest days and the shift plans, with what a week of each comes to."""
        self.group(shift_words.GROUP, shift_words.OPEN, f"{SHIFTS}:0")
        if shown.shifts is None:
            return
        self.fact(shift_words.REST_DAYS, shift_words.rest_days_line(shown.shifts))
        for one in shown.shifts.plans[: words.SHOWN_AT_MOST]:
            self.quiet(f"{one.name}：{shift_words.plan_note(one)}")
        self._end(len(shown.shifts.plans), shift_words.NONE)

    def _shares(self, shares: UnitShares | None) -> None:
        self.group(share_words.GROUP, share_words.OPEN, f"{SHARES}:0")
        self.quiet(share_words.summary_line(shares))

    def _inspections(self, inspections: tuple[InspectionView, ...]) -> None:
        heading = words.counted_heading(inspection_words.GROUP, len(inspections))
        self.group(heading, inspection_words.OPEN, f"{INSPECTIONS}:0")
        for one in inspections[: words.SHOWN_AT_MOST]:
            self.quiet(inspection_words.line(one))
        self._end(len(inspections), inspection_words.NONE)

    def _on_post(self, record: EnterpriseRecord) -> None:
        self.group(words.counted_heading(words.ON_POST_PART, len(record.on_post)))
        for line in record.on_post[: words.SHOWN_AT_MOST]:
            note = words.placement_note(line.post_name, line.until_on.isoformat())
            self.link(f"{line.student_name} · {line.class_name}", note, f"{PLACEMENT}:{line.id}")
        self._end(len(record.on_post), words.NOBODY_ON_POST)

    def _agreements(self, record: EnterpriseRecord) -> None:
        self.group(words.counted_heading(words.AGREEMENTS_PART, len(record.agreements)))
        for line in record.agreements[: words.SHOWN_AT_MOST]:
            self.link(line.number, f"{line.student_name} · {STATES[line.state]}", f"{AGREEMENT}:{line.id}")
        self._end(len(record.agreements), words.NO_AGREEMENTS)

    def _end(self, count: int, nothing: str) -> None:
        if not count:
            self.quiet(nothing)
        elif count > words.SHOWN_AT_MOST:
            self.quiet(words.more_line(count - words.SHOWN_AT_MOST))


def _actions(kind: Retirable, record_id: int, retired_on: date | None) -> tuple[tuple[str, str], ...]:
    if retired_on is not None:
        return ((f"{RESTORE}:{kind}:{record_id}", kit_words.RESTORE),)
    return ((f"{EDIT}:{kind}:{record_id}", kit_words.EDIT), (f"{RETIRE}:{kind}:{record_id}", kit_words.RETIRE))


def _if_known(title: str, text: str) -> Facts:
    """A fact that few enterprises state is shown only where it is there."""
    return ((title, text),) if text else ()
