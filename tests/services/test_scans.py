"""A pile of paper that came back: filed by itself, the rest shown to a person, nothing half."""

import os
import random
import shutil
from datetime import date
from typing import Any

import pytest

from benchmarks.scanned_paper import Kind, printed, scanned
from ctec_desktop.documents.pdfium import open_pdf
from ctec_desktop.domain.codes.scans import ScanCode
from ctec_desktop.domain.lifecycle import MoveName
from ctec_desktop.domain.permissions import Actor, RowScope
from ctec_desktop.domain.scans import CopyPlace, PagePlace, ReturnedPaper
from ctec_desktop.domain.vocabulary import AgreementState
from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.progress import CountingProgress
from ctec_desktop.storage.files import StoredFile
from ctec_desktop.storage.uow import WriteUnit
from ctec_desktop.wording.agreement_differences import version_lines
from tests.schools import CLERK, database_of, opened, select, value
from tests.services.scan_desk import first_copy

A, C = ReturnedPaper.AGREEMENT, ReturnedPaper.CONSENT


def codes(call: Any, *args: Any, **named: Any) -> list[str]:
    with pytest.raises(RuleViolation) as refused:
        call(*args, **named)
    return [str(problem.code) for problem in refused.value.problems]


def test_a_shuffled_pile_files_itself(desk):
    one, other = desk.agreements[:2]
    pages = [*first_copy(one), one.consent_first_page, one.consent_first_page + 1, *first_copy(other)[:5]]
    random.Random(4).shuffle(pages)
    report = desk.take(desk.scan("一叠.pdf", pages))
    assert (report.filed, report.tray, report.blank, report.completed) == (12, 0, 1, 2)
    came_back = [view.number for view in desk.agreements if view.state is AgreementState.SIGNING]
    assert came_back == [one.number, other.number]
    (*_, move) = desk.office.agreements.history(CLERK, one.id)
    assert (move.move, move.by_name) == (MoveName.RETURN, CLERK.name)
    first, second = desk.office.scans.returned(CLERK)
    assert (first.number, first.is_whole) == (one.number, True)
    assert [copy.image_at_utc is not None for copy in first.copies] == [True, False, False, True]
    assert [copy.original_on for copy in first.copies] == [None] * 4
    assert all(copy.is_doubtful for copy in first.copies if copy.found), "nobody has signed these"
    assert (second.number, second.copies[0].missing, second.is_whole) == (other.number, (6,), False)

    assert desk.take(desk.scan("补扫.pdf", first_copy(other)[5:])).completed == 1
    second = desk.office.scans.returned(CLERK)[1]
    assert second.copies[0].missing == ()
    files = database_of(desk.office).files
    name = value(desk.office, "SELECT file_name FROM returned_copy WHERE version_id = ?", second.version_id)
    ((year, sha256, size),) = select(
        desk.office, "SELECT file_year, sha256, size_bytes FROM returned_copy WHERE file_name = ?", name
    )
    with open_pdf(files.read(StoredFile(year, name, sha256, size))) as pdf:
        assert pdf.page_count() == other.pages


def test_what_cannot_be_filed_waits_with_its_reason_and_a_person_decides(desk):
    one = desk.agreements[0]
    page = next(printed(desk.file, [one.first_page]))
    hidden = page.copy()
    hidden.paste(255, (1200, 1900, 1654, 2339))
    pictures = [scanned(picture, Kind.CLEAN, 7) for picture in (hidden, page)]
    report = desk.take(desk.scan("混.pdf", [one.first_page, one.first_page + 1], *pictures))
    assert (report.filed, report.tray) == (2, 2)
    assert desk.tray_codes() == [ScanCode.PAGE_UNREAD, ScanCode.PAGE_DUPLICATE]
    unread, duplicate = desk.office.scans.tray(CLERK)
    scans = desk.office.scans
    place = scans.place_named(CLERK, one.number, A, 1, 3)
    taken = scans.place_named(CLERK, one.number, A, 1, 1)
    assert codes(scans.place_named, CLERK, "SX0", A, 1, 1) == [ScanCode.PLACE_UNKNOWN]
    assert codes(scans.place_named, CLERK, one.number, A, 4, 1) == [ScanCode.PLACE_OUTSIDE]
    assert codes(scans.file_by_hand, CLERK, unread.id, taken) == [ScanCode.PLACE_TAKEN]
    scans.file_by_hand(CLERK, unread.id, place, turn=180)
    assert codes(scans.file_by_hand, CLERK, unread.id, scans.place_named(CLERK, one.number, A, 1, 4)) == [
        ScanCode.NOT_IN_TRAY
    ]
    scans.file_by_hand(CLERK, duplicate.id, taken, is_replacing=True)
    assert desk.tray_codes() == []
    assert desk.office.scans.returned(CLERK)[0].copies[0].found == (1, 2, 3)
    assert codes(scans.take_out, CLERK, place, " ") == [ScanCode.REASON_NEEDED]
    scans.take_out(CLERK, place, "归错了")
    assert codes(scans.take_out, CLERK, place, "再取") == [ScanCode.NOT_FILED]
    assert desk.tray_codes() == [ScanCode.PAGE_TAKEN_OUT]
    (out,) = desk.office.scans.tray(CLERK)
    scans.set_aside(CLERK, [out.id], "不是这份")
    assert desk.tray_codes() == []
    told = select(desk.office, "SELECT command, reason FROM audit_tx WHERE command LIKE 'scans.%' ORDER BY n")
    assert told[-2:] == [("scans.take_out", "归错了"), ("scans.set_aside", "不是这份")]


