"""Writing enterprises, places of work, posts and mentors. Called inside a write unit only."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from ctec_desktop.domain.drafts import EnterpriseDraft
from ctec_desktop.domain.import_plan import PlannedRow
from ctec_desktop.domain.names import search_key
from ctec_desktop.domain.pinyin import pinyin_keys
from ctec_desktop.storage.tables import (
    EnterpriseRow,
    EnterpriseSiteRow,
    EnterpriseStaffingRow,
    MentorRow,
    PersonRow,
    PostRow,
)
from ctec_desktop.storage.uow import WriteUnit

_OWN = ("uscc", "legal_representative", "address", "region_code", "industry_code", "contact_name", "contact_phone")
_POST = ("work_hours", "pay_fen", "pay_unit", "board", "lodging", "same_kind_staff")


class EnterpriseWriter:
    """
    Args:
        counted_on: the day a stated number of staff counts for.
    """

    def __init__(self, unit: WriteUnit, counted_on: date, source: str) -> None:
        self._unit = unit
        self._session = unit.session
        self._counted_on = counted_on
        self._source = source
        self._by_uscc: dict[str, EnterpriseRow] = {}
        self._by_name: dict[str, EnterpriseRow] = {}
        for row in self._session.scalars(select(EnterpriseRow)):
            self._remember(row)

    def write(self, rows: Sequence[PlannedRow[EnterpriseDraft]], step: Callable[[int], None]) -> list[int]:
        """Writes every row; returns the ids of the enterprises touched, without repeats."""
        touched: dict[int, None] = {}
        for number, row in enumerate(rows, 1):
            enterprise = self._enterprise(row)
            if row.draft.post_name:
                self._post(enterprise, row.draft)
            touched[enterprise.id] = None
            step(number)
        return list(touched)

    def write_post(self, row: PlannedRow[EnterpriseDraft]) -> tuple[int, int]:
        """Writes the unit and the post of a row; returns the id of each."""
        enterprise = self._enterprise(row)
        return enterprise.id, self._post(enterprise, row.draft)

    def led_by(self, post_id: int, mentor_id: int | None) -> int | None:
        """Who leads a student on the post: the mentor named for them, who leads the post too where nobody does yet."""
        post = self._session.get_one(PostRow, post_id)
        post.mentor_id = post.mentor_id or mentor_id
        self._session.flush()
        return mentor_id or post.mentor_id

    def _remember(self, row: EnterpriseRow) -> None:
        """One that is no longer in use keeps its code, but its name may be another's."""
        if row.uscc:
            self._by_uscc[row.uscc] = row
        if row.retired_on is None:
            self._by_name.setdefault(search_key(row.name), row)

    def _enterprise(self, planned: PlannedRow[EnterpriseDraft]) -> EnterpriseRow:
        draft = planned.draft
        row = self._session.get(EnterpriseRow, planned.known_id) if planned.known_id is not None else None
        if row is None:
            row = self._by_uscc.get(draft.uscc or "")
        if row is None and not draft.uscc:
            row = self._by_name.get(search_key(draft.name or ""))
        name = draft.name or (row.name if row else "")
        if row is None:
            row = EnterpriseRow(name=name, pinyin="", initials="")
            self._session.add(row)
        if row.name != name or not row.pinyin:
            keys = pinyin_keys(name)
            row.name, row.pinyin, row.initials = name, keys.full, keys.initials
        _set(row, draft, _OWN)
        self._session.flush()
        self._remember(row)
        if draft.staff_on_post is not None:
            self._staffing(row.id, draft.staff_on_post)
        return row

    def _staffing(self, enterprise_id: int, staff: int) -> None:
        """A later count is a new line of the history; the same day's count is corrected."""
        own = EnterpriseStaffingRow
        newest = self._session.scalar(
            select(own).where(own.enterprise_id == enterprise_id).order_by(own.counted_on.desc()).limit(1)
        )
        if newest is not None and newest.staff_on_post == staff:
            return
        if newest is not None and newest.counted_on == self._counted_on:
            newest.staff_on_post, newest.source = staff, self._source
            return
        self._session.add(
            own(enterprise_id=enterprise_id, counted_on=self._counted_on, staff_on_post=staff, source=self._source)
        )
        self._session.flush()

    def _post(self, enterprise: EnterpriseRow, draft: EnterpriseDraft) -> int:
        statement = select(PostRow).where(PostRow.enterprise_id == enterprise.id, PostRow.name == draft.post_name)
        if draft.site_address is not None:
            statement = statement.join(EnterpriseSiteRow, PostRow.site_id == EnterpriseSiteRow.id).where(
                EnterpriseSiteRow.address == draft.site_address
            )
        post = self._session.scalar(statement.order_by(PostRow.id).limit(1))
        if post is None:
            site_id = self._site(enterprise, draft.site_address)
            post = PostRow(enterprise_id=enterprise.id, site_id=site_id, name=draft.post_name or "")
            self._session.add(post)
        _set(post, draft, _POST)
        if draft.mentor_name:
            post.mentor_id = self.mentor(enterprise.id, draft)
        self._session.flush()
        return post.id

    def _site(self, enterprise: EnterpriseRow, address: str | None) -> int:
        own = EnterpriseSiteRow
        wanted = address or enterprise.address
        statement = select(own).where(own.enterprise_id == enterprise.id, own.address.is_not_distinct_from(wanted))
        site = self._session.scalar(statement.limit(1))
        if site is None:
            region = enterprise.region_code if address is None else None
            site = self._unit.add(own(enterprise_id=enterprise.id, address=wanted, region_code=region))
        return site.id

    def mentor(self, enterprise_id: int, draft: EnterpriseDraft) -> int:
        """The unit's mentor of the name the draft gives, told what it states, or a new one."""
        statement = (
            select(MentorRow, PersonRow)
            .join(PersonRow, MentorRow.person_id == PersonRow.id)
            .where(MentorRow.enterprise_id == enterprise_id, PersonRow.name == draft.mentor_name)
        )
        found = self._session.execute(statement.limit(1)).first()
        if found is None:
            name = draft.mentor_name or ""
            keys = pinyin_keys(name)
            person = self._unit.add(PersonRow(name=name, pinyin=keys.full, initials=keys.initials))
            mentor = self._unit.add(MentorRow(person_id=person.id, enterprise_id=enterprise_id))
        else:
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
