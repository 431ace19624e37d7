"""What can be wrong with a number of people that is recorded."""

from enum import StrEnum


class ShareCode(StrEnum):
    NO_SUCH_POST = "headcount_no_such_post"
    OF_THE_WHOLE_UNIT = "headcount_of_the_whole_unit"
    POST_NOT_CHOSEN = "headcount_post_not_chosen"
    WITHDRAWN = "headcount_withdrawn"
