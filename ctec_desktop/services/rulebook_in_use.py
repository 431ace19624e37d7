"""The rules this school goes by: the nation's with the packs that were taken in."""

from collections.abc import Iterable
from functools import lru_cache

from ctec_desktop.domain.rulebook.book import Confirmed, Rulebook
from ctec_desktop.domain.rulebook.history import RulebookHistory, turning_days
from ctec_desktop.domain.rulebook.national import national_book
from ctec_desktop.domain.rulebook.reading import read_kept, read_pack
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.storage.queries.rule_packs import confirmations, packs_by_day, texts_in_use
from ctec_desktop.storage.queries.scoping import Connection

_ORDER = tuple(PackLevel)


def rulebook(connection: Connection) -> Rulebook:
    """Read once for every set of packs."""
    return book_of(tuple(sorted(texts_in_use(connection), key=_rank)), confirmed(connection))


def confirmed(connection: Connection) -> Confirmed:
    """The texts of rules that were held against the original, and still are as they were then."""
    return frozenset((one.rule_id, one.told) for one in confirmations(connection) if one.withdrawn_on is None)


def rule_history(connection: Connection) -> RulebookHistory:
    """The rules as they were gone by on each day: what is judged by its own day never changes with a later pack."""
    packs, read = packs_by_day(connection), confirmed(connection)
    turns = []
    for day in turning_days(packs):
        texts = ((one.level.value, one.text) for one in packs if one.holds(day))
        turns.append((day, book_of(tuple(sorted(texts, key=_rank)), read)))
    return RulebookHistory(turns)


@lru_cache(maxsize=64)
def book_of(texts: tuple[tuple[str, str], ...], confirmed: Confirmed = frozenset()) -> Rulebook:
    """The book of packs that were taken in.

    Args:
        texts: level and text of each, from the widest level to the narrowest.
        confirmed: texts of rules that were held against the original.
    """
    book = Rulebook(national_book().packs, confirmed)
    for level, text in texts:
        book = Rulebook((*book.packs, read_kept(f"{level}.toml", text, book)), confirmed)
    return book


def refuse_looser(texts: Iterable[tuple[str, str]]) -> None:
    """Holds each pack against those before it.

    Raises: RuleViolation with file, line and reason of everything that does not hold.
    """
    book = national_book()
    for level, text in texts:
        book = Rulebook((*book.packs, read_pack(f"{level}.toml", text, book)))


def _rank(pack: tuple[str, str]) -> int:
    return _ORDER.index(PackLevel(pack[0]))
