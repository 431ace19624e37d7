"""`override` for the type checker alone: the library it comes from is not loaded for it before the first paint."""

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override as override  # noqa: PLC0414 - handed on
else:
    Method = TypeVar("Method")

    def override(method: Method) -> Method:
        """Marks a method as written over another's."""
        return method
