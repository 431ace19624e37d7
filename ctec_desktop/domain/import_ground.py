"""What a plan of an import was judged by."""

from dataclasses import dataclass
from datetime import date

from ctec_desktop.domain.permissions import RowScope


@dataclass(frozen=True, slots=True)
class MadeAgainst:
    """The record a plan was made against: a plan made against the same need not be made again.

    Args:
        newest_unit: number of the newest write unit; 0 where nothing was written yet.
    """

    newest_unit: int
    scope: RowScope
    today: date
