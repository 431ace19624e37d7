"""The rules of the house that no ready-made checker knows.

Each rule is a function over a folder, so that it can be shown a planted breach; it answers with one line per breach.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 50
MAX_PARAMETERS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parsed(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for file in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
        yield file, ast.parse(file.read_text(encoding="utf-8"), str(file))


def imported_roots(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and first name of every absolute import, also of those inside functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module.partition(".")[0]


def kernel_imports_beyond_stdlib(package: Path) -> list[str]:
    """The kernel stands on the standard library and itself."""
    return [
        f"{file.relative_to(package)}:{line}: the kernel imports {root}"
        for file, tree in parsed(package / "kernel")
        for line, root in imported_roots(tree)
        if root not in sys.stdlib_module_names and root != package.name
    ]


def libraries_without_a_home(package: Path, pyproject: Path) -> list[str]:
    """Every foreign library the program imports is named in one of import-linter's contracts."""
    contracts = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    homed = {module for contract in contracts for module in contract.get("forbidden_modules", ())}
    known = sys.stdlib_module_names | homed | {package.name, "typing_extensions"}
    return [
        f"{file.relative_to(package)}:{line}: {root} has no home in pyproject.toml"
        for file, tree in parsed(package)
        for line, root in imported_roots(tree)
        if root not in known
    ]


def oversized(root: Path, folders: Iterable[str], listed: Mapping[str, str]) -> list[str]:
    """Files, functions and parameter lists over the limits that are not listed with a reason; and idle listings."""
    found: dict[str, str] = {}
    for folder in folders:
        for file, tree in parsed(root / folder):
            name = file.relative_to(root).as_posix()
            lines = len(file.read_text(encoding="utf-8").splitlines())
            if lines > MAX_FILE_LINES:
                found[name] = f"{lines} lines, {MAX_FILE_LINES} allowed"
            functions = (node for node in ast.walk(tree) if isinstance(node, Function))
            found.update({f"{name}::{function.name}": size for function in functions if (size := _too_big(function))})
    unlisted = [f"{place}: {size}" for place, size in found.items() if place not in listed]
    return unlisted + [f"{place}: listed, but no longer too big" for place in listed if place not in found]


def _too_big(function: Function) -> str:
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    if lines > MAX_FUNCTION_LINES:
        return f"{lines} lines, {MAX_FUNCTION_LINES} allowed"
    arguments = function.args
    names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    own = [name for name in names if name not in ("self", "cls")]
    return f"{len(own)} parameters, {MAX_PARAMETERS} allowed" if len(own) > MAX_PARAMETERS else ""


def broad_excepts(root: Path, folder: str, allowed: Mapping[str, str]) -> list[str]:
    """Catching everything hides bugs; a few listed places must, and whoever ends in `raise` does not catch."""
    return [
        f"{name}:{handler.lineno}: catches everything"
        for file, tree in parsed(root / folder)
        if (name := file.relative_to(root).as_posix()) not in allowed
        for handler in ast.walk(tree)
        if isinstance(handler, ast.ExceptHandler) and _catches_everything(handler)
    ]


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException") for kind in kinds)


def connected_lambdas(package: Path) -> list[str]:
    """A lambda given to a signal keeps its widget alive and answers after it is gone."""
    return [
        f"{file.relative_to(package)}:{call.lineno}: a lambda is connected"
        for file, tree in parsed(package)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "connect"
        if any(isinstance(node, ast.Lambda) for argument in call.args for node in ast.walk(argument))
    ]


def service_methods(package: Path) -> list[tuple[str, Function]]:
    """Every public method of a service, with the place where it stands."""
    return [
        (f"{file.relative_to(package)}:{method.lineno}: {service.name}.{method.name}", method)
        for file, tree in parsed(package / "services")
        for service in ast.walk(tree)
        if isinstance(service, ast.ClassDef) and service.name.endswith("Service")
        for method in service.body
        if isinstance(method, Function) and not method.name.startswith("_")
    ]


def open_service_methods(package: Path) -> list[str]:
    """Public methods of a service that name no permission, or do not ask first who is at work."""
    return [f"{place} {lack}" for place, method in service_methods(package) for lack in _lacks(method)]


def _lacks(method: Function) -> Iterator[str]:
    if not any(
        isinstance(decorator, ast.Call)
        and ast.unparse(decorator.func) == "needs"
        and re.fullmatch(r"Permission\.\w+", ast.unparse(decorator.args[0]) if decorator.args else "")
        for decorator in method.decorator_list
    ):
        yield "declares no permission"
    if [argument.arg for argument in method.args.args[:2]] != ["self", "actor"]:
        yield "does not take the actor first"


_SYSTEM_FOLDERS = "|".join(("ro" + "ot", "wo" + "rk", "ho" + "me"))
_HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "debian" + ".org")
_MARKS = re.compile(
    rf"(?<![\w.])/(?:{_SYSTEM_FOLDERS})/|[A-Za-z]:[\\/]+{'Us' + 'ers'}\b|" + "|".join(map(re.escape, _HOSTS))
)


def machine_marks(root: Path, files: Iterable[str]) -> list[str]:
    """Paths of one person's machine and names of package servers do not belong in the repository."""
    return [
        f"{name}:{number}: {mark[0]}"
        for name in files
        for number, line in enumerate((root / name).read_bytes().decode("utf-8", "ignore").splitlines(), 1)
        if (mark := _MARKS.search(line))
    ]
