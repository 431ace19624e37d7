"""Whether a zip package is a Word document that may be opened, judged before any library opens it."""

import posixpath
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from ctec_desktop.domain.codes.texts import TextCode
from ctec_desktop.kernel.isolated import WorkerRefusal

MAX_UNPACKED_BYTES = 192 << 20
MAX_XML_BYTES = 48 << 20
MAX_ENTRIES = 4_000
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, UnicodeError)
_STRICT = b"purl.oclc.org/ooxml"
_SMALL = 1 << 20


def check_package(path: Path) -> None:
    """Refuses what is no plain Word document.

    Raises:
        WorkerRefusal: damaged, a bomb, protected, with macros, another kind of package.
    """
    try:
        with zipfile.ZipFile(path) as package:
            _check_entries(package.infolist())
            _check_kind(package)
    except DAMAGED as error:
        raise WorkerRefusal(TextCode.DAMAGED, {"detail": str(error)[:200]}) from error


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.lower().endswith((".xml", ".rels")))
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED_BYTES or xml > MAX_XML_BYTES:
        raise WorkerRefusal(TextCode.BOMB, {"limit_mb": MAX_XML_BYTES >> 20})
    if any(entry.flag_bits & 1 for entry in entries):
        raise WorkerRefusal(TextCode.PASSWORD)


def _check_kind(package: zipfile.ZipFile) -> None:
    names = {name.lower() for name in package.namelist()}
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        raise WorkerRefusal(TextCode.MACROS)
    types, relations = _start(package, "[Content_Types].xml"), _start(package, "_rels/.rels")
    if b"macroEnabled" in types:
        raise WorkerRefusal(TextCode.MACROS)
    if _STRICT in relations:
        raise WorkerRefusal(TextCode.STRICT_WORD)
    if b"wordprocessingml" not in types:
        raise WorkerRefusal(TextCode.OTHER_PACKAGE)


def whole_package(path: Path) -> BytesIO:
    """The package without relationships that lead nowhere: editors leave such behind, and the library would give up.

    Raises:
        WorkerRefusal: damaged.
    """
    made = BytesIO()
    try:
        with zipfile.ZipFile(path) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as whole:
            names = frozenset(package.namelist())
            for name in dict.fromkeys(package.namelist()):
                content = package.read(name)
                whole.writestr(name, _without_dangling(name, content, names) if name.endswith(".rels") else content)
    except (*DAMAGED, etree.XMLSyntaxError) as error:
        raise WorkerRefusal(TextCode.DAMAGED, {"detail": str(error)[:200]}) from error
    made.seek(0)
    return made


def _without_dangling(name: str, content: bytes, names: frozenset[str]) -> bytes:
    folder = posixpath.dirname(posixpath.dirname(name))
    root = etree.fromstring(content, safe_parser())
    for relation in list(root):
        if isinstance(relation.tag, str) and relation.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            if target not in names:
                root.remove(relation)
    return bytes(etree.tostring(root))


def safe_parser() -> Any:
    """Reads XML without fetching or multiplying anything."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _start(package: zipfile.ZipFile, name: str) -> bytes:
    try:
        with package.open(name) as part:
            return part.read(_SMALL)
    except KeyError as error:
        raise WorkerRefusal(TextCode.OTHER_PACKAGE) from error
