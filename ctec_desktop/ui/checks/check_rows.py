"""The columns and rows of the two lists of 合规核对."""

from typing import Final

from ctec_desktop.domain.checks import CheckLine, MissingFact
from ctec_desktop.domain.findings import Result
from ctec_desktop.kernel.listing import Row
from ctec_desktop.ui.kit.columns import Align, Column
from ctec_desktop.ui.kit.tokens import Tone
from ctec_desktop.wording import checks as labels
from ctec_desktop.wording import checks_page as words

_MARK: Final = 5


def _red(row: Row) -> Tone:
    return Tone.BAD if row[_MARK] == words.RED_TITLE else Tone.PLAIN


MISSING: Final = (
    Column(words.MISSING_WHAT, 356),
    Column(words.AFFECTED, 84, Align.RIGHT),
    Column(words.RULES, 112),
)
FAILING: Final = (
    Column(words.STUDENT_NO, 104),
    Column(words.NAME, 84),
    Column(words.CLASS, 130),
    Column(words.UNIT, 190),
    Column(words.RED_TITLE, 84, tone=_red),
    Column(words.FAILING_WHAT, 240),
)


def missing_row(at: int, one: MissingFact) -> Row:
    return (at, labels.missing_line(one), one.placements, "、".join(one.rule_ids))


def failing_row(one: CheckLine) -> Row:
    mark = words.RED_TITLE if one.is_against_rules else ""
    failed = dict.fromkeys(found.rule_id for found in one.findings if found.result is Result.FAIL)
    return (
        *(one.placement_id, one.student_no, one.student_name, one.class_name, one.enterprise_name),
        *(mark, "、".join(failed)),
    )
