"""Codes of problems and faults, held against the sentences that `wording` has for them."""

import pkgutil
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from string import Formatter
from types import ModuleType


def modules_of(package: str) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(import_module(package).__path__):
        yield import_module(f"{package}.{found.name}")


def codes_of(package: str) -> list[str]:
    """The value of every member of every StrEnum that the package's modules define."""
    return [
        str(member)
        for module in modules_of(package)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind.__module__ == module.__name__
        for member in kind
    ]


def sentences_of(package: str) -> list[tuple[str, str]]:
    return [pair for module in modules_of(package) for pair in getattr(module, "SENTENCES", {}).items()]


def speechless(codes_package: str, wording_package: str) -> list[str]:
    """Codes without a sentence, sentences without a code, values used twice, templates that cannot be filled."""
    codes, sentences = Counter(codes_of(codes_package)), sentences_of(wording_package)
    keys = Counter(key for key, _ in sentences)
    return [
        *(f"{code}: no sentence" for code in codes if code not in keys),
        *(f"{key}: no such code" for key in keys if key not in codes),
        *(f"{value}: used twice" for value, times in (codes | keys).items() if times > 1),
        *(f"{key}: {complaint}" for key, template in sentences for complaint in _complaints(template)),
    ]


def _complaints(template: str) -> Iterator[str]:
    try:
        places = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError as error:
        yield f"not a template: {error}"
        return
    if not template.strip():
        yield "empty sentence"
    yield from (f"place {{{name}}} has no plain name" for name in places if not name.isidentifier())
