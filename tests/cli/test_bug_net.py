"""A bug in a command leaves a report beside the data and exit code 4, and nothing of what was typed in it."""

from pathlib import Path

import pytest

from ctec_desktop import bootstrap
from ctec_desktop.cli.main import main


def test_a_bug_leaves_a_masked_report_and_exit_code_4(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_args: object, **_keywords: object) -> None:
        raise ZeroDivisionError("身份证 110000200801010012")

    monkeypatch.setattr(bootstrap, "open_office", broken)
    monkeypatch.setenv("CTEC_PASSWORD", "a good password")
    assert main(["--data", str(data_dir), "list", "students"]) == 4
    (report,) = (data_dir / "crash").glob("crash-*.txt")
    text = report.read_text("utf-8")
    assert "ZeroDivisionError" in text
    assert "110000200801010012" not in text
    assert "a good password" not in text
    assert str(report) in capsys.readouterr().err


def test_ctrl_c_says_that_nothing_half_done_was_kept(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_args: object, **_keywords: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "open_office", interrupted)
    monkeypatch.setenv("CTEC_PASSWORD", "a good password")
    assert main(["--data", str(data_dir), "list", "students"]) == 130
    assert "已中断" in capsys.readouterr().err
