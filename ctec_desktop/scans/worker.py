"""The child worker: opens one scanned file and says what stands on its pages, or makes straightened copies of them."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.kernel.isolated import JsonObject, JsonValue, WorkerRefusal
from ctec_desktop.scans.codes import find_codes
from ctec_desktop.scans.copies import make_copies
from ctec_desktop.scans.ink import ink_of
from ctec_desktop.scans.pictures import BrokenPage, PageMaker, open_pages

# A file that takes longer than this and so much more for each page done is given up.
PATIENCE_S: Final = 14.0
_PAGE_S: Final = 3.0
# After so many pages without a code in a row the file is hardly ours: the next ones are read in the cheaper ways only.
_IN_VAIN: Final = 8


def read(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """First how many pages `path` has, then for each what was read on it.

    Raises:
        WorkerRefusal: no scan, damaged, protected by a password, too large, or too slow.
    """
    began = time.monotonic()
    count, makers = open_pages(Path(str(request["path"])))
    yield {"pages": count}
    in_vain = 0
    for n, maker in enumerate(makers, 1):
        page = _page(n, maker, is_patient=in_vain < _IN_VAIN)
        in_vain = 0 if page.get("codes") else in_vain + 1
        yield page
        if time.monotonic() - began > PATIENCE_S + _PAGE_S * n:
            raise WorkerRefusal(ScanCode.FILE_TIMED_OUT)


def make(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """Writes the copies asked for and says how much ink is in the places that were to be filled."""
    return make_copies(request)


def _page(n: int, maker: PageMaker, *, is_patient: bool) -> JsonObject:
    try:
        picture = maker()
    except BrokenPage:
        return {"n": n, "broken": True}
    codes = find_codes(picture, is_patient=is_patient)
    return {
        "n": n,
        "size": [picture.width, picture.height],
        "codes": [{"text": code.text, "quad": [list(point) for point in code.quad]} for code in codes.ours],
        "other": codes.has_other,
        "ink": ink_of(picture) if not codes.ours else None,
    }
