"""What is compiled here for Windows: the two launchers, and `python3.dll` where the interpreter comes without it."""

from pathlib import Path
from typing import Final

from installer.pe import read_binary
from installer.product import COMMAND_EXE, PYTHON_DLL, SOURCES, TITLE, VERSION, WINDOW_EXE
from tools.commands import Part, run

_GCC: Final = "x86_64-w64-mingw32-gcc"
_WINDRES: Final = "x86_64-w64-mingw32-windres"


def build_launchers(tree: Path, icon: Path, scratch: Path) -> None:
    """Both start the package on the interpreter beside them: one opens windows, the other writes to the console."""
    for name, flags in ((WINDOW_EXE, ["-DWINDOW", "-mwindows"]), (COMMAND_EXE, [])):
        resources = scratch / f"{Path(name).stem}.o"
        _compile_resources(resources, name, icon)
        source: list[Part] = [SOURCES / "launcher.c", resources]
        options: list[Part] = ["-municode", "-O2", "-s", "-Wall", "-Werror", f'-DPYTHON_DLL=L"{PYTHON_DLL}"', *flags]
        run([_GCC, *options, *source, "-o", tree / name], f"Compiling {name}")


def ensure_stable_dll(tree: Path, scratch: Path) -> None:
    """Lays a `python3.dll` whose every name leads to the interpreter's own, unless one is there."""
    target = tree / "python3.dll"
    if target.exists():
        return
    names = read_binary((tree / PYTHON_DLL).read_bytes()).exports
    forwards = scratch / "python3.def"
    module = PYTHON_DLL.removesuffix(".dll")
    lines = ['LIBRARY "python3.dll"', "EXPORTS", *(f"  {name}={module}.{name}" for name in sorted(names))]
    forwards.write_text("\n".join(lines) + "\n", encoding="ascii")
    options: list[Part] = ["-shared", "-nostdlib", "-s", "-e", "DllMain", "-o", target]
    run([_GCC, *options, SOURCES / "python3.c", forwards], "Making python3.dll")


def _compile_resources(target: Path, name: str, icon: Path) -> None:
    words = {"TITLE": TITLE, "VERSION": VERSION, "FILE": name}
    script = (SOURCES / "launcher.rc").read_text(encoding="utf-8")
    for word, value in {**words, "COMMAS": ",".join([*VERSION.split("."), "0", "0"][:4])}.items():
        script = script.replace(f"@{word}@", value)
    for path, file in (("MANIFEST", SOURCES / "launcher.manifest"), ("ICON", icon)):
        script = script.replace(f"@{path}@", file.as_posix())
    written = target.with_suffix(".rc")
    written.write_text(script, encoding="utf-8")
    run([_WINDRES, "-c", "65001", "-i", written, "-o", target], f"Compiling the resources of {name}")
