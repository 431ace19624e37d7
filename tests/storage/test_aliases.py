"""What threads share is whole before the first of them asks."""

import importlib
import pkgutil
from collections.abc import Iterator

from sqlalchemy import inspect
from sqlalchemy.orm.util import AliasedClass

from ctec_desktop.storage import queries


def shared() -> Iterator[tuple[str, AliasedClass[object]]]:
    for found in pkgutil.iter_modules(queries.__path__, f"{queries.__name__}."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, AliasedClass):
                yield f"{module.__name__}.{name}", value


def test_every_alias_of_a_module_has_all_its_columns_already():
    aliases = dict(shared())
    assert aliases
    unfinished = {
        name: [one.key for one in inspect(alias).mapper.column_attrs if one.key not in vars(alias)]
        for name, alias in aliases.items()
    }
    assert {name: keys for name, keys in unfinished.items() if keys} == {}
