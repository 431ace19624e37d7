"""What rules found of one record, as a panel lists it."""

from collections.abc import Sequence

from ctec_desktop.domain.findings import Finding, Result, problem_of
from ctec_desktop.kernel.problems import SubjectPlace
from ctec_desktop.wording import sentence


def told(findings: Sequence[Finding]) -> tuple[tuple[str, bool], ...]:
    """What somebody has to do about, worst first: the sentence with its rule, and whether a rule is broken."""
    order = sorted(findings, key=_is_failed, reverse=True)
    problems = ((problem_of(one, SubjectPlace("record", "")), one) for one in order)
    return tuple(
        (f"{sentence(problem)} [{one.rule_id}]", _is_failed(one)) for problem, one in problems if problem is not None
    )


def _is_failed(finding: Finding) -> bool:
    return finding.result is Result.FAIL
