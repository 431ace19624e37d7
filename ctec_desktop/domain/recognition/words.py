"""Levels, tracks, steps and states of 双师型 recognition (DQT-LEVEL-01, DQT-BODY, DQT-REVIEW)."""

from enum import StrEnum


class DualLevel(StrEnum):
    """初级, 中级, 高级, lowest first."""

    JUNIOR = "junior"
    MIDDLE = "middle"
    SENIOR = "senior"


class DualTrack(StrEnum):
    """中职 and 高职 have texts of their own."""

    SECONDARY = "secondary"
    HIGHER = "higher"


class StepKind(StrEnum):
    """What happens to an application and to a result. The order is that of an application."""

    JUDGED = "judged"
    REVIEWED = "reviewed"
    PUBLISHED = "published"
    REPORTED = "reported"
    APPROVED = "approved"
    CERTIFIED = "certified"
    DECLINED = "declined"
    KEPT = "kept"
    LOWERED = "lowered"
    REVOKED = "revoked"


# What is said of a result once it stands; up is a new application of the higher level.
REVIEWS = (StepKind.KEPT, StepKind.LOWERED, StepKind.REVOKED)


class DualState(StrEnum):
    """Where an application or a result stands on a day; derived, never stored."""

    UNDER_WAY = "under_way"
    STANDS = "stands"
    OVERDUE = "overdue"
    SUPERSEDED = "superseded"
    DECLINED = "declined"
    REVOKED = "revoked"
    VOID = "void"
