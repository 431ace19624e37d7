"""Names every Windows PC accepts, and files swapped in whole."""

import errno
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctec_desktop.kernel.errors import EnvironmentFault
from ctec_desktop.kernel.paths import MAX_PATH_CHARS, fault_of, safe_file_name, within_path_limit, write_beside


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2024级数控1班 三方协议.pdf", "2024级数控1班 三方协议.pdf"),
        ('a<b>:"/\\|?*c', "a_b________c"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("LPT1.pdf", "_LPT1.pdf"),
        ("CONSOLE", "CONSOLE"),
        ("name. . .", "name"),
        ("  ", "未命名"),
        ("...", "未命名"),
        ("", "未命名"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("tab\tnew\nline\x00", "tab_new_line_"),
        ("\u202eabc\u200b", "abc"),
        ("𠅤𫖯", "𠅤𫖯"),
    ],
)
def test_name_becomes_one_every_system_accepts(name, safe):
    assert safe_file_name(name) == safe


@given(st.text(max_size=300))
def test_no_name_gets_through_that_a_system_refuses(tmp_path_factory, name):
    safe = safe_file_name(name)
    assert safe
    assert len(safe) <= 121
    assert not set(safe) & set('<>:"/\\|?*\x00')
    assert not safe.endswith((".", " "))
    assert safe not in (".", "..")


def test_long_name_is_cut_without_a_trailing_dot():
    assert safe_file_name("a" * 119 + "...pdf") == "a" * 119


def test_content_is_swapped_in_whole(tmp_path):
    target = tmp_path / "新 文件夹" / "a.pdf"
    with write_beside(target) as temporary:
        temporary.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert list(target.parent.iterdir()) == [target]


def test_failure_leaves_what_stood_before_and_no_rest(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"before")

    def fail() -> None:
        with write_beside(target) as temporary:
            temporary.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_folder_that_is_a_file_is_a_fault(tmp_path):
    (tmp_path / "x").write_text("")
    with pytest.raises(EnvironmentFault), write_beside(tmp_path / "x" / "a.pdf") as temporary:
        temporary.write_bytes(b"")


@pytest.mark.parametrize(
    ("number", "exists", "kind"),
    [
        (errno.ENOSPC, True, "disk_full"),
        (errno.EDQUOT, True, "disk_full"),
        (errno.EROFS, True, "folder_read_only"),
        (errno.EACCES, True, "file_open_elsewhere"),
        (errno.EPERM, True, "file_open_elsewhere"),
        (errno.EACCES, False, "folder_read_only"),
        (errno.EIO, True, "cannot_write"),
    ],
)
def test_what_the_system_says_becomes_the_fault_a_person_can_mend(tmp_path, number, exists, kind):
    path = tmp_path / "a.pdf"
    if exists:
        path.write_bytes(b"")
    fault = fault_of(OSError(number, os.strerror(number)), path)
    assert (fault.kind, fault.facts["path"]) == (kind, str(path))


def test_every_fault_of_writing_has_a_sentence_that_names_the_path(tmp_path):
    from ctec_desktop.wording import fault_sentence

    for number in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO):
        told = fault_sentence(fault_of(OSError(number, os.strerror(number)), tmp_path))
        assert str(tmp_path) in told
        assert "{" not in told


def test_long_name_is_cut_to_what_windows_opens_and_keeps_its_ending(tmp_path):
    cut = within_path_limit(tmp_path / ("数控" * 150 + ".pdf"))
    assert len(str(cut)) == MAX_PATH_CHARS
    assert (cut.parent, cut.suffix) == (tmp_path, ".pdf")
    assert within_path_limit(tmp_path / "短.pdf") == tmp_path / "短.pdf"
