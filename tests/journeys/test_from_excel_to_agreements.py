"""The main job on real input: a messy sheet in, agreements out, every page read back as a scanner would."""

import contextlib
import io
import json
import sqlite3
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp

from ctec_desktop.cli.main import main
from ctec_desktop.domain.page_code import PageCode, PageKind, decode
from tests.journeys.messy_sheet import CLASS_NAME, LOST_DIGITS, NAMES, identity, write_messy_roster, write_units
from tests.schools import PASSWORD, keys_of

DPI = 200
pytestmark = pytest.mark.journey


@dataclass(frozen=True)
class Journey:
    """What the commands said and left behind."""

    folder: Path
    imported: dict[str, Any]
    issued: dict[str, Any]
    students: list[dict[str, Any]]
    agreements: list[dict[str, Any]]
    texts: list[str]
    codes: list[PageCode | None]

    def coded(self) -> list[tuple[PageCode, str]]:
        """The pages of papers, each with its text; cover sheets and empty backs have no code."""
        return [(code, text) for code, text in zip(self.codes, self.texts, strict=True) if code]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    root = tmp_path_factory.mktemp("旅程")
    folder, out = root / "数据", root / "协议"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CTEC_PASSWORD", PASSWORD)
        command = _Commands(folder)
        command.run("init", "--school", "某某职业技术学校", "--code", "4111010001")
        sheet, units = write_messy_roster(root / "花名册.xlsx"), write_units(root / "企业.xlsx")
        imported = command.json(1, "import", "students", str(sheet), "--apply", "--json")
        command.run("import", "enterprises", str(units), "--apply")
        command.run("plan", "add", "--name", "春季", "--from", "2026-03-01", "--until", "2026-08-31")
        command.run("place", "--class", CLASS_NAME, "--plan", "春季", "--post", "装配工")
        issued = command.json(0, "issue", "--class", CLASS_NAME, "--out", str(out), "--json")
        students = command.json(0, "list", "students", "--json", "--reveal", "核对花名册")
        agreements = command.json(0, "list", "agreements", "--json")
    texts, codes = _read_as_a_scanner(Path(issued["files"][0]), keys_of(folder).page)
    return Journey(folder, imported, issued, students, agreements, texts, codes)


class _Commands:
    """Runs commands in this process and takes what they print."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, *arguments: str, expect: int = 0) -> str:
        said, complained = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
            code = main(["--data", str(self._folder), *arguments])
        assert code == expect, complained.getvalue()
        return said.getvalue()

    def json(self, expect: int, *arguments: str) -> Any:
        return json.loads(self.run(*arguments, expect=expect))


def _read_as_a_scanner(pdf: Path, page_key: bytes) -> tuple[list[str], list[PageCode | None]]:
    """The text layer and the one code of every page, rendered and then decoded and verified."""
    texts: list[str] = []
    codes: list[PageCode | None] = []
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            texts.append(page.get_textpage().get_text_range())
            found = zxingcpp.read_barcodes(page.render(scale=DPI / 72, grayscale=True).to_pil())
            assert len(found) == (0 if "此页空白" in texts[-1] or "交接单" in texts[-1] else 1)
            codes.append(decode(found[0].text, {1: page_key}) if found else None)
    finally:
        document.close()
    return texts, codes


def _on_paper(text: str) -> str:
    """As the page shows it: without marks that turn the text, blanks aside."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def test_every_row_of_the_sheet_is_taken_or_named_with_the_reason(journey):
    refused = [(one["row"], one["column"], one["code"]) for one in journey.imported["refused"]]
    assert journey.imported["new"] == len(NAMES)
    assert refused == [(16, "E", "sheet_digits_lost")]
    assert [one["row"] for one in journey.imported["warnings"] if one["code"] == "sheet_summary_row"] == [17]


def test_names_and_numbers_reach_the_record_as_they_were_written(journey):
    assert [one["name"] for one in journey.students] == list(NAMES)
    assert [one["id_number"] for one in journey.students] == [identity(n) for n in range(len(NAMES))]
    assert [one["student_no"] for one in journey.students] == [str(20240001 + n) for n in range(len(NAMES))]
    assert LOST_DIGITS not in json.dumps(journey.students, ensure_ascii=False)


def test_every_form_of_date_in_the_sheet_means_the_same_day(journey):
    assert {one["enrolled_on"] for one in journey.students} == {"2024-09-01"}


def test_every_page_carries_a_code_of_this_school_that_verifies(journey):
    assert len(journey.codes) == journey.issued["pages"]
    found = {(code.school, code.version, code.key_id) for code, _ in journey.coded()}
    assert found == {(4111010001, 1, 1)}


def test_codes_account_for_every_page_of_every_original_and_consent(journey):
    pages: defaultdict[tuple[int, PageKind, int], list[int]] = defaultdict(list)
    for code, _ in journey.coded():
        pages[code.serial, code.kind, code.copy].append(code.page)
        assert code.pages >= code.page
    serials = {_serial(one["number"]) for one in journey.agreements}
    assert len(serials) == journey.issued["agreements"] == len(NAMES)
    papers = [(PageKind.AGREEMENT, 1), (PageKind.AGREEMENT, 2), (PageKind.AGREEMENT, 3), (PageKind.CONSENT, 1)]
    assert set(pages) == {(serial, *paper) for serial in serials for paper in papers}
    assert all(found == list(range(1, len(found) + 1)) for found in pages.values())
    for one in journey.agreements:
        assert len(pages[_serial(one["number"]), PageKind.AGREEMENT, 3]) == one["pages"]


def test_each_agreement_shows_its_own_student_and_nobody_elses(journey):
    for one in journey.agreements:
        first = one["first_page"] - 1
        text = _on_paper("".join(journey.texts[first : first + one["pages"]]))
        assert one["number"] in text
        assert _on_paper(one["student_name"]) in text
        row = next(row for row in journey.students if row["student_no"] == one["student_no"])
        assert row["id_number"] in text
        others = [row["id_number"] for row in journey.students if row["student_no"] != one["student_no"]]
        assert not any(number in text for number in others)


def test_code_and_text_of_a_page_name_the_same_agreement(journey):
    for code, text in journey.coded():
        number = next(one["number"] for one in journey.agreements if _serial(one["number"]) == code.serial)
        assert number in text


def test_markup_in_a_name_stays_text(journey):
    first = next(one for one in journey.agreements if one["student_name"] == "<b>张三</b>")
    assert "<b>张三</b>" in journey.texts[first["first_page"] - 1]


def test_nothing_in_the_data_folder_is_readable_without_the_key(journey):
    for path in (journey.folder / "ctec.db", *journey.folder.glob("files-*.db")):
        assert identity(1).encode() not in path.read_bytes()
        with pytest.raises(sqlite3.DatabaseError), contextlib.closing(sqlite3.connect(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")


def _serial(number: str) -> int:
    year, running = number.removeprefix("SX").split("-")
    return int(year) * 1_000_000 + int(running)
