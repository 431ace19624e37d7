"""Problems and errors as the lines a window shows."""

from ctec_desktop.kernel.errors import Cancelled, EnvironmentFault, RuleViolation
from ctec_desktop.kernel.problems import CellPlace, FieldPlace, Problem, Severity, SubjectPlace
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import fault_sentence, sentence
from ctec_desktop.wording import kit as words


def tone_of(severity: Severity) -> Tone:
    """The colour of a problem."""
    match severity:
        case Severity.REFUSED:
            return Tone.BAD
        case Severity.HELD | Severity.WARNING:
            return Tone.WARN


def problem_line(problem: Problem) -> str:
    """The sentence of a problem, with the article it rests on."""
    clause = words.clause_line(problem.clause)
    return f"{sentence(problem)}（{clause}）" if clause else sentence(problem)


def place_line(problem: Problem) -> str:
    """Where the problem was found, as the person knows the place."""
    match problem.place:
        case CellPlace(sheet=sheet) as cell:
            return f"{sheet} {cell.address}".strip()
        case SubjectPlace(label=label):
            return label
        case FieldPlace() | None:
            return ""


def error_lines(error: BaseException) -> tuple[str, ...]:
    """What to say about an error that ended a piece of work; one line per problem."""
    match error:
        case RuleViolation(problems=problems):
            return tuple(problem_line(problem) for problem in problems)
        case EnvironmentFault():
            return (fault_sentence(error),)
        case Cancelled():
            return (words.CANCELLED,)
        case _:
            return (words.BUG,)
