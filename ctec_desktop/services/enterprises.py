"""Enterprises with their places of work, posts and mentors: seen, added, put right, retired and restored."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.master_views import EnterpriseRecord
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.retiring import ENTERPRISE_PARTS, Retirable
from ctec_desktop.domain.term_effects import TermSource
from ctec_desktop.domain.views import EnterpriseView
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services import enterprise_forms as forms
from ctec_desktop.services import retiring
from ctec_desktop.services.context import Service, needs
from ctec_desktop.services.signed_terms import SignedTerms
from ctec_desktop.services.standing import StandingRows
from ctec_desktop.services.typed import Typed
from ctec_desktop.storage.queries import enterprise_records as records
from ctec_desktop.storage.queries import enterprises as queries
from ctec_desktop.storage.queries.list_specs import ENTERPRISES
from ctec_desktop.storage.queries.lists import ListSource
from ctec_desktop.storage.tables import EnterpriseRow, EnterpriseSiteRow, MentorRow, PersonRow, PostRow
from ctec_desktop.storage.uow import Command, WriteUnit
from ctec_desktop.storage.writers import enterprise_records as writer
from ctec_desktop.storage.writers.records import record, refuse_stale, set_values

P = TypeVar("P", EnterpriseSiteRow, PostRow, MentorRow)


@dataclass(frozen=True, slots=True)
class HandOver:
    """Posts one mentor leads go to another.

    Args:
        with_placements: students placed with the first from `on` go too; issued papers keep the name they carry.
    """

    from_id: int
    to_id: int | None
    on: date
    with_placements: bool = False


class EnterpriseService(Service):
    """Contact numbers of units are the unit's own business card, not masked."""

    @needs(Permission.ENTERPRISES_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; enterprises belong to the whole school."""
        return StandingRows(ListSource(ENTERPRISES, self._database.read, actor.scope))

    @needs(Permission.ENTERPRISES_SEE)
    def detail(self, actor: Actor, enterprise_id: int) -> EnterpriseView | None:
        del actor
        with self._database.read() as connection:
            return queries.enterprise(connection, enterprise_id)

    @needs(Permission.ENTERPRISES_SEE)
    def all(self, actor: Actor) -> tuple[EnterpriseView, ...]:
        """Every enterprise by pinyin."""
        del actor
        with self._database.read() as connection:
            return queries.all_enterprises(connection)

    @needs(Permission.ENTERPRISES_SEE)
    def record(self, actor: Actor, enterprise_id: int) -> EnterpriseRecord | None:
        """One enterprise whole, with retired parts; students and agreements within the actor's scope."""
        with self._database.read() as connection:
            return records.enterprise_record(connection, actor.scope, enterprise_id, self._clock.today())

    @needs(Permission.ENTERPRISES_EDIT)
    def save(self, actor: Actor, form: forms.EnterpriseForm) -> Outcome[int]:
        """Adds an enterprise with its place of work, or changes the one the form was opened on.

        Raises:
            RuleViolation: naming every field that is wrong, what a person must confirm, or that somebody else saved in
                between.
        """
        with self._database.unit(Command(actor.name, "enterprise.save", form.name)) as unit:
            known = None if form.id is None else record(unit, EnterpriseRow, form.id)
            if known is not None:
                refuse_stale(form.version, known)
            terms = self._terms(unit, form.id)
            typed = Typed(form, form.confirmed)
            values = forms.read_enterprise(typed, unit.connection, form, known.uscc if known else None)
            staffing = forms.read_staffing(typed, self._clock.today())
            warnings = typed.finish()
            enterprise = writer.save_enterprise(unit, known, values)
            if staffing is not None:
                writer.set_staffing(unit, enterprise.id, *staffing)
            settled = terms.settle(actor.name, form.confirmed)
        changes = (Change(Area.ENTERPRISES, (enterprise.id,)), *settled.changes)
        return Outcome(enterprise.id, changes, warnings + settled.warnings)

    @needs(Permission.ENTERPRISES_EDIT)
    def save_site(self, actor: Actor, enterprise_id: int, form: forms.SiteForm) -> Outcome[int]:
        """A place of work of the enterprise. Raises as `save`."""
        with self._database.unit(Command(actor.name, "site.save", form.address)) as unit:
            _in_use(unit, enterprise_id)
            terms = self._terms(unit, enterprise_id)
            typed = Typed(form)
            values = forms.read_site(typed, form.id, records.sites(unit.connection, enterprise_id))
            typed.finish()
            if form.id is None:
                site = unit.add(EnterpriseSiteRow(enterprise_id=enterprise_id, **values))
            else:
                site = _part(unit, EnterpriseSiteRow, enterprise_id, form.id)
                refuse_stale(form.version, site)
                set_values(site, values)
            settled = terms.settle(actor.name, form.confirmed)
        return Outcome(site.id, (Change(Area.ENTERPRISES, (enterprise_id,)), *settled.changes), settled.warnings)

    @needs(Permission.ENTERPRISES_EDIT)
    def save_post(self, actor: Actor, enterprise_id: int, form: forms.PostForm) -> Outcome[int]:
        """A post of the enterprise. Raises as `save`."""
        with self._database.unit(Command(actor.name, "post.save", form.name)) as unit:
            _in_use(unit, enterprise_id)
            terms = self._terms(unit, enterprise_id)
            typed = Typed(form)
            own = (unit.connection, enterprise_id)
            parts = forms.Parts(records.sites(*own), records.posts(*own), records.mentors(*own))
            values = forms.read_post(typed, form.id, parts)
            typed.finish()
            if form.id is None:
                post = unit.add(PostRow(enterprise_id=enterprise_id, **values))
            else:
                post = _part(unit, PostRow, enterprise_id, form.id)
                refuse_stale(form.version, post)
                set_values(post, values)
            settled = terms.settle(actor.name, form.confirmed)
        return Outcome(post.id, (Change(Area.ENTERPRISES, (enterprise_id,)), *settled.changes), settled.warnings)

    @needs(Permission.ENTERPRISES_EDIT)
    def save_mentor(self, actor: Actor, enterprise_id: int, form: forms.MentorForm) -> Outcome[int]:
        """A mentor of the enterprise. Raises as `save`."""
        with self._database.unit(Command(actor.name, "mentor.save", form.name)) as unit:
            _in_use(unit, enterprise_id)
            mentor = None if form.id is None else _part(unit, MentorRow, enterprise_id, form.id)
            person = None if mentor is None else record(unit, PersonRow, mentor.person_id)
            if mentor is not None:
                refuse_stale(form.version, mentor, person)
            terms = self._terms(unit, enterprise_id)
            typed = Typed(form)
            own, human = forms.read_mentor(typed, form.id, records.mentors(unit.connection, enterprise_id))
            warnings = typed.finish()
            mentor_id = writer.save_mentor(unit, enterprise_id, (mentor, person), own, human)
            settled = terms.settle(actor.name, form.confirmed)
        changes = (Change(Area.ENTERPRISES, (enterprise_id,)), *settled.changes)
        return Outcome(mentor_id, changes, warnings + settled.warnings)

    @needs(Permission.ENTERPRISES_EDIT)
    def hand_over(self, actor: Actor, enterprise_id: int, wish: HandOver) -> Outcome[int]:
        """Gives the posts one mentor leads to another; the number of posts and placements that went.

        Raises:
            RuleViolation: nobody to hand over to, or not a mentor in use of this enterprise.
        """
        if wish.to_id is None or wish.to_id == wish.from_id:
            raise RuleViolation([Problem(RecordCode.HAND_OVER_TO_NOBODY, place=FieldPlace("to_id"))])
        with self._database.unit(Command(actor.name, "mentor.hand_over", wish.on.isoformat())) as unit:
            _in_use(unit, enterprise_id)
            _part(unit, MentorRow, enterprise_id, wish.from_id)
            in_use = {one.id for one in records.mentors(unit.connection, enterprise_id) if one.retired_on is None}
            if wish.to_id not in in_use:
                raise RuleViolation([Problem(RecordCode.HAND_OVER_TO_NOBODY, place=FieldPlace("to_id"))])
            count = writer.hand_over(unit, (wish.from_id, wish.to_id), wish.on if wish.with_placements else None)
        return Outcome(count, (Change(Area.ENTERPRISES, (enterprise_id,)), Change(Area.PLACEMENTS)))

    @needs(Permission.ENTERPRISES_EDIT)
    def retire(self, actor: Actor, kind: Retirable, record_id: int, on: date) -> Outcome[str]:
        """Retires an enterprise, a place of work, a post or a mentor; see `retiring.retire`."""
        _check(kind)
        return Outcome(retiring.retire(self._context, actor, kind, record_id, on), (Change(Area.ENTERPRISES),))

    @needs(Permission.ENTERPRISES_EDIT)
    def restore(self, actor: Actor, kind: Retirable, record_id: int) -> Outcome[str]:
        """Takes that back; see `retiring.restore`."""
        _check(kind)
        return Outcome(retiring.restore(self._context, actor, kind, record_id), (Change(Area.ENTERPRISES),))

    def _terms(self, unit: WriteUnit, enterprise_id: int | None) -> SignedTerms:
        return SignedTerms(unit, TermSource.ENTERPRISE, enterprise_id, self._clock.today())


def _in_use(unit: WriteUnit, enterprise_id: int) -> None:
    """Raises: RuleViolation when the enterprise was retired, perhaps while the form was open."""
    owner = record(unit, EnterpriseRow, enterprise_id)
    if owner.retired_on is not None:
        raise RuleViolation([Problem(RecordCode.OWNER_RETIRED, facts={"name": owner.name})])


def _part(unit: WriteUnit, kind: type[P], enterprise_id: int, part_id: int) -> P:
    """A part of this enterprise. Raises: RuleViolation when it is gone, or another's."""
    found = record(unit, kind, part_id)
    if found.enterprise_id != enterprise_id:
        raise RuleViolation([Problem(RecordCode.NO_SUCH_RECORD)])
    return found


def _check(kind: Any) -> None:
    if kind not in ENTERPRISE_PARTS:
        raise ValueError(kind)
