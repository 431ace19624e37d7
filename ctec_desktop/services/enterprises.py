"""Seeing enterprises with their posts and mentors."""

from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.views import EnterpriseView
from ctec_desktop.kernel.listing import RowSource
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries import enterprises as queries
from ctec_desktop.storage.queries.list_specs import ENTERPRISES
from ctec_desktop.storage.queries.lists import ListSource


class EnterpriseService(Service):
    """Contact numbers of units are the unit's own business card, not masked."""

    @needs(Permission.ENTERPRISES_SEE)
    def rows(self, actor: Actor) -> RowSource:
        """The list page's source; enterprises belong to the whole school."""
        return ListSource(ENTERPRISES, self._database.read, actor.scope)

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
