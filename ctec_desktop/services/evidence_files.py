"""What may be kept as evidence: files that are what their names say, of a size that can be handed in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from ctec_desktop.domain.codes.archive import ArchiveCode
from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem

MOST_BYTES: Final = 50 << 20
# Films of a visit are larger than scans.
MOST_ARCHIVE_BYTES: Final = 200 << 20
_HEAD_BYTES: Final = 12
_SCANS: Final[dict[str, tuple[bytes, ...]]] = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".bmp": (b"BM",),
}
_ZIPPED, _COMPOUND = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_ARCHIVED: Final[dict[str, tuple[bytes, ...]]] = {
    **_SCANS,
    ".docx": _ZIPPED,
    ".xlsx": _ZIPPED,
    ".doc": _COMPOUND,
    ".xls": _COMPOUND,
    ".wav": (b"RIFF",),
    ".mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"),
}
# Films and recordings say what they are behind their first four bytes.
_BOXED: Final = frozenset({".mp4", ".m4a", ".mov"})


class Accepted(NamedTuple):
    """Which files are taken, and the sentences for those that are not."""

    begins: Mapping[str, tuple[bytes, ...]]
    boxed: frozenset[str]
    most_bytes: int
    place: str
    unknown: str
    empty: str
    too_large: str
    foreign: str


SCANS: Final = Accepted(
    _SCANS,
    frozenset(),
    MOST_BYTES,
    "scan",
    TeachingCode.SCAN_UNREADABLE,
    TeachingCode.SCAN_EMPTY,
    TeachingCode.SCAN_TOO_LARGE,
    TeachingCode.SCAN_FOREIGN,
)
ARCHIVED: Final = Accepted(
    _ARCHIVED,
    _BOXED,
    MOST_ARCHIVE_BYTES,
    "file",
    ArchiveCode.KIND_OF_FILE,
    ArchiveCode.EMPTY_FILE,
    ArchiveCode.TOO_LARGE,
    ArchiveCode.FOREIGN,
)


def refuse_no_evidence(source: Path, accepted: Accepted = SCANS) -> None:
    """Only what begins as its name says is kept; nothing of it is opened.

    Raises:
        RuleViolation: another kind of file, empty, too large, or not what its name says.
        EnvironmentFault: it cannot be read.
    """
    ending = source.suffix.lower()
    if ending not in accepted.begins and ending not in accepted.boxed:
        _refuse(accepted, accepted.unknown, source)
    try:
        size = source.stat().st_size
        with source.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault(StorageFault.CANNOT_OPEN, {"path": str(source), "reason": reason}) from error
    if not size:
        _refuse(accepted, accepted.empty, source)
    if size > accepted.most_bytes:
        _refuse(accepted, accepted.too_large, source, size)
    is_true = head[4:8] == b"ftyp" if ending in accepted.boxed else head.startswith(accepted.begins[ending])
    if not is_true:
        _refuse(accepted, accepted.foreign, source)


def _refuse(accepted: Accepted, code: str, source: Path, size: int = 0) -> None:
    facts = {"most": accepted.most_bytes >> 20, "size": size >> 20}
    raise RuleViolation([Problem(code, facts=dict(facts), value=source.name, place=FieldPlace(accepted.place))])
