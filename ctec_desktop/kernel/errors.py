"""The three kinds of error. Anything that is neither of the first two is a bug and ends in a crash report."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ctec_desktop.kernel.problems import Fact, Problem


class RuleViolation(Exception):
    """The user's data or wish breaks a rule; each problem says which, where and what to do."""

    def __init__(self, problems: "Sequence[Problem]") -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


class SeenFirst(RuleViolation):
    """Goes through once a person has seen what it does elsewhere, and gives back the token that stands for that."""

    def __init__(self, problems: "Sequence[Problem]", token: str) -> None:
        super().__init__(problems)
        self.token = token


class EnvironmentFault(Exception):
    """The PC is in the way: disk full, folder read-only, file open elsewhere, wrong password.

    Args:
        kind: key of the sentence in `wording`; the sentence names the remedy.
        facts: what the sentence needs (the path, the owner, the free space).
    """

    def __init__(self, kind: str, facts: "Mapping[str, Fact] | None" = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.facts: Mapping[str, Fact] = facts or {}


class Cancelled(Exception):
    """The person pressed cancel; nothing was kept."""
