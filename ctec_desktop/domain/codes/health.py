"""What an examination of the program on this PC can find, good and bad."""

from enum import StrEnum


class HealthCode(StrEnum):
    FONTS_GOOD = "health_fonts_good"
    FONT_NOT_THERE = "health_font_not_there"
    DATABASE_GOOD = "health_database_good"
    DATABASE_NOT_LOOKED_AT = "health_database_not_looked_at"
    SCHOOL_NOT_FOUNDED = "health_school_not_founded"
    DATABASE_BROKEN = "health_database_broken"
    NOT_WAL = "health_not_wal"
    DISK_GOOD = "health_disk_good"
    DISK_LOW = "health_disk_low"
    DISK_FULL = "health_disk_full"
    DISK_NOT_THERE = "health_disk_not_there"
    CLOCK_GOOD = "health_clock_good"
    CLOCK_BEHIND_RELEASE = "health_clock_behind_release"
    CLOCK_BEHIND_RECORD = "health_clock_behind_record"
    FOLDER_GOOD = "health_folder_good"
    FOLDER_NOT_THERE = "health_folder_not_there"
    LOCK_FREE = "health_lock_free"
    LOCK_OURS = "health_lock_ours"
    LOCK_TAKEN = "health_lock_taken"
    WORKERS_GOOD = "health_workers_good"
    WORKERS_DEAD = "health_workers_dead"
    SCREEN_GOOD = "health_screen_good"
    SCREEN_DEAD = "health_screen_dead"
