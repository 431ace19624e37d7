"""What may be kept as evidence: scans that are what their names say, of a size that can be handed in."""

from pathlib import Path
from typing import Final

from ctec_desktop.domain.codes.storage import StorageFault
from ctec_desktop.domain.codes.teaching import TeachingCode
from ctec_desktop.kernel.errors import EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import FieldPlace, Problem

MOST_BYTES: Final = 50 << 20
_BEGINS: Final[dict[str, tuple[bytes, ...]]] = {
    ".pdf": (b"%PDF-",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".tif": (b"II*\x00", b"MM\x00*"),
    ".tiff": (b"II*\x00", b"MM\x00*"),
    ".bmp": (b"BM",),
}


def refuse_no_evidence(source: Path) -> None:
    """Only what begins as its name says is kept; nothing of it is opened.

    Raises:
        RuleViolation: another kind of file, empty, too large, or not what its name says.
        EnvironmentFault: it cannot be read.
    """
    begins = _BEGINS.get(source.suffix.lower())
    if begins is None:
        _refuse(TeachingCode.SCAN_UNREADABLE, source)
    try:
        size = source.stat().st_size
        with source.open("rb") as stream:
            head = stream.read(8)
    except OSError as error:
        reason = error.strerror or str(error)
        raise EnvironmentFault(StorageFault.CANNOT_OPEN, {"path": str(source), "reason": reason}) from error
    if not size:
        _refuse(TeachingCode.SCAN_EMPTY, source)
    if size > MOST_BYTES:
        _refuse(TeachingCode.SCAN_TOO_LARGE, source, size)
    if begins is not None and not head.startswith(begins):
        _refuse(TeachingCode.SCAN_FOREIGN, source)


def _refuse(code: str, source: Path, size: int = 0) -> None:
    facts = {"most": MOST_BYTES >> 20, "size": size >> 20}
    raise RuleViolation([Problem(code, facts=dict(facts), value=source.name, place=FieldPlace("scan"))])
