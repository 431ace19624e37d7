"""The one source of time. Instants are UTC; civil days are China's, at a fixed +08:00, whatever the PC says."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "CST")


class Clock(Protocol):
    def now_utc(self) -> datetime:
        """The instant, timezone-aware, in UTC."""
        ...

    def today(self) -> date:
        """The civil day in China."""
        ...


class SystemClock:
    def now_utc(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self.now_utc().astimezone(CHINA).date()


class FixedClock:
    """A clock that stands still until moved; for tests and the demo school."""

    def __init__(self, at_utc: datetime) -> None:
        self.at_utc = at_utc

    def now_utc(self) -> datetime:
        return self.at_utc

    def today(self) -> date:
        return self.at_utc.astimezone(CHINA).date()

    def advance(self, seconds: float) -> None:
        self.at_utc += timedelta(seconds=seconds)
