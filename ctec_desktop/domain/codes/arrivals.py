"""What can be wrong with a day of arrival."""

from enum import StrEnum


class ArrivalCode(StrEnum):
    BEFORE_START = "arrival_before_start"
    IN_FUTURE = "arrival_in_future"
    AFTER_END = "arrival_after_end"
    NEVER_IN_FORCE = "arrival_never_in_force"
    UNREADABLE = "arrival_unreadable"
    NOT_OF_CLASS = "arrival_not_of_class"