def test_taking_a_page_out_of_a_whole_original_ends_its_picture(desk):
    one = desk.agreements[0]
    desk.take(desk.scan("整份.pdf", first_copy(one)))
    version_id = desk.office.scans.returned(CLERK)[0].version_id
    desk.office.scans.take_out(CLERK, PagePlace(version_id, A, 1, 2), "看不清")
    copy = desk.office.scans.returned(CLERK)[0].copies[0]
    assert (copy.image_at_utc, copy.missing) == (None, (2,))
    (page,) = desk.office.scans.tray(CLERK)
    desk.office.scans.file_by_hand(CLERK, page.id, PagePlace(version_id, A, 1, 2))
    assert desk.office.scans.returned(CLERK)[0].copies[0].image_at_utc is not None


def test_bad_files_beside_good_ones_are_told_and_the_good_ones_filed(desk):
    one = desk.agreements[0]
    good = desk.scan("好.pdf", [one.first_page])
    folder = desk.root / "扫描"
    folder.mkdir()
    shutil.copy(good, folder)
    shutil.copy(good, folder / "好2.pdf")
    (folder / "坏.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "手机.heic").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0")
    (folder / "备注.txt").write_text("not looked at", "utf-8")
    report = desk.take(folder, desk.root / "没有.pdf")
    told = {file.name: str(file.problem.code) if file.problem else None for file in report.files}
    assert told == {
        "好.pdf": None,
        "好2.pdf": ScanCode.FILE_TAKEN,
        "坏.pdf": ScanCode.FILE_DAMAGED,
        "手机.heic": ScanCode.FILE_HEIC,
        "没有.pdf": ScanCode.FILE_GONE,
    }
    assert report.filed == 1
    waiting = desk.office.scans.refused_files(CLERK)
    assert {file.name for file in waiting} == {"坏.pdf", "手机.heic"}
    desk.take(folder)
    assert desk.office.scans.refused_files(CLERK) == waiting, "taken in again, a bad file is told once"
    desk.office.scans.set_aside(CLERK, [], "已重扫", [file.id for file in waiting])
    assert desk.office.scans.refused_files(CLERK) == ()
    (kept,) = select(desk.office, "SELECT id FROM scan_file WHERE problem IS NULL")[0]
    assert codes(desk.office.scans.set_aside, CLERK, [], "已重扫", [kept]) == [ScanCode.NOT_IN_TRAY]
    empty = desk.root / "空"
    empty.mkdir()
    assert codes(desk.take, empty) == [ScanCode.NO_FILES]


def test_a_page_of_an_older_version_is_never_filed(desk):
    one = desk.agreements[0]
    with database_of(desk.office)._writer.connect() as connection:
        connection.exec_driver_sql("INSERT INTO audit_tx (at_utc, by_name, command) VALUES ('2026-09-01', 't', 't')")
        connection.exec_driver_sql(
            "INSERT INTO agreement_version (agreement_id, n, template_id, snapshot, snapshot_sha256, issued_at_utc, "
            "originals, part_id, first_page, pages) SELECT agreement_id, 3, template_id, "
            "replace(snapshot, ?, '质检员'), "
            "replace(snapshot_sha256, substr(snapshot_sha256, 1, 8), '00000000'), issued_at_utc, originals, part_id, "
            "first_page, pages FROM agreement_version WHERE agreement_id = ?",
            (one.post_name, one.id),
        )
        connection.exec_driver_sql("UPDATE audit_tx SET mac = x'00' WHERE mac IS NULL")
        connection.commit()
    report = desk.take(desk.scan("旧版.pdf", [one.first_page]))
    assert (report.filed, report.tray) == (0, 1)
    (page,) = desk.office.scans.tray(CLERK)
    assert (page.problem.code, page.problem.facts["newest"], page.number) == (
        ScanCode.PAGE_WRONG_VERSION,
        3,
        one.number,
    )
    assert page.place is not None
    differing = desk.office.agreement_terms.between_versions(CLERK, page.place.version_id)
    assert [(told.printed, told.now) for told in differing] == [(one.post_name, "质检员")]
    assert version_lines(differing, 3).startswith("与第 3 版不同的有 1 处")
    elsewhere = Actor("别系老师", RowScope(frozenset({999})))
    assert desk.office.agreement_terms.between_versions(elsewhere, page.place.version_id) == ()


