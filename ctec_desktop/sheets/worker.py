"""The child worker: opens one foreign file, whatever its name says it is, and sends its sheets.

Runs only in a child process; nothing else imports a native reader.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.kernel.isolated import JsonObject, JsonValue, WorkerRefusal

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Workbooks of Excel 2 to 4 are a bare stream that begins with one of these records.
_OLD_STREAMS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")
_FOREIGN = (b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"\x1f\x8b", b"{\\rtf", b"MZ")
_MARKUP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<style", b"<meta", b"<head", b"mime-version")


def read(request: Mapping[str, JsonValue]) -> Iterator[JsonObject]:
    """Sends the sheets of `path`.

    Raises:
        WorkerRefusal: no workbook, damaged, or protected by a password.
    """
    path = Path(str(request["path"]))
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise WorkerRefusal(SheetCode.FILE_EMPTY)
    if start.startswith((_ZIP, _EMPTY_ZIP)):
        from ctec_desktop.sheets.packages import read_package

        return read_package(path)
    if start.startswith((_COMPOUND, *_OLD_STREAMS)):
        from ctec_desktop.sheets.xls import read_xls

        return read_xls(path)
    if start.startswith(_FOREIGN):
        raise WorkerRefusal(SheetCode.NOT_A_WORKBOOK)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise WorkerRefusal(SheetCode.WEB_PAGE)
    from ctec_desktop.sheets.csv_text import read_csv

    return read_csv(path)
