"""Searching over everything, and the terms records are found by, made anew where an update asks for it."""

from ctec_desktop.domain.areas import Area
from ctec_desktop.domain.permissions import Actor, Permission
from ctec_desktop.domain.search_hits import HitGroup, HitKind
from ctec_desktop.domain.search_terms import search_words
from ctec_desktop.kernel.outcome import Change, Outcome
from ctec_desktop.services.context import Service, needs
from ctec_desktop.storage.queries.search_hits import HITS, hits_of, kinds_found, placement_hits
from ctec_desktop.storage.writers import search as writer

# As many records as leave the write lane free again within half a second.
AT_ONCE = 2_000


EACH = 5
# Whoever may not see a kind of record does not find it.
_SEEN_WITH = {
    HitKind.STUDENT: Permission.STUDENTS_SEE,
    HitKind.ENTERPRISE: Permission.ENTERPRISES_SEE,
    HitKind.POST: Permission.ENTERPRISES_SEE,
    HitKind.MENTOR: Permission.ENTERPRISES_SEE,
    HitKind.TEACHER: Permission.TEACHERS_SEE,
    HitKind.CLASS_GROUP: Permission.CLASSES_SEE,
    HitKind.MAJOR: Permission.CLASSES_SEE,
    HitKind.DEPARTMENT: Permission.CLASSES_SEE,
    HitKind.PLAN: Permission.PLANS_SEE,
    HitKind.PLACEMENT: Permission.PLACEMENTS_SEE,
    HitKind.AGREEMENT: Permission.AGREEMENTS_SEE,
}


class SearchService(Service):
    @needs(Permission.SEARCH_USE)
    def find(self, actor: Actor, text: str, each: int = EACH) -> tuple[HitGroup, ...]:
        """The first records of each kind that `text` finds and the actor may see; kinds without any are left out."""
        words = search_words(text)
        if not words:
            return ()
        seen = {kind for kind, needed in _SEEN_WITH.items() if self._context.policy.allows(actor, needed)}
        with self._database.read() as connection:
            found = kinds_found(connection, max(words, key=len))
            groups = [
                hits_of(connection, actor.scope, hits, words, each)
                for hits in HITS
                if hits.kind in seen and hits.terms.value in found
            ]
            if HitKind.PLACEMENT in seen:
                groups.append(placement_hits(connection, actor.scope, words, each))
        order = list(HitKind)
        return tuple(sorted((group for group in groups if group.hits), key=lambda group: order.index(group.kind)))

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
