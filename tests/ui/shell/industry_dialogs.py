"""Opens the dialogs of people from industry over a hire of the demo school."""

from collections.abc import Callable
from typing import Final

from ctec_desktop.domain.industry.views import HireForm, HireView
from ctec_desktop.kernel.listing import ListQuery
from ctec_desktop.ui.industry.industry_page import IndustryPage
from ctec_desktop.ui.industry.word_dialogs import AppraiseDialog, EndDialog
from ctec_desktop.ui.kit.dialog import Dialog
from tests.schools import CLERK
from tests.ui.shell.stage import Stage, shown

_HIRE: Final = HireForm(
    name="贺知秋",
    employer="启明精密机械厂",
    working="employed",
    role="mentor",
    agreed_on="2026-06-20",
    from_on="2026-07-01",
    until_on="2027-06-30",
)


def _hired(stage: Stage) -> HireView:
    hires = stage.office.industry
    known = hires.rows(CLERK).ids(ListQuery())
    found = hires.detail(CLERK, known[0] if known else hires.save(CLERK, _HIRE).value)
    assert found is not None
    return found


def _lessons(stage: Stage) -> Dialog:
    page = stage.window.page("industry")
    assert isinstance(page, IndustryPage)
    return page.open_lessons(_hired(stage).id)


def _appraise(stage: Stage) -> Dialog:
    return shown(AppraiseDialog(stage.office, CLERK, stage.window.context, _hired(stage), stage.window))


def _end(stage: Stage) -> Dialog:
    return shown(EndDialog(stage.office, CLERK, stage.window.context, _hired(stage), stage.window))


INDUSTRY: Final[dict[str, Callable[[Stage], Dialog]]] = {
    "industry-lessons": _lessons,
    "industry-appraise": _appraise,
    "industry-end": _end,
}
