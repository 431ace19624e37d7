"""Whether the text of an agreement is known to rest on the issued sample (以示范文本为基础)."""

from typing import Final

from ctec_desktop.domain.codes.templates import TemplateCode
from ctec_desktop.domain.findings import Finding, Result
from ctec_desktop.domain.template_views import TemplateView

RULE: Final = "INT-AGR-01"
CLAUSE: Final = "职业学校学生实习管理规定 第十四条"


def judge_source(text: TemplateView) -> Finding:
    """MISSING_DATA until an administrator has recorded source and date (INT-AGR-01)."""
    if text.sample is None:
        return Finding(RULE, Result.MISSING_DATA, TemplateCode.SOURCE_NOT_CONFIRMED, CLAUSE)
    return Finding(RULE, Result.PASS, clause=CLAUSE, facts={"source": text.sample.source})
