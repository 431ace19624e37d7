"""Saved views of lists: named, renamed, deleted, one of them worn when the list is opened."""

from ctec_desktop.domain.codes.lists import ListCode
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.list_look import ListLook, SavedLook, look_to_text
from ctec_desktop.kernel.outcome import Outcome
from ctec_desktop.kernel.problems import FieldPlace, Problem
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.views import views
from ctec_desktop.storage.uow import Command
from ctec_desktop.storage.writers import views as writer

_LONGEST_NAME = 40


class ViewService(Service):
    @needs(Permission.VIEWS_USE)
    def all(self, actor: Actor, list_key: str) -> tuple[SavedLook, ...]:
        """The views of one list, by name."""
        del actor
        with self._database.read() as connection:
            return views(connection, list_key)

    @needs(Permission.VIEWS_USE)
    def keep(self, actor: Actor, list_key: str, name: str, look: ListLook) -> Outcome[int]:
        """Saves a view under a name; one of that name gets the new look."""
        called = _checked(name)
        with self._database.unit(Command(actor.name, "view.keep", f"{list_key}：{called}")) as unit:
            return Outcome(writer.keep(unit, list_key, called, look_to_text(look)))

    @needs(Permission.VIEWS_USE)
    def rename(self, actor: Actor, view_id: int, name: str) -> Outcome[int]:
        """Raises: RuleViolation when the name is missing or taken, or the view is gone."""
        called = _checked(name)
        with self._database.unit(Command(actor.name, "view.rename", called)) as unit:
            row = writer.found(unit, view_id)
            if row is None:
                raise RuleViolation([Problem(ListCode.VIEW_GONE)])
            if writer.is_taken(unit, row, called):
                facts = {"name": called}
                raise RuleViolation([Problem(ListCode.VIEW_NAME_TAKEN, facts=facts, place=FieldPlace("name"))])
            row.name = called
        return Outcome(view_id)

    @needs(Permission.VIEWS_USE)
    def delete(self, actor: Actor, view_id: int) -> Outcome[None]:
        """Deletes a view; one that is gone already is as it should be."""
        with self._database.unit(Command(actor.name, "view.delete", str(view_id))) as unit:
            row = writer.found(unit, view_id)
            if row is not None:
                writer.remove(unit, row)
        return Outcome(None)

    @needs(Permission.VIEWS_USE)
    def make_default(self, actor: Actor, list_key: str, view_id: int | None) -> Outcome[None]:
        """The view worn when the list is opened; None for the list's own look."""
        with self._database.unit(Command(actor.name, "view.default", list_key)) as unit:
            writer.make_default(unit, list_key, view_id)
        return Outcome(None)


def _checked(name: str) -> str:
    called = " ".join(name.split())[:_LONGEST_NAME]
    if not called:
        raise RuleViolation([Problem(ListCode.VIEW_NAME_MISSING, place=FieldPlace("name"))])
    return called
