"""The child worker: opens one scanned file and says what stands on its pages, or makes straightened copies of them."""

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.kernel.isolated import JsonObject, JsonValue, WorkerRefusal
from ctec_desktop.scans.codes import find_codes
from ctec_desktop.scans.copies import make_copies
from ctec_desktop.scans.ink import ink_of
from ctec_desktop.scans.pictures import BrokenPage, PageMaker, open_pages

# So long is searched in vain for codes of ours in one file; what has them may take as long as its pages need.
IN_VAIN_S: Final = 8.0
_PAGE_S: Final = 3.0
# After so many pages without a code in a row the file is hardly ours: the next ones are read in the cheaper ways only.
_IN_VAIN: Final = 8


def read(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """First how many pages `path` has, then for each what was read on it.

    Once the time for pages without a code of ours is used up, the rest are named unread; a file without a single one
    of ours until then is refused.

    Raises:
        WorkerRefusal: no scan, damaged, protected by a password, too large, or too slow.
    """
    count, makers = open_pages(Path(str(request["path"])))
    yield {"pages": count}
    with closing(makers):
        yield from _pages(count, makers)


def _pages(count: int, makers: Iterable[PageMaker]) -> Iterator[JsonObject]:
    in_vain, left_s, has_ours = 0, IN_VAIN_S, False
    for n, maker in enumerate(makers, 1):
        if left_s <= 0:
            if not has_ours:
                raise WorkerRefusal(ScanCode.FILE_TIMED_OUT, {"read": n - 1, "pages": count})
            yield {"n": n, "unread": True}
            continue
        began = time.monotonic()
        page = _page(n, maker, began + min(left_s, _PAGE_S), is_patient=in_vain < _IN_VAIN)
        if page.get("codes"):
            in_vain, has_ours = 0, True
        else:
            in_vain, left_s = in_vain + 1, left_s - (time.monotonic() - began)
        yield page


def make(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """Writes the copies asked for and says how much ink is in the places that were to be filled."""
    return make_copies(request)


def _page(n: int, maker: PageMaker, ends_at: float, *, is_patient: bool) -> JsonObject:
    try:
        picture = maker()
    except BrokenPage:
        return {"n": n, "broken": True}
    codes = find_codes(picture, is_patient=is_patient, ends_at=ends_at)
    return {
        "n": n,
        "size": [picture.width, picture.height],
        "codes": [{"text": code.text, "quad": [list(point) for point in code.quad]} for code in codes.ours],
        "other": codes.has_other,
        "ink": ink_of(picture) if not codes.ours else None,
    }


def count(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """How many pages each of `paths` has; nothing of a page is drawn, and one that cannot be opened is told as None."""
    paths = request["paths"]
    assert isinstance(paths, list)
    for path in paths:
        try:
            pages, makers = open_pages(Path(str(path)))
        except WorkerRefusal:
            yield {"pages": None}
            continue
        makers.close()
        yield {"pages": pages}
