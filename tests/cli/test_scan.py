"""`scan`: what was filed, what waits and why; exit code 1 where anything waits."""

from pathlib import Path

from benchmarks.scanned_paper import Kind, printed, scanned
from tests.cli.conftest import Commands
from tests.schools import Demo


def test_scans_are_filed_and_told_as_text_and_as_json(demo: Demo, tmp_path: Path, capsys):
    commands = Commands(demo.copied_to(tmp_path), capsys)
    (file,) = demo.out.glob("*.pdf")
    folder = tmp_path / "扫描"
    folder.mkdir()
    for n, page in enumerate(printed(file, [3, 4])):
        (folder / f"{n}.jpg").write_bytes(scanned(page, Kind.CLEAN, n))
    found = commands.json("scan", folder)
    assert (found["filed"], found["tray"], found["blank"], found["completed"]) == (2, 0, 0, 0)
    (agreement,) = found["agreements"]
    assert agreement["papers"][0] == {
        "paper": "agreement",
        "copy": 1,
        "pages": 6,
        "found": [1, 2],
        "missing": [3, 4, 5, 6],
        "image_complete": False,
        "original_back": None,
        "look_here": False,
    }
    (tmp_path / "再来.jpg").write_bytes(scanned(next(printed(file, [3])), Kind.CLEAN, 9))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7\n")
    code, said, _ = commands.run("scan", tmp_path / "再来.jpg", tmp_path / "坏.pdf")
    assert code == 1
    assert "再来.jpg 第 1 页：SX2026-00001" in said
    assert "已损坏" in said


def test_a_person_decides_about_the_pages_that_wait(demo: Demo, tmp_path: Path, capsys):
    commands = Commands(demo.copied_to(tmp_path), capsys)
    (file,) = demo.out.glob("*.pdf")
    page = next(printed(file, [3]))
    for name, number in (("一", 1), ("二", 2)):
        (tmp_path / f"{name}.jpg").write_bytes(scanned(page, Kind.CLEAN, number))
    page.paste(255, (1200, 1900, 1654, 2339))
    (tmp_path / "三.jpg").write_bytes(scanned(page, Kind.CLEAN, 3))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7\n")
    assert commands.run("scan", *(tmp_path / name for name in ("一.jpg", "二.jpg", "三.jpg", "坏.pdf")))[0] == 1
    waiting = commands.json("tray", "list")
    assert [one["code"] for one in waiting["pages"]] == ["scan_page_duplicate", "scan_page_unread"]
    twice, unread = (one["id"] for one in waiting["pages"])
    assert commands.run("tray", "save", unread, "--out", tmp_path / "看.pdf")[0] == 0
    assert (tmp_path / "看.pdf").read_bytes().startswith(b"%PDF")
    assert commands.run("tray", "file", twice, "SX2026-00001", "--page", 1)[0] == 1
    assert commands.run("tray", "file", twice, "SX2026-00001", "--page", 1, "--replace")[0] == 0
    assert commands.run("tray", "file", unread, "SX2026-00001", "--page", 2, "--turn", 180)[0] == 0
    assert commands.run("tray", "out", "SX2026-00001", "--page", 2, "--reason", "归错了")[0] == 0
    assert "SX2026-00001 三方协议第 1 份" in commands.run("tray", "originals", "SX2026-00001", "--from", "赵老师")[1]
    assert commands.run("tray", "aside", unread, waiting["files"][0]["id"], "--reason", "重扫")[0] == 0
    assert commands.json("tray", "list") == {"pages": [], "files": []}
    assert commands.run("tray", "aside", unread, "--reason", "再移")[0] == 1
