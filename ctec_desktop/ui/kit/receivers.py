"""Who is told when work ends. An answer that comes after its page or dialog is gone is dropped."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MethodType
from typing import Any, Generic, ParamSpec
from weakref import WeakMethod

from PySide6.QtCore import QObject
from shiboken6 import isValid

P = ParamSpec("P")


class Receiver(Generic[P]):
    """A callback that does not keep its page alive, and stays silent once the page is gone.

    A bound method of a Qt object is held weakly, also inside a `partial`; anything else is simply held.
    """

    def __init__(self, callback: Callable[P, object]) -> None:
        method: Callable[..., object] = callback.func if isinstance(callback, partial) else callback
        self._args: tuple[Any, ...] = callback.args if isinstance(callback, partial) else ()
        self._named: Mapping[str, Any] = callback.keywords if isinstance(callback, partial) else {}
        is_widgets = isinstance(method, MethodType) and isinstance(method.__self__, QObject)
        self._weak = WeakMethod(method) if is_widgets else None
        self._held = None if is_widgets else method

    def is_gone(self) -> bool:
        return self._target() is None

    def tell(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Calls back, or does nothing where nobody is left to be told."""
        target = self._target()
        if target is not None:
            target(*self._args, *args, **self._named, **kwargs)

    def _target(self) -> Callable[..., object] | None:
        method = self._held if self._weak is None else self._weak()
        owner = getattr(method, "__self__", None)
        return None if isinstance(owner, QObject) and not isValid(owner) else method
