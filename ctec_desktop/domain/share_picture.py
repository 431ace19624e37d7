"""A share meter as a picture: a bar for every stretch of days and the line of the limit, for screen and paper alike."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final, NamedTuple

from ctec_desktop.domain.cover_strip import place_of
from ctec_desktop.domain.day_spans import Span
from ctec_desktop.domain.share_meter import ShareMeter, ShareStep

# The picture reaches at least and at most so many times the limit; what is higher is cut and says so.
_LEAST_TIMES: Final = 2.0
_MOST_TIMES: Final = 5.0
_AIR: Final = 1.1


class ShareBar(NamedTuple):
    """Days of one share. Everything from 0 to 1: left to right, and upwards from the ground.

    Args:
        ours, height: how high our own interns and all of them stand; None where there is no number to divide by.
        is_cut: the share is higher than the picture.
    """

    step: ShareStep
    left: float
    right: float
    ours: float | None
    height: float | None
    is_cut: bool


class SharePicture(NamedTuple):
    """Args: `limit` is where the line of the limit stands."""

    bars: tuple[ShareBar, ...]
    limit: float


def picture_of(meter: ShareMeter, window: Span) -> SharePicture:
    """The bars within the window, over a scale that shows the limit well."""
    highest = max((step.share or 0.0 for step in meter.steps), default=0.0)
    # A limit of nought, which a pack may set, has its line on the ground.
    limit = meter.percent or 1
    top = min(max(limit * _LEAST_TIMES, highest * _AIR), limit * _MOST_TIMES)
    return SharePicture(tuple(_bars(meter.steps, window, top)), meter.percent / top)


def _bars(steps: Iterable[ShareStep], window: Span, top: float) -> Iterable[ShareBar]:
    for step in steps:
        left = place_of(step.days.from_on, window)
        right = place_of(step.days.until_on + timedelta(days=1), window)
        if step.staff and step.share is not None:
            ours = step.ours * 100 / step.staff / top
            yield ShareBar(step, left, right, min(1.0, ours), min(1.0, step.share / top), step.share > top)
        else:
            yield ShareBar(step, left, right, None, None, is_cut=False)
