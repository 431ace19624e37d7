"""What rules found of one record, as lines of its panel."""

from collections.abc import Sequence

from ctec_desktop.domain.findings import Finding, Result, problem_of
from ctec_desktop.kernel.problems import SubjectPlace
from ctec_desktop.ui.kit.detail_panel import Finding as FindingLine
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import sentence


def finding_lines(findings: Sequence[Finding]) -> tuple[FindingLine, ...]:
    """What stands in the way, worst first; nothing means nobody has anything to do."""
    order = sorted(findings, key=_is_failed, reverse=True)
    return tuple(line for finding in order if (line := _line(finding)) is not None)


def _is_failed(finding: Finding) -> bool:
    return finding.result is Result.FAIL


def _line(finding: Finding) -> FindingLine | None:
    problem = problem_of(finding, SubjectPlace("record", ""))
    if problem is None:
        return None
    tone = Tone.BAD if _is_failed(finding) else Tone.WARN
    return FindingLine(f"{sentence(problem)} [{finding.rule_id}]", tone)