def test_originals_come_back_apart_from_their_pictures(desk):
    one = desk.agreements[0]
    desk.take(desk.scan("一页.pdf", [one.first_page]))
    version_id = desk.office.scans.returned(CLERK)[0].version_id
    scans = desk.office.scans
    places = [CopyPlace(version_id, A, 1), CopyPlace(version_id, C, 1)]
    assert codes(scans.note_originals, CLERK, places, date(2026, 9, 2)) == [ScanCode.DAY_AHEAD]
    assert codes(scans.note_originals, CLERK, [CopyPlace(version_id, A, 9)], date(2026, 9, 1)) == [
        ScanCode.PLACE_OUTSIDE
    ]
    scans.note_originals(CLERK, places, date(2026, 9, 1), "班主任 赵老师")
    copies = scans.returned(CLERK)[0].copies
    assert [copy.original_on for copy in copies] == [date(2026, 9, 1), None, None, date(2026, 9, 1)]
    assert [copy.image_at_utc for copy in copies] == [None] * 4
    scans.note_originals(CLERK, places[:1], None)
    assert scans.returned(CLERK)[0].copies[0].original_on is None


def test_nothing_is_half_when_writing_fails_or_a_person_cancels(desk, monkeypatch):
    one = desk.agreements[0]
    file = desk.scan("整份.pdf", first_copy(one))

    def full(self: WriteUnit) -> None:
        raise EnvironmentFault("disk_full", {"path": "盘"})

    with monkeypatch.context() as failing:
        failing.setattr(WriteUnit, "_commit", full)
        with pytest.raises(EnvironmentFault):
            desk.take(file)
    with pytest.raises(Cancelled):
        desk.office.scans.take_in(CLERK, [file], CountingProgress(cancel_after=1))
    for table in ("scan_file", "scan_page", "returned_copy"):
        assert value(desk.office, f"SELECT count(*) FROM {table}") == 0
    assert desk.take(file).completed == 1


def test_pages_left_by_a_killed_process_are_swept_at_the_next_start(demo, tmp_path):
    folder = demo.copied_to(tmp_path)
    left = folder / ".scan-killed"
    left.mkdir()
    (left / "source").write_bytes(b"a page in the clear")
    opened(folder).close()
    assert not left.exists()


def test_agreements_out_of_sight_are_not_filed_nor_shown(desk):
    one = desk.agreements[0]
    elsewhere = Actor("别系老师", RowScope(frozenset({999})))
    file = desk.scan("别系.pdf", [one.first_page])
    assert desk.office.scans.take_in(elsewhere, [file]).value.filed == 0
    assert desk.tray_codes() == [ScanCode.PAGE_UNKNOWN]
    assert desk.office.scans.returned(elsewhere) == ()
    here = desk.office.scans
    here.set_aside(CLERK, [page.id for page in here.tray(CLERK)], "别系的")
    desk.take(desk.scan("本系.pdf", [one.first_page, one.first_page + 1]), desk.scan("又一次.pdf", [one.first_page]))
    (page,) = here.tray(CLERK)
    assert here.tray(elsewhere) == ()
    assert codes(here.set_aside, elsewhere, [page.id], "移出") == [ScanCode.NO_SUCH_PAGE]


def test_an_original_whose_only_page_is_taken_out_did_not_come_back(desk):
    one = desk.agreements[0]
    desk.take(desk.scan("一页.pdf", [one.first_page]))
    (back,) = desk.office.scans.returned(CLERK)
    desk.office.scans.take_out(CLERK, PagePlace(back.version_id, A, 1, 1), "扫错了")
    assert desk.office.scans.returned(CLERK) == ()


def test_what_is_no_file_or_has_a_strange_name_is_told_on_one_line(desk):
    pipe = desk.root / "管道.pdf"
    os.mkfifo(pipe)
    strange = desk.root / os.fsdecode("换\n行".encode() + b"\xff.pdf")
    strange.write_bytes(b"%PDF-1.7\nnothing")
    told = [(file.name, str(file.problem.code)) for file in desk.take(pipe, strange).files]
    assert told == [
        ("管道.pdf", ScanCode.FILE_GONE),
        ("换\N{REPLACEMENT CHARACTER}行\N{REPLACEMENT CHARACTER}.pdf", ScanCode.FILE_DAMAGED),
    ]


def test_the_pixels_of_a_phone_do(desk):
    one = desk.agreements[0]
    page = next(printed(desk.file, [one.first_page + 5]))
    photo = desk.root / "手机.jpg"
    photo.write_bytes(scanned(page, Kind.PHOTO, 3))
    assert desk.take(photo).filed == 1
