"""The kinds of material: the eight that art. 29 names, and those of good practice."""

from collections.abc import Collection
from enum import StrEnum
from typing import Final


class ArchiveKind(StrEnum):
    AGREEMENT = "agreement"
    PLAN = "plan"
    REPORT = "report"
    RESULT = "result"
    JOURNAL = "journal"
    CHECKS = "checks"
    SUMMARY = "summary"
    PROOF = "proof"
    CONSENT = "consent"
    INSPECTION = "inspection"
    MEETING = "meeting"
    COVER = "cover"
    TRAINING = "training"
    PAYMENT = "payment"
    FILING = "filing"


# INT-ARCH-01: the eight every folder must hold, in the order of the article.
REQUIRED: Final = tuple(ArchiveKind)[:8]
# INT-ARCH-02.
GOOD: Final = tuple(ArchiveKind)[8:]
# Papers whose signed scan is the material itself: taken in by 扫描收件, never attached beside it.
SCANNED: Final = frozenset({ArchiveKind.AGREEMENT, ArchiveKind.CONSENT})


def percent(present: Collection[ArchiveKind]) -> int:
    """How many of the required kinds a folder holds, in whole per cent, rounded down."""
    return 100 * sum(kind in present for kind in REQUIRED) // len(REQUIRED)


def lacking(present: Collection[ArchiveKind]) -> tuple[ArchiveKind, ...]:
    """The required kinds a folder does not hold."""
    return tuple(kind for kind in REQUIRED if kind not in present)
