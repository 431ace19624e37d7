"""Whether the text of each student's agreement rests on the issued sample: the text it was printed from, if it was."""

from collections.abc import Sequence

from ctec_desktop.domain.papers import AGREEMENT_KEY
from ctec_desktop.services.template_versions import version_in_use
from ctec_desktop.storage.queries.check_texts import confirmed_texts, printed_texts
from ctec_desktop.storage.queries.scoping import Connection


class Texts:
    """The printed texts are looked up only where some are confirmed and some are not."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_confirmed = confirmed_texts(connection, AGREEMENT_KEY)
        self._in_use = version_in_use(connection, AGREEMENT_KEY).sample is not None
        self._is_mixed = any(one is not self._in_use for one in self._is_confirmed.values())
        self._printed: dict[int, int] = {}

    def read_by(self, connection: Connection) -> None:
        self._connection = connection

    def read(self, placement_ids: Sequence[int]) -> None:
        """Takes in one page of placements; those of the page before are forgotten."""
        self._printed = printed_texts(self._connection, placement_ids) if self._is_mixed else {}

    def is_source_known(self, placement_id: int) -> bool:
        """Of the newest agreement that stands; of the text in use where none was printed yet."""
        return self._is_confirmed.get(self._printed.get(placement_id, 0), self._in_use)
