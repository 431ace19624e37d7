"""Searching: the terms records are found by, made anew where an update asks for it."""

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.writers import search as writer

# As many records as leave the write lane free again within half a second.
AT_ONCE = 2_000


class SearchService(Service):
    @needs(Permission.SEARCH_USE)
    def unmade(self, actor: Actor) -> int:
        """How many records cannot be found yet; none except after an update of the program."""
        del actor
        with self._database.read() as connection:
            return writer.left_to_make(connection)

    @needs(Permission.SEARCH_USE)
    def make_terms(self, actor: Actor, count: int = AT_ONCE) -> Outcome[int]:
        """Makes the next `count` records findable, in a transaction of its own; how many are left."""
        del actor
        with self._database.derive() as connection:
            writer.make_more(connection, count)
            left = writer.left_to_make(connection)
        changes = () if left else tuple(Change(area) for area in Area)
        return Outcome(left, changes)
