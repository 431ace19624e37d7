"""What every service stands on, and the one way a service method is allowed: it names its permission."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, NamedTuple, ParamSpec, TypeVar, cast

from ctec_desktop.domain.permissions import Actor, Permission, Policy

if TYPE_CHECKING:
    from ctec_desktop.kernel.clock import Clock
    from ctec_desktop.storage.database import Database

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S", bound="Service")


class Context(NamedTuple):
    """An open data folder, the clock, and who may do what."""

    database: "Database"
    clock: "Clock"
    policy: Policy


class Service:
    """A noun of work. Public methods take the actor first and carry `@needs(permission)`; a test holds them to it."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._database = context.database
        self._clock = context.clock

    def _allow(self, actor: Actor, permission: Permission) -> None:
        if not self._context.policy.allows(actor, permission):
            from ctec_desktop.domain.codes.office import OfficeCode
            from ctec_desktop.kernel.errors import RuleViolation
            from ctec_desktop.kernel.problems import Problem

            raise RuleViolation([Problem(OfficeCode.NOT_PERMITTED, facts={"permission": permission.value})])


def needs(
    permission: Permission,
) -> Callable[[Callable[Concatenate[S, Actor, P], R]], Callable[Concatenate[S, Actor, P], R]]:
    """Declares the permission of a service method and asks the policy before each call."""

    def declare(method: Callable[Concatenate[S, Actor, P], R]) -> Callable[Concatenate[S, Actor, P], R]:
        @wraps(method)
        def guarded(self: S, actor: Actor, *args: P.args, **keywords: P.kwargs) -> R:
            self._allow(actor, permission)
            return method(self, actor, *args, **keywords)

        guarded.__permission__ = permission  # type: ignore[attr-defined]
        return cast(Callable[Concatenate[S, Actor, P], R], guarded)

    return declare
