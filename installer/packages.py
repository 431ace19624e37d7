"""What of the wheels is shipped: Qt without what a program of windows and papers does not use, no headers, no tests."""

import fnmatch
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_QT_MODULES: Final = ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg")
_QT_LIBRARIES: Final = ("Core", "Gui", "Widgets", "PrintSupport", "Svg")
_QT_PLUGINS: Final = (
    *("platforms/qwindows.dll", "platforms/qoffscreen.dll", "iconengines/qsvgicon.dll"),
    *("imageformats/qjpeg.dll", "imageformats/qico.dll", "imageformats/qsvg.dll"),
)
_QT_WORDS: Final = ("qtbase_zh_CN.qm", "qt_zh_CN.qm")
# The C++ run-time: one copy beside the program serves every module.
SHARED: Final = ("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll", "vcruntime140.dll", "vcruntime140_1.dll")
_NO_FILES: Final = (
    *("*.pyi", "*.pxd", "*.pyx", "*.c", "*.h", "*.cpp", "*.hpp", "*.lib", "*.pdb", "*.pxi", "py.typed", "RECORD"),
    *("concrt140.dll", "vcamp140.dll", "vccorlib140.dll", "vcomp140.dll"),
)
_NO_FOLDERS: Final = frozenset({"tests", "test", "testing", "testing_data"})
_NO_PATHS: Final = (
    # Pictures are only ever read, scaled and packed; XML is only ever read as a tree.
    *("PIL/_avif*", "PIL/_imagingtk*", "PIL/_imagingft*", "PIL/_imagingcms*"),
    # Words of other countries' holidays; templates of papers that are never written.
    *(
        "holidays/financial/*",
        "docx/templates/default-docx-template/*",
        "docx/templates/default.docx",
        "dateutil/zoneinfo/*",
    ),
    *("lxml/includes/*", "lxml/isoschematron/*", "lxml/objectify*", "lxml/html/*"),
    *(
        "reportlab/fonts/*",
        "reportlab/graphics/*",
        "reportlab/platypus/*",
        "pycparser*",
        "cffi/recompiler.py",
        "alembic/templates/*",
        "sqlalchemy/testing/*",
    ),
    *("pypdfium2_cli/*", "charset_normalizer*", "lxml/sax*", "lxml/builder*", "lxml/doctestcompare*", "lxml/_difflib*"),
)
# Numbers of other countries and trades stay out: what is kept of this package is named.
_KEPT_OF_STDNUM: Final = frozenset({"cn", "iso7064"})
# Of the countries of holidays China alone: the package that gathers them is left empty, because it imports them all.
_HOLIDAYS: Final = "holidays/countries"
_KEPT_HOLIDAYS: Final = frozenset({"__init__.py", "china.py"})
_EMPTIED: Final = f"{_HOLIDAYS}/__init__.py"
# Of the words for holidays those for China, of the readers of pictures those for the usual kinds.
_KEPT_WORDS: Final = "CN.mo"
_KEPT_PICTURES: Final = frozenset({"Bmp", "Gif", "Jpeg", "Mpo", "Png", "Ppm", "Tiff", "WebP"})
_READER_OF_PICTURES: Final = "ImagePlugin.py"
_DATA: Final = re.compile(r"[^/]+\.data/(?:(?:purelib|platlib)/(.*)|.*)")


def shipped_files(wheel: Path) -> Iterator[tuple[str, bytes]]:
    """Path below the folder of packages, and content, of each file of a wheel that is shipped."""
    with zipfile.ZipFile(wheel) as packed:
        for member in packed.infolist():
            if not member.is_dir() and (path := _place(member.filename)) and is_shipped(path):
                yield path, b"" if path == _EMPTIED else packed.read(member)


def lay_packages(wheels: Iterable[Path], folder: Path) -> None:
    for wheel in wheels:
        for path, data in shipped_files(wheel):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def is_shipped(path: str) -> bool:
    *folders, name = path.split("/")
    if any(fnmatch.fnmatch(name, pattern) for pattern in _NO_FILES) or _NO_FOLDERS & set(folders):
        return False
    if any(fnmatch.fnmatch(path, pattern) for pattern in _NO_PATHS):
        return False
    if folders[:2] == ["holidays", "locale"]:
        return name == _KEPT_WORDS
    if "/".join(folders) == _HOLIDAYS:
        return name in _KEPT_HOLIDAYS
    if folders == ["PIL"] and name.endswith(_READER_OF_PICTURES):
        return name.removesuffix(_READER_OF_PICTURES) in _KEPT_PICTURES
    if folders[:1] == ["stdnum"]:
        return name.endswith(".py") if len(folders) == 1 else folders[1] in _KEPT_OF_STDNUM
    return not path.startswith("PySide6/") or _is_shipped_qt(path.removeprefix("PySide6/"))


def _is_shipped_qt(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    if folder.startswith("plugins/"):
        return any(fnmatch.fnmatch(path, f"plugins/{pattern}") for pattern in _QT_PLUGINS)
    if folder == "translations":
        return name in _QT_WORDS
    if folder:
        return folder.startswith("support")
    if name.endswith(".pyd"):
        return name.removesuffix(".pyd") in _QT_MODULES
    if name.endswith(".dll"):
        return name in SHARED or name == "pyside6.abi3.dll" or name[3:-4] in _QT_LIBRARIES
    return name.endswith(".py")


def _place(member: str) -> str:
    """Where a file of a wheel goes; nothing for scripts and headers."""
    found = _DATA.fullmatch(member)
    return found[1] or "" if found else member
