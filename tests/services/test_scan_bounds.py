"""Folders in folders, and files that take too long: what is not looked at is said."""

from pathlib import Path
from typing import Any

from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.scans import ReadPage
from ctec_desktop.scans.reading import read_pages
from tests.services.scan_desk import first_copy


def test_folders_in_a_folder_are_looked_through_and_what_lies_too_deep_is_told(desk):
    one = desk.agreements[0]
    top = desk.root / "一叠"
    deep = top.joinpath(*"甲乙丙丁戊己庚")
    deep.mkdir(parents=True)
    for n, folder in enumerate((top, top / "甲" / "乙", deep)):
        desk.scan("页.pdf", [one.first_page + n]).rename(folder / f"{n}.pdf")
    report = desk.take(top)
    told = [(file.name, str(file.problem.code) if file.problem else None) for file in report.files]
    assert told == [("0.pdf", None), ("1.pdf", None), ("一叠", ScanCode.FOLDER_DEEP)]
    assert report.filed == 2


def test_what_was_not_reached_in_time_waits_and_the_pages_before_are_filed(desk, monkeypatch):
    one = desk.agreements[0]

    def late(path: Path, progress: Any) -> Any:
        first, *others = read_pages(path, progress)
        return (first, *(ReadPage(other.n, 0, 0, (), 0.0, is_unread=True) for other in others))

    monkeypatch.setattr("ctec_desktop.services.scan_intake.read_pages", late)
    report = desk.take(desk.scan("慢.pdf", first_copy(one)[:2]))
    assert (report.filed, report.tray, desk.tray_codes()) == (1, 1, [ScanCode.PAGE_NOT_REACHED])
