"""A list of teachers' practice to checked drafts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ctec_desktop.domain.codes.sheets import SheetCode
from ctec_desktop.domain.dates import NotADay
from ctec_desktop.domain.drafts_staff import PracticeDraft
from ctec_desktop.domain.identifiers import is_placeholder
from ctec_desktop.domain.import_plan import AS_PROPOSED, ImportChoice
from ctec_desktop.domain.practice.periods import PracticeForm, PracticePlace
from ctec_desktop.kernel.problems import Severity
from ctec_desktop.kernel.progress import Progress
from ctec_desktop.sheets.columns import called
from ctec_desktop.sheets.practice_columns import PRACTICE_COLUMNS
from ctec_desktop.sheets.result import SheetReading
from ctec_desktop.sheets.rows import RowReader, day_code
from ctec_desktop.sheets.table import read_list

# The first word for each is the one we would write.
PLACES: Mapping[str, PracticePlace] = {
    **dict.fromkeys(called("企业 生产服务一线 企业实践 单位 公司"), PracticePlace.ENTERPRISE),
    **dict.fromkeys(called("实训基地 基地 培训基地 实践基地 校内基地 国培基地"), PracticePlace.BASE),
}
FORMS: Mapping[str, PracticeForm] = {
    **dict.fromkeys(called("考察观摩 考察 观摩 调研 参观 考察调研 专题调研"), PracticeForm.VISIT),
    **dict.fromkeys(called("企业技能培训 技能培训 培训 接受企业组织的技能培训"), PracticeForm.TRAINING),
    **dict.fromkeys(
        called("生产或管理岗位兼职、任职 岗位实践 顶岗 顶岗实践 挂职 挂职锻炼 兼职 任职 兼职任职 脱产实践 跟岗"),
        PracticeForm.POST,
    ),
    **dict.fromkeys(
        called("参与产品研发和技术创新 产品研发 技术研发 技术服务 研发 技术创新 合作研发"), PracticeForm.RESEARCH
    ),
    **dict.fromkeys(called("驻点指导实习 驻点 驻点指导 指导实习 驻企指导"), PracticeForm.STATIONED),
    **dict.fromkeys(called("其他 其它"), PracticeForm.OTHER),
}


def read_practice(
    path: Path, *, choice: ImportChoice = AS_PROPOSED, progress: Progress | None = None
) -> SheetReading[PracticeDraft]:
    """Reads a list of practice; see `read_list`."""
    return read_list(path, PRACTICE_COLUMNS, PracticeRows().draft, choice=choice, progress=progress)


class PracticeRows:
    """Reads one row after the other and remembers which stays have been named."""

    def __init__(self) -> None:
        self._rows: dict[tuple[object, ...], int] = {}

    def draft(self, row: RowReader) -> PracticeDraft:
        number = row.number_text("staff_no", required=True)
        if number is not None and is_placeholder(number):
            row.refuse("staff_no", SheetCode.PLACEHOLDER)
            number = None
        for key in ("unit", "from_on", "until_on"):
            if not row.has(key):
                row.refuse(key, SheetCode.FACT_MISSING)
        unit = row.text("unit")
        first, last = _day(row, "from_on"), _day(row, "until_on")
        if number is not None and unit is not None and first is not None:
            told = self._rows.setdefault((number, unit, first, last), row.number)
            if told != row.number:
                row.refuse("from_on", SheetCode.DUPLICATE, {"first_row": told})
        return PracticeDraft(
            staff_no=number,
            name=row.person_name("name"),
            unit=unit,
            place=row.choice("place", PLACES, severity=Severity.REFUSED),
            form=row.choice("form", FORMS, severity=Severity.HELD),
            post=row.text("post"),
            from_on=first,
            until_on=last,
            stated_days=row.whole_number("stated_days"),
            mentor=row.text("mentor"),
            agreement_no=row.text("agreement_no"),
            goals=row.text("goals"),
            outcomes=row.text("outcomes"),
            enterprise_appraisal=row.text("enterprise_appraisal"),
            school_appraisal=row.text("school_appraisal"),
            approved_on=row.day_or_refuse("approved_on"),
            approved_by=row.text("approved_by"),
            verified_on=row.day_or_refuse("verified_on"),
            verified_by=row.text("verified_by"),
        )


def _day(row: RowReader, key: str) -> date | None:
    """A day of the stay: every day counts, so a month alone is none."""
    try:
        parsed = row.day(key)
    except NotADay as error:
        row.refuse(key, day_code(error))
        return None
    if parsed is not None and parsed.whole_month:
        row.refuse(key, SheetCode.DATE_UNREADABLE)
        return None
    return None if parsed is None else parsed.on
