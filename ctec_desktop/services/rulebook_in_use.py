"""The rules this school goes by: the nation's with the packs that were taken in."""

from functools import lru_cache

from ctec_desktop.domain.rulebook.book import Rulebook
from ctec_desktop.domain.rulebook.national import national_book
from ctec_desktop.domain.rulebook.reading import read_pack
from ctec_desktop.domain.rulebook.rule import PackLevel
from ctec_desktop.storage.queries.rule_packs import texts_in_use
from ctec_desktop.storage.queries.scoping import Connection

_ORDER = tuple(PackLevel)


def rulebook(connection: Connection) -> Rulebook:
    """Read once for every set of packs."""
    return book_of(tuple(sorted(texts_in_use(connection), key=_rank)))


@lru_cache(maxsize=8)
def book_of(texts: tuple[tuple[str, str], ...]) -> Rulebook:
    """Args: level and text of each pack, from the widest level to the narrowest."""
    book = national_book()
    for level, text in texts:
        book = Rulebook((*book.packs, read_pack(f"{level}.toml", text, book)))
    return book


def _rank(pack: tuple[str, str]) -> int:
    return _ORDER.index(PackLevel(pack[0]))
