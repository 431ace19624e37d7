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
