"""What a period of practice may be at all."""

from datetime import date, timedelta
from typing import Final

# Longer than any stay that was ever arranged in one piece; a wrong year makes it longer still.
MOST_DAYS: Final = 1_100
EARLIEST: Final = date(1990, 1, 1)
# A cycle plan looks this far ahead.
MOST_AHEAD: Final = timedelta(days=1_827)
LONGEST_TEXT: Final = 2_000
