"""A missing DLL is found without running anything."""

import pytest

from installer.closure import closure_of
from installer.pe import read_binary
from tests.installer.programs import program


def test_imports_now_and_later_and_exports_are_read():
    found = read_binary(program(["KERNEL32.dll", "Qt6Core.dll"], ["d3d12.dll"], ["Py_Main", "PyObject_Call"]))
    assert found.imports == {"kernel32.dll", "qt6core.dll", "d3d12.dll"}
    assert found.exports == ("Py_Main", "PyObject_Call")


@pytest.mark.parametrize("data", [b"", b"MZ", b"MZ" + bytes(200), b"%PDF-1.7"])
def test_a_file_that_is_no_program_is_refused(data):
    with pytest.raises(ValueError, match="no Windows program"):
        read_binary(data)


def test_file_that_nobody_brings_is_named_with_those_who_ask():
    found = closure_of([("app/Qt6Gui.dll", program(["Qt6Core.dll", "user32.dll"])), ("a.exe", program())])
    assert not found.is_whole
    assert found.missing == {"qt6core.dll": ("app/Qt6Gui.dll",)}
    assert "qt6core.dll is neither shipped nor part of Windows 10; app/Qt6Gui.dll need it" in found.told()


def test_what_is_shipped_made_or_part_of_windows_is_enough():
    files = [
        ("app/Qt6Gui.dll", program(["Qt6Core.dll", "api-ms-win-core-file-l1-2-0.dll"])),
        ("app/qt6core.dll", program(["python3.dll", "ICUUC.dll"])),
    ]
    assert closure_of(files, made=["python3.dll"]).is_whole


def test_file_for_another_machine_is_named():
    assert closure_of([("old.dll", program(machine=0x14C))]).foreign == ("old.dll",)


def test_no_files_at_all_prove_nothing():
    assert not closure_of([]).is_whole
