"""What the operating system refuses is told in Chinese, through every sentence that carries a reason."""

import errno
from os import strerror
from pathlib import Path

import pytest

from ctec_desktop.domain.codes.calendar import CalendarCode
from ctec_desktop.domain.codes.sheets import SheetFault
from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.problems import Problem
from ctec_desktop.wording import fault_sentence, sentence


def _told(reason: str) -> str:
    return sentence(Problem(CalendarCode.UNREADABLE, facts={"file": "甲.json", "reason": reason}))


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOENT, "没有这个文件或文件夹"),
        (errno.EISDIR, "这是文件夹，不是文件"),
        (errno.EACCES, "没有权限"),
        (errno.ENOSPC, "磁盘已满"),
    ],
)
def test_a_reason_of_the_system_is_told_in_chinese(number: int, told: str) -> None:
    assert told in _told(strerror(number))
    assert strerror(number) not in _told(strerror(number))


def test_a_file_that_is_missing_is_told_as_python_reports_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        (tmp_path / "没有.json").read_bytes()
    assert "没有这个文件或文件夹" in _told(caught.value.strerror or "")


def test_a_fault_of_this_computer_is_told_in_chinese_too() -> None:
    told = fault_sentence(
        EnvironmentFault(SheetFault.FILE_UNREADABLE, {"path": "甲.txt", "reason": strerror(errno.EISDIR)})
    )
    assert "这是文件夹，不是文件" in told
    assert strerror(errno.EISDIR) not in told


def test_another_reason_stands_as_it_was_given() -> None:
    assert "企业临时停产" in _told("企业临时停产")
