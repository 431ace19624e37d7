"""One measured promise."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """
    Args:
        value: what was measured, in `unit` (× is a ratio to the baseline of the same run).
        limit: what was promised; `at_least` says on which side of it the value must lie.
        detail: medians behind a ratio, for the reader.
    """

    name: str
    value: float
    unit: str
    limit: float
    detail: str = ""
    at_least: bool = False

    @property
    def is_kept(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit
