"""`archive`: folders as text and as JSON, exit code 1 where something lacks, a folder written out."""

from pathlib import Path

from tests.cli.conftest import Commands


def test_folders_are_told_and_written_out(on_demo: Commands, tmp_path: Path):
    every = on_demo.json("archive", expect=1)["folders"]
    first = every[0]
    assert "report" in first["lacking"]
    assert first["percent"] == 100 * (8 - len(first["lacking"])) // 8
    code, said, _ = on_demo.run("archive", "--class", first["class"])
    assert code == 1
    assert said.count(first["class"]) == len([one for one in every if one["class"] == first["class"]])

    own = ("archive", "--student", first["student_no"], "--export", tmp_path / "出去")
    (made,) = [Path(on_demo.json(*own, expect=1)["export"]["folder"])]
    assert made.is_dir()
    code, _, complained = on_demo.run(*own)
    assert (code, str(made) in complained) == (1, True)
    code, _, complained = on_demo.run("archive", "--student", "没有这个学号")
    assert (code, "没有这个学号" in complained) == (1, True)
