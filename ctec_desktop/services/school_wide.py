"""Records that are the whole school's: whoever sees a part of it does not change them, by hand or by sheet."""

from ctec_desktop.domain.codes.records import RecordCode
from ctec_desktop.domain.permissions import Actor
from ctec_desktop.kernel.errors import RuleViolation
from ctec_desktop.kernel.problems import Problem


def refuse_limited(actor: Actor) -> None:
    """Raises: RuleViolation for an actor who sees only some departments."""
    if not actor.scope.is_whole_school:
        raise RuleViolation([Problem(RecordCode.WHOLE_SCHOOL_ONLY)])
