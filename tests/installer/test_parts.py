"""What is taken out of the lock and the wheels, and how it is laid."""

import hashlib
import importlib.util
import io
import json
import subprocess
import sys
import zipfile
from importlib.metadata import files
from pathlib import Path

import pytest

from ctec_desktop.domain.working_days import statutory_days
from installer import runtime
from installer.compiling import compile_all
from installer.packages import is_shipped, lay_packages
from installer.setup import make_portable, write_manifest
from installer.wheels import pins_of, runtime_names
from tools.commands import ROOT

MODULE = '''"""Doc."""

def told():
    """Tells."""

def number():
    """Counts."""
    return 7
'''


def test_program_takes_its_own_packages_from_the_lock_and_no_tool_of_builders():
    names = runtime_names(pins_of((ROOT / "requirements.lock").read_text(encoding="utf-8")))
    assert {"pyside6-essentials", "shiboken6", "sqlcipher3", "lxml", "cffi"} <= set(names)
    assert not {"pytest", "mypy", "openpyxl", "fonttools", "greenlet"} & set(names)


def test_package_that_the_lock_lacks_is_named():
    with pytest.raises(SystemExit, match="needed on Windows and not in requirements"):
        runtime_names({})


@pytest.mark.parametrize(
    ("path", "shipped"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Core.dll", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/translations/qtbase_zh_CN.qm", True),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/QtNetwork.pyd", False),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("stdnum/cn/loc.dat", True),
        ("stdnum/util.py", True),
        ("stdnum/de/idnr.py", False),
        ("holidays/locale/en_US/LC_MESSAGES/CN.mo", True),
        ("holidays/locale/en_US/LC_MESSAGES/DE.mo", False),
        ("holidays/countries/china.py", True),
        ("holidays/countries/germany.py", False),
        ("charset_normalizer/md.cp311-win_amd64.pyd", False),
        ("PIL/PngImagePlugin.py", True),
        ("PIL/FpxImagePlugin.py", False),
        ("lxml/etree.cp311-win_amd64.pyd", True),
        ("sqlalchemy/testing/suite.py", False),
        ("reportlab-5.1.0.dist-info/licenses/LICENSE", True),
    ],
)
def test_only_what_windows_and_papers_use_is_shipped(path, shipped):
    assert is_shipped(path) is shipped


def _wheel_of(package: str, folder: Path) -> Path:
    """A wheel of what is installed here of a package without compiled parts."""
    wheel = folder / f"{package}.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for file in files(package) or ():
            if file.suffix in (".py", ".mo") or file.name == "METADATA":
                packed.writestr(file.as_posix(), file.read_binary())
    return wheel


def test_what_is_shipped_of_the_holidays_tells_the_statutory_days_by_itself(tmp_path):
    lay_packages([_wheel_of(name, tmp_path) for name in ("holidays", "python-dateutil", "six")], tmp_path)
    asked = "import json; from ctec_desktop.domain.working_days import statutory_days as days; "
    asked += "print(json.dumps([str(on) for year in (2008, 2025, 2026) for on in days(year)]))"
    path = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]; "
    found = subprocess.run([sys.executable, "-S", "-I", "-c", path + asked], capture_output=True, text=True, check=True)
    assert json.loads(found.stdout) == [str(on) for year in (2008, 2025, 2026) for on in statutory_days(year)]


def test_wheel_is_laid_without_scripts_and_with_its_own_data(tmp_path):
    wheel = tmp_path / "x-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as packed:
        for name in ("x/__init__.py", "x-1.data/purelib/y.py", "x-1.data/scripts/x", "x/tests/test_x.py"):
            packed.writestr(name, "pass\n")
    lay_packages([wheel], tmp_path / "app")
    assert sorted(p.relative_to(tmp_path / "app").as_posix() for p in (tmp_path / "app").rglob("*.py")) == [
        "x/__init__.py",
        "y.py",
    ]


@pytest.mark.parametrize("with_docs", [True, False])
def test_module_runs_from_its_compiled_file_alone(tmp_path, with_docs):
    source = tmp_path / "lib" / "said.py"
    source.parent.mkdir()
    source.write_text(MODULE, "utf-8")
    compile_all([source], tmp_path, with_docs=with_docs)
    source.unlink()
    spec = importlib.util.spec_from_file_location("said", source.with_suffix(".pyc"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (module.number(), module.told()) == (7, None)
    assert module.number.__doc__ == ("Counts." if with_docs else None)
    assert module.number.__code__.co_filename == "lib/said.py"


def test_another_interpreter_than_the_locked_one_is_refused(tmp_path):
    other = tmp_path / "python-3.11.9-embed-amd64.zip"
    other.write_bytes(b"another")
    with pytest.raises(SystemExit, match=r"is not the python-3\.11\.9-embed-amd64\.zip of installer/runtime\.lock"):
        runtime.runtime_archive(other)


def _library() -> bytes:
    """A standard library of two modules, one of which nobody needs."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in ("json/decoder.pyc", "unittest/mock.pyc"):
            packed.writestr(name, name)
    return target.getvalue()


def test_interpreter_is_laid_with_its_dll_beside_the_program(tmp_path):
    packed = tmp_path / "runtime.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("python311.dll", "python311.zip", "_ctypes.pyd", "_tkinter.pyd", "python.exe", "libcrypto-3.dll"):
            archive.writestr(name, _library() if name == "python311.zip" else name)
    tree = tmp_path / "tree"
    tree.mkdir()
    runtime.lay_runtime(packed.read_bytes(), tree)
    with zipfile.ZipFile(tree / "python311.zip") as library:
        assert {entry.filename: entry.compress_type for entry in library.infolist()} == {"json/decoder.pyc": 0}
    laid = sorted(p.relative_to(tree).as_posix() for p in tree.rglob("*") if p.is_file())
    assert laid == ["DLLs/_ctypes.pyd", "DLLs/ssl.py", "python311._pth", "python311.dll", "python311.zip"]
    assert (tree / "python311._pth").read_text(encoding="ascii").split() == ["DLLs", "python311.zip", "app"]


def test_portable_zip_holds_every_file_and_the_mark_and_the_list_has_its_hash(tmp_path):
    tree, out = tmp_path / "tree", tmp_path / "out"
    (tree / "app").mkdir(parents=True)
    (tree / "app" / "甲.txt").write_text("甲", "utf-8")
    target = out / "ctec-desktop-0.1.0-portable.zip"
    make_portable(tree, target)
    with zipfile.ZipFile(target) as packed:
        assert packed.namelist() == ["产教通/app/甲.txt", "产教通/portable.txt"]
        assert packed.read("产教通/app/甲.txt").decode() == "甲"
    write_manifest(out / "list", out, {"app/甲.txt": "00"})
    first, second = (out / "list").read_text(encoding="utf-8").splitlines()
    assert first == f"{hashlib.sha256(target.read_bytes()).hexdigest()}  {target.name}"
    assert second == "00  产教通/app/甲.txt"
