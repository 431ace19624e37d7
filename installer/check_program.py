"""The installed program under Wine: a school's first day by the command line, and what lies on the disk afterwards."""

import json
import shutil
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pypdfium2  # type: ignore[import-untyped]
import xlwt
import zxingcpp

from ctec_desktop.domain.invented import people
from ctec_desktop.domain.page_code import decode
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.storage.driver import connect
from ctec_desktop.storage.folder import DataFolder
from ctec_desktop.storage.vault import open_with_password
from installer.check_setup import FOLDER, PASSWORD
from installer.product import APP, COMMAND_EXE, VERSION
from installer.proof import Proof
from installer.wine import Ran, Wine, linux_path, windows_path

_STUDENTS: Final = 45
_IN_XLS: Final = 3
# What a mainland Windows reads scripts in.
_CODE_PAGE: Final = "gbk"
_DPI: Final = 200
_PAGES_READ: Final = 4


class Program:
    """The installed command line, given the school's password."""

    def __init__(self, wine: Wine, folder: str = FOLDER, data: Path | None = None) -> None:
        self.wine = wine
        self.folder = linux_path(folder, wine.drive_c)
        self.data = data or wine.local_data / APP / "data"
        self.password = PASSWORD
        self._exe = rf"{folder}\{COMMAND_EXE}"

    def run(self, *arguments: str, timeout_s: float = 180) -> Ran:
        return self.wine.run(self._exe, *arguments, timeout_s=timeout_s, env={"CTEC_PASSWORD": PASSWORD})

    def run_as(self, local_data: str, *arguments: str) -> Ran:
        """As a person of the PC whose folder for programs is this one; Wine itself knows one person only."""
        script = self.wine.drive_c / "person.cmd"
        lines = ("@echo off", f"set LOCALAPPDATA={local_data}", f'"{self._exe}" %*')
        script.write_text("\r\n".join((*lines, "")), _CODE_PAGE, newline="")
        return self.wine.run("cmd", "/c", r"C:\person.cmd", *arguments, env={"CTEC_PASSWORD": PASSWORD})

    def selfcheck(self, timeout_s: float = 120) -> Ran:
        """On the screen, with the school that is there."""
        data = windows_path(self.data, self.wine.drive_c)
        return self.run("--data", data, "selfcheck", "--shown", timeout_s=timeout_s)


def check_first_day(program: Program, proof: Proof) -> None:
    """A workbook through a child worker into the encrypted database, a class placed, its agreements issued."""
    ran = program.run("--version")
    proof.holds(f"it says version {VERSION}", ran.code == 0 and VERSION in ran.said, ran)
    ran = program.run("demo", "--students", str(_STUDENTS), "--out", r"C:\输出 一")
    proof.holds("a school is founded, .xlsx imported, a class placed, agreements issued", ran.code == 0, ran.said)
    names = write_xls(program.wine.drive_c / "花名册.xls")
    ran = program.run("import", "students", r"C:\花名册.xls", "--apply", "--json")
    proof.holds("an .xls is imported", ran.code == 0 and json.loads(ran.said)["new"] == _IN_XLS, ran.said)
    ran = program.run("list", "students", "--json")
    students = {row["name"] for row in json.loads(ran.said)} if ran.code == 0 else set()
    proof.holds(f"all {_STUDENTS + _IN_XLS} students are there", set(names) <= students, ran.said)
    ran = program.selfcheck()
    proof.holds("the self-check draws, prints and opens each page on the screen", ran.code == 0, ran.said)


def check_files(program: Program, proof: Proof) -> None:
    """What Windows wrote, read here by other libraries."""
    keys = open_with_password(DataFolder(program.data).vault, PASSWORD)
    database = program.data / "ctec.db"
    proof.holds("the database is encrypted", not database.read_bytes().startswith(b"SQLite format 3"))
    copy = program.wine.drive_c / "copy.db"
    shutil.copyfile(database, copy)
    with closing(connect(copy, keys.database, read_only=True)) as connection:
        mode = connection.execute("PRAGMA journal_mode").fetchone()
        numbers = [row[0] for row in connection.execute("SELECT number FROM agreement")]
    proof.holds("it is written ahead (WAL)", mode == ("wal",), mode)
    (pdf,) = (program.wine.drive_c / "输出 一").glob("*.pdf")
    text, codes = _read(pdf, keys.page)
    proof.holds("its agreements can be read", any(number in text for number in numbers), text[:200])
    proof.holds("page codes of this school verify", codes > 0, codes)


def check_second_writer(program: Program, proof: Proof) -> None:
    """While the window is open."""
    proof.holds("the database is open for writing ahead", (program.data / "ctec.db-wal").exists())
    ran = program.run("plan", "add", "--name", "夏季", "--from", "2026-03-01", "--until", "2026-08-31")
    proof.holds("a second writer is refused and told who holds the folder", ran.code == 3 and "@" in ran.said, ran)
    ran = program.run("list", "students", "--json")
    proof.holds("a reader is not", ran.code == 0, ran.said)


def write_xls(target: Path) -> list[str]:
    """A roster of the oldest kind; gives who is in it."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    new = list(islice(people(91, date(2008, 9, 2), 700, with_rare=False), _IN_XLS))
    rows: list[tuple[str, ...]] = [("学号", "姓名", "性别", "身份证号", "班级")]
    rows += [(f"9900{n:04d}", one.name, one.gender, one.id_number, "2025级测试班") for n, one in enumerate(new)]
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            sheet.write(y, x, value)
    book.save(str(target))
    return [one.name for one in new]


def _read(pdf: Path, page_key: bytes) -> tuple[str, int]:
    """The text of the first pages, and how many codes on them are ours."""
    document: Any = pypdfium2.PdfDocument(pdf)
    texts, codes = [], 0
    try:
        for index in range(min(_PAGES_READ, len(document))):
            page = document[index]
            texts.append(page.get_textpage().get_text_range())
            for found in zxingcpp.read_barcodes(page.render(scale=_DPI / 72, grayscale=True).to_pil()):
                codes += _is_ours(found.text, page_key)
    finally:
        document.close()
    return "\n".join(texts), codes


def _is_ours(code: str, page_key: bytes) -> bool:
    try:
        decode(code, {1: page_key})
    except RuleViolation:
        return False
    return True
