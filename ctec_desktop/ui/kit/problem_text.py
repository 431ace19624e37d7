"""Problems and errors as the lines a window shows."""

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import fault_sentence, full_sentence
from ctec_desktop.wording import kit as words


def tone_of(severity: Severity) -> Tone:
    """The colour of a problem."""
    match severity:
        case Severity.REFUSED:
            return Tone.BAD
        case Severity.HELD | Severity.WARNING:
            return Tone.WARN


def error_lines(error: BaseException) -> tuple[str, ...]:
    """What to say about an error that ended a piece of work; one line per problem."""
    match error:
        case RuleViolation(problems=problems):
            return tuple(full_sentence(problem) for problem in problems)
        case EnvironmentFault():
            return (fault_sentence(error),)
        case Cancelled():
            return (words.CANCELLED,)
        case _:
            return (words.BUG,)
