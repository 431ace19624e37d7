"""Modules compiled for shipping: beside no source, bound to no clock and no folder, docstrings of others left out."""

import ast
import marshal
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import MAGIC_NUMBER, decode_source, source_hash
from pathlib import Path
from typing import Final

_BY_HASH_UNCHECKED: Final = (1).to_bytes(4, "little")
_DOCUMENTED: Final = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_AT_A_TIME: Final = 40


def compile_all(sources: Iterable[Path], root: Path, *, with_docs: bool) -> None:
    """Puts a `.pyc` beside each source; tracebacks name it by its path below `root`."""
    work = partial(compile_one, root=root, with_docs=with_docs)
    with ProcessPoolExecutor() as workers:
        for _ in workers.map(work, sources, chunksize=_AT_A_TIME):
            pass


def compile_one(source: Path, *, root: Path, with_docs: bool) -> Path:
    """Raises: SyntaxError when the source is for another Python."""
    data = source.read_bytes()
    tree = ast.parse(decode_source(data))
    if not with_docs:
        _drop_docs(tree)
    code = compile(tree, source.relative_to(root).as_posix(), "exec", dont_inherit=True)
    target = source.with_suffix(".pyc")
    target.write_bytes(MAGIC_NUMBER + _BY_HASH_UNCHECKED + source_hash(data) + marshal.dumps(code))
    return target


def _drop_docs(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, _DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
