"""Whether the text of an agreement is known to rest on the issued sample (以示范文本为基础)."""

from typing import Final

from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.rulebook.book import Rules
from ctec_desktop.domain.template_views import TemplateView

RULE: Final = "INT-AGR-01"


def judge_source(text: TemplateView, rules: Rules) -> Finding:
    """MISSING_DATA until an administrator has recorded source and date (INT-AGR-01)."""
    rule = rules.get(RULE)
    if rule is None:
        return Finding(RULE, Result.NOT_APPLICABLE)
    if text.sample is None:
        return rule.missing(TemplateCode.SOURCE_NOT_CONFIRMED)
    return rule.finding(Result.PASS, facts={"source": text.sample.source})
