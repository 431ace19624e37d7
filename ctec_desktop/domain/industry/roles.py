"""What a person from industry is hired as, and what qualifies for it: PTT-MODE-01 and PTT-QUAL-01."""

from enum import StrEnum


class HireRole(StrEnum):
    """The posts of PTT-MODE-01, and the plain part-time teacher."""

    PART_TIME = "part_time"
    MENTOR = "mentor"
    DISTINGUISHED = "distinguished"
    VISITING = "visiting"
    LEADER = "leader"
    STUDIO = "studio"
    PRACTICE = "practice"
    HERITAGE = "heritage"


class Working(StrEnum):
    """Whether the person still works where they come from."""

    EMPLOYED = "employed"
    RETIRED = "retired"


class TitleLevel(StrEnum):
    """Grades of a professional title, lowest first."""

    JUNIOR = "junior"
    MIDDLE = "middle"
    VICE_SENIOR = "vice_senior"
    SENIOR = "senior"

    @property
    def is_enough(self) -> bool:
        """中级 or higher."""
        return self is not TitleLevel.JUNIOR


class SkillGrade(StrEnum):
    """Grades of a skill, lowest first."""

    JUNIOR = "junior"
    MIDDLE = "middle"
    HIGH = "high"
    TECHNICIAN = "technician"
    SENIOR_TECHNICIAN = "senior_technician"
    SPECIAL_TECHNICIAN = "special_technician"
    CHIEF_TECHNICIAN = "chief_technician"

    @property
    def is_enough(self) -> bool:
        """高级工 or higher."""
        return self not in (SkillGrade.JUNIOR, SkillGrade.MIDDLE)


class HireState(StrEnum):
    """Where a hire stands on a day; derived, never stored."""

    CHOOSING = "choosing"
    AHEAD = "ahead"
    RUNNING = "running"
    OVER = "over"
    VOID = "void"
