"""Adding placements up as they are judged: how many have which result, which facts are missing of whom."""

from array import array
from collections.abc import Iterable

from ctec_desktop.domain.checks import AT_WORK_AGAINST_RULES, CheckLine, MissingFact, Tally
from ctec_desktop.domain.findings import Finding, Result, stands_against
from ctec_desktop.domain.fitness import FactSubject, subject_of
from ctec_desktop.services.checking import JudgedPlacement
from ctec_desktop.storage.queries import check_facts as queries
from ctec_desktop.storage.queries.scoping import Connection


def count(tally: Tally, one: JudgedPlacement) -> tuple[bool, bool]:
    """Adds a placement; whether it is at work against the rules, and whether anything fails."""
    is_red = is_failing = False
    waiting: set[str] = set()
    # Whoever comes to several posts is told a rule once for each, and is one placement all the same.
    told = [(finding.rule_id, finding.result) for finding in one.findings]
    tally.counts.update(set(told) if len(one.now.posts) > 1 else told)
    for finding in one.findings:
        if finding.result is Result.FAIL:
            is_failing = True
            is_red |= finding.code in AT_WORK_AGAINST_RULES
        elif finding.result is Result.MISSING_DATA:
            _miss(tally, one, finding, waiting)
    tally.waiting.update(waiting)
    tally.failed += is_failing
    return is_red, is_failing


def _miss(tally: Tally, one: JudgedPlacement, finding: Finding, waiting: set[str]) -> None:
    code = finding.code
    tally.rules.setdefault(code, set()).add(finding.rule_id)
    if code in waiting:
        return
    waiting.add(code)
    match subject_of(code):
        case FactSubject.UNIT:
            tally.subjects.setdefault(code, set()).add(one.enterprise_id)
        case FactSubject.POST:
            tally.subjects.setdefault(code, set()).update(post_id for _, post_id in one.now.posts)
        case FactSubject.PLAN:
            tally.subjects.setdefault(code, set()).add(one.row.plan_id)
        case FactSubject.PLACEMENT:
            tally.own.setdefault(code, array("q")).append(one.row.id)


def missing(tally: Tally) -> tuple[MissingFact, ...]:
    """The facts most placements wait for first."""
    found = (
        MissingFact(
            code,
            tuple(sorted(tally.rules[code])),
            subject_of(code),
            tuple(sorted(tally.subjects.get(code, ()))) or tuple(tally.own.get(code, ())),
            waiting,
        )
        for code, waiting in tally.waiting.items()
    )
    return tuple(sorted(found, key=_most_first))


def counts(tally: Tally) -> tuple[tuple[str, Result, int], ...]:
    return tuple((rule_id, result, count) for (rule_id, result), count in tally.counts.items())


def _most_first(one: MissingFact) -> tuple[int, str]:
    return -one.placements, one.code


def check_lines(connection: Connection, judged: Iterable[JudgedPlacement]) -> tuple[CheckLine, ...]:
    """With names, and of the findings only what stands against the placement."""
    kept = list(judged)
    names = queries.named(connection, [one.row.id for one in kept])
    return tuple(
        CheckLine(*names[one.row.id], tuple(finding for finding in one.findings if stands_against(finding)))
        for one in kept
    )
