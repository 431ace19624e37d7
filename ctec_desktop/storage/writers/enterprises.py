"""Writing enterprises, places of work, posts and mentors. Called inside a write unit only."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select

from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.import_plan import PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.storage.tables import (
    Base,
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PersonRow,
    PostRow,
)
from ctec_desktop.storage.uow import WriteUnit

B = TypeVar("B", bound=Base)

_OWN = ("uscc", "legal_representative", "address", "region_code", "industry_code", "contact_name", "contact_phone")
_POST = ("work_hours", "pay_fen", "pay_unit", "board", "lodging", "same_kind_staff")


_SENT_IN_TURN = (EnterpriseRow, EnterpriseStaffingRow, EnterpriseSiteRow, PersonRow, MentorRow, PostRow)


class EnterpriseWriter:
    """Knows every unit with its places, posts and mentors, asked for once; what is new is sent together by `send`.

    Args:
        counted_on: the day a stated number of staff counts for.
        rows: how many rows will be written at most; each may bring a unit, a place, a post and mentors.
    """

    def __init__(self, unit: WriteUnit, counted_on: date, source: str, rows: int) -> None:
        self._session = unit.session
        self._counted_on = counted_on
        self._source = source
        self._new: dict[type[Base], list[Base]] = {kind: [] for kind in _SENT_IN_TURN}
        # A row may name a mentor of the post and one of the student's own.
        named = {EnterpriseRow: rows, EnterpriseSiteRow: rows, PostRow: rows, PersonRow: 2 * rows, MentorRow: 2 * rows}
        self._ids = {kind: iter(unit.reserve_ids(kind, most)) for kind, most in named.items()}
        self._by_uscc: dict[str, EnterpriseRow] = {}
        self._by_name: dict[str, EnterpriseRow] = {}
        self._by_id: dict[int, EnterpriseRow] = {}
        for row in self._session.scalars(select(EnterpriseRow)):
            self._remember(row)
        self._read_counts()
        self._read_posts()
        self._read_mentors()
        # Who is to lead which post, set once the mentors have been sent.
        self._led: dict[int, int] = {}

    def _read_counts(self) -> None:
        row = EnterpriseStaffingRow
        every = self._session.scalars(select(row).where(row.voided_at_utc.is_(None)).order_by(row.counted_on))
        self._counts = {count.enterprise_id: count for count in every}

    def _read_posts(self) -> None:
        self._sites: dict[tuple[int, str | None], EnterpriseSiteRow] = {}
        self._addresses: dict[int, str | None] = {}
        for site in self._session.scalars(select(EnterpriseSiteRow).order_by(EnterpriseSiteRow.id)):
            self._sites.setdefault((site.enterprise_id, site.address), site)
            self._addresses[site.id] = site.address
        self._posts: defaultdict[tuple[int, str | None], list[PostRow]] = defaultdict(list)
        self._post_by_id: dict[int, PostRow] = {}
        for post in self._session.scalars(select(PostRow).order_by(PostRow.id)):
            self._remember_post(post)

    def _read_mentors(self) -> None:
        self._mentors: dict[tuple[int, str | None], tuple[MentorRow, PersonRow]] = {}
        people = select(MentorRow, PersonRow).join(PersonRow, MentorRow.person_id == PersonRow.id)
        for mentor, person in self._session.execute(people.order_by(MentorRow.id)):
            self._mentors.setdefault((mentor.enterprise_id, person.name), (mentor, person))

    def _remember_post(self, post: PostRow) -> None:
        self._posts[post.enterprise_id, post.name].append(post)
        self._post_by_id[post.id] = post

    def write(self, rows: Sequence[PlannedRow[EnterpriseDraft]], step: Callable[[int], None]) -> list[int]:
        """Writes every row; returns the ids of the enterprises touched, without repeats."""
        touched: dict[int, None] = {}
        for number, row in enumerate(rows, 1):
            enterprise = self._enterprise(row)
            if row.draft.post_name:
                self._post(enterprise, row.draft)
            touched[enterprise.id] = None
            step(number)
        self.send()
        return list(touched)

    def send(self) -> None:
        """Sends what has been written since the last time, whoever is named before whoever names them."""
        for kind in _SENT_IN_TURN:
            if kind is PostRow:
                for post_id, mentor_id in self._led.items():
                    self._post_by_id[post_id].mentor_id = mentor_id
                self._led.clear()
            self._session.add_all(self._new[kind])
            self._session.flush()
            self._new[kind].clear()

    def write_post(self, row: PlannedRow[EnterpriseDraft]) -> tuple[int, int]:
        """Writes the unit and the post of a row; returns the id of each."""
        enterprise = self._enterprise(row)
        return enterprise.id, self._post(enterprise, row.draft).id

    def led_by(self, enterprise_id: int, said: EnterpriseDraft, post_id: int) -> int | None:
        """Who leads a student on the post: the mentor named for them, who leads the post too where nobody does yet."""
        mentor_id = self._mentor(enterprise_id, said) if said.mentor_name else None
        leader = self._led.get(post_id) or self._post_by_id[post_id].mentor_id
        if leader is None and mentor_id is not None:
            self._led[post_id] = mentor_id
        return mentor_id or leader

    def _add(self, row: B) -> B:
        """A new row, sent later; whom others name has an id already."""
        self._new[type(row)].append(row)
        return row

    def _remember(self, row: EnterpriseRow) -> None:
        """One that is no longer in use keeps its code, but its name may be another's."""
        self._by_id[row.id] = row
        if row.uscc:
            self._by_uscc[row.uscc] = row
        if row.retired_on is None:
            self._by_name.setdefault(search_key(row.name), row)

    def _enterprise(self, planned: PlannedRow[EnterpriseDraft]) -> EnterpriseRow:
        draft = planned.draft
        row = self._by_id.get(planned.known_id or 0) or self._by_uscc.get(draft.uscc or "")
        if row is None and not draft.uscc:
            row = self._by_name.get(search_key(draft.name or ""))
        name = draft.name or (row.name if row else "")
        if row is None:
            row = self._add(EnterpriseRow(id=next(self._ids[EnterpriseRow]), name=name, pinyin="", initials=""))
        if row.name != name or not row.pinyin:
            keys = pinyin_keys(name)
            row.name, row.pinyin, row.initials = name, keys.full, keys.initials
        _set(row, draft, _OWN)
        self._remember(row)
        if draft.staff_on_post is not None:
            self._staffing(row.id, draft.staff_on_post)
        return row

    def _staffing(self, enterprise_id: int, staff: int) -> None:
        """A later count is a new line of the history; the same day's count is corrected."""
        newest = self._counts.get(enterprise_id)
        if newest is not None and newest.staff_on_post == staff:
            return
        if newest is not None and newest.counted_on == self._counted_on:
            newest.staff_on_post, newest.source = staff, self._source
            return
        facts = {"counted_on": self._counted_on, "staff_on_post": staff, "source": self._source}
        self._counts[enterprise_id] = self._add(EnterpriseStaffingRow(enterprise_id=enterprise_id, **facts))

    def _post(self, enterprise: EnterpriseRow, draft: EnterpriseDraft) -> PostRow:
        known = self._posts[enterprise.id, draft.post_name]
        post = next((one for one in known if draft.site_address in (None, self._addresses[one.site_id])), None)
        if post is None:
            site_id = self._site(enterprise, draft.site_address)
            own = {"id": next(self._ids[PostRow]), "enterprise_id": enterprise.id, "name": draft.post_name or ""}
            post = self._add(PostRow(site_id=site_id, **own))
            self._remember_post(post)
        _set(post, draft, _POST)
        if draft.mentor_name:
            self._led[post.id] = self._mentor(enterprise.id, draft)
        return post

    def _site(self, enterprise: EnterpriseRow, address: str | None) -> int:
        wanted = address or enterprise.address
        site = self._sites.get((enterprise.id, wanted))
        if site is None:
            region = enterprise.region_code if address is None else None
            own = {"id": next(self._ids[EnterpriseSiteRow]), "enterprise_id": enterprise.id}
            site = self._add(EnterpriseSiteRow(address=wanted, region_code=region, **own))
            self._sites[enterprise.id, wanted] = site
            self._addresses[site.id] = wanted
        return site.id

    def _mentor(self, enterprise_id: int, draft: EnterpriseDraft) -> int:
        """The unit's mentor of the name the draft gives, told what it states, or a new one."""
        found = self._mentors.get((enterprise_id, draft.mentor_name))
        if found is None:
            keys = pinyin_keys(draft.mentor_name or "")
            named = {"name": draft.mentor_name, "pinyin": keys.full, "initials": keys.initials}
            person = self._add(PersonRow(id=next(self._ids[PersonRow]), **named))
            own = {"id": next(self._ids[MentorRow]), "enterprise_id": enterprise_id}
            mentor = self._add(MentorRow(person_id=person.id, **own))
            self._mentors[enterprise_id, draft.mentor_name] = found = (mentor, person)
        mentor, person = found
        if draft.mentor_phone:
            person.phone = draft.mentor_phone
        if draft.mentor_title:
            mentor.title = draft.mentor_title
        return mentor.id


def _set(row: Any, draft: EnterpriseDraft, fields: Sequence[str]) -> None:
    """Sets what the sheet states; None states nothing."""
    for field in fields:
        value = getattr(draft, field)
        if value is not None:
            setattr(row, field, value)
